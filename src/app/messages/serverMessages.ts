import type { Sureness } from '../sureness.ts';

/** What is said about a server's settings, about what its articles lack, and about what is kept. */
export interface ServerMessages {
  settings: {
    heading: string;
    everywhere: string;
    /** Channels and categories, ready to be shown. */
    onlyIn(channels: string): string;
    nowhere: string;
    language(language: string): string;
    serversOwn(language: string): string;
    publicly: string;
    privately: string;
    inThread: string;
    inChannel: string;
    sureness(name: string): string;
    /** Each and, in at most 100 characters, what it means. */
    surenesses: Record<Sureness, { name: string; means: string }>;
    keepsQuestions: string;
    keepsNoQuestions: string;
    buttons: {
      everywhere: string;
      onlyInChosen: string;
      publicly: string;
      privately: string;
      inThread: string;
      inChannel: string;
      keepQuestions: string;
      keepNoQuestions: string;
    };
    /** Who helps where the articles don't say: a role, a channel, both or nobody, ready to be shown. */
    helpers(who: string): string;
    helpersIn(role: string, channel: string): string;
    noHelpers: string;
    /** Where questions that nobody asked the bot are answered, or that they are not. */
    unaskedIn(channels: string): string;
    onlyWhenAsked: string;
    chooseUnasked: string;
    /** In place of what was chosen and is no more. */
    deletedChannel: string;
    deletedRole: string;
    chooseRole: string;
    chooseHelperChannel: string;
    chooseChannels: string;
    chooseLanguage: string;
    chooseSureness: string;
    notKept: string;
    /** To a mention where answers are not public. */
    notHere: string;
    instead(channels: string): string;
  };

  insights: {
    heading(days: number): string;
    declined(count: number): string;
    /** Those that the bot was not sure about. */
    unsure(count: number): string;
    /** Declines whose questions are not kept. */
    unkept(count: number): string;
    answering: string;
    ratedDown: string;
    /** A picture of the questions: how many ended in which way, and the most on a day. */
    chart: {
      heading: string;
      answered(count: number): string;
      unsure(count: number): string;
      declined(count: number): string;
      bars(most: number): string;
    };
    nothing: string;
    onlyInServers: string;
    file: string;
  };

  privacy: {
    heading: string;
    kept: readonly string[];
    questionsKept: string;
    questionsNotKept: string;
    /** Of messages that are not for the bot. */
    reads: string;
    direct: string;
    /** For edits and deletions. */
    remembered: string;
    /** Whoever runs the bot has LOG_QUESTIONS on. */
    logged: string;
    /** An embedding endpoint on another machine gets questions. */
    elsewhere: string;
    terminal: string;
    ratings(count: number): string;
    declines(count: number): string;
    longQuestions(count: number): string;
    /** To the libraries of servers. */
    articlesAdded(count: number): string;
    /** Of the last day, of which it is kept what they cited. */
    recentAnswers(count: number): string;
    aboutYou(list: string): string;
    nothingAboutYou: string;
    /** For want of the key. */
    unknown: string;
    sure: string;
    deleted(list: string): string;
    failed: string;
    untouched: string;
    buttons: { delete: string; sure: string; cancel: string };
  };
}
