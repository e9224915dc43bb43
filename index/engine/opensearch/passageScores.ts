import { FieldScorer, type LegScores } from '../fieldScorer.ts';
import type { PassageWords } from '../searchEngine.ts';
import type { Collection } from './collection.ts';
import type { SoftWord, Sought } from './soughtTerms.ts';

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
