/**
 * How much one keystroke may look at: entries of a sorted table, lines that are read again, words that are compared. What
 * is typed decides how far a search gets with them, never how long it takes.
 */
export class LookupBudget {
  #left: number;

  constructor(left: number) {
    this.#left = left;
  }

  /** Below 0 where a search by halving, once begun, had to be finished. */
  get left(): number {
    return this.#left;
  }

  /** False when there are none left. */
  take(): boolean {
    return this.#left-- > 0;
  }

  /** Does some work with a part of them; what it leaves is there for what comes next. `part` is 0 to 1. */
  lend<T>(part: number, work: (budget: LookupBudget) => T): T {
    const lent = new LookupBudget(Math.max(0, Math.ceil(this.#left * part)));
    const before = lent.left;
    const done = work(lent);
    this.#left -= before - lent.left;
    return done;
  }
}
