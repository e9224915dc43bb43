import { legsOfWords } from '../legs.ts';
import type { LegScores } from './passageScores.ts';

/** A passage that some leg has found. */
export interface Scored {
  scores: LegScores;
}

/**
 * What some passages are worth together, best first, each with its score: 0 to 1. As the engine in memory has it: each field of words over
 * its best, their sum over its own, and of these the best `most` beside the soft match over its best. Equal ones come in `order`.
 */
export function fuseLegs<T extends Scored>(
  found: readonly T[],
  most: number,
  order: (a: T, b: T) => number,
): { passage: T; score: number }[] {
  const best = (of: (own: T) => number) => Math.max(0, ...found.map(of)) || 1;
  const bestOf = (leg: keyof LegScores) => best(({ scores }) => scores[leg]);
  const [title, text, subwords] = [bestOf('title'), bestOf('text'), bestOf('subwords')];
  const wordsOf = ({ scores }: Scored) =>
    scores.title / title + scores.text / text + scores.subwords / subwords;
  const [mostWords, mostSoft] = [best(wordsOf), bestOf('soft')];
  const byWords = new Set(first(found, wordsOf, most, order));
  const bySoft = first(found, ({ scores }) => scores.soft, most, order);
  const share = bySoft.length > 0 ? legsOfWords.soft : 0;
  const both = (own: T) =>
    (byWords.has(own) ? (1 - share) * legsOfWords.hybrid.text * (wordsOf(own) / mostWords) : 0) +
    share * (own.scores.soft / mostSoft);
  const kept = [...new Set([...byWords, ...bySoft])];
  return first(kept, both, kept.length, order).map((passage) => ({ passage, score: both(passage) }));
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
