import type { Answer } from '../index/answer.ts';

/** The answer, or a decline that names its articles when its first citation is less likely right than a server wants. */
export function sureEnough(answer: Answer, least: number): Answer {
  const [first] = answer.citations;
  if (!first || first.score >= least) return answer;
  const titles = new Map(
    answer.citations.map(({ article, title, language }) => [article, { article, title, language }]),
  );
  return { ...answer, answered: false, citations: [], onlyIn: null, nearest: [...titles.values()] };
}
