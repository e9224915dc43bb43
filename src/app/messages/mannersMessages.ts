/** What is said beside answers: to small talk, and about who else may help. */
export interface MannersMessages {
  /** To a message that asks nothing: hello; thank you; goodbye; all right. */
  remarks: Record<'greeting' | 'thanks' | 'farewell' | 'approval', string>;
  /** Above the answer to a question that leans on one that was answered too long ago. */
  late: string;
  replyInstead: string;
  /** Above the answer to a question of which more was sent than is read, and where a file could not be. */
  cut(characters: number): string;
  unread(name: string): string;
  /** To a mention without words in reply to a message that the bot may not read. */
  cannotSee: string;
  /** Above the permissions that the bot can do without and does not have, each with what it then does. */
  withoutPermissions: string;
  permissions: Record<
    'CreatePublicThreads' | 'AddReactions' | 'ViewAuditLog',
    { name: string; without: string }
  >;
  /** The menu of a list of articles. */
  openArticle: string;
  help: {
    /** What the entry in a message's menu does, and how to find it. */
    askAbout: string;
    /** How to have the bot where no server has added it. */
    elsewhere: string;
  };
  /** To whoever has added the bot to a server, with what to do next; commands arrive so that they can be clicked. */
  welcome: {
    hello(server: string): string;
    ask: string;
    library(command: string): string;
    settings(command: string): string;
  };
  /** Whoever helps where the articles don't say. */
  team: {
    /** A button, before and after. */
    ask: string;
    asked: string;
    /** Above the question. */
    asks(user: string): string;
    /** A link. */
    toAnswer: string;
    /** Where nobody else can see the answer. */
    askedIn(channel: string): string;
    nobody: string;
    tooSoon(duration: string): string;
  };
}
