import type { IndexedPassage, LanguageIndex } from './build.ts';
import type { Field, Sequence } from './field.ts';
import { bare, functionWords } from './functionwords.ts';
import type { Terms } from './postings.ts';
import type { Candidate } from './search.ts';
import { wordsOf } from './tokenize.ts';

/** What speaks for a sentence as the answer to a question. Every kind is between 0 and about 1, 0 when absent. */
export const evidenceNames = [
  'passage', // BM25 of its passage, words, over the most that is possible
  'subwords', // the same of subwords
  'title', // share of the question's weight in the title and headings
  'cosine', // of the passage's vector and the question's
  'covered', // share of the question's weight whose words stand in the sentence
  'alike', // the same, similar words counted by their similarity
  'around', // what the sentences before and after add to `alike`
  'passageAlike', // `alike` of the whole passage
  'pairs', // share of the question's neighbouring words that are neighbours in the sentence
  'sentence', // BM25 of the sentence, over the most that is possible
  'length', // logarithm of the sentence's number of words, over that of 100
  'number', // holds a number that the question lacks
  'numberAsked', // and the question asks for one
  'name', // holds a capitalised word inside that the question lacks
  'first', // first of its passage
] as const;

export type EvidenceName = (typeof evidenceNames)[number];

/** A sentence with its evidence, in the order of `evidenceNames`. */
export interface Sentence {
  passage: IndexedPassage;
  /** Place in `passage.sentences`. */
  place: number;
  evidence: Float64Array;
}

/** A question as one language's index sees it: each word once. */
export interface Query {
  stems: string[];
  /** The weight of each: inverse document frequency, function words counted less. */
  weights: Float64Array;
  total: number;
  /** Places of the words in `stems`, in the order of the question. */
  order: number[];
  words: Terms;
  subwords: Terms;
  vector: Float32Array;
  /** Numbers and folded words of the question, to tell what a sentence adds. */
  known: Set<string>;
  asksNumber: boolean;
}

/** A function word weighs this much of its inverse document frequency: in a small corpus it would look rare. */
const FUNCTION_WORD = 0.25;

export function readQuery(
  index: LanguageIndex,
  text: string,
  vector: Float32Array,
  language: string | null,
): Query {
  const surface = wordsOf(text);
  const skip = functionWords(language ?? index.language);
  const places = new Map<string, number>();
  const stems: string[] = [];
  const weights: number[] = [];
  const { postings } = field(index, 'text');
  const order = surface.map((word) => {
    const stem = index.stem(word);
    let place = places.get(stem);
    if (place === undefined) {
      place = stems.length;
      places.set(stem, place);
      stems.push(stem);
      const discount = skip.has(word) || skip.has(bare(word)) ? FUNCTION_WORD : 1;
      weights.push(discount * postings.idf(postings.ids.get(stem) ?? -1));
    }
    return place;
  });
  return {
    stems,
    weights: Float64Array.from(weights),
    total: weights.reduce((sum, weight) => sum + weight, 0) || 1,
    order,
    words: field(index, 'text').query(surface.map(index.stem)),
    subwords: field(index, 'subwords').query(surface),
    vector,
    known: new Set(surface.map(bare)),
    asksNumber: false,
  };
}

/** The evidence of every sentence of the candidates. */
export function gatherEvidence(index: LanguageIndex, query: Query, candidates: Candidate[]): Sentence[] {
  const alike = index.similarity.to(query.stems);
  return candidates.flatMap((candidate) => passageEvidence(index, query, candidate, alike));
}

type Alike = (id: number) => Float32Array | null;

