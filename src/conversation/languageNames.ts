import { listedLanguages, stripDiacritics, tokenize } from '../../index/index.ts';

/** What a language is called. */
export interface LanguageName {
  /** The language (ISO 639-1). */
  language: string;
  /** The language that calls it so. */
  said: string;
  words: string[];
  /** The words without accents. */
  plain: string[];
}

const known = new Map<string, Map<string, LanguageName[]>>();

/** The names of all languages, those of the articles too, by what their first words have in common. */
export function languageNames(languages: readonly string[]): Map<string, LanguageName[]> {
  const codes = [...new Set([...listedLanguages, ...languages])].filter((code) => code !== 'und');
  const key = codes.join();
  const before = known.get(key);
  if (before) return before;
  const all = new Map<string, LanguageName[]>();
  for (const locale of new Set([...DISCORD_LOCALES, ...codes]))
    for (const name of namesIn(locale, codes)) {
      const start = keyOf(name.words[0] ?? '');
      all.set(start, [...(all.get(start) ?? []), name]);
    }
  known.set(key, all);
  return all;
}

function namesIn(locale: string, codes: readonly string[]): LanguageName[] {
  const said = locale.split('-')[0] ?? locale;
  return codes.flatMap((language) => {
    const words = tokenize(nameOf(locale, 'language', language) ?? '');
    return words.length ? [{ language, said, words, plain: words.map(stripDiacritics) }] : [];
  });
}

let countries: Map<string, string[]> | undefined;

/** The names of countries, and the languages that they are names in. */
export function countryNames(): Map<string, string[]> {
  if (countries) return countries;
  countries = new Map();
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  const codes = letters.flatMap((a) => letters.map((b) => a + b));
  for (const locale of DISCORD_LOCALES) {
    const said = locale.split('-')[0] ?? locale;
    for (const code of codes) {
      const name = stripDiacritics(tokenize(nameOf(locale, 'region', code) ?? '').join(' '));
      if (name) countries.set(name, [...(countries.get(name) ?? []), said]);
    }
  }
  return countries;
}

const displays = new Map<string, Intl.DisplayNames>();

function nameOf(locale: string, type: 'language' | 'region', code: string): string | undefined {
  const key = `${locale} ${type}`;
  try {
    const display = displays.get(key) ?? new Intl.DisplayNames(locale, { type, fallback: 'none' });
    displays.set(key, display);
    return display.of(code);
  } catch {
    return undefined; // No well-formed code.
  }
}

/** What a name and its forms have in common: where a preposition grows together with it, its end. */
export function keyOf(word: string): string {
  const plain = stripDiacritics(word);
  return FROM_THE_END.test(plain) ? plain.slice(-2) : plain.slice(0, 2);
}

/** Prepositions grow together with the word that follows them. */
export const FROM_THE_END = /^[\p{sc=Arab}\p{sc=Hebr}]/u;

/** The languages of Discord's client, of which some have two norms with names of their own. */
export const DISCORD_LOCALES =
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  );
