import type { Vocabulary } from '../../text/vocabulary.ts';
import { NearestWords, type NearWord } from '../../wordvectors/nearestWords.ts';
import { sharedWordVectors } from '../../wordvectors/shared.ts';
import { MEANING_BYTES } from '../../wordvectors/wordVectors.ts';
import type { Analyzer } from '../analyzer.ts';
import { leastSimilarity, type QueryStem } from '../query.ts';

/** Words that have a meaning, by their numbers in the vocabulary, ascending, and their packed meanings one after the other. */
export interface SavedMeanings {
  words: Uint32Array;
  packed: Uint8Array;
}

/** What the words of a vocabulary mean, and which of them are nearest to a question's word. */
export class MeaningVocabulary {
  #vocabulary: Vocabulary;
  #analyzer: Analyzer;
  #meanings: SavedMeanings = { words: new Uint32Array(0), packed: new Uint8Array(0) };
  /** So many words of the vocabulary were looked up. */
  #lookedUp = 0;
  #nearest: NearestWords | undefined;
  /** The nearest words of a question's word, by the word: questions repeat theirs. */
  #cache = new Map<string, NearWord[]>();

  constructor(vocabulary: Vocabulary, analyzer: Analyzer, saved?: SavedMeanings) {
    this.#vocabulary = vocabulary;
    this.#analyzer = analyzer;
    if (!saved) return;
    this.#meanings = saved;
    this.#lookedUp = vocabulary.size;
    this.#open(() => true);
  }

  /** To be called when the documents have changed. `isUsed`: does a word stand in any of them? Only new words are looked up. */
  prepare(isUsed: (word: number) => boolean): void {
    const { size } = this.#vocabulary;
    const before = this.#meanings.words.length;
    const words = new Uint32Array(before + size - this.#lookedUp);
    const packed = new Uint8Array(words.length * MEANING_BYTES);
    words.set(this.#meanings.words);
    packed.set(this.#meanings.packed);
    let count = before;
    for (let word = this.#lookedUp; word < size; word++) {
      const meaning = this.#analyzer.meaning(this.#vocabulary.word(word));
      if (!meaning) continue;
      packed.set(meaning, count * MEANING_BYTES);
      words[count++] = word;
    }
    this.#meanings = { words: words.slice(0, count), packed: packed.slice(0, count * MEANING_BYTES) };
    this.#lookedUp = size;
    this.#open(isUsed);
  }

  /** What a word of the vocabulary means, as `WordVectors` packs it; null for what only meets itself, undefined before it is looked up. */
  meaning(word: number): Uint8Array | null | undefined {
    if (word >= this.#lookedUp) return undefined;
    const { words, packed } = this.#meanings;
    let [from, to] = [0, words.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((words[middle] as number) < word) from = middle + 1;
      else to = middle;
    }
    return words[from] === word ? packed.subarray(from * MEANING_BYTES, (from + 1) * MEANING_BYTES) : null;
  }

  /** The words nearest to one of a question, best first; none where it has no meaning. */
  nearestTo(stem: QueryStem): NearWord[] {
    if (!stem.meaning || !this.#nearest) return [];
    const key = `${stem.word} ${stem.isEntity}`;
    let near = this.#cache.get(key);
    if (!near) {
      near = this.#nearest.find(stem.meaning, NEAREST, leastSimilarity(stem));
      if (this.#cache.size >= MAX_CACHED) this.#cache.clear();
      this.#cache.set(key, near);
    }
    return near;
  }

  save(): SavedMeanings {
    return this.#meanings;
  }

  /** In an order that depends on the words alone, not on when they came: of words that are as near the first ones are taken. */
  #open(isUsed: (word: number) => boolean): void {
    const { words, packed } = this.#meanings;
    const hash = (place: number) => this.#vocabulary.hash(words[place] as number);
    const places = Uint32Array.from(words.keys()).filter((place) => isUsed(words[place] as number));
    places.sort((a, b) => hash(a) - hash(b));
    const inOrder = new Uint8Array(places.length * MEANING_BYTES);
    for (const [i, place] of places.entries())
      inOrder.set(packed.subarray(place * MEANING_BYTES, (place + 1) * MEANING_BYTES), i * MEANING_BYTES);
    this.#cache.clear();
    this.#nearest = new NearestWords(
      sharedWordVectors(),
      places.map((place) => words[place] as number),
      inOrder,
    );
  }
}

/** 30 to 100 do alike. */
export const NEAREST = 32;

/** Words of questions kept with their nearest ones, at about 6 kB. */
const MAX_CACHED = 1000;
