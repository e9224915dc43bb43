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
