import type { Article } from '../ingest/article.ts';
import type { Passage } from '../ingest/passages.ts';
import type { NearWord } from '../wordvectors/nearestWords.ts';
import type { Analyzer } from './analyzer.ts';
import type { Lexicon } from './lexicon.ts';
import type { Query, QueryStem } from './query.ts';
import type { CorpusStatistics, StatisticsRequest } from './statistics.ts';

/**
 * The passages of one language, searched: what answering and reranking know of an engine. An engine gives back passages and
 * counts; what they are worth is worked out above it, from the passages' own words, alike for every engine.
 */
export interface SearchEngine {
  /** What makes the terms that its passages are indexed by and its statistics are asked for. */
  readonly analyzer: Analyzer;
  /** The words of its passages, which candidates name by their numbers in its vocabulary. */
  readonly lexicon: Lexicon;
  /** The passages that may answer, best first, at most `limit`. None for a query without words or a vector. */
  search(query: Query, limit: number, filter?: Filter): Promise<Candidate[]>;
  /** Counts over all passages, whatever filter a search has. */
  statistics(asked: StatisticsRequest): Promise<CorpusStatistics>;
  /** The words of its passages that are nearest to one of a question in meaning, best first, by their numbers in the vocabulary. */
  nearestWords(stem: QueryStem): NearWord[];
}

export interface IndexedPassage extends Passage {
  article: Article;
}

/** A passage found for a question, with all that reranking reads of it. */
export interface Candidate {
  /** The engine's own name for the passage, for `Filter.except`. */
  id: string;
  passage: IndexedPassage;
  /** Its words: the engine keeps them, as cutting a text again costs more than all the rest where no spaces part its words. */
  words: PassageWords;
  /** How many passages of the same article are indexed. */
  articlePassages: number;
  /** 0 to 1: all legs together, relative to the best of this search, so it does not tell whether it is answered at all. */
  fusionScore: number;
  /** The cosine of its vector and the question's, -1 to 1: evidence only with a model (see `Embedder.meaning`). */
  cosine: number;
}

/** The words of a passage as `tokenize` cuts them, by their numbers in the engine's lexicon. To be read before the index changes. */
export interface PassageWords {
  /** Those of the article's title and of the headings. */
  title: Uint32Array;
  heading: Uint32Array;
  /** Those of all sentences, and where each sentence begins and the last one ends. */
  text: Uint32Array;
  starts: Uint32Array;
}

/** Where to search. */
export interface Filter {
  /** Path of the only article wanted. */
  article?: string | undefined;
  /** `Candidate.id` of passages that are not wanted. */
  except?: readonly string[];
}
