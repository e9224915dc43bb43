import { type Answer, MAX_CITATIONS } from '../../index/index.ts';

/**
 * How sure the bot must be: `sure`, a `maybe` is a decline; `balanced`, it is shown as what it is; `everything`, so is what is
 * nearest where the articles don't say.
 */
export type Sureness = (typeof SURENESSES)[number];

/** From the fewest answers to the most. */
export const SURENESSES = ['sure', 'balanced', 'everything'] as const;

/** The answer, or a decline that names its articles if it is less sure than it must be. */
export function declineUnsure<Found extends Answer>(answer: Found, sureness: Sureness): Found {
  if (answer.verdict !== 'maybe' || sureness !== 'sure') return answer;
  const titles = new Map(
    answer.citations.map(({ article, title, language }) => [article, { article, title, language }]),
  );
  const nearest = [...titles.values()].slice(0, MAX_CITATIONS);
  return { ...answer, verdict: 'none', answered: false, citations: [], onlyIn: null, nearest };
}
