import { type Answer, truncate, type Verdict } from '../../index/index.ts';
import { type Day, everyDay, readActivity } from './activity/activity.ts';
import { type Erasure, openErasure } from './erasure.ts';
import type { Owner } from './owner.ts';
import type { Sql } from './store/database.ts';
import { DAY_MS, dayOf, KEPT_DAYS, KEPT_MS } from './store/retention.ts';
import { askerOf, type Store } from './store/store.ts';
import { withoutIds } from './withoutIds.ts';

/** How well the articles answer. It holds nobody's id: an asker is a keyed hash, a different one in each server. */
export interface Feedback extends Erasure {
  /**
   * Counts the article that answered, or keeps that it was declined or not sure (the question only if it is given) and returns
   * the number of that.
   */
  record(owner: Owner, answer: Answer, question: string | null): Promise<number | null>;
  /** One rating a user and answer: the last one counts. False when it could not be kept. */
  rate(owner: Owner, rating: Rating): Promise<boolean>;
  /** What happened in a server in the last `days`, 90 at most. */
  insights(server: string, days: number): Promise<Insights>;
  /** How many questions there were on each of the last `days`, 90 at most; answers of the articles named here do not count. */
  activity(server: string, days: number, hidden: readonly string[]): Promise<Day[]>;
}

export interface Rating {
  /** Identifies the answer: the id of its message. */
  answer: string;
  /** The path of the article that the answer comes from. */
  article: string;
  verdict: Rated;
  helpful: boolean;
}

/** What can be rated: a decline cannot. */
export type Rated = Exclude<Verdict, 'none'>;

export interface Insights {
  /** The newest first, unless somebody has answered it since: what was declined, */
  declines: Declined[];
  /** and what the bot was not sure about. */
  unsure: Declined[];
  /** How often the first citation was from an article, the most first. */
  answers: { article: string; count: number }[];
  /** The worst first. */
  ratings: { article: string; verdict: Rated; helpful: number; unhelpful: number }[];
}

/** A question that the articles did not answer, or not surely. */
export interface Declined {
  question: string | null;
  language: string | null;
  /** The path of the article nearest to it, or cited first. */
  nearest: string | null;
  at: Date;
}

const LONGEST_QUESTION = 500;
/** How many of a verdict are grouped, the newest first. */
const MOST_DECLINES = 2000;

/** `now` is milliseconds since 1970. */
export function openFeedback(store: Store, now: () => number = Date.now): Feedback {
  return {
    async record({ server, user }, answer, question) {
      if (server === null) return null;
      const { verdict, citations } = answer;
      const [first] = citations;
      if (first && verdict === 'answer') {
        await store.use((db) => db.write(COUNT, server, first.article, dayOf(now())), 0);
        return null;
      }
      // No language means no words.
      const asker = answer.language === null ? null : await askerOf(store, server, user);
      if (asker === null) return null;
      const nearest = (first ?? answer.nearest[0])?.article ?? null;
      const text = question === null ? null : truncate(withoutIds(question), LONGEST_QUESTION);
      return store.use(async (db) => {
        const row = [server, asker, now(), text, answer.language, nearest, verdict];
        const [declined] = await db.read<{ id: number }>(DECLINE, ...row);
        return declined?.id ?? null;
      }, null);
    },

    async rate({ server, user }, { answer, article, verdict, helpful }) {
      const asker = server === null ? null : await askerOf(store, server, user);
      if (asker === null) return false;
      const row = [server, asker, answer, article, verdict, helpful ? 1 : 0, now()];
      return store.use(async (db) => (await db.write(RATE, ...row)) > 0, false);
    },

    insights(server, days) {
      const since = now() - Math.min(days * DAY_MS, KEPT_MS);
      return store.use((db) => select(db, server, since), {
        declines: [],
        unsure: [],
        answers: [],
        ratings: [],
      });
    },

    async activity(server, days, hidden) {
      const last = dayOf(now());
      const first = last - Math.min(days, KEPT_DAYS) + 1;
      const read = (db: Sql) => readActivity(db, server, first, hidden);
      return everyDay(await store.use(read, new Map()), first, last);
    },

    ...openErasure(store, now),
  };
}

const COUNT = `INSERT INTO answers (server, article, day, count) VALUES (?, ?, ?, 1)
  ON CONFLICT (server, article, day) DO UPDATE SET count = answers.count + 1`;
const DECLINE = `INSERT INTO declines (server, asker, at, question, language, nearest, verdict)
  VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id`;
const RATE = `INSERT INTO ratings (server, asker, answer, article, verdict, helpful, at) VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (server, asker, answer) DO UPDATE
  SET article = excluded.article, verdict = excluded.verdict, helpful = excluded.helpful, at = excluded.at`;

const DECLINES = `SELECT question, language, nearest, at FROM declines WHERE server = ? AND verdict = ? AND at >= ? AND answered IS NULL
  ORDER BY at DESC, id DESC LIMIT ${MOST_DECLINES}`;
const ANSWERS = `SELECT article, SUM(count) AS count FROM answers WHERE server = ? AND day >= ?
  GROUP BY article ORDER BY count DESC, article`;
const RATINGS = `SELECT article, verdict, helpful, unhelpful FROM (
    SELECT article, verdict, SUM(helpful) AS helpful, SUM(1 - helpful) AS unhelpful FROM ratings
    WHERE server = ? AND at >= ? GROUP BY article, verdict
  ) AS rated ORDER BY unhelpful - helpful DESC, unhelpful DESC, article, verdict`;

async function select(sql: Sql, server: string, since: number): Promise<Insights> {
  const ofVerdict = async (verdict: Verdict) => {
    const rows = await sql.read<Omit<Declined, 'at'> & { at: number }>(DECLINES, server, verdict, since);
    return rows.map(({ at, ...rest }) => ({ ...rest, at: new Date(at) }));
  };
  return {
    declines: await ofVerdict('none'),
    unsure: await ofVerdict('maybe'),
    answers: await sql.read(ANSWERS, server, dayOf(since)),
    ratings: await sql.read(RATINGS, server, since),
  };
}
