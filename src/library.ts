import type { Answer, Question } from '../index/answer.ts';
import type { Problem } from '../index/seeds.ts';

export interface ArticleSummary {
  path: string;
  title: string;
  language: string;
  passages: number;
}

export interface Status {
  articles: ArticleSummary[];
  passages: number;
  /** ISO 639-1 codes of the articles' languages, most articles first. */
  languages: string[];
  problems: Problem[];
  builtAt: Date;
}

/** How far a rebuild has come; `done` of `total` counts files while reading, passages afterwards. */
export interface Progress {
  stage: 'read' | 'embed' | 'index';
  done: number;
  total: number;
}

/** What a rebuild changed, by article path. */
export interface RebuildReport {
  added: string[];
  changed: string[];
  removed: string[];
  problems: Problem[];
  seconds: number;
}

/** Holds the current index: answers from it, and swaps in the next one. */
export interface Library {
  ask(question: Question): Promise<Answer>;
  status(): Status;
  /** Concurrent calls share one run. Throws when no usable article is left or the build fails; the old index stays. */
  rebuild(onProgress?: (progress: Progress) => void): Promise<RebuildReport>;
  /** Answers what was asked, then ends the threads. */
  close(): Promise<void>;
}
