import type { AnalyzedWord, Analyzer } from '../engine/analyzer.ts';
import { mayMeet, type ScriptKind, scriptKind } from '../text/crossScript.ts';
import { isFunctionWord, stripDiacritics } from '../text/functionWords.ts';
import { fnv1a } from '../text/hash.ts';
import { HashFilter } from '../text/hashFilter.ts';
import { transliterate } from '../text/ngrams.ts';
import type { WeightedQuery } from './weightedQuery.ts';

/** Tells the function words that one of the question's words would be but for an accent that was typed: de for dé (a die). */
export function unaccentedWords({ stems }: WeightedQuery, language: string): (word: string) => boolean {
  const accented = stems.filter(({ word, isContentWord }) => isContentWord && stripDiacritics(word) !== word);
  if (accented.length === 0) return () => false;
  const typed = new Set(accented.map(({ word }) => word));
  const plain = new Set(accented.map(({ word }) => stripDiacritics(word)));
  return (word) => plain.has(stripDiacritics(word)) && !typed.has(word) && isFunctionWord(word, language);
}

/** Leaves out the similarities to words that one of this script never meets (see crossScript.ts); null where none is left. */
export function similaritiesWithin(
  query: WeightedQuery,
): (similarities: Float32Array | null, script: ScriptKind) => Float32Array | null {
  const scripts = query.stems.map(({ word }) => scriptKind(word));
  return (similarities, script) => {
    if (!similarities || scripts.every((own) => mayMeet(script, own))) return similarities;
    const met = similarities.map((similarity, q) =>
      mayMeet(script, scripts[q] as ScriptKind) ? similarity : 0,
    );
    return met.some((similarity) => similarity > 0) ? met : null;
  };
}

/** Leaves out the similarities of words with other digits: iso9001 is not iso9002. */
export function sameDigits({
  stems,
}: WeightedQuery): (similarities: Float32Array | null, stem: string) => Float32Array | null {
  const digits = stems.map(({ stem }) => digitsOf(stem));
  if (!digits.some(Boolean)) return (similarities) => similarities;
  return (similarities, stem) => {
    const own = similarities && digitsOf(stem);
    if (!own) return similarities;
    return similarities.map((similarity, q) => (digits[q] && digits[q] !== own ? 0 : similarity));
  };
}

function digitsOf(word: string): string {
  if (!/\p{N}/u.test(word)) return '';
  return transliterate(word)
    .replace(/[^0-9.]+/g, ' ')
    .trim();
}

/** Tells the places of the question's subwords that a word has too, but for those of words that it never meets. */
export function subwordsWithin(
  { contentWords, subwords }: WeightedQuery,
  analyzer: Analyzer,
): (word: AnalyzedWord) => readonly number[] {
  const placesFor = (script: ScriptKind) => {
    const words = contentWords.filter((word) => mayMeet(script, scriptKind(word)));
    const parts = new Set(words.flatMap(analyzer.subwords));
    const places = new Map(Array.from(parts, (part) => [fnv1a(part), subwords.places.get(part) as number]));
    return { places, filter: new HashFilter(places.keys()) };
  };
  const known: Partial<Record<ScriptKind, ReturnType<typeof placesFor>>> = {};
  return ({ script, subwords: parts }) => {
    known[script] ??= placesFor(script);
    const { places, filter } = known[script];
    let shared: number[] | undefined;
    for (const part of parts) {
      const place = filter.mayHave(part) ? places.get(part) : undefined;
      if (place === undefined) continue;
      shared ??= [];
      shared.push(place);
    }
    return shared ?? NONE;
  };
}

const NONE: readonly number[] = [];
