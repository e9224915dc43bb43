import { tokenizeFast, type WordSink } from './asciiTokenizer.ts';
import { attempt } from './attempt.ts';
import type { Uint32Buffer } from './buffers.ts';
import { codePointBoundary } from './cut.ts';
import { EMOJI, SKIN_TONES } from './emoji/emoji.ts';
import { numberPattern, plainNumber } from './numbers/plainNumber.ts';
import { UNWRITTEN, unspaced } from './scripts.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * The words of a text in any language, lower case and NFC, in order. Scripts written without spaces are cut by
 * `Intl.Segmenter`; everything else at what is neither letter, mark nor digit, which is an order of magnitude faster.
 * A number is one word in one spelling (see `plainNumber`): 1,000 and 1.000 are the same, 1.2 and 12 are not.
 */
export function tokenize(text: string): string[] {
  return fastPathWords(text) ?? fullPathWords(text);
}

/** The same, and each emoji is a word: what is indexed and asked. */
export function tokenizeWithEmoji(text: string): string[] {
  return fastPathWords(text) ?? fullPathWords(text, runsAndEmoji);
}

/** The words of `tokenizeWithEmoji` by their numbers in a vocabulary, appended to `ids`; it learns those that it does not know. */
export function appendWordIds(text: string, vocabulary: Vocabulary, ids: Uint32Buffer): void {
  const before = ids.length;
  if (tokenizeFast(text, new WordIdSink(vocabulary, ids))) return;
  ids.length = before;
  for (const word of fullPathWords(text, runsAndEmoji)) ids.push(vocabulary.intern(word));
}

class WordIdSink implements WordSink {
  #vocabulary: Vocabulary;
  #ids: Uint32Buffer;

  constructor(vocabulary: Vocabulary, ids: Uint32Buffer) {
    this.#vocabulary = vocabulary;
    this.#ids = ids;
  }

  take(letters: string, start: number, end: number, hash: number): void {
    this.#ids.push(this.#vocabulary.internSlice(letters, start, end, hash));
  }

  word(word: string): void {
    this.#ids.push(this.#vocabulary.intern(word));
  }
}

/** The same for a text of plain letters (see asciiTokenizer.ts), null for any other. */
export function fastPathWords(text: string): string[] | null {
  const words: string[] = [];
  const sink: WordSink = {
    take: (letters, start, end) => words.push(letters.slice(start, end)),
    word: (word) => words.push(word),
  };
  return tokenizeFast(text, sink) ? words : null;
}

/** The same for any text; exported to be compared with. */
export function fullPathWords(text: string, pattern = runs): string[] {
  const letters = plainLetters(text);
  const words = letters.match(pattern) ?? [];
  const numbers = words.map((word) => (separated.test(word) ? plainNumber(word.replace(/^v/, '')) : word));
  return unspaced.test(letters) ? numbers.flatMap(cutUnspaced) : numbers;
}

/** A number with separators; in all other words there are letters, marks and digits only. */
const separated = /[^\p{L}\p{M}\p{N}]/u;

/** Cuts the parts of a run that are written without spaces into the words of a dictionary. */
function cutUnspaced(run: string): string[] {
  if (!unspaced.test(run)) return [run];
  const words: string[] = [];
  for (const [part] of run.matchAll(scripts)) {
    if (!unspaced.test(part)) words.push(part);
    // Intl.Segmenter takes time quadratic in the length of its text.
    else
      for (let at = 0, end = 0; at < part.length; at = end) {
        end = codePointBoundary(part, at + MAX_RUN);
        const piece = part.slice(at, end);
        words.push(...attempt(() => wordLike(piece), [piece]));
      }
  }
  return words;
}

function wordLike(text: string): string[] {
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) if (isWordLike) words.push(segment);
  return words;
}

/** Lower case and NFC, without what is written or not: wide forms, ligatures, soft hyphens, points, the dot of a small İ. */
function plainLetters(text: string): string {
  return text
    .normalize('NFC')
    .replace(unwritten, '')
    .replace(presentation, (forms) => forms.normalize('NFKC'))
    .toLowerCase()
    .replaceAll('i\u0307', 'i');
}

const unwritten = new RegExp(`[${UNWRITTEN}${SKIN_TONES}]`, 'gu');

/** Ligatures, Arabic presentation forms, full-width and half-width letters, as files made from PDF hold them. */
const presentation = /[\ufb00-\ufdff\ufe70-\ufefc\uff01-\uffdc]+/g;

/** Numbers with their separators, versions with their “v”, and runs of letters, marks and digits. */
const runs = new RegExp(`v?(?:${numberPattern('\\p{N}')})|[\\p{L}\\p{M}\\p{N}]+`, 'gu');

const runsAndEmoji = new RegExp(`${runs.source}|${EMOJI}`, 'gu');

const scripts = new RegExp(`${unspaced.source}+|(?:(?!${unspaced.source})[^])+`, 'gu');

/** Longer runs are cut. */
const MAX_RUN = 1000;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
