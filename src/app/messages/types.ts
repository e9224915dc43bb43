import type { Problem } from '../../../index/index.ts';
import type { Progress } from '../../library/library.ts';
import type { AnsweringMessages } from './answeringMessages.ts';
import type { LibraryMessages } from './libraryMessages.ts';
import type { MannersMessages } from './mannersMessages.ts';
import type { ServerMessages } from './serverMessages.ts';
import type { Words } from './words.ts';

/** Every sentence that users see, in one language. `path`, `title` and the like arrive ready to be shown. */
export interface Messages extends Words, ServerMessages, LibraryMessages, AnsweringMessages {
  /** BCP 47, for `Intl`. */
  locale: string;
  /** Discord's locales that commands are described in by these messages; English is the default of the rest. */
  discordLocales: readonly string[];
  manners: MannersMessages;

  commands: {
    ask: Record<'description' | 'question' | 'article' | 'language' | 'library' | 'private', string>;
    article: { description: string; name: string };
    articles: { description: string; page: string };
    status: { description: string };
    help: { description: string };
    reindex: { description: string };
    settings: { description: string };
    insights: { description: string; days: string };
    library: Record<
      | 'description'
      | 'add'
      | 'list'
      | 'show'
      | 'replace'
      | 'remove'
      | 'export'
      | 'file'
      | 'url'
      | 'fresh'
      | 'article'
      | 'page'
      | 'access'
      | 'limited'
      | 'role'
      | 'channel'
      | 'everybody'
      | 'words'
      | 'word'
      | 'means',
      string
    >;
    privacy: { description: string };
  };

  /** What the commands are called in Discord, in lower case and at most 32 characters. */
  commandNames: Record<keyof Messages['commands'], string>;
  /** What the options of commands are called in Discord, likewise. */
  optionNames: Record<
    | 'question'
    | 'article'
    | 'language'
    | 'library'
    | 'private'
    | 'page'
    | 'name'
    | 'days'
    | 'file'
    | 'url'
    | 'fresh'
    | 'role'
    | 'channel'
    | 'everybody'
    | 'word'
    | 'means',
    string
  >;
  /** The entry in a message's menu, at most 32 characters. */
  menu: { askAbout: string };

  answer: {
    /** The articles do not say. */
    declined: string;
    /** Above the titles nearest to the question. */
    nearest: string;
    /** The only article that was searched does not say. */
    declinedHere: string;
    /** Nor do those in the only language that was asked for; */
    declinedIn(language: string): string;
    /** a quotation follows that has the same names. */
    closest(language: string): string;
    /** To “who else?”: all there is was cited before. */
    nothingElse: string;
    onlyIn(language: string): string;
    /** The question's language has none, */
    noArticles(language: string): string;
    /** and this was found in another one. */
    noArticlesBut(language: string, found: string): string;
    /** Those that there are articles in. */
    languages(list: string): string;
    /** The same stands in other places too: a file and lines each. */
    alsoIn(places: string): string;
    /** Above so many citations that may not answer. */
    maybe(count: number): string;
    /** The question before, which a follow-up leans on. */
    following(question: string): string;
    sharedBy(user: string): string;
    lines(from: number, to: number): string;
    page(number: number): string;
    /** Citations left out because a message has its limits. */
    leftOut(count: number): string;
    /** In place of a quotation too long for a message. */
    tooLong: string;
    thanks: string;
  };

  /** At most 80 characters each. */
  buttons: {
    inContext: string;
    more: string;
    previous: string;
    next: string;
    share: string;
    shared: string;
    dismiss: string;
    followUp: string;
    again: string;
    allArticles: string;
    fromStart: string;
  };

  /** The little form for a follow-up: at most 45 characters each. */
  followUp: { title: string; label: string };

  reader: {
    /** Which paragraphs of how many are shown. */
    paragraphs(from: number, to: number, total: number): string;
    /** The article is not what it was. */
    changed: string;
    /** The quotation is no longer in the article. */
    quoteGone: string;
    articleGone: string;
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
    /** Above the processes that answer, where there are several; and what is said of the one that says it. */
    replicas(count: number): string;
    thisReplica: string;
    /** Said of one that has other articles. */
    differs: string;
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
    /** What the command does, for a place where everybody may use it. */
    reindex: string;
    quit: string;
    askUsage: string;
    /** How a command is written that was not understood. */
    usage(how: string): string;
    /** What was shown last is nothing that this command goes on from. */
    nothingToShow(command: string): string;
    /** The commands that are of no use in the terminal. */
    onlyInServers(commands: string): string;
    /** What the commands do that go on from what was shown: the quotation of a number in its context, */
    context: string;
    more: string;
    /** the same question in all articles, where only one was searched, */
    all: string;
    /** and the pages of an article. */
    next: string;
    previous: string;
  };

  trouble: {
    /** Our fault, in one calm sentence. */
    ours: string;
    /** What keeps the index does not respond. */
    indexAway: string;
    notAllowed: string;
    notAllowedInDirectMessages: string;
    noSuchLanguage(asked: string, languages: string): string;
    noSuchArticle(asked: string): string;
    /** None is called so, or whoever asks may read nothing of it: the same words, so that it tells nothing. */
    noSuchLibrary: string;
    tooFast(duration: string): string;
    noText: string;
    /** The question can no longer be read. */
    questionGone: string;
    /** Only its beginning is known any more. */
    questionTooOld: string;
    notYours: string;
    notPublicHere: string;
    cannotShare: string;
    notKept: string;
    /** A mention that cannot be answered where it was written, with the permissions that are missing there. */
    cannotWrite(channel: string, permissions: string): string;
    permissions: Record<
      'SendMessages' | 'SendMessagesInThreads' | 'ViewChannel' | 'ReadMessageHistory',
      string
    >;
    noSuchPage(page: number, pages: number): string;
  };
}
