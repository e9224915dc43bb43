import { attempt } from './attempt.ts';

/** Orama's stemmers by ISO 639-1 code; other languages are searched without one. */
const stemmers = new Map<string, () => Promise<{ stemmer: Stem }>>(
  Object.entries({
    ar: () => import('@orama/stemmers/arabic'),
    bg: () => import('@orama/stemmers/bulgarian'),
    da: () => import('@orama/stemmers/danish'),
    de: () => import('@orama/stemmers/german'),
    el: () => import('@orama/stemmers/greek'),
    en: () => import('@orama/stemmers/english'),
    es: () => import('@orama/stemmers/spanish'),
    fi: () => import('@orama/stemmers/finnish'),
    fr: () => import('@orama/stemmers/french'),
    ga: () => import('@orama/stemmers/irish'),
    hi: () => import('@orama/stemmers/indian'),
    hu: () => import('@orama/stemmers/hungarian'),
    hy: () => import('@orama/stemmers/armenian'),
    id: () => import('@orama/stemmers/indonesian'),
    it: () => import('@orama/stemmers/italian'),
    lt: () => import('@orama/stemmers/lithuanian'),
    ne: () => import('@orama/stemmers/nepali'),
    nl: () => import('@orama/stemmers/dutch'),
    no: () => import('@orama/stemmers/norwegian'),
    pt: () => import('@orama/stemmers/portuguese'),
    ro: () => import('@orama/stemmers/romanian'),
    ru: () => import('@orama/stemmers/russian'),
    sa: () => import('@orama/stemmers/sanskrit'),
    sr: () => import('@orama/stemmers/serbian'),
    sv: () => import('@orama/stemmers/swedish'),
    ta: () => import('@orama/stemmers/tamil'),
    tr: () => import('@orama/stemmers/turkish'),
    uk: () => import('@orama/stemmers/ukrainian'),
  }),
);

/** A word's stem: what it shares with its inflections. The same for the same word, always. */
export type Stem = (word: string) => string;

/**
 * The stemmer of a language (ISO 639-1), or the identity where there is none. Loaded when it is first asked for, once: each question
 * asks for one, and to import again what is loaded takes a millisecond.
 */
export function loadStemmer(language: string): Promise<Stem> {
  let stem = loaded.get(language);
  if (!stem) {
    stem = openStemmer(language);
    if (stemmers.has(language)) loaded.set(language, stem);
  }
  return stem;
}

const loaded = new Map<string, Promise<Stem>>();

/** The same, which remembers no word yet. It never throws: a word that cannot be stemmed stays as it is. */
export async function openStemmer(language: string): Promise<Stem> {
  const load = stemmers.get(language);
  if (!load) return asItIs;
  const { stemmer } = await load();
  const cache = new Map<string, string>();
  return (word) => {
    let stem = cache.get(word);
    if (stem === undefined) {
      // Orama's Bulgarian stemmer writes into a string, which throws: построена, студена, зелен.
      stem = word.length > MAX_STEMMED ? word : attempt(() => stemmer(word), word) || word;
      if (cache.size >= MAX_CACHED) cache.clear();
      cache.set(word, stem);
    }
    return stem;
  };
}

const asItIs: Stem = (word) => word;

/**
 * Longer words are no words but addresses and keys, and some stemmers take time quadratic in their length: the Serbian one
 * 50 seconds for 100,000 letters.
 */
const MAX_STEMMED = 100;

/** Words kept with their stem: stemming is the dearest step of tokenizing. */
const MAX_CACHED = 50_000;
