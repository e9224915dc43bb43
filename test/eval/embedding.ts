import { embedApart } from '../../index/embedders/apart/embedApart.ts';
import type { Embedder } from '../../index/embedders/embedder.ts';
import { offlineEmbedder } from '../../index/embedders/offline.ts';
import { buildIndex } from '../../index/engine/buildIndex.ts';
import type { Index } from '../../index/engine/languageIndex.ts';
import type { Article } from '../../index/ingest/article.ts';
import { reuseVectors } from '../../index/worker/transfer.ts';
import { readConfig } from '../../src/config.ts';

/** The embedder that EMBEDDINGS names, and what it has embedded: each text once. */
export interface EvalEmbedding {
  embedder: Embedder;
  build(articles: Article[]): Promise<Index>;
  /** The vector of a question. */
  ask(text: string): Promise<Float32Array>;
}

/** Opens it as the bot would: passages' vectors are kept in DATA_DIR. */
export async function evalEmbedding(): Promise<EvalEmbedding> {
  const { embedding, dataDir } = readConfig({ ...process.env, DISCORD_TOKEN: '' });
  if (!embedding) return withVectors(offlineEmbedder, async (_, known) => known);
  const { openEmbedding } = await import('../../index/embedders/open.ts');
  const opened = await openEmbedding(embedding, dataDir, {
    onFetch: () => {},
    onProgress: (done, total) => process.stderr.write(`\rEmbedding ${done} / ${total} `),
    warn: (warning) => console.error(warning),
  });
  return withVectors(opened.embedder, opened.vectors);
}

type Vectors = Map<string, Float32Array>;

function withVectors(
  embedder: Embedder,
  vectors: (articles: Article[], known: Vectors) => Promise<Vectors>,
): EvalEmbedding {
  const known: Vectors = new Map();
  const asked: Vectors = new Map();
  return {
    embedder,
    async build(articles) {
      for (const [text, vector] of await vectors(articles, known)) known.set(text, vector);
      const apart = embedder === offlineEmbedder ? embedApart(articles) : null;
      const reusing = reuseVectors(apart?.embedder ?? embedder, known);
      return { ...(await buildIndex(articles, reusing).finally(apart?.close)), embedder };
    },
    async ask(text) {
      const vector = asked.get(text) ?? ((await embedder.embed([text], 'query'))[0] as Float32Array);
      if (embedder.meaning) asked.set(text, vector);
      return vector;
    },
  };
}
