import type { Lexicon } from '../engine/lexicon.ts';
import type { Uint32Buffer } from '../text/buffers.ts';
import { mayMeet, type ScriptKind, scriptKind } from '../text/crossScript.ts';
import { isFunctionWord, stripDiacritics } from '../text/functionWords.ts';
import { fnv1a } from '../text/hash.ts';
import { HashFilter } from '../text/hashFilter.ts';
import { transliterate } from '../text/ngrams.ts';
import type { WeightedQuery } from './weightedQuery.ts';

// Words are given by their places in the lexicon, similarities as a row that begins at `at`; where nothing is to be left out there is
// no function.

/** Tells the function words that one of the question's words would be but for an accent that was typed: de for dé (a die). */
export function unaccentedWords(
  { stems }: WeightedQuery,
  lexicon: Lexicon,
): ((place: number) => boolean) | undefined {
  const accented = stems.filter(({ word, isContentWord }) => isContentWord && stripDiacritics(word) !== word);
  if (accented.length === 0) return undefined;
  const { language } = lexicon.analyzer;
  const typed = new Set(accented.map(({ word }) => word));
  const plain = new Set(accented.map(({ word }) => fnv1a(stripDiacritics(word))));
  return (place) => {
    if (!plain.has(lexicon.plain[place] as number)) return false;
    const word = lexicon.wordAt(place);
    return !typed.has(word) && isFunctionWord(word, language);
  };
}

/** Leaves out the similarities to words that one of this script never meets (see crossScript.ts); false where none is left. */
export function similaritiesWithin(
  query: WeightedQuery,
): (row: Float32Array, at: number, script: ScriptKind) => boolean {
  const scripts = query.stems.map(({ word }) => scriptKind(word));
  return (row, at, script) => {
    let isLeft = false;
    for (let q = 0; q < scripts.length; q++) {
      if (!mayMeet(script, scripts[q] as ScriptKind)) row[at + q] = 0;
      else if ((row[at + q] as number) > 0) isLeft = true;
    }
    return isLeft;
  };
}

/** Leaves out the similarities of words with other digits: iso9001 is not iso9002. */
export function sameDigits(
  { stems }: WeightedQuery,
  lexicon: Lexicon,
): ((row: Float32Array, at: number, place: number) => void) | undefined {
  const digits = stems.map(({ stem }) => digitsOf(stem));
  if (!digits.some(Boolean)) return undefined;
  return (row, at, place) => {
    const own = digitsOf(lexicon.analyzer.stem(lexicon.wordAt(place)));
    if (!own) return;
    for (let q = 0; q < digits.length; q++) if (digits[q] && digits[q] !== own) row[at + q] = 0;
  };
}

function digitsOf(word: string): string {
  if (!/\p{N}/u.test(word)) return '';
  return transliterate(word)
    .replace(/[^0-9.]+/g, ' ')
    .trim();
}

/** Appends the places of the question's subwords that a word has too, but for those of words that it never meets. */
export function subwordsWithin(
  { contentWords, subwords }: WeightedQuery,
  lexicon: Lexicon,
): (place: number, found: Uint32Buffer) => void {
  const placesFor = (script: ScriptKind) => {
    const words = contentWords.filter((word) => mayMeet(script, scriptKind(word)));
    const parts = new Set(words.flatMap(lexicon.analyzer.subwords));
    const places = new Map(Array.from(parts, (part) => [fnv1a(part), subwords.places.get(part) as number]));
    return { places, filter: new HashFilter(places.keys()) };
  };
  const known: Partial<Record<ScriptKind, ReturnType<typeof placesFor>>> = {};
  return (place, found) => {
    const script = lexicon.scripts[place] as ScriptKind;
    known[script] ??= placesFor(script);
    const { places, filter } = known[script];
    const end = lexicon.subwordStarts[place + 1] as number;
    for (let i = lexicon.subwordStarts[place] as number; i < end; i++) {
      const part = lexicon.subwords[i] as number;
      const own = filter.mayHave(part) ? places.get(part) : undefined;
      if (own !== undefined) found.push(own);
    }
  };
}
