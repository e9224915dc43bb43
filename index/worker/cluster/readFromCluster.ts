import { type ArticleText, type ReadRequest, rangeOf, readArticle } from '../../articles/reader.ts';
import { type Cluster, ClusterError } from '../../engine/opensearch/cluster.ts';
import { type PassageDocument, toPassages } from '../../engine/opensearch/passageDocument.ts';
import type { ArticleEntry } from './versionState.ts';

/** Reads passages of an article from its index: those wanted, or all of them where a quotation may be in any. */
export async function readFromCluster(
  cluster: Cluster,
  index: string,
  { path, hash, passages: total }: ArticleEntry,
  request: ReadRequest,
): Promise<ArticleText | null> {
  const [first, end] = request.quote ? [0, total] : rangeOf(request.from, request.to, total);
  const documents: PassageDocument[] = [];
  for (let from = first; from < Math.min(end, total); from += AT_ONCE) {
    const wanted = Math.min(end, total, from + AT_ONCE) - from;
    const { hits } = await cluster.request<{ hits: { hits: { _source: { passage: PassageDocument } }[] } }>({
      method: 'POST',
      path: `/${index}/_search`,
      body: {
        size: AT_ONCE,
        sort: [{ place: 'asc' }],
        query: {
          bool: {
            filter: [{ term: { path } }, { range: { place: { gte: from, lt: from + wanted } } }],
          },
        },
      },
      // A part of the index may have ended just now, and another node has it.
      check: ({ hits }) => {
        if (hits.hits.length < wanted) throw new ClusterError(503, 'missing', 'passages are missing');
      },
    });
    for (const { _source } of hits.hits) documents.push(_source.passage);
  }
  const passages = toPassages(documents);
  const article = passages[0]?.article;
  return article ? readArticle({ article, hash, passages, first, total }, request) : null;
}

/** Passages in one request. */
const AT_ONCE = 1000;
