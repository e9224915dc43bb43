import type { Bm25Options } from '../bm25.ts';
import { address, type PostingsArena } from './postingsArena.ts';

// What is done with a list as it is read (see PostingsArena), in one pass: most of a search. A list that is kept unpacked has the same done
// with it by a function beside.

/** What a document gains by a term: count / (count + norm), in 32 bits. */
export interface Gains {
  /** By document, its norm, and what it gains by a term that it has once. */
  norms: Float32Array;
  ofOne: Float32Array;
}

/** What each document gains, by how many terms it has; what was removed gains nothing. */
export function computeGains(
  lengths: Float32Array,
  mean: number,
  { k1, b }: Bm25Options,
  removed: ReadonlySet<number>,
): Gains {
  const norms = lengths.map((length) => k1 * (1 - b + (b * length) / mean));
  for (const doc of removed) norms[doc] = Infinity;
  return { norms, ofOne: norms.map((norm) => 1 / (1 + norm)) };
}

/** A list unpacked: three bytes a posting. */
export interface UnpackedList {
  /** The last 16 bits of each document. */
  low: Uint16Array;
  /** How often each has the term. */
  counts: Uint8Array;
  /** Where the documents of each further 2¹⁶ begin, and the last ones end. */
  starts: Uint32Array;
}

/** Keeps a list of documents, in rising order, and their counts. */
export function unpackedList(docs: Uint32Array, counts: Uint8Array): UnpackedList {
  const blocks = docs.length === 0 ? 0 : ((docs.at(-1) as number) >>> BLOCK) + 1;
  const starts = new Uint32Array(blocks + 1);
  for (const doc of docs) starts[(doc >>> BLOCK) + 1] = (starts[(doc >>> BLOCK) + 1] as number) + 1;
  for (let block = 0; block < blocks; block++)
    starts[block + 1] = (starts[block + 1] as number) + (starts[block] as number);
  return { low: new Uint16Array(docs), counts: counts.slice(), starts };
}

const BLOCK = 16;

/** Adds to the score of each of a term's documents `weight` times what it gains by it. */
export function addScores(
  arena: PostingsArena,
  term: number,
  weight: number,
  { ofOne, norms }: Gains,
  scores: Float64Array,
): void {
  const size = arena.size(term);
  if (size === 0) return;
  const head = arena.head(term);
  let page = arena.pageOf(head);
  let at = arena.within(head);
  let doc = -1;
  for (let i = 0; i < size; i++) {
    let byte = page[at++] as number;
    if (byte === 0) {
      const next = address(page, at);
      page = arena.pageOf(next);
      at = arena.within(next);
      byte = page[at++] as number;
    }
    let code = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = page[at++] as number;
      code |= (byte & 127) << shift;
    }
    doc += code >>> 1;
    if (code & 1) {
      scores[doc] = (scores[doc] as number) + weight * (ofOne[doc] as number);
      continue;
    }
    const count = page[at++] as number;
    const gain = Math.fround(count / (count + (norms[doc] as number)));
    scores[doc] = (scores[doc] as number) + weight * gain;
  }
}

export function addUnpackedScores(
  { low, counts, starts }: UnpackedList,
  weight: number,
  { norms }: Gains,
  scores: Float64Array,
): void {
  for (let block = 0; block + 1 < starts.length; block++) {
    const end = starts[block + 1] as number;
    for (let i = starts[block] as number; i < end; i++) {
      const doc = (block << BLOCK) | (low[i] as number);
      const count = counts[i] as number;
      const gain = Math.fround(count / (count + (norms[doc] as number)));
      scores[doc] = (scores[doc] as number) + weight * gain;
    }
  }
}

/**
 * Raises what `most` has for each of a term's documents to `value`; those for which it was 0 are appended to `marked`, of which there are
 * `count`. Returns how many there are then.
 */
export function mark(
  arena: PostingsArena,
  term: number,
  value: number,
  most: Float32Array,
  marked: Uint32Array,
  count: number,
): number {
  const size = arena.size(term);
  if (size === 0) return count;
  const head = arena.head(term);
  let page = arena.pageOf(head);
  let at = arena.within(head);
  let doc = -1;
  let end = count;
  for (let i = 0; i < size; i++) {
    let byte = page[at++] as number;
    if (byte === 0) {
      const next = address(page, at);
      page = arena.pageOf(next);
      at = arena.within(next);
      byte = page[at++] as number;
    }
    let code = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = page[at++] as number;
      code |= (byte & 127) << shift;
    }
    doc += code >>> 1;
    if ((code & 1) === 0) at++;
    const before = most[doc] as number;
    if (before === 0) marked[end++] = doc;
    if (value > before) most[doc] = value;
  }
  return end;
}

export function markUnpacked(
  { low, starts }: UnpackedList,
  value: number,
  most: Float32Array,
  marked: Uint32Array,
  count: number,
): number {
  let end = count;
  for (let block = 0; block + 1 < starts.length; block++) {
    const last = starts[block + 1] as number;
    for (let i = starts[block] as number; i < last; i++) {
      const doc = (block << BLOCK) | (low[i] as number);
      const before = most[doc] as number;
      if (before === 0) marked[end++] = doc;
      if (value > before) most[doc] = value;
    }
  }
  return end;
}