function passageEvidence(index: LanguageIndex, query: Query, candidate: Candidate, alike: Alike): Sentence[] {
  const { passage, doc } = candidate;
  const text = field(index, 'text');
  const sequence = text.sequences[doc] as Sequence;
  const titleWords = field(index, 'title').sequences[doc];
  const shared = {
    passage: text.postings.score(query.words, doc) / (query.words.best || 1),
    subwords: field(index, 'subwords').postings.score(query.subwords, doc) / (query.subwords.best || 1),
    title: titleWords ? titleShare(index, query, titleWords) : 0,
    cosine: index.fields.vectors.get('vector')?.cosine(query.vector, doc) ?? 0,
  };
  const n = query.stems.length;
  const matches = passage.sentences.map((_, i) => match(sequence, i, query, alike, text));
  const whole = new Float32Array(n);
  for (const { best } of matches)
    for (let q = 0; q < n; q++) whole[q] = Math.max(whole[q] as number, best[q] as number);
  const passageAlike = weigh(whole, query);
  return passage.sentences.map((span, place) => {
    const own = matches[place] as Match;
    const near = Float32Array.from(own.best);
    for (const neighbour of [matches[place - 1], matches[place + 1]]) {
      if (neighbour)
        for (let q = 0; q < n; q++) near[q] = Math.max(near[q] as number, neighbour.best[q] as number);
    }
    const ownAlike = weigh(own.best, query);
    const slice = passage.article.text.slice(span.start, span.end);
    const number = hasNewNumber(slice, query.known);
    const values: Record<EvidenceName, number> = {
      ...shared,
      covered: weigh(own.exact, query),
      alike: ownAlike,
      around: weigh(near, query) - ownAlike,
      passageAlike,
      pairs: own.pairs,
      sentence: own.bm25,
      length: Math.log(1 + own.length) / Math.log(101),
      number: Number(number),
      numberAsked: Number(number && query.asksNumber),
      name: Number(hasNewName(slice, query.known)),
      first: Number(place === 0),
    };
    return { passage, place, evidence: Float64Array.from(evidenceNames, (name) => values[name]) };
  });
}

interface Match {
  exact: Float32Array;
  best: Float32Array;
  pairs: number;
  bm25: number;
  length: number;
}

/** Sentences have about this many words; for BM25's length normalisation. */
const MEAN_SENTENCE = 22;

function match(sequence: Sequence, place: number, query: Query, alike: Alike, text: Field): Match {
  const from = sequence.starts[place] as number;
  const to = sequence.starts[place + 1] as number;
  const n = query.stems.length;
  const exact = new Float32Array(n);
  const best = new Float32Array(n);
  const counts = new Float32Array(n);
  const last = new Int32Array(n).fill(-9);
  const neighbours = new Set<number>();
  for (let at = from; at < to; at++) {
    const similarities = alike(sequence.terms[at] as number);
    if (!similarities) continue;
    for (let q = 0; q < n; q++) {
      const similarity = similarities[q] as number;
      if (similarity === 0) continue;
      if (similarity > (best[q] as number)) best[q] = similarity;
      if (similarity < 0.6) continue;
      last[q] = at;
      if (similarity > 0.999) {
        exact[q] = 1;
        counts[q] = (counts[q] as number) + 1;
      }
    }
    for (let i = 1; i < query.order.length; i++) {
      const second = query.order[i] as number;
      const gap = at - (last[query.order[i - 1] as number] as number);
      if (last[second] === at && gap > 0 && gap <= 2) neighbours.add(i);
    }
  }
  let pairs = 0;
  let possible = 0;
  for (let i = 1; i < query.order.length; i++) {
    const weight = Math.min(
      query.weights[query.order[i - 1] as number] as number,
      query.weights[query.order[i] as number] as number,
    );
    possible += weight;
    if (neighbours.has(i)) pairs += weight;
  }
  const norm = 0.9 * (0.6 + (0.4 * (to - from)) / MEAN_SENTENCE);
  let bm25 = 0;
  for (let q = 0; q < n; q++)
    bm25 += ((query.weights[q] as number) * (counts[q] as number)) / ((counts[q] as number) + norm);
  return { exact, best, pairs: possible ? pairs / possible : 0, bm25: bm25 / query.total, length: to - from };
}

function weigh(matched: Float32Array, query: Query): number {
  let sum = 0;
  for (let q = 0; q < matched.length; q++) sum += (query.weights[q] as number) * (matched[q] as number);
  return sum / query.total;
}

function titleShare(index: LanguageIndex, query: Query, title: Sequence): number {
  const { postings } = field(index, 'title');
  const ids = new Set(title.terms);
  let sum = 0;
  for (const [q, stem] of query.stems.entries()) {
    const id = postings.ids.get(stem);
    if (id !== undefined && ids.has(id)) sum += query.weights[q] as number;
  }
  return sum / query.total;
}

function hasNewNumber(text: string, known: ReadonlySet<string>): boolean {
  for (const [number] of text.matchAll(/\p{N}+(?:[.,]\p{N}+)*/gu))
    if (!known.has(number.replace(/[.,]/g, ''))) return true;
  return false;
}

function hasNewName(text: string, known: ReadonlySet<string>): boolean {
  for (const [name] of text.matchAll(/(?<=[\p{L}\p{N},;]\s)\p{Lu}[\p{L}\p{M}]+/gu))
    if (!known.has(bare(name.toLowerCase()))) return true;
  return false;
}

function field(index: LanguageIndex, property: string): Field {
  return index.fields.strings.get(property) as Field;
}
