import type LibSql from 'libsql';

/**
 * Brings a database to the newest version: its `user_version` tells how many of the steps it has taken. A step that
 * has been released is never changed; the next one is added below it.
 */
export function migrate(db: LibSql.Database): void {
  const [row] = db.prepare('PRAGMA user_version').all() as { user_version: number }[];
  const version = row?.user_version ?? 0;
  if (version > STEPS.length)
    throw new Error(
      `The database has schema version ${version}, but this version of the bot only knows ${STEPS.length}: update the bot`,
    );
  if (version === STEPS.length) return;
  db.transaction(() => {
    for (const step of STEPS.slice(version)) db.exec(step);
    db.exec(`PRAGMA user_version = ${STEPS.length}`);
  })();
}

// `asker` is a keyed hash; `day`, and `at` and `until`, are days and milliseconds since 1970.
export const STEPS: readonly string[] = [
  `CREATE TABLE settings (server TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
   CREATE TABLE answers (
     server TEXT NOT NULL, article TEXT NOT NULL, day INTEGER NOT NULL, count INTEGER NOT NULL,
     PRIMARY KEY (server, article, day)
   ) STRICT;
   CREATE TABLE declines (
     server TEXT NOT NULL, asker TEXT NOT NULL, at INTEGER NOT NULL,
     question TEXT, language TEXT, nearest TEXT
   ) STRICT;
   CREATE INDEX declines_by_server ON declines (server, at);
   CREATE TABLE ratings (
     server TEXT NOT NULL, asker TEXT NOT NULL, answer TEXT NOT NULL, article TEXT NOT NULL,
     helpful INTEGER NOT NULL, at INTEGER NOT NULL,
     PRIMARY KEY (server, asker, answer)
   ) STRICT;`,
  // Parts of what must be remembered of a message of the bot.
  `CREATE TABLE kept (
     message TEXT NOT NULL, part TEXT NOT NULL, server TEXT, asker TEXT,
     at INTEGER NOT NULL, until INTEGER NOT NULL, value TEXT NOT NULL,
     PRIMARY KEY (message, part)
   ) STRICT;
   CREATE INDEX kept_by_until ON kept (until);
   CREATE INDEX kept_by_asker ON kept (asker);`,
  // The answer that says so: a question that is taken back is not kept.
  `ALTER TABLE declines ADD COLUMN message TEXT;
   CREATE INDEX declines_by_message ON declines (message);`,
  // A number of their own, which is given once: the one of a decline that was deleted names no other.
  `CREATE TABLE numbered (
     id INTEGER PRIMARY KEY AUTOINCREMENT, server TEXT NOT NULL, asker TEXT NOT NULL, at INTEGER NOT NULL,
     question TEXT, language TEXT, nearest TEXT, message TEXT
   ) STRICT;
   INSERT INTO numbered (server, asker, at, question, language, nearest, message)
     SELECT server, asker, at, question, language, nearest, message FROM declines ORDER BY rowid;
   DROP TABLE declines;
   ALTER TABLE numbered RENAME TO declines;
   CREATE INDEX declines_by_server ON declines (server, at);
   CREATE INDEX declines_by_message ON declines (message);`,
  // A server once chose a least probability: now it says how sure the bot must be.
  `UPDATE settings SET value = json_set(
     json_remove(value, '$.confidence'),
     '$.sureness', CASE WHEN json_extract(value, '$.confidence') > 0 THEN 'sure' ELSE 'balanced' END
   ) WHERE json_valid(value) AND json_type(value, '$.confidence') IN ('integer', 'real');`,
  // Not surely answered is kept like not answered; and a rating tells which of the two verdicts it is of.
  `ALTER TABLE declines ADD COLUMN verdict TEXT NOT NULL DEFAULT 'none';
   ALTER TABLE ratings ADD COLUMN verdict TEXT NOT NULL DEFAULT 'answer';`,
  // So that the servers in it are found without reading it all.
  'CREATE INDEX kept_by_server ON kept (server)',
  // Who may read what of a server's library (src/app/access.ts).
  'CREATE TABLE access (server TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT',
  // What words of a server's own mean (src/app/synonyms.ts), and since when the server is without the bot.
  'CREATE TABLE synonyms (server TEXT PRIMARY KEY, value TEXT NOT NULL, left_at INTEGER) STRICT',
  // When somebody answered a question, and who waits to be told (src/app/answering/): the id of a member, by the message that declined.
  `ALTER TABLE declines ADD COLUMN answered INTEGER;
   CREATE TABLE waiting (
     message TEXT NOT NULL, member TEXT NOT NULL, server TEXT NOT NULL, channel TEXT NOT NULL,
     at INTEGER NOT NULL, answer TEXT, claimed INTEGER,
     PRIMARY KEY (message, member)
   ) STRICT;
   CREATE INDEX waiting_by_server ON waiting (server);
   CREATE INDEX waiting_by_member ON waiting (member);`,
];
