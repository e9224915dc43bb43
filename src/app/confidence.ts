import type { Answer } from '../../index/index.ts';

/** Whether an answer is doubtful: its first citation may only be about the subject of the question. */
export function isUncertain({ citations: [first] }: Answer): boolean {
  return first !== undefined && first.score < UNCERTAIN;
}

/** Marks 12 % of the right answers, 54 % of the wrong ones, and 79 % of those to questions without an answer. */
const UNCERTAIN = 0.3;

/** The answer, or a decline that names its articles if its first citation is less likely to be right than the server demands. */
export function applyThreshold(answer: Answer, least: number): Answer {
  const [first] = answer.citations;
  if (!first || first.score >= least) return answer;
  const titles = new Map(
    answer.citations.map(({ article, title, language }) => [article, { article, title, language }]),
  );
  return { ...answer, answered: false, citations: [], onlyIn: null, nearest: [...titles.values()] };
}
