/**
 * How an answer is meant: `answer`, the first citation very likely holds it; `maybe`, the citations may help; `none`, the
 * articles don't say, and nothing is cited.
 */
export type Verdict = 'answer' | 'maybe' | 'none';

/**
 * The verdict on citations of which the first has this score, on a question that the articles answer as likely as that; `least` is
 * what both together must reach to be an answer.
 */
export function verdictOn(score: number, answerability = 1, least = ANSWER): Exclude<Verdict, 'none'> {
  return score * answerability >= least ? 'answer' : 'maybe';
}

/** Whether the part in bold is drawn bold: in a `maybe` only where it is far likelier to answer than all other sentences together. */
export function earnsBold(verdict: Verdict, { boldShare }: { boldShare: number }): boolean {
  return verdict === 'answer' || boldShare >= BOLD;
}

/**
 * How many of the citations, at most three, are worth reading at once: beside one that very likely holds the answer, only
 * those that may hold it too.
 */
export function worthReading(citations: readonly { score: number }[]): number {
  const [first, ...rest] = citations.slice(0, MAX_CITATIONS);
  if (!first) return 0;
  const idle = first.score < SURE ? -1 : rest.findIndex(({ score }) => score < IDLE);
  return 1 + (idle < 0 ? rest.length : idle);
}

/** Citations shown at once, at most. */
export const MAX_CITATIONS = 3;

/** A further citation may be so much less sure than an answer must be. */
export const FURTHER_CITATION_SHARE = 0.5;

/** The widest excerpt of a `maybe` (see `width`), where its sentences allow it. */
export const MAX_MAYBE_EXCERPT = 250;

/** A wider one is quoted where this one would lose more of the probability mass of what would be shown as an answer. */
export const KEPT_MASS = 0.9;

/**
 * From this answerability on, a question whose asker wants to see everything gets a `maybe` in place of a `none` (see
 * `Question.everything`).
 */
export const EVERYTHING = 0.1;

/**
 * From this probability on, that the articles answer the question and the first citation holds the answer, it is no `maybe`: of all
 * questions on real documentation 0.030 then get a wrong answer (`npm run eval`, 26 November 2026).
 */
export const ANSWER = 0.6;

/**
 * The same for articles in another language than the question, where what is near in meaning must do for what is said: 0.042 of the
 * questions on real documentation in another language then got a wrong answer, with 0.55 0.132; with today's weights none does.
 */
export const ANSWER_ELSEWHERE = 0.7;

/**
 * Of the probability mass of all sentences ranked: from here on the part in bold holds the answer in two of three citations of a
 * `maybe`, from 0.5 on in one of two (real documentation).
 */
const BOLD = 0.7;

/** Of first citations with this score or a higher one, 98 of 100 hold the answer (XQuAD, every fifth question); */
const SURE = 0.93;

/**
 * further ones below this, beside such a one, are seldom missed: with a little more of it, 0.29, one of
 * three was right 0.942 times instead of 0.947 (that figure is from before the scores of 26 November 2026).
 */
const IDLE = 0.24;
