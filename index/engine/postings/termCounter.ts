/** How often each term stands in a list of terms, in one array that serves one list after another. */
export class TermCounter {
  #counts = new Uint16Array(1024);

  /** The counts by term, of which there are `size`. Whoever is done with them sets them back to 0. */
  count(terms: ArrayLike<number>, size: number): Uint16Array {
    if (this.#counts.length < size) this.#counts = new Uint16Array(size * 2);
    const counts = this.#counts;
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i] as number;
      counts[term] = (counts[term] as number) + 1;
    }
    return counts;
  }
}
