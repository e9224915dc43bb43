import type { Embedder } from '../embedders/embedder.ts';
import type { Article } from '../ingest/article.ts';
import type { IndexedPassage, SearchEngine } from './searchEngine.ts';

/** Everything searchable. */
export interface Index {
  articles: Article[];
  languages: Map<string, LanguageIndex>;
  embedder: Embedder;
}

/** The passages of one language and the engine over them, in the memory of this thread. */
export interface LanguageIndex extends SearchEngine {
  readonly language: string;
  /** Of the last `commit`: in the order they were added, or of its articles; an article's follow one another. */
  readonly passages: readonly IndexedPassage[];
  /** How many passages were removed: their room is not used again. */
  readonly removed: number;
  /** Adds passages, each with its vector. */
  add(passages: readonly IndexedPassage[], vectors: readonly Float32Array[]): Promise<void>;
  /** Removes all passages of articles. */
  remove(articles: ReadonlySet<Article>): void;
  /**
   * Ends adding and removing: what a first question would wait for is done now. Where passages were not added in the order of
   * their articles, `order` says what it is: all else is then as if they had been.
   */
  commit(order?: readonly Article[]): void;
  /** The vector of the passage at a place of `passages`. */
  vectorAt(place: number): Float32Array | undefined;
  /** All of it but the passages, for the same engine's `openEngine`: plain data and typed arrays. Throws where anything was removed. */
  save(): unknown;
}

/** The index of a language as it was saved. */
export interface SavedIndex {
  /** What `LanguageIndex.save` gave. */
  engine: unknown;
  passages: IndexedPassage[];
}
