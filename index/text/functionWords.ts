import { createRequire } from 'node:module';
import {
  commonWords,
  lightVerbs,
  onlyIndonesian,
  onlyMalay,
  questionWords,
  sharedWords,
} from './questionWords.ts';
import { unspaced } from './scripts.ts';
import { tokenize } from './tokenize.ts';

/**
 * Stop words and question words of a language (ISO 639-1), as `tokenize` cuts them, each also without diacritics; empty for
 * a language without a list.
 */
export function functionWords(language: string): ReadonlySet<string> {
  let words = cache.get(language);
  if (!words) {
    const own = listedLanguages.includes(language) ? listed(language) : [];
    words = new Set(own.flatMap((word) => [word, stripDiacritics(word)]));
    cache.set(language, words);
  }
  return words;
}

const cache = new Map<string, ReadonlySet<string>>();

/**
 * Whether a word, as `tokenize` cuts it, is a function word of a language. In Latin letters an accent that was typed counts: té
 * (tea) is not te. In others, accents and points are as good as none.
 */
export function isFunctionWord(word: string, language: string): boolean {
  const words = functionWords(language);
  return words.has(word) || (!latin.test(word) && words.has(stripDiacritics(word)));
}

/** Languages (ISO 639-1) that `functionWords` knows. */
export const listedLanguages: readonly string[] = Object.keys(questionWords);

/**
 * How many words of a text are function words of each language; single letters, which every list is full of, count half.
 * A word typed without accents counts for the accented one, not the other way round.
 */
export function countFunctionWords(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) {
    const languages = languagesOf(word);
    const weight = (word.length > 1 || unspaced.test(word) ? 1.5 : 0.75) / languages.length ** 0.3;
    for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + weight);
  }
  return counts;
}

/** Whether a word is a function word of any language. */
export function isFunctionWordAnywhere(word: string): boolean {
  return languagesOf(word).length > 0;
}

function languagesOf(word: string): readonly string[] {
  if (languagesByWord.size === 0) indexFunctionWords();
  return languagesByWord.get(latin.test(word) ? word : stripDiacritics(word)) ?? [];
}

const latin = /^\p{sc=Latin}/u;

/** Word → the languages it is a function word of. */
const languagesByWord = new Map<string, string[]>();

function indexFunctionWords(): void {
  for (const language of listedLanguages)
    for (const word of [...functionWords(language), ...tokenize(sharedWords[language] ?? '')]) {
      const known = languagesByWord.get(word);
      if (known) known.push(language);
      else languagesByWord.set(word, [language]);
    }
}

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
/** No letter in it that `stripDiacritics` may change. */
const plain = /^[^\u00c0-\u03ff\u0451\u0590-\u06ff\u1e00-\u1fff]*$/;
const odd = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');
const marks = /(?<=[\p{sc=Latin}\p{sc=Greek}])\p{M}+|[\u064b-\u0652\u0640\u0591-\u05c7]/gu;

/** A word as typed without accents: é → e, ß → ss, ς → σ, أ → ا. Letters of their own stay (й, Thai and Indic vowels). */
export function stripDiacritics(word: string): string {
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
  const file = stopwordFiles[language];
  const stopwords = file ? (require(`@orama/stopwords/${file}`) as { stopwords: string[] }).stopwords : [];
  const own = [questionWords, commonWords, lightVerbs].map((table) => table[language] ?? '');
  const listed = [...own, ...stopwords].join(' ');
  const all = WITHOUT_APOSTROPHE.has(language) ? `${listed} ${withoutApostrophes(listed)}` : listed;
  // Words of scripts without spaces count as a whole: their parts may be words of content.
  return unspaced.test(all) ? all.normalize('NFC').split(' ') : tokenize(all);
}

/** Contractions as people type them: couldnt, whats, cest. Not those that are other words then: hell, shed. */
function withoutApostrophes(words: string): string {
  const contractions = words.match(/\p{L}+['’]\p{L}+/gu) ?? [];
  return contractions
    .filter((word) => !/['’](?:ll|d)$/.test(word))
    .map((word) => word.replace(/['’]/g, ''))
    .join(' ');
}

/** Languages (ISO 639-1) whose contractions are often typed so. */
const WITHOUT_APOSTROPHE = new Set(['en', 'fr']);

// Read when first needed: two dozen modules are felt at start-up.
const require = createRequire(import.meta.url);

/** Left out: Lithuanian, Serbian and Ukrainian are in a broken encoding, and `sk` is Sanskrit. */
const stopwordFiles: Readonly<Record<string, string>> = {
  ar: 'arabic',
  bg: 'bulgarian',
  da: 'danish',
  de: 'german',
  el: 'greek',
  en: 'english',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  hi: 'indian',
  hu: 'hungarian',
  id: 'indonesian',
  it: 'italian',
  ja: 'japanese',
  ne: 'nepali',
  nl: 'dutch',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sv: 'swedish',
  tr: 'turkish',
  zh: 'mandarin',
};
