import type { Lexicon } from '../engine/lexicon.ts';
import type { Candidate } from '../engine/searchEngine.ts';
import { Uint32Buffer } from '../text/buffers.ts';
import type { ScriptKind } from '../text/crossScript.ts';
import { fnv1a } from '../text/hash.ts';
import { NgramSimilarity } from '../text/similarity.ts';
import { alsoSaidFor } from './alsoSaid.ts';
import { MatchRows } from './matchRows.ts';
import { sameDigits, similaritiesWithin, subwordsWithin, unaccentedWords } from './mayMatch.ts';
import { nearnessTo } from './nearness.ts';
import type { WeightedQuery } from './weightedQuery.ts';

/** The distinct words of some candidates as they match a question, each under a number. */
export interface WordMatches {
  rows: MatchRows;
  /** By word, the row of its similarity to each stem of the question; 0 for a stranger to all. */
  similarities: Uint32Array;
  /** By word, the row of how near it is to each stem in meaning or in spelling; 0 for a stranger to all. */
  nearness: Uint32Array;
  /** By word, the place of its stem among the question's stems, and among those of the BM25 of the text; -1 where it is not there. */
  stems: Int16Array;
  terms: Int16Array;
  /** By word, how many subwords it has. */
  subwordCounts: Uint16Array;
  /** The places of those that the question has too: those of a word end where those of the next begin. */
  subwords: Uint32Array;
  subwordStarts: Uint32Array;
}

/** The words of a passage by their numbers among the matches, part by part: its title, its headings, then its sentences. */
export interface MatchedWords {
  words: Uint32Array;
  /** Where each part begins, and the last one ends. */
  starts: Uint32Array;
}

/** Matches the words of candidates with a question, each distinct word once. */
export function matchPassageWords(
  candidates: readonly Pick<Candidate, 'passage' | 'words'>[],
  query: WeightedQuery,
  lexicon: Lexicon,
): { matches: WordMatches; passages: MatchedWords[] } {
  const tokens = candidates.reduce(
    (sum, { words: { title, heading, text } }) => sum + title.length + heading.length + text.length,
    0,
  );
  const numbers = new WordNumbers(lexicon, tokens);
  const alsoSaid = alsoSaidFor(query, lexicon);
  const passages = candidates.map((candidate) => {
    const { title, heading, text, starts } = candidate.words;
    const words = new Uint32Buffer(title.length + heading.length + text.length);
    const ends = new Uint32Array(starts.length + 2);
    const take = (own: Uint32Array, from: number, to: number, part: number) => {
      for (let i = from; i < to; i++) words.push(numbers.of(lexicon.placeOf(own[i] as number)));
      if (alsoSaid)
        for (const word of alsoSaid(candidate, own.subarray(from, to), part))
          words.push(numbers.of(lexicon.placeOfWord(word)));
      ends[part + 1] = words.length;
    };
    take(title, 0, title.length, 0);
    take(heading, 0, heading.length, 1);
    for (let i = 1; i < starts.length; i++) take(text, starts[i - 1] as number, starts[i] as number, i + 1);
    return { words: words.values.subarray(0, words.length), starts: ends };
  });
  return { matches: matchWords(numbers.places, query, lexicon), passages };
}

/** Numbers words, given by their places in the lexicon, in the order in which they come. */
class WordNumbers {
  /** By number, the place. */
  readonly #found: Uint32Buffer;
  /** By place, the number plus one. */
  readonly #numbers: Uint32Array;

  constructor(lexicon: Lexicon, tokens: number) {
    lexicon.reserve(tokens + MOST_ALSO_SAID);
    this.#found = new Uint32Buffer();
    this.#numbers = new Uint32Array(lexicon.size + tokens + MOST_ALSO_SAID);
  }

  of(place: number): number {
    const number = this.#numbers[place] as number;
    if (number > 0) return number - 1;
    this.#found.push(place);
    this.#numbers[place] = this.#found.length;
    return this.#found.length - 1;
  }

  get places(): Uint32Array {
    return this.#found.values.subarray(0, this.#found.length);
  }
}

/** The words that a question adds to what it is compared with are its own. */
const MOST_ALSO_SAID = 512;

/** Matches words, given by their places in the lexicon. */
function matchWords(places: Uint32Array, query: WeightedQuery, lexicon: Lexicon): WordMatches {
  const count = places.length;
  const own = query.stems.map(({ word }) => lexicon.placeOfWord(word));
  const stemPlaces = new Map(query.stems.map(({ stem }, place) => [fnv1a(stem), place]));
  const termOf = query.stems.map(({ stem }) => query.text.places.get(stem) ?? -1);
  const similarity = new NgramSimilarity(own.map((place) => ngramsAt(lexicon, place)));
  const within = similaritiesWithin(query);
  const exact = sameDigits(query, lexicon);
  const isOnlyUnaccented = unaccentedWords(query, lexicon);
  const findSubwords = subwordsWithin(query, lexicon);
  const rows = new MatchRows(query.stems.length);
  const similarities = new Uint32Array(count);
  const stems = new Int16Array(count).fill(-1);
  const terms = new Int16Array(count).fill(-1);
  const subwordCounts = new Uint16Array(count);
  const subwords = new Uint32Buffer();
  const subwordStarts = new Uint32Array(count + 1);
  const meant = new Uint8Array(count).fill(1);
  const { ngrams, ngramStarts } = lexicon;
  for (let i = 0; i < count; i++) {
    const place = places[i] as number;
    subwordStarts[i] = subwords.length;
    if (isOnlyUnaccented?.(place)) {
      meant[i] = 0;
      continue;
    }
    subwordCounts[i] =
      (lexicon.subwordStarts[place + 1] as number) - (lexicon.subwordStarts[place] as number);
    findSubwords(place, subwords);
    const row = rows.next;
    const at = row * rows.width;
    const [from, to] = [ngramStarts[place] as number, ngramStarts[place + 1] as number];
    if (!similarity.compare(ngrams, from, to, rows.values, at)) continue;
    // What has the same stem has the same grams.
    const stem = stemPlaces.get(lexicon.stems[place] as number) ?? -1;
    stems[i] = stem;
    terms[i] = termOf[stem] ?? -1;
    if (!within(rows.values, at, lexicon.scripts[place] as ScriptKind)) continue;
    exact?.(rows.values, at, place);
    similarities[i] = rows.take();
  }
  subwordStarts[count] = subwords.length;
  const nearness = nearnessTo(query.stems, lexicon, places, { rows, similarities, meant });
  return {
    rows,
    similarities,
    nearness,
    stems,
    terms,
    subwordCounts,
    subwords: subwords.values,
    subwordStarts,
  };
}

function ngramsAt({ ngrams, ngramStarts }: Lexicon, place: number): Int32Array {
  return ngrams.slice(ngramStarts[place], ngramStarts[place + 1]);
}
