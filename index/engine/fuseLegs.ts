import type { LegScores } from './fieldScorer.ts';
import { type Legs, legsOfWords } from './legs.ts';

/** A passage that some leg has found. */
export interface Scored {
  scores: LegScores;
  /** How much nearer its vector is than that of the ordinary passage; 0 where it is not. */
  nearness: number;
}

/**
 * What some passages are worth together, best first, each with its score: 0 to 1. As the engine in memory has it: each field of words over
 * its best, their sum and the vectors over theirs, and of these the best `most` beside the soft match over its best. Equal ones come
 * in `order`.
 */
export function fuseLegs<T extends Scored>(
  found: readonly T[],
  most: number,
  order: (a: T, b: T) => number,
  { hybrid, soft }: Legs = legsOfWords,
): { passage: T; score: number }[] {
  const best = (of: (own: T) => number) => Math.max(0, ...found.map(of)) || 1;
  const bestOf = (leg: keyof LegScores) => best(({ scores }) => scores[leg]);
  const [title, text, subwords] = [bestOf('title'), bestOf('text'), bestOf('subwords')];
  const wordsOf = ({ scores }: Scored) =>
    scores.title / title + scores.text / text + scores.subwords / subwords;
  const nearnessOf = ({ nearness }: Scored) => nearness;
  const [mostWords, mostNear, mostSoft] = [best(wordsOf), best(nearnessOf), bestOf('soft')];
  const byWords = new Set(first(found, wordsOf, most, order));
  const byVector = new Set(first(found, nearnessOf, most, order));
  const { text: wordShare, vector: vectorShare } = hybrid;
  const hybridOf = (own: T) =>
    (byWords.has(own) ? wordShare * (wordsOf(own) / mostWords) : 0) +
    (byVector.has(own) ? vectorShare * (own.nearness / mostNear) : 0);
  const byBoth = new Set(first(found, hybridOf, most, order));
  const bySoft = first(found, ({ scores }) => scores.soft, most, order);
  const share = bySoft.length > 0 ? soft : 0;
  const scoreOf = (own: T) =>
    (byBoth.has(own) ? (1 - share) * hybridOf(own) : 0) + share * (own.scores.soft / mostSoft);
  const kept = [...new Set([...byBoth, ...bySoft])];
  return first(kept, scoreOf, kept.length, order).map((passage) => ({ passage, score: scoreOf(passage) }));
}

/** Those with the highest scores above 0, best first. */
function first<T>(
  all: readonly T[],
  scoreOf: (own: T) => number,
  most: number,
  order: (a: T, b: T) => number,
): T[] {
  return all
    .map((own) => ({ own, score: scoreOf(own) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || order(a.own, b.own))
    .slice(0, most)
    .map(({ own }) => own);
}
