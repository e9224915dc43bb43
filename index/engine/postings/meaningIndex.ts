import type { Vocabulary } from '../../text/vocabulary.ts';
import type { NearWord } from '../../wordvectors/nearestWords.ts';
import type { Analyzer } from '../analyzer.ts';
import type { Query, QueryStem } from '../query.ts';
import { tellingStems } from '../tellingStems.ts';
import { type Ranks, topK } from '../topK.ts';
import type { Field } from './field.ts';
import { MeaningScorer } from './meaningScorer.ts';
import { MeaningVocabulary, type SavedMeanings } from './meaningVocabulary.ts';
import { type SoughtWord, seek } from './soughtWord.ts';

/** What a search by meaning found, best first, and the score of any document: good until the next search. */
export interface SoftMatches {
  found: [doc: number, score: number][];
  scoreOf(doc: number): number;
}

/**
 * Finds documents by what words mean: of each word of a question the nearest words of the collection, and of these the documents,
 * each with the nearest one's cosine. Σ v(q) · max cos² over the words of the question is the soft match (see `softMatch` in
 * index/rerank/featureNames.ts), but for what is near in spelling only.
 */
export class MeaningIndex {
  #fields: readonly Field[];
  #words: MeaningVocabulary;
  #scores = new Float64Array(0);
  /** By document, of the word at hand; and the documents that have any. */
  #most = new Float32Array(0);
  #marked = new Uint32Array(0);
  #touched = new Uint32Array(0);
  #count = 0;
  /** The highest score. */
  #highest = 0;
  #scorer: MeaningScorer;

  /** `fields` are those whose words are looked through; the first one tells how frequent a stem is. */
  constructor(vocabulary: Vocabulary, fields: readonly Field[], analyzer: Analyzer, saved?: SavedMeanings) {
    this.#fields = fields;
    this.#words = new MeaningVocabulary(vocabulary, analyzer, saved);
    this.#scorer = new MeaningScorer(vocabulary, fields);
  }

  /** To be called when the documents have changed. `isUsed`: does a word stand in any of them? Only new words are looked up. */
  prepare(isUsed: (word: number) => boolean): void {
    this.#words.prepare(isUsed);
    this.#scorer.forget();
  }

  /** Finds at most `limit`; `documents` is their greatest number, `isWanted` tells which may be found: all unless given; `ranks` as for `topK`. */
  search(
    query: Query,
    documents: number,
    limit: number,
    isWanted?: (doc: number) => boolean,
    ranks?: Ranks,
  ): SoftMatches {
    this.#clear(documents + 1);
    const words = this.#seek(query.stems);
    if (words.length === 0) return { found: [], scoreOf: () => 0 };
    const mayBeFound = this.#addHeaviest(words, isWanted ? Infinity : limit);
    if (mayBeFound) {
      const scoreOf = this.#scorer.scorer(words);
      for (const doc of mayBeFound) this.#scores[doc] = scoreOf(doc);
      return { found: topK(mayBeFound, mayBeFound.length, this.#scores, limit, ranks), scoreOf };
    }
    const touched = this.#touched.subarray(0, this.#count);
    const wanted = isWanted ? touched.filter(isWanted) : touched;
    return {
      found: topK(wanted, wanted.length, this.#scores, limit, ranks),
      scoreOf: (doc) => this.#scores[doc] ?? 0,
    };
  }

  /** What a word of the vocabulary means (see `MeaningVocabulary`). */
  meaning(word: number): Uint8Array | null | undefined {
    return this.#words.meaning(word);
  }

  /** The words of the vocabulary that are nearest to one of a question (see `MeaningVocabulary`). */
  nearestTo(stem: QueryStem): NearWord[] {
    return this.#words.nearestTo(stem);
  }

  save(): SavedMeanings {
    return this.#words.save();
  }

  /** The words of a question that tell something, those that weigh most first, with what stands for them. */
  #seek(stems: readonly QueryStem[]): SoughtWord[] {
    const postings = this.#fields[0]?.postings;
    if (!postings) return [];
    return tellingStems(stems, postings.docCount, (stem) => postings.docFreqOf(stem)).map(
      ({ stem, weight }) => seek(stem.stem, this.#words.nearestTo(stem), weight, this.#fields),
    );
  }

  /**
   * Adds what words are worth, until none of the documents that have only words of the rest can be among the best `limit` (MaxScore,
   * Turtle & Flood 1995) and it takes longer to read the lists of the rest, the longest, than the words of all documents that can.
   * Returns these; null where all words were added.
   */
  #addHeaviest(words: readonly SoughtWord[], limit: number): Uint32Array | null {
    const meanLength = this.#fields[0]?.postings.meanLength ?? 1;
    for (const [i, word] of words.entries()) {
      this.#add(word);
      const rest = words.slice(i + 1);
      const postings = rest.reduce((sum, own) => sum + own.postings, 0);
      const most = rest.reduce((sum, own) => sum + own.most, 0) * ROUNDING;
      // To look for them takes a while, too.
      if (postings <= this.#count || this.#count <= limit || this.#highest <= most) continue;
      const least = topK(this.#touched, this.#count, this.#scores, limit).at(-1)?.[1] ?? 0;
      if (least <= most) continue;
      const mayBeFound = this.#above(least - most);
      if (mayBeFound.length * meanLength < postings) return mayBeFound;
    }
    return null;
  }

  #above(least: number): Uint32Array {
    const [touched, scores] = [this.#touched, this.#scores];
    let count = 0;
    for (let i = 0; i < this.#count; i++) {
      const doc = touched[i] as number;
      if ((scores[doc] as number) >= least) this.#marked[count++] = doc;
    }
    return this.#marked.slice(0, count);
  }

  /** Adds what a word of the question is worth to the documents that have it or words near it. */
  #add({ weight, terms }: SoughtWord): void {
    const [most, marked, scores, touched] = [this.#most, this.#marked, this.#scores, this.#touched];
    let count = 0;
    for (const [i, { postings }] of this.#fields.entries())
      for (const [term, similarity] of terms[i] as ReadonlyMap<number, number>)
        count = postings.mark(term, similarity, most, marked, count);
    let touchedCount = this.#count;
    let highest = this.#highest;
    for (let i = 0; i < count; i++) {
      const doc = marked[i] as number;
      const score = scores[doc] as number;
      const nearest = most[doc] as number;
      if (score === 0) touched[touchedCount++] = doc;
      const sum = score + weight * nearest * nearest;
      if (sum > highest) highest = sum;
      scores[doc] = sum;
      most[doc] = 0;
    }
    this.#count = touchedCount;
    this.#highest = highest;
  }

  #clear(size: number): void {
    if (this.#scores.length < size) {
      this.#scores = new Float64Array(size);
      this.#most = new Float32Array(size);
      this.#marked = new Uint32Array(size);
      this.#touched = new Uint32Array(size);
    } else for (let i = 0; i < this.#count; i++) this.#scores[this.#touched[i] as number] = 0;
    this.#count = 0;
    this.#highest = 0;
  }
}

/** Similarities are kept in 32 bits: what is added may be greater by less than this. */
const ROUNDING = 1 + 1e-6;
