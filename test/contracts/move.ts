import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openAccess } from '../../src/app/access.ts';
import { openWaitingList } from '../../src/app/answering/waitingList.ts';
import { openFeedback } from '../../src/app/feedback.ts';
import { openKept } from '../../src/app/kept.ts';
import { openSettings } from '../../src/app/settings.ts';
import { openDatabaseGround } from '../../src/app/shelf/databaseGround.ts';
import { openFileGround } from '../../src/app/shelf/fileGround.ts';
import { EMPTY, type Upload } from '../../src/app/shelf/manifest.ts';
import { noSignals } from '../../src/app/signals.ts';
import { KEY } from '../../src/app/store/key.ts';
import { moveToPostgres } from '../../src/app/store/postgres/move.ts';
import { sharedStore } from '../../src/app/store/postgres/open.ts';
import { openPostgres } from '../../src/app/store/postgres/postgres.ts';
import type { Session, Sessions } from '../../src/app/store/postgres/sessions.ts';
import { openStore, type Store } from '../../src/app/store/store.ts';
import { openSynonyms } from '../../src/app/synonyms.ts';
import { logTo } from '../../src/ops/log.ts';
import { StartError } from '../../src/util/startError.ts';
import { DECLINED } from '../support/answers.ts';
import type { Pglite } from '../support/pglite.ts';
import { thoroughly } from '../support/thorough.ts';

const HERE = { server: '1', user: '2' };

/** How what SQLite keeps comes to PostgreSQL. */
export function moveContract(pglite: () => Pglite): void {
  describe('what SQLite keeps is moved', () => {
    let dataDir: string;
    let logged: string[];
    const log = logTo({ write: (line) => logged.push(line) }, 'info', []);

    beforeEach(() => {
      logged = [];
      dataDir = mkdtempSync(join(tmpdir(), 'footnote-move-'));
    });
    afterEach(async () => {
      await pglite().clear();
      rmSync(dataDir, { recursive: true });
    });

    const shared = () =>
      sharedStore(openPostgres(pglite().sessions()), pglite().sessions(), { log, now: Date.now });
    const move = (onProgress: (progress: { done: number; total: number }) => void = () => {}) =>
      moveToPostgres(pglite().sessions(), { dataDir, log, onProgress });

    test('all that SQLite kept is in PostgreSQL, with the key', async () => {
      const before = openStore({ dataDir, log });
      await fill(before);
      const had = await everything(before);
      const added = openFileGround({ dataDir, log });
      const upload = { id: 'a', path: 'docs/ferry.txt' } as Upload;
      const bytes = Buffer.from('The ferry runs every hour. '.repeat(100_000));
      const all = { ...EMPTY, uploads: [upload] };
      await added.change('1', () => ({ next: all, result: null }), new Map([['a', bytes]]));
      expect(had.about).toMatchObject({ declines: 2, ratings: 1, questions: 1 });
      await before.close();
      const shown: unknown[] = [];
      expect(await move((progress) => shown.push(progress))).toEqual({
        rows: {
          settings: 1,
          access: 1,
          synonyms: 1,
          answers: 1,
          declines: 2,
          ratings: 1,
          kept: 2,
          waiting: 1,
        },
        articles: 1,
        key: true,
      });
      expect(shown.at(-1)).toEqual({ done: 10, total: 10 });
      const after = shared();
      expect(await everything(after)).toEqual(had);
      const signals = after.shared?.signals ?? noSignals;
      const shelves = openDatabaseGround({ store: after, signals, dataDir });
      expect(await shelves.read('1')).toEqual(all);
      expect(bytes.equals(await shelves.bytes('1', upload))).toBe(true);
      // The numbers go on.
      expect(await openFeedback(after).record(HERE, DECLINED, 'third?')).toBe(3);
      await after.close();
      expect(logged).toEqual([]);
    });

    test('of many rows each is moved once, also those that stand before a gap', async () => {
      const before = openStore({ dataDir, log });
      await before.use(
        (db) =>
          db.transaction(async (sql) => {
            for (let at = 0; at < 2501; at++)
              await sql.write(
                'INSERT INTO settings (server, value) VALUES (?, ?)',
                String(at),
                `{"at":${at}}`,
              );
            await sql.write("DELETE FROM settings WHERE server IN ('0', '1000', '2500')");
          }),
        undefined,
      );
      await before.close();
      expect((await move()).rows.settings).toBe(2498);
      const after = shared();
      const rows = await after.use((db) => db.read<{ server: string }>('SELECT server FROM settings'), []);
      expect(new Set(rows.map(({ server }) => server)).size).toBe(2498);
      await after.close();
    });

    test('a database that keeps something is refused, and left as it is', async () => {
      const before = openStore({ dataDir, log });
      await fill(before);
      await before.close();
      const there = shared();
      await openSettings(there).change('9', { privately: true });
      const signed = await there.sign('text');
      await there.close();
      await expect(move()).rejects.toThrow(
        new StartError(
          'The database (DATABASE_URL) keeps something already: expected no rows, found 1 in settings. Nothing was moved.',
        ),
      );
      const after = shared();
      expect(await after.sign('text')).toBe(signed);
      expect(await after.use((db) => db.read('SELECT server FROM settings'), [])).toEqual([{ server: '9' }]);
      await after.close();
    });

    test('a key that a bot has made there while it kept nothing gives way', async () => {
      const before = openStore({ dataDir, log });
      await fill(before);
      const signed = await before.sign('text');
      await before.close();
      const there = shared();
      expect(await there.sign('text')).not.toBe(signed);
      await there.close();
      await move();
      const after = shared();
      expect(await after.sign('text')).toBe(signed);
      await after.close();
    });

    thoroughly(
      'while a bot uses the database nothing is moved; one that was killed is no hindrance',
      async () => {
        const before = openStore({ dataDir, log });
        await fill(before);
        await before.close();
        const there = shared();
        const put = "INSERT INTO replicas (id, beats, about) VALUES ('one', 1, '{}')";
        await there.use((db) => db.write(put), 0);
        await there.close();
        const beating: Pick<Sessions, 'open'> = {
          async open() {
            const session = await pglite().sessions().open();
            const query: Session['query'] = async (statement, ...rest) => {
              if (statement.includes('FROM replicas'))
                await session.query('UPDATE replicas SET beats = beats + 1');
              return session.query(statement, ...rest);
            };
            return { ...session, query };
          },
        };
        await expect(moveToPostgres(beating, { dataDir, log, onProgress: () => {} })).rejects.toThrow(
          new StartError('A bot uses the database (DATABASE_URL): stop it first. Nothing was moved.'),
        );
        expect(await move()).toMatchObject({ key: true });
      },
    );

    test('what fails half-way has moved nothing, and may be tried again', async () => {
      const before = openStore({ dataDir, log });
      await fill(before);
      await before.close();
      await expect(
        move(({ done }) => {
          if (done > 3) throw new Error('a fault');
        }),
      ).rejects.toThrow('a fault');
      expect((await move()).rows).toEqual({
        settings: 1,
        access: 1,
        synonyms: 1,
        answers: 1,
        declines: 2,
        ratings: 1,
        kept: 2,
        waiting: 1,
      });
    });

    test('a database that refuses is told of, and let go', async () => {
      const before = openStore({ dataDir, log });
      await fill(before);
      await before.close();
      const session = await pglite().sessions().open();
      await session.query('CREATE TABLE settings (another TEXT)');
      session.release();
      await expect(move()).rejects.toThrow(
        'The database (DATABASE_URL) cannot be used: relation "settings" already exists.',
      );
      // There is only one.
      const next = await pglite().sessions().open();
      next.release();
    });

    test('where nothing is kept there is nothing to move; without the key, texts are nobody’s and go at the next start', async () => {
      await expect(move()).rejects.toThrow(
        `There is nothing to move: expected footnote.db in “${dataDir}” (DATA_DIR), found none.`,
      );
      const before = openStore({ dataDir, log });
      await fill(before);
      await before.close();
      rmSync(join(dataDir, KEY));
      expect(await move()).toMatchObject({ key: false });
      const after = shared();
      await after.sign('text');
      const { declines } = await openFeedback(after).insights('1', 90);
      expect(declines.map(({ question }) => question)).toEqual([null, null]);
      expect(logged.join()).toContain(
        'There was no key in the database (DATABASE_URL), so a new key was made.',
      );
      await after.close();
    });

    test('a key that is cut short is said, and nothing is moved', async () => {
      const before = openStore({ dataDir, log });
      await fill(before);
      await before.close();
      writeFileSync(join(dataDir, KEY), 'short');
      await expect(move()).rejects.toThrow('is truncated');
    });
  });
}

