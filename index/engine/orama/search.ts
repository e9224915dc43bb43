import { type AnyOrama, search as orama } from '@orama/orama';
import type { Query } from '../query.ts';
import type { Filter } from '../searchEngine.ts';
import { EXCEPT } from './indexComponent.ts';

/** How the sides of a hybrid search are weighed; a weight of 0 would turn both into one half. */
const hybridWeights = { text: 0.9, vector: 0.1 };

/**
 * The same with a model: even, so that what only one side finds comes among the candidates, and the features decide. A
 * sum of scores over their range does at least as well as one over ranks (Bruch, Gai & Ingber 2023, "An Analysis of Fusion
 * Functions for Hybrid Retrieval").
 */
const withMeaning = { text: 0.5, vector: 0.5 };

/** The documents that may answer the question, best first, each with its hybrid score. The only search. */
export async function search(
  db: AnyOrama,
  { searchWords, vector }: Query,
  limit: number,
  { article, except = [] }: Filter,
  meaning: boolean,
): Promise<{ id: string; score: number }[]> {
  const { hits } = await orama(db, {
    mode: 'hybrid',
    term: searchWords.join(' '),
    // Without it an empty question would bring back every document.
    properties: '*',
    vector: { value: Array.from(vector), property: 'vector' },
    similarity: 0.05,
    hybridWeights: meaning ? withMeaning : hybridWeights,
    limit,
    where: {
      ...(article !== undefined && { article: { eq: article } }),
      ...(except.length && { [EXCEPT]: except as string[] }),
    },
  });
  return hits;
}
