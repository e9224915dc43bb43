import { type Answer, truncate } from '../../index/index.ts';
import { type Erasure, openErasure } from './erasure.ts';
import type { Owner } from './owner.ts';
import type { Sql } from './store/database.ts';
import { DAY_MS, dayOf, KEPT_MS } from './store/retention.ts';
import { askerOf, type Store } from './store/store.ts';
import { withoutIds } from './withoutIds.ts';

/** How well the articles answer. It holds nobody's id: an asker is a keyed hash, a different one in each server. */
export interface Feedback extends Erasure {
  /** Counts the article that answered, or keeps the decline (the question only if it is given) and returns its number. */
  record(owner: Owner, answer: Answer, question: string | null): Promise<number | null>;
  /** One rating a user and answer: the last one counts. False when it could not be kept. */
  rate(owner: Owner, rating: Rating): Promise<boolean>;
  /** What happened in a server in the last `days`, 90 at most. */
  insights(server: string, days: number): Promise<Insights>;
}

export interface Rating {
  /** Identifies the answer: the id of its message. */
  answer: string;
  /** The path of the article that the answer comes from. */
  article: string;
  helpful: boolean;
}

export interface Insights {
  /** The newest first. */
  declines: Declined[];
  /** How often the first citation was from an article, the most first. */
  answers: { article: string; count: number }[];
  /** The worst first. */
  ratings: { article: string; helpful: number; unhelpful: number }[];
}

/** A question that the articles did not answer. */
export interface Declined {
  question: string | null;
  language: string | null;
  /** The path of the article nearest to it. */
  nearest: string | null;
  at: Date;
}

const LONGEST_QUESTION = 500;
/** How many declines are grouped, the newest first. */
const MOST_DECLINES = 2000;

/** `now` is milliseconds since 1970. */
export function openFeedback(store: Store, now: () => number = Date.now): Feedback {
  return {
    async record({ server, user }, answer, question) {
      if (server === null) return null;
      const [first] = answer.citations;
      if (first) {
        await store.use((db) => db.write(COUNT, server, first.article, dayOf(now())), 0);
        return null;
      }
      // No language means no words.
      const asker = answer.language === null ? null : await askerOf(store, server, user);
      if (asker === null) return null;
      const nearest = answer.nearest[0]?.article ?? null;
      const text = question === null ? null : truncate(withoutIds(question), LONGEST_QUESTION);
      return store.use(async (db) => {
        const row = [server, asker, now(), text, answer.language, nearest];
        const [declined] = await db.read<{ id: number }>(DECLINE, ...row);
        return declined?.id ?? null;
      }, null);
    },

    async rate({ server, user }, { answer, article, helpful }) {
      const asker = server === null ? null : await askerOf(store, server, user);
      if (asker === null) return false;
      const row = [server, asker, answer, article, helpful ? 1 : 0, now()];
      return store.use(async (db) => (await db.write(RATE, ...row)) > 0, false);
    },

    insights(server, days) {
      const since = now() - Math.min(days * DAY_MS, KEPT_MS);
      return store.use((db) => select(db, server, since), { declines: [], answers: [], ratings: [] });
    },

    ...openErasure(store, now),
  };
}

const COUNT = `INSERT INTO answers (server, article, day, count) VALUES (?, ?, ?, 1)
  ON CONFLICT (server, article, day) DO UPDATE SET count = answers.count + 1`;
const DECLINE = `INSERT INTO declines (server, asker, at, question, language, nearest) VALUES (?, ?, ?, ?, ?, ?)
  RETURNING id`;
const RATE = `INSERT INTO ratings (server, asker, answer, article, helpful, at) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (server, asker, answer) DO UPDATE
  SET article = excluded.article, helpful = excluded.helpful, at = excluded.at`;

const DECLINES = `SELECT question, language, nearest, at FROM declines WHERE server = ? AND at >= ?
  ORDER BY at DESC, id DESC LIMIT ${MOST_DECLINES}`;
const ANSWERS = `SELECT article, SUM(count) AS count FROM answers WHERE server = ? AND day >= ?
  GROUP BY article ORDER BY count DESC, article`;
const RATINGS = `SELECT article, helpful, unhelpful FROM (
    SELECT article, SUM(helpful) AS helpful, SUM(1 - helpful) AS unhelpful FROM ratings
    WHERE server = ? AND at >= ? GROUP BY article
  ) AS rated ORDER BY unhelpful - helpful DESC, unhelpful DESC, article`;

async function select(sql: Sql, server: string, since: number): Promise<Insights> {
  const declines = await sql.read<Omit<Declined, 'at'> & { at: number }>(DECLINES, server, since);
  return {
    declines: declines.map(({ at, ...rest }) => ({ ...rest, at: new Date(at) })),
    answers: await sql.read(ANSWERS, server, dayOf(since)),
    ratings: await sql.read(RATINGS, server, since),
  };
}
