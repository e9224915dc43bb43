/** The last things that were made of keys, at most so many: what has not been asked for longest makes room. */
export class Recent<Key, Value> {
  #known = new Map<Key, Value>();
  #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** What was made of a key, or is made now. */
  get(key: Key, make: () => Value): Value {
    const known = this.#known.get(key);
    const value = known ?? make();
    // What is asked for becomes the last.
    if (known !== undefined) this.#known.delete(key);
    else if (this.#known.size >= this.#limit) {
      const [oldest] = this.#known.keys();
      this.#known.delete(oldest as Key);
    }
    this.#known.set(key, value);
    return value;
  }
}
