import type { Reader } from '../access.ts';
import type { AnswerReply } from '../reply.ts';
import type { Due } from './waitingList.ts';

/** Tells members of servers what they wait for. Rejects where that cannot be done now, and may be later. */
export interface Teller {
  /** What decides what they may read; null where they are no member any more. */
  readerOf(server: string, member: string): Promise<Reader | null>;
  /** False where they take no direct messages. What is told twice is told once. */
  tell(due: Due, reply: AnswerReply): Promise<boolean>;
}
