import type { Session } from './sessions.ts';

/**
 * Brings a database to the newest version: `migrations` holds the number of each step it has taken. Several may come at the same
 * time: they wait for each other. A database that is newer is left as it is: steps only add what an older version can do
 * without, so that both run side by side while one replaces the other. A step that has been released is never changed; the next
 * one is added below it.
 */
export async function migrate(session: Session, steps: readonly string[] = STEPS): Promise<void> {
  const run = (statement: string) => session.query(statement, [], MIGRATE_MS);
  const [found] = (await run(FIND)).rows as { made: string | null; encoding: string }[];
  if (found?.encoding !== 'UTF8')
    throw new Error(`The database is in ${found?.encoding}, expected UTF8: create it with ENCODING 'UTF8'`);
  if (found.made !== null && (await versionIn(run)) >= steps.length) return;
  try {
    await run('BEGIN');
    // Held until the transaction ends, also through PgBouncer.
    await run(`SELECT pg_advisory_xact_lock(${LOCK})`);
    await run('CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY)');
    const version = await versionIn(run);
    for (const [at, step] of [...steps.entries()].slice(version))
      await run(`${step}; INSERT INTO migrations (version) VALUES (${at + 1})`);
    await run('COMMIT');
  } catch (err) {
    await run('ROLLBACK').catch(() => {}); // What went wrong before tells more.
    throw err;
  }
}

/** A step may have to go through all that has been kept. */
const MIGRATE_MS = 10 * 60_000;

/** Any number that nobody else has: “footnote” in ASCII is too long by half. */
const LOCK = 0x666f_6f74;

const FIND = `SELECT to_regclass('migrations')::text AS made, current_setting('server_encoding') AS encoding`;

async function versionIn(run: (statement: string) => ReturnType<Session['query']>): Promise<number> {
  const { rows } = await run('SELECT MAX(version) AS version FROM migrations');
  const [row] = rows as { version: number | null }[];
  return row?.version ?? 0;
}

