import { bm25Options, MAX_TF } from '../bm25.ts';
import type { PassageWords } from '../searchEngine.ts';
import type { Collection } from './collection.ts';
import type { SoftWord, Sought, SoughtTerms } from './soughtTerms.ts';

/** What a passage scores in each leg of a search. */
export interface LegScores {
  title: number;
  text: number;
  subwords: number;
  soft: number;
}

/**
 * Scores passages by their words, as the engine in memory scores those of whole lists: BM25 of each field and the soft match, by the
 * counts of the whole collection. A cluster's own scores are not these: its parts count for themselves, and round lengths.
 */
export function passageScorer(
  { text, title, subwords, soft }: Sought,
  collection: Collection,
): (words: PassageWords) => LegScores {
  const { meanLength } = collection.statistics({ terms: {} });
  const inText = new FieldScorer(text, 'text', meanLength('text'));
  const inTitle = new FieldScorer(title, 'title', meanLength('title'));
  const inSubwords = new FieldScorer(subwords, 'subwords', meanLength('subwords'));
  const near = { text: byStem(soft, 'text'), title: byStem(soft, 'title') };
  const nearest = new Float32Array(soft.length);
  const see = (field: 'text' | 'title', stem: number) => {
    for (const [place, similarity] of near[field].get(stem) ?? [])
      if (similarity > (nearest[place] as number)) nearest[place] = similarity;
  };
  // Passages have most of their words in common.
  const known = new Map<number, { count: number; sought: number[] }>();
  const partsOf = (word: number) => {
    let own = known.get(word);
    if (!own) {
      const all = collection.partsOf(word);
      own = { count: all.length, sought: Array.from(all).filter((part) => subwords.has(part)) };
      known.set(word, own);
    }
    return own;
  };
  return (words) => {
    nearest.fill(0);
    const above = [...words.title, ...words.heading];
    for (const word of above) {
      const stem = collection.stemOf(word);
      inTitle.take(stem);
      see('title', stem);
    }
    let parts = 0;
    for (const word of words.text) {
      const stem = collection.stemOf(word);
      inText.take(stem);
      see('text', stem);
      const own = partsOf(word);
      parts += own.count;
      for (const part of own.sought) inSubwords.take(part);
    }
    return {
      title: inTitle.score(above.length),
      text: inText.score(words.text.length),
      subwords: inSubwords.score(parts),
      soft: soft.reduce((sum, { weight }, i) => sum + weight * (nearest[i] as number) ** 2, 0),
    };
  };
}

/** By number of a stem, the words of the question that it is near to, and how near. */
function byStem(
  soft: readonly SoftWord[],
  field: 'text' | 'title',
): Map<number, [word: number, similarity: number][]> {
  const near = new Map<number, [word: number, similarity: number][]>();
  for (const [place, own] of soft.entries())
    for (const [stem, similarity] of own[field]) {
      const words = near.get(stem) ?? [];
      words.push([place, similarity]);
      near.set(stem, words);
    }
  return near;
}

/** BM25 of one field, a passage at a time. */
class FieldScorer {
  #places: Map<number, number>;
  #weights: Float64Array;
  #counts: Uint32Array;
  #options: { k1: number; b: number };
  #meanLength: number;

  constructor(terms: SoughtTerms, field: keyof typeof bm25Options, meanLength: number) {
    this.#places = new Map(Array.from(terms.keys(), (term, place) => [term, place]));
    this.#weights = Float64Array.from(terms.values(), ({ weight }) => weight);
    this.#counts = new Uint32Array(this.#weights.length);
    this.#options = bm25Options[field];
    this.#meanLength = meanLength;
  }

  take(term: number): void {
    const place = this.#places.get(term);
    if (place !== undefined) this.#counts[place] = (this.#counts[place] as number) + 1;
  }

  /** The score of what was taken, of a field of so many terms; begins anew. */
  score(length: number): number {
    const { k1, b } = this.#options;
    const norm = k1 * (1 - b + (b * length) / this.#meanLength);
    let sum = 0;
    for (let i = 0; i < this.#counts.length; i++) {
      const tf = Math.min(this.#counts[i] as number, MAX_TF);
      if (tf > 0) sum += (this.#weights[i] as number) * (k1 + 1) * (tf / (tf + norm));
    }
    this.#counts.fill(0);
    return sum;
  }
}
