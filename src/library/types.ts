import type {
  Answer,
  ArticleText,
  Contents,
  LookupRequest,
  LookupResult,
  Problem,
  Progress,
  Question,
  ReadRequest,
  ServerScope,
} from '../../index/index.ts';

export interface Status extends Omit<Contents, 'hashes'> {
  /** When the index was last built, or found to be up to date. */
  builtAt: Date;
  /** False while a thread that died has not been replaced, or what keeps the index does not respond. */
  answering: boolean;
}

/** What a rebuild changed, by article path. */
export interface RebuildReport {
  added: string[];
  changed: string[];
  removed: string[];
  problems: Problem[];
  seconds: number;
}

/**
 * Holds the current index: answers from it, and swaps in the next one. A thread that dies or hangs is replaced, and
 * its open questions are asked once more of the new one; they fail if it is not ready in time.
 */
export interface Library {
  ask(question: Question, scope?: ServerScope | null): Promise<Answer>;
  /** Passages of an article; null when there is no such article. */
  read(reading: ReadRequest, scope?: ServerScope | null): Promise<ArticleText | null>;
  /** Articles by title, heading or path, as somebody types them. */
  find(request: LookupRequest, scope?: ServerScope | null): Promise<LookupResult[]>;
  /** What there is to answer from. */
  contents(scope?: ServerScope | null): Promise<Status>;
  /** The same of the common articles alone. */
  status(): Status;
  /** The servers that may have articles of their own. */
  servers(): Promise<string[]>;
  /** Which articles it has: see `digestOf`. */
  digest(): string;
  /** Concurrent calls share one run. Throws when no usable article is left or the build fails; the old index stays. */
  rebuild(onProgress?: (progress: Progress) => void): Promise<RebuildReport>;
  /**
   * Works what has changed in the folders of a server into its own index, and tells what that is since they were last read: all of it is new
   * where they were not. Throws when they cannot be read.
   */
  rebuildServer(server: string): Promise<RebuildReport>;
  /** The same of a server, or of all (null), of those whose articles are in memory: all others are read when they are asked for. */
  refreshServers(server: string | null): Promise<RebuildReport>;
  /** Answers the open questions, then ends the threads; a rebuild in progress fails. */
  close(): Promise<void>;
}
