import { LANGUAGES } from '../app/messages/messages.ts';
import { type Moved, moveToPostgres, type Table } from '../app/store/postgres/move.ts';
import { openPool } from '../app/store/postgres/pool.ts';
import type { Log } from '../ops/log.ts';
import { openBar } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** Moves what is kept from SQLite to PostgreSQL, and says what was moved. Rejects with a StartError when it cannot. */
export async function move(
  { output, errors }: Pick<Terminal, 'output' | 'errors'>,
  { dataDir, url, log }: { dataDir: string; url: string; log: Log },
): Promise<void> {
  const { number } = LANGUAGES.en;
  const bar = await openBar(errors, ({ done, total }) => `${number(done)} of ${number(total)} rows`);
  const sessions = await openPool(url);
  const moved = await moveToPostgres(sessions, { dataDir, log, onProgress: bar.show }).finally(() => {
    bar.end();
    return sessions.close();
  });
  output.write(`${report(moved, dataDir).join('\n')}\n`);
}

/** What is said of it, line by line. */
export function report({ rows, articles, key }: Moved, dataDir: string): string[] {
  const { number } = LANGUAGES.en;
  const counted: [string, number][] = [
    ...Object.entries(rows).map(([table, count]): [string, number] => [WHAT[table as Table], count]),
    ['articles that servers have added', articles],
  ];
  const widest = Math.max(...counted.map(([, count]) => number(count).length));
  return [
    `Moved from “${dataDir}” (DATA_DIR) to the database (DATABASE_URL):`,
    ...counted.map(([what, count]) => `  ${number(count).padStart(widest)} ${what}`),
    `  ${key ? 'and the key' : 'but no key: there was none'}`,
    'What is left in the folder is not deleted by itself any more: when the bot runs with DATABASE_URL, delete footnote.db and footnote.key.',
  ];
}

const WHAT: Record<Table, string> = {
  settings: 'settings of servers',
  access: 'servers with articles that not everybody may read',
  synonyms: 'servers with words of their own',
  answers: 'counts of answers',
  declines: 'questions without a sure answer',
  ratings: 'ratings',
  kept: 'parts of what is remembered of messages',
  waiting: 'who wait for an answer',
};
