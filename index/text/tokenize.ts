import anyAscii from 'any-ascii';
import { tokenizeFast, type WordSink } from './asciiTokenizer.ts';
import { attempt } from './attempt.ts';
import type { Uint32Buffer } from './buffers.ts';
import { codePointBoundary } from './cut.ts';
import { numberPattern, plainNumber } from './numbers/plainNumber.ts';
import { isRoman } from './numbers/roman.ts';
import { unspaced } from './scripts.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * The words of a text in any language, lower case and NFC, in order. Scripts written without spaces are cut by
 * `Intl.Segmenter`; everything else at what is neither letter, mark nor digit, which is an order of magnitude faster.
 * A number is one word in one spelling (see `plainNumber`): 1,000 and 1.000 are the same, 1.2 and 12 are not.
 */
export function tokenize(text: string): string[] {
  return fastPathWords(text) ?? fullPathWords(text);
}

/** The same words by their numbers in a vocabulary, appended to `ids`; it learns those that it does not know. */
export function appendWordIds(text: string, vocabulary: Vocabulary, ids: Uint32Buffer): void {
  const before = ids.length;
  if (tokenizeFast(text, new WordIdSink(vocabulary, ids))) return;
  ids.length = before;
  for (const word of fullPathWords(text)) ids.push(vocabulary.intern(word));
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
export function fullPathWords(text: string): string[] {
  const letters = plainLetters(text);
  const words = letters.match(runs) ?? [];
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

/** Lower case and NFC, without what cannot be seen: wide forms, ligatures, soft hyphens, the dot of a small İ. */
function plainLetters(text: string): string {
  return text
    .normalize('NFC')
    .replace(invisible, '')
    .replace(presentation, (forms) => forms.normalize('NFKC'))
    .toLowerCase()
    .replaceAll('i\u0307', 'i');
}

const invisible = /\u00ad|\u200c|\u200d|\u2060|\ufeff/g;

/** Ligatures, Arabic presentation forms, full-width and half-width letters, as files made from PDF hold them. */
const presentation = /[\ufb00-\ufdff\ufe70-\ufefc\uff01-\uffdc]+/g;

/**
 * A word in Latin letters without accents, whatever its script, spelled as kindred languages might all spell it: what grams
 * are made of.
 */
export function transliterate(word: string): string {
  const letters = plain.test(word) ? word : attempt(() => anyAscii(word).toLowerCase(), word);
  return /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}\p{N}]+$/u.test(word)
    ? phoneticFold(letters)
    : letters;
}

/**
 * Synthetic and sintética, Photograph and fotógrafo: one spelling of the sounds that European languages spell apart. What is no
 * word but a label is spelled one way only: vitamin C is not K, Edric II not I, size XXL not XL.
 */
function phoneticFold(letters: string): string {
  if (letters.length <= MAX_LABEL || isRoman(letters)) return letters;
  return letters
    .replace(/ph/g, 'f')
    .replace(/([tr])h/g, '$1')
    .replace(/y/g, 'i')
    .replace(/c(?=[ei])|z/g, 's')
    .replace(/ck|qu|[cq]/g, 'k')
    .replace(/w/g, 'v')
    .replace(/([a-z])\1/g, '$1');
}

/** Of letters. */
const MAX_LABEL = 3;

/**
 * The character grams of a word: the word itself between angle brackets, and its 3- to 5-grams with the brackets as
 * characters. Words of one language share them across inflections and typos, related languages across spellings.
 */
export function charNgrams(word: string): string[] {
  return ngrams(word, 3, 5);
}

/**
 * The word and its 4-grams only: two fifths of the terms, and as good where inverse document frequency weighs them
 * (right passage first in 13 languages, with the words: 0.910 against 0.911).
 */
export function subwords(word: string): string[] {
  return ngrams(word, 4, 4);
}

/** The distinct 3-grams of a word, with its brackets as characters: for comparing whole questions. */
export function trigrams(word: string): string[] {
  return [...new Set(slices(bracketed(word), 3))];
}

function ngrams(word: string, shortest: number, longest: number): string[] {
  const whole = bracketed(word);
  const grams = [whole];
  // A part of a number is another number.
  if (NUMBER.test(word)) return grams;
  for (let n = shortest; n <= longest && n < whole.length; n++) grams.push(...slices(whole, n));
  return grams;
}

function bracketed(word: string): string {
  return `<${transliterate(word).slice(0, MAX_NGRAM_WORD)}>`;
}

function slices(text: string, length: number): string[] {
  return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) =>
    text.slice(at, at + length),
  );
}

/** Longer words are addresses and keys: their first letters tell enough. */
const MAX_NGRAM_WORD = 40;

const plain = /^[a-z0-9]*$/;

const NUMBER = /^[\p{N}.]+$/u;

/** Numbers with their separators, versions with their “v”, and runs of letters, marks and digits. */
const runs = new RegExp(`v?(?:${numberPattern('\\p{N}')})|[\\p{L}\\p{M}\\p{N}]+`, 'gu');

const scripts = new RegExp(`${unspaced.source}+|(?:(?!${unspaced.source})[^])+`, 'gu');

/** Longer runs are cut. */
const MAX_RUN = 1000;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
