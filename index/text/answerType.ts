import { stripDiacritics } from './functionWords.ts';
import { numberPattern, plainNumber } from './numbers/plainNumber.ts';
import { tablePattern } from './questionType.ts';
import { because } from './whyAndHowLong.ts';

/** How many numbers of a text are not among the words known, at most `most`. */
export function countNewNumbers(text: string, queryTerms: ReadonlySet<string>, most: number): number {
  return mayHaveNumber(text) ? countNew(text, NUMBER, queryTerms, most) : 0;
}

/** How many capitalised words that do not begin a sentence are not among the words known. */
export function countNewNames(text: string, queryTerms: ReadonlySet<string>): number {
  return mayHaveName(text) ? countNew(text, NAME, queryTerms, Infinity) : 0;
}

/**
 * How well a text tells when, by what is not among the words known: 1 with a year, half with a month or a day of the week
 * of its language, else 0.
 */
export function scoreNewDate(text: string, language: string, queryTerms: ReadonlySet<string>): number {
  if (mayHaveNumber(text) && countNew(text, YEAR, queryTerms, 1) > 0) return 1;
  return countNew(text.toLowerCase(), calendar(language), queryTerms, 1) / 2;
}

/** Whether a text tells why, by the words of its language that do. */
export function givesReason(text: string, language: string): boolean {
  return tablePattern(because, language)?.test(text.toLowerCase()) ?? false;
}

const NUMBER = new RegExp(`${numberPattern('\\p{N}')}|\\p{N}+`, 'gu');
// What stands before is looked at last: few letters begin a year or a name.
const YEAR = /(?=[12])(?<![\p{N}.,])(?:1\d{3}|20\d{2})(?![\p{N}])/gu;
/** A word with a capital, as part of a regular expression with the flag `u`. */
export const CAPITALISED = '\\p{Lu}[\\p{L}\\p{M}\\p{N}]*';

// Not `CAPITALISED`: a single letter (“I”, an initial) and a code (“A4”) answer no question for a name.
const NAME = /\p{Lu}(?<=[\p{L}\p{N},;]\s\p{Lu})[\p{L}\p{M}]+/gu;

function countNew(text: string, kind: RegExp, queryTerms: ReadonlySet<string>, most: number): number {
  let count = 0;
  for (const [found] of text.matchAll(kind)) {
    const word = /\p{N}/u.test(found) ? plainNumber(found) : found.toLowerCase();
    if (queryTerms.has(stripDiacritics(word))) continue;
    if (++count === most) break;
  }
  return count;
}

/** False: no digit stands in it. One look at each character tells that of most sentences, for which a regular expression takes ten times as long. */
function mayHaveNumber(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 57 ? (code > 0xb1 && code < 0xbf) || (code > 0x65f && !isPunctuation(code)) : code > 47)
      return true;
  }
  return false;
}

/** False: no capital stands in it after white space. */
function mayHaveName(text: string): boolean {
  let wasSpace = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (wasSpace && ((code > 64 && code < 91) || (code > 0xbf && !isPunctuation(code)))) return true;
    wasSpace = code < 33 || (code > 0x9f && (code === 0xa0 || code > 0x167f));
  }
  return false;
}

/** Dashes, quotation marks and spaces of their own block. */
function isPunctuation(code: number): boolean {
  return code > 0x1fff && code < 0x2070;
}

const calendars = new Map<string, RegExp>();

/** The names of months and days as a language writes them, alone and in a date: January, января, 1月. */
function calendar(language: string): RegExp {
  let names = calendars.get(language);
  if (!names) {
    names = compileCalendar(language);
    calendars.set(language, names);
  }
  return names;
}

function compileCalendar(language: string): RegExp {
  const words = new Set<string>();
  try {
    for (const options of [
      { month: 'long' },
      { day: 'numeric', month: 'long' },
      { weekday: 'long' },
    ] as const) {
      const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC', calendar: 'gregory' });
      for (let i = 0; i < 12; i++) {
        for (const { type, value } of format.formatToParts(Date.UTC(2024, i, 1 + i))) {
          if (type === 'month' || type === 'weekday') words.add(value.toLowerCase());
        }
      }
    }
  } catch {
    // A language that Intl does not know has no calendar here.
  }
  const usable = [...words].filter((word) => /\p{L}{2}|\p{N}\p{L}/u.test(word));
  if (usable.length === 0) return /(?!)/gu;
  const spaced = usable.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return /[\p{sc=Han}\p{sc=Thai}\p{sc=Hang}]/u.test(usable[0] as string)
    ? new RegExp(spaced, 'gu')
    : new RegExp(`(?<![\\p{L}\\p{M}])(?:${spaced})(?![\\p{L}\\p{M}])`, 'gu');
}
