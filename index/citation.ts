import type { Block } from './ingest/document.ts';
import type { Picture } from './ingest/pictures.ts';
import type { Place } from './ingest/places.ts';
import type { Occurrence } from './rerank/copies.ts';
import type { Context } from './rerank/excerpt.ts';
import type { Explanation } from './rerank/explain.ts';
import type { Verdict } from './verdict.ts';

/** An excerpt with its footnote. */
export interface Citation {
  /** 1-based, in the order of the answer. */
  number: number;
  /** The article's path below the seeds folder. */
  article: string;
  title: string;
  language: string;
  /** Verbatim: a contiguous slice of the file, markup and all, its white space folded to single spaces. Shorter in a `maybe`. */
  excerpt: string;
  /**
   * What people read of it: the same words in the same order, markup rendered away. Line breaks part paragraphs, items, rows and
   * lines of code.
   */
  text: string;
  /** What `text` is made of: paragraphs, items, rows, code, in stretches of it. What is cut at an end is there in part. */
  blocks: Block[];
  /** Where the part in bold begins and ends in `text` (UTF-16 units, end exclusive). */
  bold: [from: number, to: number];
  /** 0 to 1: the share of that part in the softmax over all sentences ranked (see `earnsBold`). */
  boldShare: number;
  /** Slices of the same file that are shown with it but stand elsewhere, in its order: heading, lead, header of a table. */
  context?: Context[];
  /** First and last line of the excerpt in the file, 1-based; of a file that has none, in the text that was read of it. */
  lines: [from: number, to: number];
  /** Where it is in a file that has no lines. */
  place?: Place;
  /** A mark of each of its sentences: the same wherever the same is said. */
  sentences: string[];
  /** Where else the same stands, white space and case aside: by path, then by line. */
  alsoIn?: Occurrence[];
  /** Those that stand in it and are files of the folder, where the question wants them. */
  pictures?: Picture[];
  /** Of its section, where the article's page names that. */
  url?: string;
  date?: string;
  /** 0 to 1: how likely it holds the answer, and is not only about its subject. */
  score: number;
}

/** An article near to a question that none answers. */
export interface NearestTitle {
  article: string;
  title: string;
  language: string;
  /** What tells it from other articles of its title, where there are any. */
  qualifier?: string;
}

/** The citations for a question, best first; or a decline with the nearest titles. */
export interface Answer {
  /** The language of the question (ISO 639-1), or null when nothing told it. */
  language: string | null;
  verdict: Verdict;
  /** Whether anything is cited: the verdict is not `none`. */
  answered: boolean;
  /** One to three (or the question's limit), on a `maybe` each from another passage; none on a decline. */
  citations: Citation[];
  /** Set when the citations are not in the language of the question: the language they are in. */
  onlyIn: string | null;
  /** There are no articles in the question's language, which was detected or chosen. */
  noArticles: boolean;
  /** On a decline: the articles nearest to the question, at most three, best first. */
  nearest: NearestTitle[];
  /** 0 to 1: how likely it is that the articles answer the question at all: what it declines by. */
  answerability: number;
  /** 0 to 1: how likely the first citation, shown or withheld, holds the answer: `score` of the one shown. */
  confidence: number;
  /** Only where it was asked for: why each citation, or on a decline what was withheld first. */
  explanation?: Explanation[];
  /** Milliseconds the question took inside the index. */
  ms: number;
}
