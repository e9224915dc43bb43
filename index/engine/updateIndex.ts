import type { Embedder } from '../embedders/embedder.ts';
import type { Article } from '../ingest/article.ts';
import { type EmbeddedPassages, embedPassagesOf } from './buildIndex.ts';
import type { Index, LanguageIndex } from './languageIndex.ts';
import { openEngine } from './openEngine.ts';

/**
 * Makes an index that of other articles, in place: those that are not among `articles` go, those that are new come, and the others
 * are not touched. It answers to the last digit as one that was built of `articles`. What may fail, such as an embedder, fails
 * before anything is changed; from then on no question comes in between.
 */
export async function updateIndex(index: Index, articles: Article[], embedder: Embedder): Promise<Index> {
  const before = new Set(index.articles);
  const wanted = new Set(articles);
  const gone = new Set(index.articles.filter((article) => !wanted.has(article)));
  const fresh: EmbeddedPassages[] = [];
  for (const article of articles)
    if (!before.has(article)) fresh.push(await embedPassagesOf(article, embedder));
  const languages = await openLanguages(index, articles, embedder);

  for (const own of new Set([...index.languages.values(), ...languages.values()])) own.remove(gone);
  for (const { article, passages, vectors } of fresh)
    await languages.get(article.language)?.add(passages, vectors);
  const touched = new Set([...gone, ...fresh.map(({ article }) => article)].map(({ language }) => language));
  for (const [language, own] of languages)
    if (touched.has(language)) own.commit(articles.filter((article) => article.language === language));
  return { ...index, articles, languages };
}

/** In the order of the articles, those that are there already among them. */
async function openLanguages(
  { languages: before }: Index,
  articles: readonly Article[],
  embedder: Embedder,
): Promise<Map<string, LanguageIndex>> {
  const languages = new Map<string, LanguageIndex>();
  for (const { language } of articles)
    if (!languages.has(language))
      languages.set(language, before.get(language) ?? (await openEngine(language, embedder)));
  return languages;
}
