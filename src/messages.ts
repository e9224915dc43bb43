import type { Problem } from '../index/seeds.ts';
import type { Progress } from './library.ts';
import { en } from './messages/en.ts';
import { pt } from './messages/pt.ts';
import type { Words } from './messages/words.ts';

/** Every sentence that users see, in one language. `path`, `title` and the like arrive ready to be shown. */
export interface Messages extends Words {
  /** BCP 47, for `Intl`. */
  locale: string;
  /** Discord's locales that commands are described in by these messages; English is the default of the rest. */
  discordLocales: readonly string[];

  commands: {
    ask: { description: string; question: string; language: string; private: string };
    articles: { description: string; page: string };
    status: { description: string };
    help: { description: string };
    reindex: { description: string };
  };

  answer: {
    /** The articles do not say. */
    declined: string;
    /** Above the titles nearest to the question. */
    nearest: string;
    onlyIn(language: string): string;
    lines(from: number, to: number): string;
    /** Citations left out because a message has its limits. */
    leftOut(count: number): string;
    /** In place of a quotation too long for a message. */
    tooLong: string;
  };

  help: {
    /** The words that, alone in a direct message, ask for help. */
    words: readonly string[];
    what: string;
    inDiscord: readonly string[];
    inTerminal: readonly string[];
    commands: string;
    /** For a mention without a question. */
    short: string;
  };

  articles: {
    heading(count: number): string;
    paragraphs(count: number): string;
    page(page: number, pages: number): string;
  };

  status: {
    heading: string;
    loaded(articles: number, paragraphs: number): string;
    languages(list: string): string;
    built(ago: string): string;
    running(version: string, duration: string): string;
    /** Above the files that were skipped, or read only in part. */
    problems(count: number): string;
  };

  reindex: {
    stages: Record<Progress['stage'], string>;
    /** While a rebuild has not said anything yet. */
    started: string;
    done(duration: string): string;
    unchanged: string;
    added(count: number): string;
    changed(count: number): string;
    removed(count: number): string;
    problems(count: number): string;
    /** The rebuild did not work out; the old index stays. A reason may follow. */
    kept: string;
  };

  problems: Record<Problem['reason'], string>;
  more(count: number): string;
  auto: string;
  undetermined: string;

  terminal: {
    greeting: string;
    unknownCommand(command: string): string;
    quit: string;
    askUsage: string;
  };

  trouble: {
    /** Our fault, in one calm sentence. */
    ours: string;
    notAllowed: string;
    notAllowedInDirectMessages: string;
    noSuchLanguage(asked: string, languages: string): string;
    noSuchPage(page: number, pages: number): string;
  };
}

export const LANGUAGES = { en, pt } as const satisfies Record<string, Messages>;

/**
 * The messages in the first language wished for that there are messages in, else English. A wish is a language
 * code or a locale (`pt`, `pt-BR`, `pt_BR`), or nothing.
 */
export function messagesFor(...wishes: (string | null | undefined)[]): Messages {
  for (const wish of wishes) {
    const code = wish?.toLowerCase().split(/[-_]/)[0] ?? '';
    const found = Object.entries(LANGUAGES).find(([language]) => language === code);
    if (found) return found[1];
  }
  return en;
}

/** A language's name, or words for a language that nothing told. */
export function languageName(m: Messages, code: string): string {
  return code === 'und' ? m.undetermined : m.languageName(code);
}
