/** What is said from a question that nobody could answer to its answer. */
export interface AnsweringMessages {
  answering: {
    /** A button below a decline, at most 80 characters; */
    notify: string;
    /** to whoever pressed it, */
    joined: string;
    /** also where the question has been answered or deleted since. */
    tooLate: string;
    /** A menu, at most 150 characters, and below its entries how many wait. */
    choose: string;
    waiting(count: number): string;
    /** The form: at most 45 characters each. */
    form: { heading: string; question: string; answer: string };
    /** What was chosen has been answered or deleted since. */
    gone: string;
    /** What the bot does now when it is asked again: it answers, it is not sure, or it still declines. */
    asked: { answer: string; maybe: string; none: string };
    /** How many were told, could not be, may not read it, or will be told later. */
    told(count: number): string;
    unreachable(count: number): string;
    hidden(count: number): string;
    later(count: number): string;
    /** A direct message: `question` is a link that says `yourQuestion`. */
    news(server: string, question: string): string;
    yourQuestion: string;
    /** Of an article. */
    writtenBy(user: string, ago: string): string;
    writtenAgo(ago: string): string;
    /** What is kept of those who wait, and for how many answers somebody does. */
    kept: string;
    waitsFor(count: number): string;
  };
}
