import { createHash } from 'node:crypto';
import type { VectorCache } from '../../embedders/cache.ts';
import type { ModelEmbedder } from '../../embedders/options.ts';
import { embedPassages } from '../../embedders/passages.ts';
import { unpackVector } from '../../engine/opensearch/packedVector.ts';
import { PAGE } from '../../engine/opensearch/passageIndex.ts';
import type { Article } from '../../ingest/article.ts';
import type { VersionState } from './versionState.ts';
import { type Target, WRITE_MS } from './versions.ts';

/** What stands beside a passage's vector, and tells for what text of which model it was made. */
export function embeddedAs(embedder: Pick<ModelEmbedder, 'identity'>, text: string): string {
  return createHash('sha256').update(`${embedder.identity}\0${text}`).digest('base64url').slice(0, 16);
}

/** The vectors of a model for the passages of articles, by their texts: those of the version before are taken from the cluster. */
export interface PassageVectors {
  embedder: ModelEmbedder;
  of(articles: Article[]): Promise<Map<string, Float32Array>>;
}

/** `before` is what is published, whoever made it. */
export function openPassageVectors(
  { cluster }: Target,
  embedder: ModelEmbedder,
  before: Pick<VersionState, 'languages'> | null,
): PassageVectors {
  const indices = Array.from(before?.languages.values() ?? [], ({ index }) => index);

  /** By what tells of the text. */
  async function kept(paths: readonly string[]): Promise<Map<string, Float32Array>> {
    const found = new Map<string, Float32Array>();
    for (const index of indices) {
      const { hits } = await cluster.request<{ hits: { hits: { fields?: Partial<Fields> }[] } }>({
        method: 'POST',
        path: `/${index}/_search`,
        body: {
          size: PAGE,
          query: { bool: { filter: [{ terms: { path: paths } }] } },
          _source: false,
          docvalue_fields: ['embedded', 'vector'],
        },
        patienceMs: WRITE_MS,
      });
      for (const { fields } of hits.hits)
        if (fields?.embedded && fields.vector)
          found.set(fields.embedded[0] as string, unpackVector(fields.vector[0] as string));
    }
    return found;
  }

  return {
    embedder,
    async of(articles) {
      const own = await kept(articles.map(({ path }) => path));
      const cache: VectorCache = {
        get: (text) => own.get(embeddedAs(embedder, text)),
        // The version in the making keeps them.
        put() {},
        trim() {},
      };
      return embedPassages(articles, embedder, new Map(), () => cache, { among: 'others' });
    },
  };
}

interface Fields {
  embedded: string[];
  vector: string[];
}
