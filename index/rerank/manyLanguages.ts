import { CANDIDATES, type Excerpt } from './rank.ts';

/** How likely the articles answer the question at all, going by the first of some excerpts; 0 for none. */
export function topAnswerability(list: readonly Excerpt[]): number {
  return list[0]?.answerability.probability ?? 0;
}

/** The excerpts of several languages as one list, each in its own order: always the surest of those that come next. */
export function merge(lists: Excerpt[][]): Excerpt[] {
  const merged: Excerpt[] = [];
  for (const rest = lists.map((list) => [...list]); ; ) {
    const next = rest
      .sort((a, b) => topAnswerability(b) - topAnswerability(a))
      .find((list) => list.length > 0)
      ?.shift();
    if (!next) return merged;
    merged.push(next);
  }
}

/** Candidates of each of several languages, which together take about as long as one. */
export function candidatesAmong(languages: number): number {
  return Math.max(MIN_CANDIDATES, Math.ceil(CANDIDATES / languages));
}

/** With fewer the right one would not be among them. */
const MIN_CANDIDATES = 6;

/** Each language that is tried is one more chance to be wrong (Bonferroni, as odds). */
export function discounted(excerpts: Excerpt[], languages: number): Excerpt[] {
  return excerpts.map((excerpt) => {
    const { answerability } = excerpt;
    const { probability } = answerability;
    const less = probability / (probability + (1 - probability) * languages);
    return { ...excerpt, answerability: { ...answerability, probability: less, languagesTried: languages } };
  });
}