// `asker` is a keyed hash; `day`, and `at` and `until`, are days and milliseconds since 1970. Texts are in order by their bytes, as in
// SQLite.
export const STEPS: readonly string[] = [
  `CREATE TABLE settings (server TEXT COLLATE "C" PRIMARY KEY, value TEXT NOT NULL);
   CREATE TABLE answers (
     server TEXT COLLATE "C" NOT NULL, article TEXT COLLATE "C" NOT NULL, day INTEGER NOT NULL, count BIGINT NOT NULL,
     PRIMARY KEY (server, article, day)
   );
   CREATE INDEX answers_by_day ON answers (day);
   CREATE TABLE declines (
     id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     server TEXT COLLATE "C" NOT NULL, asker TEXT COLLATE "C" NOT NULL, at BIGINT NOT NULL,
     question TEXT, language TEXT, nearest TEXT, message TEXT COLLATE "C", verdict TEXT COLLATE "C" NOT NULL DEFAULT 'none'
   );
   CREATE INDEX declines_by_server ON declines (server, at);
   CREATE INDEX declines_by_asker ON declines (asker);
   CREATE INDEX declines_by_message ON declines (message);
   CREATE INDEX declines_by_at ON declines (at);
   CREATE TABLE ratings (
     server TEXT COLLATE "C" NOT NULL, asker TEXT COLLATE "C" NOT NULL, answer TEXT COLLATE "C" NOT NULL,
     article TEXT COLLATE "C" NOT NULL, helpful INTEGER NOT NULL, at BIGINT NOT NULL,
     verdict TEXT COLLATE "C" NOT NULL DEFAULT 'answer',
     PRIMARY KEY (server, asker, answer)
   );
   CREATE INDEX ratings_by_asker ON ratings (asker);
   CREATE INDEX ratings_by_at ON ratings (at);
   CREATE TABLE kept (
     message TEXT COLLATE "C" NOT NULL, part TEXT COLLATE "C" NOT NULL, server TEXT COLLATE "C", asker TEXT COLLATE "C",
     at BIGINT NOT NULL, until BIGINT NOT NULL, value TEXT NOT NULL,
     PRIMARY KEY (message, part)
   );
   CREATE INDEX kept_by_server ON kept (server);
   CREATE INDEX kept_by_asker ON kept (asker);
   CREATE INDEX kept_by_until ON kept (until);
   CREATE TABLE secrets (name TEXT COLLATE "C" PRIMARY KEY, value TEXT NOT NULL)`,
  // What processes tell each other, and how much each user and server has asked (see RateLimiterPostgres of rate-limiter-flexible,
  // which names these columns). A crash of the server may cost the latter: they last for seconds.
  `CREATE TABLE signals (
     id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, sender TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
     at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp()
   );
   CREATE INDEX signals_by_at ON signals (at);
   CREATE UNLOGGED TABLE limits (key TEXT COLLATE "C" PRIMARY KEY, points INTEGER NOT NULL DEFAULT 0, expire BIGINT)`,
  // What replicas have in common (src/replicas/); an owner is a replica's id, empty when it has given back what it had. Nobody waits
  // for the disk: after a crash of the server they find out anew who lives, and who has what.
  `CREATE UNLOGGED TABLE claims (
     event TEXT COLLATE "C" PRIMARY KEY, owner TEXT NOT NULL, done INTEGER NOT NULL, at BIGINT NOT NULL
   );
   CREATE INDEX claims_open ON claims (owner) WHERE done = 0;
   CREATE UNLOGGED TABLE replicas (id TEXT PRIMARY KEY, beats BIGINT NOT NULL, about TEXT NOT NULL);
   CREATE UNLOGGED TABLE leases (name TEXT PRIMARY KEY, owner TEXT NOT NULL);
   CREATE UNLOGGED TABLE identifies (bucket INTEGER PRIMARY KEY, at BIGINT NOT NULL);
   CREATE TABLE jobs (
     name TEXT PRIMARY KEY, run INTEGER NOT NULL, state TEXT NOT NULL, owner TEXT NOT NULL, said TEXT NOT NULL
   )`,
  // Events of one talk are done in their order.
  'ALTER TABLE claims ADD COLUMN talk TEXT',
  // Who may read what of a server's library (src/app/access.ts).
  'CREATE TABLE access (server TEXT COLLATE "C" PRIMARY KEY, value TEXT NOT NULL)',
  // What servers have added to their libraries (src/app/shelf/): what is known of it, and the bytes in base64.
  `CREATE TABLE shelves (server TEXT COLLATE "C" PRIMARY KEY, value TEXT NOT NULL);
   CREATE TABLE shelf_parts (
     server TEXT COLLATE "C" NOT NULL, upload TEXT COLLATE "C" NOT NULL, part INTEGER NOT NULL, value TEXT NOT NULL,
     PRIMARY KEY (server, upload, part)
   )`,
  // What words of a server's own mean (src/app/synonyms.ts), and since when the server is without the bot.
  'CREATE TABLE synonyms (server TEXT COLLATE "C" PRIMARY KEY, value TEXT NOT NULL, left_at BIGINT)',
  // When somebody answered a question, and who waits to be told (src/app/answering/): the id of a member, by the message that declined.
  `ALTER TABLE declines ADD COLUMN answered BIGINT;
   CREATE TABLE waiting (
     message TEXT COLLATE "C" NOT NULL, member TEXT COLLATE "C" NOT NULL, server TEXT COLLATE "C" NOT NULL,
     channel TEXT NOT NULL, at BIGINT NOT NULL, answer TEXT, claimed BIGINT,
     PRIMARY KEY (message, member)
   );
   CREATE INDEX waiting_by_server ON waiting (server);
   CREATE INDEX waiting_by_member ON waiting (member)`,
];
