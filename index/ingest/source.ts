import type { Problem } from './problem.ts';

/** Where files come from: a folder, and whatever else can list files and read them. */
export interface Source {
  /**
   * All of its files in the order of their paths, each once, and what cannot be used. Throws the system's error when the
   * source itself cannot be read.
   */
  list(signal: AbortSignal): Promise<SourceList>;
}

export interface SourceList {
  files: SourceFile[];
  problems: Problem[];
  /** Throws when the source has gone since it was listed: its files are not just missing then. */
  verify(): void | Promise<void>;
}

/** A file of which an article may be made. Its version is the hash of its bytes. */
export interface SourceFile {
  /** Below the source, with forward slashes. */
  path: string;
  /** Throws the system's error, or `UnusableFile`. */
  read(signal: AbortSignal): Promise<Uint8Array>;
}
