import { type AnyOrama, search as orama } from '@orama/orama';
import type { Query } from '../query.ts';
import type { Filter } from '../searchEngine.ts';
import { EXCEPT } from './indexComponent.ts';

/**
 * How the sides of a hybrid search are weighed, and the soft match by word meanings beside both. A sum of scores over their range does at
 * least as well as one over ranks (Bruch, Gai & Ingber 2023, "An Analysis of Fusion Functions for Hybrid Retrieval").
 */
export interface Legs {
  /** A weight of 0 would turn both into one half. */
  hybrid: { text: number; vector: number };
  soft: number;
}

export const legsOfWords: Legs = { hybrid: { text: 0.9, vector: 0.1 }, soft: 0.4 };

/** With a model. In real documentation the right passage is then among 24 for 0.92 of the questions; in even shares for 0.89. */
export const legsWithModel: Legs = { hybrid: { text: 0.4, vector: 0.6 }, soft: 0.3 };

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
