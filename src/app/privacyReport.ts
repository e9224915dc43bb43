import type { ModelOptions } from '../../index/index.ts';
import { isLoopback } from '../util/loopback.ts';
import type { StoredAboutUser } from './erasure.ts';
import type { Messages } from './messages/types.ts';
import type { Line } from './text.ts';

/** The settings that users must be told about. */
export interface Disclosed {
  /** Questions are written to the log, too. */
  logQuestions: boolean;
  /** The model that embeds them; null: none. */
  embedding: ModelOptions | null;
  /** All messages are read where the server has chosen that, not only those for the bot. */
  messageContent: boolean;
}

/** Whether questions are sent to another machine to be embedded. */
export function sendsQuestions({ embedding }: Partial<Pick<Disclosed, 'embedding'>>): boolean {
  return embedding?.kind === 'http' && !isLoopback(new URL(embedding.url));
}

/**
 * What is kept: in a server that lets questions be kept or not, or nothing at all in the terminal. `logged`: whoever runs
 * the bot has questions written to the log; `elsewhere`: has them embedded on another machine; `reads`: lets it read all messages of a server.
 */
export function privacyReport(
  m: Messages,
  place: 'terminal' | 'direct' | { keepsQuestions: boolean },
  logged: boolean,
  elsewhere = false,
  reads = false,
): Line[] {
  const p = m.privacy;
  const heading = { strong: p.heading };
  const log = [...(logged ? [p.logged] : []), ...(elsewhere ? [p.elsewhere] : [])];
  if (place === 'terminal') return [heading, p.terminal, ...log];
  const messages = reads && place !== 'direct' ? [p.reads] : [];
  const questions = place === 'direct' ? [] : [place.keepsQuestions ? p.questionsKept : p.questionsNotKept];
  return [
    heading,
    ...[...p.kept, m.answering.kept, ...questions, ...messages, p.direct, p.remembered, ...log].map(
      (line) => ({ row: line }),
    ),
  ];
}

/** What is kept about a user, in words; null when there is nothing. */
export function aboutUser(
  m: Messages,
  {
    ratings,
    declines,
    questions,
    answers,
    waits = 0,
    articles = 0,
  }: StoredAboutUser & { waits?: number; articles?: number },
): string | null {
  const parts = [
    ...(ratings ? [m.privacy.ratings(ratings)] : []),
    ...(declines ? [m.privacy.declines(declines)] : []),
    ...(questions ? [m.privacy.longQuestions(questions)] : []),
    ...(answers ? [m.privacy.recentAnswers(answers)] : []),
    ...(waits ? [m.answering.waitsFor(waits)] : []),
    ...(articles ? [m.privacy.articlesAdded(articles)] : []),
  ];
  return parts.length ? m.list(parts) : null;
}
