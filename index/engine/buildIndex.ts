import type { Embedder } from '../embedders/embedder.ts';
import type { Article } from '../ingest/article.ts';
import { splitPassages } from '../ingest/passages.ts';
import { textToEmbed } from '../ingest/textToEmbed.ts';
import type { Index, LanguageIndex } from './languageIndex.ts';
import { openEngine } from './openEngine.ts';
import { packPassages } from './packedPassage.ts';
import type { IndexedPassage } from './searchEngine.ts';

/** Builds the index. The embedder is given texts before their turn comes: it may be at work elsewhere. */
export async function buildIndex(
  articles: Article[],
  embedder: Embedder,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Index> {
  const all = articles.flatMap((article) => [...inBatches(passagesOf(article))]);
  const total = all.reduce((sum, batch) => sum + batch.length, 0);
  const languages = new Map<string, LanguageIndex>();
  for (const { language } of articles)
    if (!languages.has(language)) languages.set(language, await openEngine(language, embedder));
  let done = 0;
  for await (const { batch, vectors } of embedAhead(all, embedder)) {
    await languages.get(batch[0]?.article.language ?? '')?.add(batch, vectors);
    done += batch.length;
    onProgress(done, total);
  }
  for (const index of languages.values()) index.commit();
  return { articles, languages, embedder };
}

/** The batches in their order, each with its vectors, while those of the next ones are made. */
async function* embedAhead(
  batches: readonly IndexedPassage[][],
  embedder: Embedder,
): AsyncGenerator<{ batch: IndexedPassage[]; vectors: Float32Array[] }> {
  const asked: Promise<Float32Array[]>[] = [];
  for (const [i, batch] of batches.entries()) {
    while (asked.length < Math.min(batches.length, i + AHEAD)) {
      const vectors = embed(batches[asked.length] as IndexedPassage[], embedder);
      // It is told when its turn comes.
      vectors.catch(() => {});
      asked.push(vectors);
    }
    const vectors = (await asked[i]) as Float32Array[];
    asked[i] = NOTHING;
    yield { batch, vectors };
  }
}

/** Batches: as many as keep another thread busy. */
const AHEAD = 8;

const NOTHING = Promise.resolve([]);

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
