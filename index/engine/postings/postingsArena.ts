import { ensureCapacity } from '../../text/buffers.ts';

/**
 * For each term the documents that hold it, in rising order, and how often: packed into bytes as they come. A posting is
 * 2 × (distance from the document before) + (1 when the count is one), seven bits a byte, lowest first; then the count
 * where it is more. A list is a chain of slices, the longer the longer the list is (as in Lucene's `ByteSlicePool`): a first
 * byte of 0 says that the place of the next slice follows. A list that was loaded is one slice, as long as it is.
 */
export class PostingsArena {
  #loaded: Uint8Array = new Uint8Array(0);
  /** The place at which the pages begin, a multiple of their size. */
  #base = 0;
  #pages: Uint8Array[] = [];
  /** Where the page being filled goes on. */
  #used = PAGE;
  /** `STATE` numbers a term. Together, because what is far apart in memory takes time. */
  #states = new Uint32Array(64 * STATE);
  #terms = 0;

  /** In how many documents a term stands. */
  size(term: number): number {
    return this.#states[term * STATE + SIZE] ?? 0;
  }

  /** Adds a document, counted from 0, behind those that the term has; `count` is 1 to 255. */
  add(term: number, doc: number, count: number): void {
    const state = term * STATE;
    if (term >= this.#terms) {
      this.#states = ensureCapacity(this.#states, state + STATE);
      this.#terms = term + 1;
    }
    const states = this.#states;
    let place = states[state + PLACE] as number;
    if (states[state + SIZE] === 0) {
      place = states[state + HEAD] = this.#slice(FIRST);
      states[state + END] = place + FIRST;
    } else if (place + LONGEST > (states[state + END] as number)) {
      place = this.#continue(state, place);
    }
    const page = this.pageOf(place);
    const from = this.within(place);
    let at = from;
    // Document 0 has a distance too, so that no posting begins with a byte of 0.
    let code = 2 * (doc + 1 - (states[state + LAST] as number)) + (count === 1 ? 1 : 0);
    while (code > 127) {
      page[at++] = (code & 127) | 128;
      code >>>= 7;
    }
    page[at++] = code;
    if (count !== 1) page[at++] = count;
    states[state + PLACE] = place + at - from;
    states[state + LAST] = doc + 1;
    states[state + SIZE] = (states[state + SIZE] as number) + 1;
  }

  /** Writes a term's documents and their counts to arrays that must have room; returns how many there are. */
  read(term: number, docs: Uint32Array, counts: Uint8Array): number {
    const size = this.size(term);
    if (size === 0) return 0;
    const head = this.head(term);
    let page = this.pageOf(head);
    let at = this.within(head);
    let doc = -1;
    for (let i = 0; i < size; i++) {
      let byte = page[at++] as number;
      if (byte === 0) {
        const next = address(page, at);
        page = this.pageOf(next);
        at = this.within(next);
        byte = page[at++] as number;
      }
      let code = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = page[at++] as number;
        code |= (byte & 127) << shift;
      }
      doc += code >>> 1;
      docs[i] = doc;
      counts[i] = code & 1 ? 1 : (page[at++] as number);
    }
    return size;
  }

  /** Each list in one slice, which is as long as it has to be. */
  save(): SavedPostingsArena {
    const states = this.#states.slice(0, this.#terms * STATE);
    let size = 0;
    for (let term = 0; term < this.#terms; term++) size += this.#copy(term, null, 0) + POINTER;
    const bytes = new Uint8Array(size);
    let at = 0;
    for (let term = 0; term < this.#terms; term++) {
      const end = this.#copy(term, bytes, at);
      states[term * STATE + HEAD] = at;
      states[term * STATE + PLACE] = end;
      at = end + POINTER;
      states[term * STATE + END] = at;
    }
    return { bytes, states };
  }

  /** Takes what `save` gave in place of what is here, and keeps it. */
  load({ bytes, states }: SavedPostingsArena): void {
    this.#loaded = bytes;
    this.#base = Math.ceil(bytes.length / PAGE) * PAGE;
    this.#pages = [];
    this.#used = PAGE;
    this.#states = states;
    this.#terms = states.length / STATE;
  }

  /** Copies a list to `target`, where there is one, from `at` on; returns where it ends. */
  #copy(term: number, target: Uint8Array | null, at: number): number {
    const size = this.size(term);
    if (size === 0) return at;
    const head = this.head(term);
    let page = this.pageOf(head);
    let from = this.within(head);
    let to = at;
    for (let i = 0; i < size; i++) {
      if (page[from] === 0) {
        const next = address(page, from + 1);
        page = this.pageOf(next);
        from = this.within(next);
      }
      let end = from + 1;
      while ((page[end - 1] as number) > 127) end++;
      if (((page[from] as number) & 1) === 0) end++;
      if (target) for (let byte = from; byte < end; byte++) target[to + byte - from] = page[byte] as number;
      to += end - from;
      from = end;
    }
    return to;
  }

  /** Where a term's list begins. */
  head(term: number): number {
    return this.#states[term * STATE + HEAD] as number;
  }

  /** The page that a place is in. */
  pageOf(place: number): Uint8Array {
    return place < this.#base ? this.#loaded : (this.#pages[(place - this.#base) >>> BITS] as Uint8Array);
  }

  /** Where in its page a place is. */
  within(place: number): number {
    return place < this.#base ? place : place & MASK;
  }

  #slice(size: number): number {
    if (this.#used + size > PAGE) {
      this.#pages.push(new Uint8Array(PAGE));
      this.#used = 0;
    }
    const place = this.#base + (this.#pages.length - 1) * PAGE + this.#used;
    this.#used += size;
    return place;
  }

  /** Begins the next slice of a list whose slice is full at `place`. */
  #continue(state: number, place: number): number {
    const held = 31 - Math.clz32(this.#states[state + SIZE] as number);
    const size = Math.min(LONGEST_SLICE, Math.max(FIRST, 1 << held));
    const next = this.#slice(size);
    const page = this.pageOf(place);
    const at = this.within(place);
    page[at] = 0;
    for (let i = 0; i < 4; i++) page[at + 1 + i] = next >>> (8 * i);
    this.#states[state + END] = next + size;
    return next;
  }
}

/** Lists at rest. */
export interface SavedPostingsArena {
  bytes: Uint8Array<ArrayBuffer>;
  states: Uint32Array<ArrayBuffer>;
}

/** The place of the next slice, which stands at `at`. */
export function address(page: Uint8Array, at: number): number {
  let place = 0;
  for (let i = 3; i >= 0; i--) place = place * 256 + (page[at + i] as number);
  return place;
}

/** Of a term: where its list goes on, where that slice ends, its last document plus one, how many it has; where it begins. */
const PLACE = 0;
const END = 1;
const LAST = 2;
const SIZE = 3;
const HEAD = 4;
const STATE = 5;

const BITS = 16;
const PAGE = 1 << BITS;
const MASK = PAGE - 1;

/** Bytes of the shortest and the longest slice. */
const FIRST = 16;
const LONGEST_SLICE = 4096;

/** Bytes of what leads to the next slice: a zero and its place. */
const POINTER = 5;

/** A posting has at most five bytes and a count; as much is left at the end of a slice, which is enough for a place too. */
const LONGEST = 6 + POINTER;
