import { groupAlike } from '../groupAlike.ts';
import type { Sql } from '../store/database.ts';
import { DAY_MS, KEPT_DAYS } from '../store/retention.ts';
import type { Store } from '../store/store.ts';

/** A question that the articles did not answer, or not surely, whose text is kept, and that nobody has answered since. */
export interface OpenQuestion {
  /** The number of its row. */
  id: number;
  question: string;
  language: string | null;
  /** The id of the message that said so; null where that is not known. */
  message: string | null;
}

/** What members of servers wait for an answer to. */
export interface OpenQuestions {
  /** Those of the last `days` that ask the same, together: the largest groups first, each from its newest on. */
  groups(server: string, days: number): Promise<OpenQuestion[][]>;
  /** That of this number; null where it is no longer open. */
  one(server: string, id: number): Promise<OpenQuestion | null>;
  /** That of this number and all that ask the same; none where it is no longer open. */
  alike(server: string, id: number): Promise<OpenQuestion[]>;
  /** An article answers them: they are open no more, and whoever waits for one can be told. False when that could not be kept. */
  close(server: string, questions: readonly OpenQuestion[], article: string): Promise<boolean>;
}

/** So many are grouped, the newest first. */
const MOST = 2000;

/** `now` is milliseconds since 1970. */
export function openQuestionsIn(store: Store, now: () => number = Date.now): OpenQuestions {
  const since = (days: number) => now() - Math.min(days, KEPT_DAYS) * DAY_MS;
  const groups = async (server: string, days: number) =>
    groupAlike(await store.use((db) => db.read<OpenQuestion>(OPEN, server, since(days)), []));
  return {
    groups,

    one: (server, id) =>
      store.use(
        async (db) => (await db.read<OpenQuestion>(ONE, server, id, since(KEPT_DAYS)))[0] ?? null,
        null,
      ),

    async alike(server, id) {
      const all = await groups(server, KEPT_DAYS);
      return all.find((group) => group.some((one) => one.id === id)) ?? [];
    },

    close: (server, questions, article) =>
      store.use(
        (db) =>
          db.transaction(async (sql) => {
            for (const one of questions) await closeOne(sql, server, one, article);
            return true;
          }),
        false,
      ),
  };

  async function closeOne(
    sql: Sql,
    server: string,
    { id, message }: OpenQuestion,
    article: string,
  ): Promise<void> {
    await sql.write(CLOSE, now(), server, id);
    if (message !== null) await sql.write(TELL, article, server, message);
  }
}

const COLUMNS = 'id, question, language, message';
const IS_OPEN = 'question IS NOT NULL AND answered IS NULL';
const OPEN = `SELECT ${COLUMNS} FROM declines WHERE server = ? AND at >= ? AND ${IS_OPEN}
  ORDER BY at DESC, id DESC LIMIT ${MOST}`;
const ONE = `SELECT ${COLUMNS} FROM declines WHERE server = ? AND id = ? AND at >= ? AND ${IS_OPEN}`;
const CLOSE = 'UPDATE declines SET answered = ? WHERE server = ? AND id = ? AND answered IS NULL';
const TELL = 'UPDATE waiting SET answer = ?, claimed = NULL WHERE server = ? AND message = ?';
