import { stopwords as ar } from '@orama/stopwords/arabic';
import { stopwords as bg } from '@orama/stopwords/bulgarian';
import { stopwords as da } from '@orama/stopwords/danish';
import { stopwords as nl } from '@orama/stopwords/dutch';
import { stopwords as en } from '@orama/stopwords/english';
import { stopwords as fi } from '@orama/stopwords/finnish';
import { stopwords as fr } from '@orama/stopwords/french';
import { stopwords as de } from '@orama/stopwords/german';
import { stopwords as el } from '@orama/stopwords/greek';
import { stopwords as hu } from '@orama/stopwords/hungarian';
import { stopwords as hi } from '@orama/stopwords/indian';
import { stopwords as id } from '@orama/stopwords/indonesian';
import { stopwords as it } from '@orama/stopwords/italian';
import { stopwords as ja } from '@orama/stopwords/japanese';
import { stopwords as zh } from '@orama/stopwords/mandarin';
import { stopwords as ne } from '@orama/stopwords/nepali';
import { stopwords as no } from '@orama/stopwords/norwegian';
import { stopwords as pt } from '@orama/stopwords/portuguese';
import { stopwords as ro } from '@orama/stopwords/romanian';
import { stopwords as ru } from '@orama/stopwords/russian';
import { stopwords as es } from '@orama/stopwords/spanish';
import { stopwords as sv } from '@orama/stopwords/swedish';
import { stopwords as tr } from '@orama/stopwords/turkish';
import { commonWords, onlyIndonesian, onlyMalay, questionWords } from './questionwords.ts';
import { wordsOf } from './tokenize.ts';

// Left out: Lithuanian, Serbian and Ukrainian come in a broken encoding, and `sk` is Sanskrit.
const stopwords: Readonly<Record<string, readonly string[]>> = {
  ar,
  bg,
  da,
  de,
  el,
  en,
  es,
  fi,
  fr,
  hi,
  hu,
  id,
  it,
  ja,
  ne,
  nl,
  no,
  pt,
  ro,
  ru,
  sv,
  tr,
  zh,
};

const cache = new Map<string, ReadonlySet<string>>();

/**
 * Stop words and question words of a language (ISO 639-1), as `wordsOf` cuts them, each also in its `bare` form; empty for
 * a language without a list.
 */
export function functionWords(language: string): ReadonlySet<string> {
  let words = cache.get(language);
  if (!words) {
    words = new Set(listed(language).flatMap((word) => [word, bare(word)]));
    cache.set(language, words);
  }
  return words;
}

/** Languages (ISO 639-1) that `functionWords` knows. */
export const listedLanguages: readonly string[] = Object.keys(questionWords);

/**
 * How many words of a text are function words of each language; single letters, which every list is full of, count half.
 * A word typed without accents counts for the accented one, not the other way round.
 */
export function countFunctionWords(words: readonly string[]): Map<string, number> {
  if (speakers.size === 0) learn();
  const counts = new Map<string, number>();
  for (const word of words)
    for (const language of speakers.get(latin.test(word) ? word : bare(word)) ?? [])
      counts.set(language, (counts.get(language) ?? 0) + (word.length > 1 || spaceless.test(word) ? 1 : 0.5));
  return counts;
}

const latin = /^\p{sc=Latin}/u;

/** Word → the languages it is a function word of. */
const speakers = new Map<string, string[]>();

function learn(): void {
  for (const language of listedLanguages)
    for (const word of functionWords(language)) {
      const known = speakers.get(word);
      if (known) known.push(language);
      else speakers.set(word, [language]);
    }
}

const spaceless = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Khmer}\p{sc=Lao}\p{sc=Mymr}]/u;

const letters: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  þ: 'th',
  ς: 'σ',
  ё: 'е',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ک: 'ك',
  ی: 'ي',
};
const plain = /^[a-z0-9]*$/;
const odd = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');
const marks = /(?<=[\p{sc=Latin}\p{sc=Greek}])\p{M}+|[\u064b-\u0652\u0640\u0591-\u05c7]/gu;

/** A word as typed without accents: é → e, ß → ss, ς → σ, أ → ا. Letters of their own stay (й, Thai and Indic vowels). */
export function bare(word: string): string {
  if (plain.test(word)) return word;
  return word
    .normalize('NFD')
    .replace(marks, '')
    .normalize('NFC')
    .replace(odd, (letter) => letters[letter] ?? letter);
}

function listed(language: string): string[] {
  if (language === 'id' || language === 'ms') {
    const others = new Set((language === 'id' ? onlyMalay : onlyIndonesian).split(' '));
    return [...entries('id'), ...entries('ms')].filter((entry) => !others.has(entry));
  }
  return entries(language);
}

function entries(language: string): string[] {
  const written = `${questionWords[language] ?? ''} ${commonWords[language] ?? ''}`.split(' ');
  // Words of scripts without spaces count as a whole: their parts may be words of content.
  return [...written, ...(stopwords[language] ?? [])].flatMap((entry) =>
    spaceless.test(entry) ? entry.normalize('NFC') : wordsOf(entry),
  );
}
