import type { Place } from '../ingest/places.ts';
import { standingOf } from './excerpt.ts';
import type { Excerpt } from './rank.ts';
import { type Estimate, emptyTrace, type Trace } from './trace.ts';
import type { WordPair } from './wordPairs.ts';

/** Why an excerpt was cited, or withheld: what its scores are made of, as they were added up. */
export interface Explanation {
  /** The citation's number; null for what was withheld on a decline. */
  number: number | null;
  /** The article's path, and the first and last line of the excerpt there. */
  article: string;
  lines: [from: number, to: number];
  place?: Place;
  /** Words of the question that the passage says otherwise, and by which. */
  words: WordPair[];
  /** The score of the part in bold, and the excerpt's share of the softmax over all sentences ranked, 0 to 1. */
  ranking: Trace & { probabilityMass: number };
  /** Do the articles answer the question at all? From `threshold` on they do; of further citations half of it is asked. */
  answerability: EstimateExplained & { threshold: number };
  /** Does the excerpt hold the answer? The citation's `score`. */
  answerProbability: EstimateExplained;
}

/** A probability is 1 / (1 + e^-sum), its odds divided by `languagesTried`; 0 where a rule left nothing to add up. */
export type EstimateExplained = Trace & Omit<Estimate, 'trace'>;

/** Explains an excerpt that was ranked with `explain`. */
export function explain(excerpt: Excerpt, number: number | null, threshold: number): Explanation {
  const { passage, window, pairs = [], ranking = emptyTrace(), answerability, answerProbability } = excerpt;
  return {
    number,
    article: passage.article.path,
    ...standingOf(passage, window),
    words: pairs,
    ranking: { ...sorted(ranking), probabilityMass: window.probabilityMass },
    answerability: { ...explained(answerability), threshold },
    answerProbability: explained(answerProbability),
  };
}

function explained({ trace = emptyTrace(), ...estimate }: Estimate): EstimateExplained {
  return { ...sorted(trace), ...estimate };
}

/** What adds or takes away most comes first. */
function sorted({ contributions, sum }: Trace): Trace {
  const size = ({ contribution }: Trace['contributions'][number]) => Math.abs(contribution);
  return { contributions: [...contributions].sort((a, b) => size(b) - size(a)), sum };
}
