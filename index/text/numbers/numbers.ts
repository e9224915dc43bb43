import anyAscii from 'any-ascii';
import { joinsNumbers, type NumberWord, numberWord } from './numberWords.ts';
import { SECONDS, unitOf } from './units.ts';

/** A number among words, in digits or spelled out. */
export interface NumberMention {
  /** In the form of `plainNumber`. */
  value: string;
  /** Its first and its last word, the unit not among them. */
  from: number;
  to: number;
  /** What is counted, as far as it is a unit of measure. */
  unit?: string;
  /** In digits. */
  isWritten: boolean;
}

/** The numbers among words as `tokenize` cuts them, in order: 2nd, second and 2 are the same, two hours are 2 h. */
export function readNumbers(words: readonly string[], language: string): NumberMention[] {
  const found: NumberMention[] = [];
  for (let at = 0; at < words.length; at++) {
    if (!mayBeNumber(words[at] as string, language)) continue;
    const mention = readDigits(words[at] as string, at, language) ?? readSpelled(words, at, language);
    if (!mention) continue;
    at = mention.to;
    const next = words[at + 1];
    const unit = mention.unit ?? (next === undefined ? undefined : unitOf(next, language));
    found.push(unit ? { ...mention, unit } : mention);
  }
  return found;
}

/** By language and word; a text has few words that are numbers, and each is looked at again and again. */
const known = new Map<string, Map<string, boolean>>();

/** Words kept of a language. */
const MAX_KNOWN = 20_000;

function mayBeNumber(word: string, language: string): boolean {
  let words = known.get(language);
  if (!words) {
    words = new Map();
    known.set(language, words);
  }
  let own = words.get(word);
  if (own === undefined) {
    own = /\p{N}/u.test(word) || partsOf(word, language) !== null;
    if (words.size >= MAX_KNOWN) words.clear();
    words.set(word, own);
  }
  return own;
}

/** Whether two numbers are the same, hours as minutes too. */
export function isSameNumber(
  a: Pick<NumberMention, 'value' | 'unit'>,
  b: Pick<NumberMention, 'value' | 'unit'>,
): boolean {
  if (!a.unit || !b.unit || a.unit === b.unit) return a.value === b.value;
  const [one, other] = [SECONDS[a.unit], SECONDS[b.unit]];
  return one !== undefined && other !== undefined && Number(a.value) * one === Number(b.value) * other;
}

/** Is it a number that years are written as? */
export function isYear({ value, unit }: Pick<NumberMention, 'value' | 'unit'>): boolean {
  return unit === undefined && /^(?:1\d|20)\d\d$/.test(value);
}

function readDigits(word: string, at: number, language: string): NumberMention | null {
  if (!/\p{N}/u.test(word)) return null;
  const [, version, value, letters = ''] =
    /^(v?)(\d+(?:\.\d+)*)([\p{L}\p{M}]*)$/u.exec(/^[\x20-\x7f]*$/.test(word) ? word : asciiDigits(word)) ??
    [];
  if (value === undefined || (version && letters)) return null;
  const mention = { value, from: at, to: at, isWritten: true };
  if (letters === '' || ORDINAL_ENDINGS.has(letters)) return mention;
  // The 80s are no 80 seconds.
  const unit = letters === 's' ? undefined : unitOf(letters, language);
  return unit ? { ...mention, unit } : null;
}

/** ٢٠٢٣ and 二 are no ASCII; a letter stays. */
function asciiDigits(word: string): string {
  return word.replace(/\p{Nd}+/gu, anyAscii);
}

/** 2nd, 2º, 2ª, 2o, 2e, 2ème, 2er. */
const ORDINAL_ENDINGS = new Set([
  ...['st', 'nd', 'rd', 'th', 'º', 'ª', 'o', 'a', 'e', 'er', 'ère', 're', 'ème', 'eme', 'ter', 'te'],
]);

/** “Twenty one”, “dois mil e vinte”, 二十一: as many words as go on with the number that begins at `at`. */
function readSpelled(words: readonly string[], at: number, language: string): NumberMention | null {
  const parts: NumberWord[] = [];
  let to = at;
  for (let next = at; next < words.length; next++) {
    const word = words[next] as string;
    const last = parts.at(-1);
    if (last && joinsNumbers(word, language)) continue;
    const own = partsOf(word, language);
    if (!own || (last && !goesOn(last, own[0] as NumberWord, language))) break;
    parts.push(...own);
    to = next;
  }
  // “One” alone is an article or a pronoun.
  if (parts.length === 0 || (parts.length === 1 && parts[0]?.value === 1 && !parts[0].ordinal)) return null;
  return { value: String(sum(parts, language)), from: at, to, isWritten: false };
}

/** A word of Chinese numerals is as many parts as it has. */
function partsOf(word: string, language: string): NumberWord[] | null {
  const whole = numberWord(word, language);
  if (whole) return [whole];
  if ((language !== 'ja' && language !== 'zh') || !/^[〇零一二三四五六七八九十百千]+$/u.test(word))
    return null;
  return [...word].map((letter) => numberWord(letter, language) as NumberWord);
}

/** Whether a part of a number can stand after another: one after twenty, not twenty after one. */
function goesOn(last: NumberWord, next: NumberWord, language: string): boolean {
  if (last.ordinal || next.ordinal) return false;
  if (next.multiplies || multiplies(next, last, language)) return true;
  if (last.multiplies) return next.value < last.value;
  if (next.adds) return last.value < 10;
  return next.value < roomAfter(last.value, language);
}

/** What is less than this can be added to so many: soixante-dix, dix-sept, 二十一. */
function roomAfter(value: number, language: string): number {
  if (value >= 100) return 100;
  if (language === 'fr' && (value === 20 || value === 60)) return 20;
  if (value >= 20 && value % 10 === 0) return 10;
  return value === 10 && (language === 'fr' || language === 'ja' || language === 'zh') ? 10 : 0;
}

/** Quatre-vingts, 二十: what is a number of its own multiplies a small one before it. */
function multiplies({ value }: NumberWord, last: NumberWord, language: string): boolean {
  return (
    (language === 'fr' && value === 20 && last.value === 4) ||
    ((language === 'ja' || language === 'zh') && value === 10 && last.value < 10)
  );
}

function sum(parts: readonly NumberWord[], language: string): number {
  let [total, group] = [0, 0];
  for (const [i, part] of parts.entries()) {
    const last = parts[i - 1];
    if (part.multiplies && part.value > 100) {
      total += Math.max(1, group) * part.value;
      group = 0;
    } else if (last && (part.multiplies || multiplies(part, last, language))) {
      group += last.value * part.value - last.value;
    } else group += part.value;
  }
  return total + group;
}
