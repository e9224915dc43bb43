import type { Analyzer } from '../engine/analyzer.ts';
import { mayMeet, type ScriptKind, scriptKind } from '../text/crossScript.ts';
import { isFunctionWord, stripDiacritics } from '../text/functionWords.ts';
import { fnv1a } from '../text/hash.ts';
import { joinFinder } from '../text/joins.ts';
import { similaritiesTo } from '../text/similarity.ts';
import { namesIn } from './namesMeant.ts';
import { nearnessTo } from './nearness.ts';
import type { WeightedQuery } from './weightedQuery.ts';

/** What a word of a candidate is to a question. */
export interface WordMatch {
  /** Its similarity to each stem of the question, 0 to 1; null for a stranger to all. */
  similarities: Float32Array | null;
  /** How near it is to each stem in meaning or in spelling, 0 to 1; null for a stranger to all. */
  nearness: Float32Array | null;
  /** The place of its stem among the question's stems, and among those of the BM25 of the text; -1 where it is not there. */
  stem: number;
  term: number;
  /** How many subwords it has, and the places of those that the question has too. */
  subwordCount: number;
  subwords: readonly number[];
}

/**
 * Matches the words of a sentence, title or heading of candidates with a question, each distinct word once: use one a question.
 * What is written as one word and asked as several, or the other way round, is matched as the question writes it too, and so is a
 * name of function words. `text` is what the words are from.
 */
export function wordMatcher(
  query: WeightedQuery,
  analyzer: Analyzer,
): (words: readonly string[], text: string, isTitle?: boolean) => WordMatch[] {
  const matchWord = singleWordMatcher(query, analyzer);
  const findJoined = joinFinder(query.contentWords);
  const parts = new Map(query.joins.map(({ joined, words }) => [joined, words]));
  return (words, text, isTitle = false) => {
    const names = namesIn(text, words, query.functionNames, isTitle);
    const apart = parts.size > 0 ? words.flatMap((word) => parts.get(word) ?? []) : [];
    return [...words, ...findJoined(words), ...apart, ...names].map(matchWord);
  };
}

function singleWordMatcher(query: WeightedQuery, analyzer: Analyzer): (word: string) => WordMatch {
  const stems = query.stems.map(({ stem }) => stem);
  const places = new Map(stems.map((stem, place) => [stem, place]));
  const kinds = query.stems.map(({ word }) => scriptKind(word));
  const similarity = similaritiesTo(stems);
  const subwordPlaces = subwordPlacesFor(query, analyzer);
  const isOnlyUnaccented = unaccentedWords(query, analyzer.language);
  const nearness = nearnessTo(query.stems);
  const known = new Map<string, WordMatch>();
  return (word) => {
    let match = known.get(word);
    if (match) return match;
    if (isOnlyUnaccented(word)) return STRANGER;
    const { script, stem, subwords, ngrams, meaning } = analyzer.analyze(word);
    const similarities = onlyMeeting(similarity(ngrams), script, kinds);
    match = {
      similarities,
      nearness: nearness(meaning, similarities),
      stem: places.get(stem) ?? -1,
      term: query.text.places.get(stem) ?? -1,
      subwordCount: subwords.length,
      subwords: sharedPlaces(subwords, subwordPlaces[script]),
    };
    known.set(word, match);
    return match;
  };
}

/** Tells the function words that one of the question's words would be but for an accent that was typed: de for dé (a die). */
function unaccentedWords({ stems }: WeightedQuery, language: string): (word: string) => boolean {
  const accented = stems.filter(({ word, isContentWord }) => isContentWord && stripDiacritics(word) !== word);
  const plain = new Set(accented.map(({ word }) => stripDiacritics(word)));
  return (word) =>
    plain.size > 0 &&
    plain.has(stripDiacritics(word)) &&
    accented.every((stem) => stem.word !== word) &&
    isFunctionWord(word, language);
}

/** Without those to words that one of this kind never meets (see crossScript.ts); null where none is left. */
function onlyMeeting(
  similarities: Float32Array | null,
  kind: ScriptKind,
  kinds: readonly ScriptKind[],
): Float32Array | null {
  if (!similarities || kinds.every((own) => mayMeet(kind, own))) return similarities;
  const meeting = similarities.map((similarity, q) =>
    mayMeet(kind, kinds[q] as ScriptKind) ? similarity : 0,
  );
  return meeting.some((similarity) => similarity > 0) ? meeting : null;
}

/** By the kind of a candidate's word, the places of the question's subwords that it may have, hashed. */
function subwordPlacesFor(
  { contentWords, subwords }: WeightedQuery,
  analyzer: Analyzer,
): Readonly<Record<ScriptKind, ReadonlyMap<number, number>>> {
  const meeting = (kind: ScriptKind) => {
    const words = contentWords.filter((word) => mayMeet(kind, scriptKind(word)));
    const parts = new Set(words.flatMap(analyzer.subwords));
    return new Map(Array.from(parts, (part) => [fnv1a(part), subwords.places.get(part) as number] as const));
  };
  return { latin: meeting('latin'), slight: meeting('slight'), other: meeting('other') };
}

function sharedPlaces(subwords: readonly number[], places: ReadonlyMap<number, number>): readonly number[] {
  let shared: number[] | undefined;
  for (const part of subwords) {
    const place = places.get(part);
    if (place === undefined) continue;
    shared ??= [];
    shared.push(place);
  }
  return shared ?? NONE;
}

const NONE: readonly number[] = [];

const STRANGER: WordMatch = {
  similarities: null,
  nearness: null,
  stem: -1,
  term: -1,
  subwordCount: 0,
  subwords: NONE,
};
