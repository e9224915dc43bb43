import type { Embedder } from '../embedders/embedder.ts';
import type { Article } from '../ingest/article.ts';
import { splitPassages } from '../ingest/passages.ts';
import { textToEmbed } from '../ingest/textToEmbed.ts';
import type { Index, LanguageIndex } from './languageIndex.ts';
import { openEngine } from './openEngine.ts';
import { packPassages } from './packedPassage.ts';
import type { IndexedPassage } from './searchEngine.ts';

/** Builds the index. */
export async function buildIndex(
  articles: Article[],
  embedder: Embedder,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Index> {
  const all = articles.map(passagesOf);
  const total = all.reduce((sum, list) => sum + list.length, 0);
  const languages = new Map<string, LanguageIndex>();
  let done = 0;
  for (const [i, { language }] of articles.entries()) {
    const index = languages.get(language) ?? (await openEngine(language, embedder));
    languages.set(language, index);
    for (const batch of inBatches(all[i] as IndexedPassage[])) {
      await index.add(batch, await embed(batch, embedder));
      done += batch.length;
      onProgress(done, total);
    }
  }
  for (const index of languages.values()) index.commit();
  return { articles, languages, embedder };
}

/** The passages of an article, and a vector of each. */
export interface EmbeddedPassages {
  article: Article;
  passages: IndexedPassage[];
  vectors: Float32Array[];
}

/** Cuts an article into passages and embeds them. */
export async function embedPassagesOf(article: Article, embedder: Embedder): Promise<EmbeddedPassages> {
  const passages = passagesOf(article);
  const vectors: Float32Array[] = [];
  for (const batch of inBatches(passages)) vectors.push(...(await embed(batch, embedder)));
  return { article, passages, vectors };
}

function passagesOf(article: Article): IndexedPassage[] {
  return packPassages(splitPassages(article).map((passage) => ({ ...passage, article })));
}

function embed(passages: readonly IndexedPassage[], embedder: Embedder): Promise<Float32Array[]> {
  return embedder.embed(
    passages.map((passage) => textToEmbed(passage.article, passage)),
    'passage',
  );
}

function* inBatches(passages: IndexedPassage[]): Generator<IndexedPassage[]> {
  for (let from = 0; from < passages.length; from += BATCH) yield passages.slice(from, from + BATCH);
}

const BATCH = 64;
