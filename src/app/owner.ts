/** Whose a question, a rating or a message is. */
export interface Owner {
  /** Whose settings hold, and which learns from it; null outside of servers that have the bot. */
  server: string | null;
  /** The id of who asked. */
  user: string;
}
