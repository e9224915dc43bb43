import { FNV_BASIS, fnvStep } from './hash.ts';
import { numberPattern, plainNumber } from './numbers/plainNumber.ts';
import { UNMARKED, UNWRITTEN } from './scripts.ts';

/** Takes the words of a text in their order. */
export interface WordSink {
  /** The word that stands in `letters` from `start` to `end`; `hash` is its FNV-1a. */
  take(letters: string, start: number, end: number, hash: number): void;
  /** A word that stands there in other characters. */
  word(word: string): void;
}

/**
 * Gives a sink the words of a text as `tokenize` cuts them, where all its letters are plain: nothing to compose, no combining
 * marks, no script without spaces, no forms of typesetting. False for any other text, of which it may have taken some. One
 * look at each character instead of several regular expressions.
 */
export function tokenizeFast(text: string, sink: WordSink): boolean {
  kinds ??= kindsOfCharacters();
  // A small İ has a dot that is a mark of its own.
  const letters = text.toLowerCase().replaceAll('i\u0307', 'i');
  let start = -1;
  let hash = FNV_BASIS;
  for (let at = 0; at < letters.length; at++) {
    const code = letters.charCodeAt(at);
    const kind = code < kinds.length ? (kinds[code] as number) : OTHER;
    if (kind === OTHER) return false;
    if (kind === BORDER) {
      if (start >= 0) sink.take(letters, start, at, hash);
      start = -1;
      continue;
    }
    if (start < 0) {
      const written = kind === DIGIT || code === V ? numberAt(letters, at, kinds) : '';
      if (written) {
        sink.word(plainNumber(written));
        at += written.length - (code === V ? 0 : 1);
        continue;
      }
      start = at;
      hash = FNV_BASIS;
    }
    hash = fnvStep(hash, code);
  }
  if (start >= 0) sink.take(letters, start, letters.length, hash);
  return true;
}

/** A number with separators that begins at `from`, after the “v” of a version; else empty. */
function numberAt(letters: string, from: number, kinds: Uint8Array): string {
  const first = letters[from] === 'v' ? from + 1 : from;
  if (kindAt(letters, first, kinds) !== DIGIT) return '';
  number.lastIndex = first;
  return number.exec(letters)?.[0] ?? '';
}

const number = new RegExp(numberPattern('\\d'), 'y');

function kindAt(letters: string, at: number, kinds: Uint8Array): number {
  return at < letters.length ? (kinds[letters.charCodeAt(at)] ?? OTHER) : BORDER;
}

const V = 'v'.charCodeAt(0);

const BORDER = 0;
const LETTER = 1;
const DIGIT = 2;
const OTHER = 3;

let kinds: Uint8Array | undefined;

/** Kinds of the characters up to punctuation and signs of currency; whatever comes after is `OTHER`. */
function kindsOfCharacters(): Uint8Array {
  return Uint8Array.from({ length: 0x2100 }, (_, code) => {
    const character = String.fromCharCode(code);
    if (/[0-9]/.test(character)) return DIGIT;
    if (character.normalize('NFC') !== character || slow.test(character)) return OTHER;
    if (/\p{L}/u.test(character)) return LETTER;
    return /[\p{P}\p{S}\p{Z}\p{Cc}]/u.test(character) ? BORDER : OTHER;
  });
}

/** Scripts without spaces, the parts of Korean syllables, which compose, and what is left out. */
const slow = new RegExp(`[${UNMARKED}${UNWRITTEN}\\u1100-\\u11ff]`, 'u');
