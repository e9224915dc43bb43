import type { NearWord } from '../../wordvectors/nearestWords.ts';
import type { Field } from './field.ts';

/** A word of a question as a search by meaning looks for it. */
export interface SoughtWord {
  weight: number;
  /** By field, the terms that stand for it, each with how near it is: 0 to 1. */
  terms: readonly ReadonlyMap<number, number>[];
  /** The most that it adds to a document's score. */
  most: number;
  /** How long the lists of its terms are together. */
  postings: number;
}

/** A word is sought as its own stem and as the stems of the words near it. */
export function seek(
  stem: string,
  near: readonly NearWord[],
  weight: number,
  fields: readonly Field[],
): SoughtWord {
  const terms = fields.map((field) => termsNear(field, stem, near));
  let nearest = 0;
  let postings = 0;
  for (const [i, own] of terms.entries())
    for (const [term, similarity] of own) {
      nearest = Math.max(nearest, similarity);
      postings += fields[i]?.postings.docFreq(term) ?? 0;
    }
  return { weight, terms, most: weight * nearest ** 2, postings };
}

/** The terms of a field, each by the nearest word that has it. */
function termsNear(field: Field, stem: string, near: readonly NearWord[]): ReadonlyMap<number, number> {
  const terms = new Map<number, number>();
  const own = field.postings.terms.find(stem);
  if (own !== undefined) terms.set(own, 1);
  for (const [word, similarity] of near)
    for (const term of field.termsOf(word))
      if (similarity > (terms.get(term) ?? 0)) terms.set(term, similarity);
  return terms;
}
