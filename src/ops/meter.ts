/** How a question ended, and its language (ISO 639-1) where it is known. */
export interface Ended {
  outcome: 'answered' | 'unsure' | 'declined' | 'failed';
  language?: string | null;
}

/** Counts questions: each once, however many searches it takes. */
export interface Meter {
  /** A question begins; what it returns is called when it has ended. */
  begin(): (ended: Ended) => void;
}

/** Counts nothing. */
export const noMeter: Meter = { begin: () => () => {} };
