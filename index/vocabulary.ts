/** Distinct strings, numbered from 0 in the order they came. */
export class Vocabulary {
  #ids = new Map<string, number>();
  #words: string[] = [];

  get size(): number {
    return this.#words.length;
  }

  /** The number of a word, given when it is new. */
  idOf(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    // A slice of a text would keep the whole text.
    const own = ` ${word}`.slice(1);
    this.#ids.set(own, this.#words.length);
    return this.#words.push(own) - 1;
  }

  /** The number of a word; undefined for a stranger. */
  find(word: string): number | undefined {
    return this.#ids.get(word);
  }

  /** The word of a number; empty where there is none. */
  word(id: number): string {
    return this.#words[id] ?? '';
  }

  save(): string[] {
    return this.#words;
  }

  /** Takes what `save` gave in place of what is here. */
  load(words: string[]): void {
    this.#words = words;
    this.#ids = new Map(words.map((word, id) => [word, id]));
  }
}
