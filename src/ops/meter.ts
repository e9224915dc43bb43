/** How a question ended, and its language (ISO 639-1) where it is known. */
export interface Ended {
  outcome: 'answered' | 'unsure' | 'declined' | 'failed';
  language?: string | null;
}

/** How the claim of an event came out: it was free, another replica did it, one that died had it, or nobody could tell. */
export type Claimed = 'own' | 'elsewhere' | 'takenOver' | 'unclaimed';

/** Counts questions, each once, however many searches it takes; and what replicas do to share them. */
export interface Meter {
  /** A question begins; what it returns is called when it has ended. */
  begin(): (ended: Ended) => void;
  /** An event was claimed, which took so many seconds. */
  claimed(how: Claimed, seconds: number): void;
  /** The shared database was asked something, and answered after so many seconds. */
  roundTrip(seconds: number): void;
}

/** Counts nothing. */
export const noMeter: Meter = { begin: () => () => {}, claimed() {}, roundTrip() {} };
