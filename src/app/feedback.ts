import { type Answer, truncate } from '../../index/index.ts';
import { type Erasure, openErasure } from './erasure.ts';
import { DAY_MS, dayOf, KEPT_MS } from './store/retention.ts';
import { askerOf, type Database, type Store } from './store/store.ts';
import { withoutIds } from './withoutIds.ts';

/** Where something was asked or rated, and by whom. Nothing is kept where there is no server that has the bot (null). */
export interface Origin {
  server: string | null;
  user: string;
}

/** How well the articles answer. It holds nobody's id: an asker is a keyed hash, a different one in each server. */
export interface Feedback extends Erasure {
  /** Counts the article that answered, or keeps the decline (the question only if it is given) and returns its number. */
  record(origin: Origin, answer: Answer, question: string | null): number | null;
  /** One rating a user and answer: the last one counts. False when it could not be kept. */
  rate(origin: Origin, rating: Rating): boolean;
  /** What happened in a server in the last `days`, 90 at most. */
  insights(server: string, days: number): Insights;
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
  function keep(work: (db: Database) => void): boolean {
    return store.use((db) => {
      work(db);
      return true;
    }, false);
  }

  return {
    record({ server, user }, answer, question) {
      if (server === null) return null;
      const [first] = answer.citations;
      if (first) {
        keep((db) => db.prepare(COUNT).run(server, first.article, dayOf(now())));
        return null;
      }
      // No language means no words.
      const asker = answer.language === null ? null : askerOf(store, server, user);
      if (asker === null) return null;
      const nearest = answer.nearest[0]?.article ?? null;
      const text = question === null ? null : truncate(withoutIds(question), LONGEST_QUESTION);
      return store.use(
        (db) =>
          Number(
            db.prepare(DECLINE).run(server, asker, now(), text, answer.language, nearest).lastInsertRowid,
          ),
        null,
      );
    },

    rate({ server, user }, { answer, article, helpful }) {
      const asker = server === null ? null : askerOf(store, server, user);
      if (asker === null) return false;
      return keep((db) => db.prepare(RATE).run(server, asker, answer, article, helpful ? 1 : 0, now()));
    },

    insights(server, days) {
      const since = now() - Math.min(days * DAY_MS, KEPT_MS);
      return store.use((db) => select(db, server, since), { declines: [], answers: [], ratings: [] });
    },

    ...openErasure(store, now),
  };
}

const COUNT = `INSERT INTO answers VALUES (?, ?, ?, 1)
  ON CONFLICT (server, article, day) DO UPDATE SET count = count + 1`;
const DECLINE =
  'INSERT INTO declines (server, asker, at, question, language, nearest) VALUES (?, ?, ?, ?, ?, ?)';
const RATE = 'INSERT OR REPLACE INTO ratings VALUES (?, ?, ?, ?, ?, ?)';

// The tables are strict: the columns hold what the schema says.
function select(db: Database, server: string, since: number): Insights {
  const declines = db
    .prepare(
      `SELECT question, language, nearest, at FROM declines WHERE server = ? AND at >= ?
       ORDER BY at DESC LIMIT ${MOST_DECLINES}`,
    )
    .all(server, since) as (Omit<Declined, 'at'> & { at: number })[];
  const answers = db
    .prepare(
      `SELECT article, SUM(count) AS count FROM answers WHERE server = ? AND day >= ?
       GROUP BY article ORDER BY count DESC, article`,
    )
    .all(server, dayOf(since)) as Insights['answers'];
  const ratings = db
    .prepare(
      `SELECT article, SUM(helpful) AS helpful, SUM(1 - helpful) AS unhelpful FROM ratings
       WHERE server = ? AND at >= ? GROUP BY article ORDER BY unhelpful - helpful DESC, unhelpful DESC, article`,
    )
    .all(server, since) as Insights['ratings'];
  return { declines: declines.map(({ at, ...rest }) => ({ ...rest, at: new Date(at) })), answers, ratings };
}
