import type { Embedder } from '../embedders/embedder.ts';
import type { Article } from '../ingest/article.ts';
import { splitPassages } from '../ingest/passages.ts';
import { textToEmbed } from '../ingest/textToEmbed.ts';
import type { Index, LanguageIndex } from './languageIndex.ts';
import { openEngine } from './openEngine.ts';
import type { IndexedPassage } from './searchEngine.ts';

/** Builds the index. The only place that adds to it. */
export async function buildIndex(
  articles: Article[],
  embedder: Embedder,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Index> {
  const all = articles.map((article) => splitPassages(article).map((passage) => ({ ...passage, article })));
  const total = all.reduce((sum, list) => sum + list.length, 0);
  const languages = new Map<string, LanguageIndex>();
  let done = 0;
  for (const [i, { language }] of articles.entries()) {
    const list = all[i] as IndexedPassage[];
    const index = languages.get(language) ?? (await openEngine(language, embedder));
    languages.set(language, index);
    for (let from = 0; from < list.length; from += BATCH) {
      const batch = list.slice(from, from + BATCH);
      const texts = batch.map((passage) => textToEmbed(passage.article, passage));
      await index.add(batch, await embedder.embed(texts, 'passage'));
      done += batch.length;
      onProgress(done, total);
    }
  }
  for (const index of languages.values()) index.commit();
  return { articles, languages, embedder };
}

const BATCH = 64;
