import { type AnyOrama, search as orama } from '@orama/orama';
import type { Legs } from '../legs.ts';
import type { Query } from '../query.ts';
import type { Filter } from '../searchEngine.ts';
import { EXCEPT } from './indexComponent.ts';

/** The documents that may answer the question, best first, each with its hybrid score. The only search. */
export async function search(
  db: AnyOrama,
  { searchWords, vector }: Query,
  limit: number,
  { article, except = [] }: Filter,
  hybridWeights: Legs['hybrid'],
): Promise<{ id: string; score: number }[]> {
  const { hits } = await orama(db, {
    mode: 'hybrid',
    term: searchWords.join(' '),
    // Without it an empty question would bring back every document.
    properties: '*',
    vector: { value: vector, property: 'vector' },
    similarity: 0.05,
    hybridWeights,
    limit,
    where: {
      ...(article !== undefined && { article: { eq: article } }),
      ...(except.length && { [EXCEPT]: except as string[] }),
    },
  });
  return hits;
}