/** Something of everything, as the bot keeps it. */
async function fill(store: Store): Promise<void> {
  const feedback = openFeedback(store);
  const answered = { ...DECLINED, verdict: 'answer' as const, citations: [{ article: 'a.md' } as never] };
  await feedback.record(HERE, answered, null);
  await feedback.record(HERE, answered, null);
  const declined: (number | null)[] = [];
  for (const question of ['first?', 'second? “日本” \u{1F98A}'])
    declined.push(await feedback.record(HERE, DECLINED, question));
  await feedback.rate(HERE, { answer: '3', article: 'a.md', verdict: 'answer', helpful: true });
  await openSettings(store).change('1', { privately: true, language: 'pt' });
  await openAccess(store).limit('1', { path: 'a.md', roles: ['7'], channels: [] });
  await openSynonyms(store).put('1', { word: 'gg', means: 'guild gold' });
  const memory = { before: [], shown: ['a mark'], visibility: 'public' } as const;
  const told = { declined: declined[1] ?? -1 };
  await openKept(store).keep('10', { ...HERE, ...memory, ...told, text: 'a long question' });
  await openWaitingList(store).join({ server: '1', message: '10', declined: 0, channel: '11', member: '12' });
}

async function everything(store: Store) {
  const feedback = openFeedback(store);
  const kept = openKept(store);
  return {
    insights: await feedback.insights('1', 90),
    about: await feedback.about('2'),
    settings: await openSettings(store).of('1'),
    access: await openAccess(store).of('1'),
    synonyms: await openSynonyms(store).of('1'),
    question: await kept.question('10'),
    waiting: await openWaitingList(store).members('1'),
    cited: await kept.cited('10'),
    signed: await store.sign('text'),
  };
}
