import type { Answer } from '../index/answer.ts';

/** The answer, or a decline that names its articles when it is less sure than a server wants (0 to 1). */
export function sureEnough(answer: Answer, least: number): Answer {
  if (!answer.answered || answer.confidence >= least) return answer;
  const titles = new Map(
    answer.citations.map(({ article, title, language }) => [article, { article, title, language }]),
  );
  return { ...answer, answered: false, citations: [], onlyIn: null, nearest: [...titles.values()] };
}
