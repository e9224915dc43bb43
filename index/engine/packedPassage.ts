import type { Article } from '../ingest/article.ts';
import {
  INTRODUCTIONS,
  type Introduction,
  type Passage,
  type PassageSentence,
  SENTENCE_KINDS,
} from '../ingest/passages.ts';
import type { IndexedPassage } from './searchEngine.ts';

/** Appends the parts of a passage: how many sentences, and their starts, ends and kinds; the same of what introduces it. */
export function appendParts({ sentences, introduction }: Passage, numbers: number[]): void {
  numbers.push(sentences.length);
  for (const { start, end, kind } of sentences) numbers.push(start, end, SENTENCE_KINDS.indexOf(kind));
  numbers.push(introduction.length);
  for (const { start, end, kind } of introduction) numbers.push(start, end, INTRODUCTIONS.indexOf(kind));
}

/** How many numbers the parts are that stand at a place. */
export function lengthOfParts(numbers: Uint32Array, at: number): number {
  const sentences = 3 * (numbers[at] as number);
  return 2 + sentences + 3 * (numbers[at + 1 + sentences] as number);
}

/** The same passages with their parts as numbers. */
export function packPassages(passages: readonly IndexedPassage[]): IndexedPassage[] {
  const numbers: number[] = [];
  const places = passages.map((passage) => {
    const at = numbers.length;
    appendParts(passage, numbers);
    return at;
  });
  const parts = Uint32Array.from(numbers);
  return passages.map((passage, i) => new PackedPassage(passage, parts, places[i] as number));
}

/**
 * A passage whose parts are numbers until they are read: nearly all passages lie still nearly all of the time, and as objects their
 * sentences take ten times as much memory.
 */
export class PackedPassage implements IndexedPassage {
  readonly article: Article;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly heading: string;
  #numbers: Uint32Array;
  #at: number;
  #parts: Pick<Passage, 'sentences' | 'introduction'> | undefined;

  /** `numbers` has its parts at a place, as `appendParts` puts them there. */
  constructor(
    { article, start, end, line, heading }: Omit<IndexedPassage, 'sentences' | 'introduction'>,
    numbers: Uint32Array,
    at: number,
  ) {
    this.article = article;
    this.start = start;
    this.end = end;
    this.line = line;
    this.heading = heading;
    this.#numbers = numbers;
    this.#at = at;
  }

  get sentences(): PassageSentence[] {
    return this.#read().sentences;
  }

  get introduction(): Introduction[] {
    return this.#read().introduction;
  }

  #read(): Pick<Passage, 'sentences' | 'introduction'> {
    if (this.#parts) return this.#parts;
    const oldest = recent[turn];
    if (oldest) oldest.#parts = undefined;
    recent[turn] = this;
    turn = (turn + 1) % MAX_RECENT;
    const numbers = this.#numbers;
    let at = this.#at;
    const next = () => numbers[at++] as number;
    const stretches = <Kind>(kinds: readonly Kind[]) =>
      Array.from({ length: next() }, () => ({ start: next(), end: next(), kind: kinds[next()] as Kind }));
    this.#parts = { sentences: stretches(SENTENCE_KINDS), introduction: stretches(INTRODUCTIONS) };
    return this.#parts;
  }
}

/** The passages that were read last, in a ring: a question reads the parts of some dozens again and again. */
const recent: PackedPassage[] = [];
let turn = 0;
const MAX_RECENT = 1000;
