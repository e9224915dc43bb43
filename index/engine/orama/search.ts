import { search as orama } from '@orama/orama';
import type { Query } from '../query.ts';
import { QuantizedVectorIndex } from '../vectors/quantizedVectorIndex.ts';
import type { IndexedPassage, LanguageIndex } from './build.ts';
import { EXCEPT } from './indexComponent.ts';

/** A passage found for a question. */
export interface Candidate {
  passage: IndexedPassage;
  /** Its document in the database and place in the language's list plus one. */
  doc: number;
  /** Orama's hybrid score: relative to the best of this question, so it does not tell whether it is answered at all. */
  score: number;
}

/** How the sides of a hybrid search are weighed; a weight of 0 would turn both into one half. */
const hybridWeights = { text: 0.9, vector: 0.1 };

/**
 * The same with a model: even, so that what only one side finds comes among the candidates, and the features decide. A
 * sum of scores over their range does at least as well as one over ranks (Bruch, Gai & Ingber 2023, "An Analysis of Fusion
 * Functions for Hybrid Retrieval").
 */
const withMeaning = { text: 0.5, vector: 0.5 };

/** Where to search: in one article only, and not in some documents. */
export interface Within {
  article?: string | undefined;
  except?: readonly number[];
}

/** The passages of one language that may answer the question, best first. The only search. */
export async function search(
  index: LanguageIndex,
  { searchText, vector }: Query,
  limit: number,
  { article, except = [] }: Within = {},
): Promise<Candidate[]> {
  const found = await orama(index.db, {
    mode: 'hybrid',
    term: searchText,
    // Without it an empty question would bring back every document.
    properties: '*',
    vector: { value: Array.from(vector), property: 'vector' },
    similarity: 0.05,
    hybridWeights: index.vectors instanceof QuantizedVectorIndex ? withMeaning : hybridWeights,
    limit,
    where: {
      ...(article !== undefined && { article: { eq: article } }),
      ...(except.length && { [EXCEPT]: except.map(String) }),
    },
  });
  return found.hits.map(({ id, score }) => {
    const doc = Number(id);
    return { passage: index.passages[doc - 1] as IndexedPassage, doc, score };
  });
}
