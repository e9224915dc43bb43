import type { ArticleText, fingerprintQuote } from '../../index/index.ts';
import type { LocalizedOutcome } from './ask.ts';
import type { Rated } from './feedback.ts';
import type { Messages } from './messages/types.ts';
import type { Scope } from './outcome.ts';
import type { ListedArticle } from './reports.ts';
import type { Request } from './request.ts';
import type { Settings } from './settings.ts';
import type { Line, Text } from './text.ts';

/** What a surface gets back to show: data, which it draws in its own way. */
export type Reply =
  | AnswerReply
  | PageReply
  | GoneReply
  | ReportReply
  | ListReply
  | NoteReply
  | FilesReply
  | HelpReply
  | SettingsReply;

/** The answer to a question, or a decline. */
export interface AnswerReply extends LocalizedOutcome {
  kind: 'answer';
  /** Sentences above the answer. */
  notes: readonly Text[];
  /** In place of the sentence that declines. */
  declineText?: string;
  /** The question is to be repeated. */
  repeats: boolean;
  /** The first citation to show, counted from 0: those before it are on another page. */
  from: number;
  actions: readonly Action[];
  /** The id of the answer that this one goes on with, which then has cited these sentences too. */
  moreOf?: string;
}

/** Part of an article, of which a page is shown. */
export interface PageReply {
  kind: 'page';
  text: ArticleText;
  filling: Filling;
  /** Who wrote it and when, where that is told. */
  written?: string;
}

/** What was asked for is not there any more. */
export interface GoneReply {
  kind: 'gone';
  sentence: string;
  /** The `articleId` of the article, if it is there, to be read from the start. */
  article?: string;
}

/** From which side a page is filled: what fits after a place, before it, or around the quotation. */
export type Filling = 'after' | 'before' | 'around';

/** The mark by which a quotation is found again in its article. */
export type QuoteMark = ReturnType<typeof fingerprintQuote>;

export interface ReportReply {
  kind: 'report';
  lines: readonly Line[];
  actions?: readonly Action[];
  /** Stands below the lines. */
  picture?: AttachedPicture;
  menu?: Menu;
  /** A file with all of it, and what is said of that. */
  file?: { name: string; text: string; note: string };
}

/** A picture of our own, where files can be sent. */
export interface AttachedPicture {
  name: string;
  bytes: Uint8Array;
  /** For those who do not see it, in at most 1024 characters. */
  description: string;
  /** Stand above it. */
  lines: readonly Line[];
}

/** What can be chosen below a report: the command that offers it does something with `state` and with what was chosen. */
export interface Menu {
  command: string;
  state: string;
  /** Says what choosing does: at most 150 characters. */
  placeholder: string;
  /** At most 25. */
  choices: readonly { value: string; label: string; hint?: string }[];
}

/** Files, each in a message of its own, with what is said of them above the first. */
export interface FilesReply {
  kind: 'files';
  lines: readonly Line[];
  files: readonly { name: string; bytes: Uint8Array; note?: string }[];
}

/** What somebody has to fill in. */
export interface Form {
  command: string;
  /** What is remembered of what it is for. */
  state: string;
  /** At most 45 characters, as is each label. */
  title: string;
  fields: readonly FormField[];
}

export interface FormField {
  name: string;
  label: string;
  /** What stands in it. */
  value?: string;
  /** Characters, 4,000 at most. */
  most: number;
  /** It may have several lines. */
  long?: true;
}

/** Rows that may take several pages. */
export interface ListReply {
  kind: 'list';
  messages: Messages;
  heading: Text;
  rows: readonly Line[];
  /** What the rows are, where they can be opened. */
  articles?: readonly ListedArticle[];
  /** The command that shows it, as it is typed, if that is not `/articles`. */
  command?: string;
  /** Which page is asked for, from 1; unless given the first or, where there is room, all. */
  page?: number;
}

/** One sentence. */
export interface NoteReply {
  kind: 'note';
  text: Text;
  /** An emoji that says the same, where a reaction to a message can take its place. */
  reaction?: string;
  actions?: readonly Action[];
}

/** How to ask here, in these messages, and which commands there are for whoever asks. */
interface HelpReply {
  kind: 'help';
  messages: Messages;
  who: Pick<Request, 'server' | 'rights'>;
}

interface SettingsReply {
  kind: 'settings';
  settings: Settings;
  /** Stands above them. */
  notice?: string;
}

/**
 * What can be done with a reply. What a surface shows of an answer decides the rest: each citation shown can be read in
 * its context, and those that are left are on another page.
 */
export type Action =
  /** Read an article from its start: of a decline, one of the nearest. `article` is its `articleId`. */
  | { kind: 'read'; article: string }
  /** Ask the question again, in this scope. */
  | { kind: 'again'; scope: Scope }
  /** Rate the article that answers, or what may only help. */
  | { kind: 'rate'; article: string; verdict: Rated }
  | { kind: 'follow' }
  /** Pass the question on to whoever helps in the server. */
  | { kind: 'team' }
  /** Be told when somebody has answered it: the decline of this number. */
  | { kind: 'notify'; declined: number }
  /** Show it to everybody, as a reply to a message if there is one. */
  | { kind: 'share'; replyTo?: string }
  /** Remove it, for `user` and those who may. */
  | { kind: 'dismiss'; user: string }
  /** What a command does with `state`. */
  | { kind: 'command'; command: string; state: string; label: string; danger?: true };
