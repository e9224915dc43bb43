import type { Postings } from './postings.ts';
import type { RaggedArray } from './raggedArray.ts';

/**
 * Adds documents, in rising order, to postings whose terms are made of words: list by list instead of document by document, so that
 * what belongs together in memory is written at once. `wordsOf` gives a document's words, as a vocabulary of `vocabularySize` words
 * numbers them; `termsByWord` has their terms.
 */
export function addDocuments(
  postings: Postings,
  documents: readonly number[],
  wordsOf: (document: number) => Uint32Array,
  termsByWord: RaggedArray,
  vocabularySize: number,
): void {
  const words = invert(documents, wordsOf, vocabularySize);
  const lengths = new Float64Array(documents.length);
  for (const word of words.keys) {
    const terms = termsByWord.length(word);
    for (let at = words.start(word); at < words.end(word); at++) {
      const place = words.places[at] as number;
      lengths[place] = (lengths[place] as number) + terms * (words.counts[at] as number);
    }
  }
  for (const [place, document] of documents.entries()) postings.addLength(document, lengths[place] as number);
  const counts = new Uint32Array(documents.length);
  const found = new Uint32Array(documents.length);
  for (const [term, own] of wordsByTerm(words.keys, termsByWord, postings.terms.size)) {
    let count = 0;
    for (const word of own)
      for (let at = words.start(word); at < words.end(word); at++) {
        const place = words.places[at] as number;
        if (counts[place] === 0) found[count++] = place;
        counts[place] = (counts[place] as number) + (words.counts[at] as number);
      }
    // The places of one word are in order already.
    if (own.length > 1) sort(found, count, counts);
    for (let i = 0; i < count; i++) {
      const place = found[i] as number;
      postings.addPosting(term, documents[place] as number, counts[place] as number);
      counts[place] = 0;
    }
  }
}

/** By word, the documents that have it, by their places in a list, and how often. */
interface Inverted {
  keys: readonly number[];
  places: Uint32Array;
  counts: Uint32Array;
  start(word: number): number;
  end(word: number): number;
}

function invert(
  documents: readonly number[],
  wordsOf: (document: number) => Uint32Array,
  vocabularySize: number,
): Inverted {
  const keys: number[] = [];
  /** Of each word, in how many documents it stands; then where its entries end. */
  const ends = new Uint32Array(vocabularySize);
  const counts = new Uint32Array(vocabularySize);
  let size = 0;
  for (const document of documents) {
    const words = wordsOf(document);
    for (let i = 0; i < words.length; i++) {
      const word = words[i] as number;
      if (counts[word] === 1) continue;
      counts[word] = 1;
      if (ends[word] === 0) keys.push(word);
      ends[word] = (ends[word] as number) + 1;
      size++;
    }
    for (let i = 0; i < words.length; i++) counts[words[i] as number] = 0;
  }
  const starts = new Uint32Array(vocabularySize);
  let next = 0;
  for (const word of keys) {
    starts[word] = next;
    next += ends[word] as number;
    ends[word] = starts[word] as number;
  }
  const inverted = { places: new Uint32Array(size), counts: new Uint32Array(size) };
  for (let place = 0; place < documents.length; place++) {
    const words = wordsOf(documents[place] as number);
    for (let i = 0; i < words.length; i++) {
      const word = words[i] as number;
      counts[word] = (counts[word] as number) + 1;
    }
    for (let i = 0; i < words.length; i++) {
      const word = words[i] as number;
      if (counts[word] === 0) continue;
      const at = ends[word] as number;
      ends[word] = at + 1;
      inverted.places[at] = place;
      inverted.counts[at] = counts[word] as number;
      counts[word] = 0;
    }
  }
  return {
    keys,
    ...inverted,
    start: (word) => starts[word] as number,
    end: (word) => ends[word] as number,
  };
}

/** Each term of these words with the words that have it, as often as they do. */
function* wordsByTerm(
  words: readonly number[],
  termsByWord: RaggedArray,
  terms: number,
): Generator<[term: number, words: Uint32Array]> {
  const ends = new Uint32Array(terms + 1);
  for (const word of words)
    for (const term of termsByWord.get(word)) ends[term + 1] = (ends[term + 1] as number) + 1;
  for (let term = 0; term < terms; term++)
    ends[term + 1] = (ends[term + 1] as number) + (ends[term] as number);
  const starts = ends.slice();
  const all = new Uint32Array(ends[terms] as number);
  for (const word of words)
    for (const term of termsByWord.get(word)) {
      const at = ends[term] as number;
      all[at] = word;
      ends[term] = at + 1;
    }
  for (let term = 0; term < terms; term++) {
    const own = all.subarray(starts[term], ends[term]);
    if (own.length > 0) yield [term, own];
  }
}

/** Sorts the first `count` of `found`, the places at which `counts` has anything. */
function sort(found: Uint32Array, count: number, counts: Uint32Array): void {
  if (count * SPARSE < counts.length) {
    found.subarray(0, count).sort();
    return;
  }
  for (let place = 0, at = 0; at < count; place++) if (counts[place] !== 0) found[at++] = place;
}

/** To look at so many places takes as long as to sort one in. */
const SPARSE = 30;
