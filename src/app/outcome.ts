import type { Answer, Question } from '../../index/index.ts';
import type { Origin } from './kept.ts';
import type { Synonym } from './synonyms.ts';

/** What was asked, in the words of who asked. */
export interface Asked {
  text: string;
  /** The question before, which this one leans on. */
  after?: string;
  /** Who wrote them and when, if they had been kept. */
  owners?: { text?: Origin; after?: Origin };
  /** Only the beginning is left, so it cannot be asked again. */
  cut?: true;
}

/** How a question was asked, apart from its words: enough to ask it again from a button, even after a restart. */
export interface Scope {
  /** The language chosen (ISO 639). */
  language?: string;
  /** The `articleId` of the only article to search. */
  article?: string;
  /** Of the asker, or of the server where a message was written. */
  locale?: string;
  /** When the oldest question in it was asked, in milliseconds since 1970; kept to the second. */
  since?: number;
}

/** The answer to a search. */
export interface Found extends Answer {
  /** The synonyms by which it was found, where the question as it is written finds nothing better. */
  by?: readonly Synonym[];
}

/** The result of a plan: the answer, and what has to be said about it. */
export interface Outcome {
  answer: Found;
  /** The search that gave the answer. */
  question: Question;
  /** The question as it was understood: a follow-up with the one before. */
  asked: Asked;
  scope: Scope;
  /** The sentences cited before in the conversation. */
  cited: readonly string[];
  /** Languages to speak, the best first. */
  speaks: (string | null | undefined)[];
  note?: Note;
  /** The only article to search is gone, so all were searched. */
  articleGone?: true;
  /** Only another language was asked for. */
  onlyLanguage?: true;
  /** Part of the articles, or of what was found, was left out: a decline then says nothing about all the articles. */
  narrowed: boolean;
}

export type Note =
  /** All that answers was cited before. */
  | { kind: 'nothingElse' }
  /** The articles in this language do not say; `closest`: what is shown is about the same names. */
  | { kind: 'declinedIn' | 'closest'; language: string }
  /** There are no articles in this language. */
  | { kind: 'noneIn'; language: string };

/** Yields what to ask the library, takes its answers, and returns what to show. */
export type Plan = Generator<Question, Outcome, Answer>;
