import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type LibSql from 'libsql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFeedback } from '../../src/app/feedback.ts';
import { openKept } from '../../src/app/kept.ts';
import { DEFAULTS, openSettings, readSettings } from '../../src/app/settings.ts';
import { noSignals, type Signals } from '../../src/app/signals.ts';
import { KEY } from '../../src/app/store/key.ts';
import { STEPS } from '../../src/app/store/sqlite/migrations.ts';
import { DATABASE } from '../../src/app/store/sqlite/sqlite.ts';
import { noStore, openStore, type Store } from '../../src/app/store/store.ts';
import { logTo } from '../../src/ops/log.ts';
import { storeContract } from '../contracts/store.ts';

let folder: string;
let dataDir: string;
let logged: string[];
let store: Store;
const log = logTo({ write: (line) => logged.push(line) }, 'debug', []);
const said = () => logged.map((line) => JSON.parse(line).msg);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footnote-'));
  dataDir = join(folder, 'data');
  logged = [];
  store = openStore({ dataDir, log });
});
afterEach(async () => {
  await store.close();
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

const file = () => join(dataDir, DATABASE);
const version = (from: Store) => from.use(async (db) => (await db.read('PRAGMA user_version'))[0], undefined);
const remember = (to: Store) => openSettings(to).change('1', { privately: true });
const remembered = async (from: Store) => (await openSettings(from).of('1')).privately;

test('touches nothing before something is read or kept, and nobody else may read what it keeps', async () => {
  expect(existsSync(dataDir)).toBe(false);
  await remember(store);
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  expect(readdirSync(dataDir)).toContain(`${DATABASE}-wal`);
  expect(logged).toEqual([]);
});

test('what was kept is there after a restart, and after an end without a goodbye', async () => {
  await remember(store);
  const other = openStore({ dataDir, log });
  expect(await remembered(other)).toBe(true);
  await other.close();
  await store.close();
  store = openStore({ dataDir, log });
  expect(await remembered(store)).toBe(true);
  expect(logged).toEqual([]);
});

test('the key is made once, is for its owner alone, and signs the same after a restart', async () => {
  const signed = await store.sign('text');
  expect(signed).toMatch(/^[\w-]{43}$/);
  expect(statSync(join(dataDir, KEY)).mode & 0o777).toBe(0o600);
  expect(await openStore({ dataDir, log }).sign('text')).toBe(signed);
  expect(await store.sign('texts')).not.toBe(signed);
  rmSync(join(dataDir, KEY));
  expect(await openStore({ dataDir, log }).sign('text')).not.toBe(signed);
});

test('a key that a crash has left empty is made anew; of one that is cut short it is said what to do', async () => {
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, KEY), '');
  const signed = await store.sign('text');
  expect(signed).toMatch(/^[\w-]{43}$/);
  expect(await openStore({ dataDir, log }).sign('text')).toBe(signed);
  expect(readdirSync(dataDir)).toEqual([KEY]);
  expect(logged).toEqual([]);
  writeFileSync(join(dataDir, KEY), 'short');
  expect(await openStore({ dataDir, log }).sign('text')).toBeNull();
  expect(logged.join()).toContain(
    'footnote.key is truncated: expected a key of 32 bytes, found 5. Restore your copy, or delete the file and a new key is created',
  );
});

describe('the schema', () => {
  // What has been released is in somebody's folder: the first steps, as they were.
  const OLD = STEPS.slice(0, 3);

  /** The file of a bot that knew only some of the steps, with something in it. */
  function older(steps: number): void {
    mkdirSync(dataDir);
    const Sql: typeof LibSql = createRequire(import.meta.url)('libsql');
    const db = new Sql(file());
    for (const step of OLD.slice(0, steps)) db.exec(step);
    db.exec(`PRAGMA user_version = ${steps}`);
    db.exec(`INSERT INTO settings VALUES ('1', '{"privately":true}')`);
    const declined = db.prepare(
      'INSERT INTO declines (server, asker, at, question, language, nearest) VALUES (?, ?, ?, ?, ?, ?)',
    );
    const now = Date.now();
    declined.run('1', 'a', now - 2, 'what was deleted?', 'en', null);
    declined.run('1', 'b', now - 1, 'who?', 'en', 'a.md');
    declined.run('2', 'c', now, null, null, null);
    db.exec("DELETE FROM declines WHERE asker = 'a'");
    if (steps > 2) db.exec("UPDATE declines SET message = '7' WHERE asker = 'b'");
    db.close();
  }

  test.each([1, 2, 3])('has a version, and a database of version %i is brought to it', async (steps) => {
    older(steps);
    expect(await remembered(store)).toBe(true);
    expect(await version(store)).toEqual({ user_version: STEPS.length });
    const feedback = openFeedback(store);
    expect(await feedback.insights('1', 90)).toMatchObject({
      declines: [{ question: 'who?', language: 'en', nearest: 'a.md' }],
    });
    expect(await feedback.servers()).toEqual(['1', '2']);
    // What was kept of a message is found by it.
    await openKept(store).forget('7');
    const [declined] = (await feedback.insights('1', 90)).declines;
    expect(declined?.question).toBe(steps > 2 ? null : 'who?');
    expect(logged).toEqual([]);
  });

  test('a least probability that a server chose becomes how sure the bot must be', async () => {
    older(3);
    const Sql: typeof LibSql = createRequire(import.meta.url)('libsql');
    const db = new Sql(file());
    const old = db.prepare('INSERT INTO settings VALUES (?, ?)');
    for (const [server, value] of [
      ['none', '{"confidence":0,"language":"pt"}'],
      ['half', '{"confidence":0.5}'],
      ['more', '{"confidence":0.7,"privately":true}'],
      ['most', '{"confidence":0.9}'],
      ['wrong', '{"confidence":"much"}'],
      ['broken', '{"confidence":'],
    ])
      old.run(server, value);
    db.close();
    const settings = openSettings(store);
    expect(await settings.of('none')).toEqual({ ...DEFAULTS, language: 'pt' });
    for (const server of ['half', 'most'])
      expect(await settings.of(server)).toEqual({ ...DEFAULTS, sureness: 'sure' });
    expect(await settings.of('more')).toEqual({ ...DEFAULTS, sureness: 'sure', privately: true });
    for (const server of ['wrong', 'broken']) expect(await settings.of(server)).toEqual(DEFAULTS);
    const rows = await store.use((db) => db.read<{ value: string }>('SELECT value FROM settings'), []);
    expect(rows.filter(({ value }) => /"confidence":[\d.]/.test(value))).toEqual([]);
    expect(logged).toEqual([]);
  });

  test('a database that is brought to it holds nothing of what was deleted before', async () => {
    older(3);
    await remembered(store);
    await store.close();
    expect(readFileSync(file(), 'latin1')).not.toContain('what was deleted?');
  });

  test('a newer database is left alone', async () => {
    await remember(store);
    await store.use((db) => db.write('PRAGMA user_version = 99'), 0);
    await store.close();
    store = openStore({ dataDir, log });
    expect(await remember(store)).toBeNull();
    expect(await remembered(store)).toBe(false);
    expect(readdirSync(dataDir)).not.toContainEqual(expect.stringContaining('damaged'));
    expect(logged.join()).toContain(
      `schema version 99, but this version of the bot only knows ${STEPS.length}`,
    );
    expect(logged).toHaveLength(1);
  });
});

describe('a damaged file', () => {
  const aside = () => readdirSync(dataDir).filter((name) => /damaged-[\dTZ-]+$/.test(name));

  test('that is no database is moved aside and named, and a new one begins', async () => {
    mkdirSync(dataDir);
    writeFileSync(file(), 'no database at all'.repeat(1000));
    expect(await remember(store)).toMatchObject({ privately: true });
    expect(await remembered(store)).toBe(true);
    const [moved = ''] = aside();
    expect(readFileSync(join(dataDir, moved), 'utf8')).toMatch(/^no database at all/);
    expect(said()).toEqual([
      `The database was damaged: moved it to ${join(dataDir, moved)}, to be deleted in a week, and started a new one`,
    ]);
  });

  test('that is torn in the middle, likewise', async () => {
    const book = openSettings(store);
    for (let server = 0; server < 200; server++)
      await book.change(String(server), { publicIn: ['1'.repeat(19), '2'.repeat(19)] });
    await store.close();
    const bytes = readFileSync(file());
    bytes.fill(0x5a, 4096, bytes.length - 4096);
    writeFileSync(file(), bytes);
    store = openStore({ dataDir, log });
    expect(await openSettings(store).of('7')).toEqual(DEFAULTS);
    expect(await remember(store)).not.toBeNull();
    expect(aside()).toHaveLength(1);
    expect(said()).toHaveLength(1);
  });

  test('that is empty is a new one', async () => {
    mkdirSync(dataDir);
    writeFileSync(file(), '');
    expect(await remember(store)).not.toBeNull();
    expect(logged).toEqual([]);
  });
});

describe('a folder that cannot be used: defaults, and one line in the log', () => {
  const nothingWorks = async (dir: string) => {
    const broken = openStore({ dataDir: dir, log });
    const book = openSettings(broken);
    for (let times = 0; times < 3; times++) {
      expect(await book.of('1')).toEqual(DEFAULTS);
      expect(await book.change('1', { privately: true })).toBeNull();
    }
    await broken.close();
    expect(logged).toHaveLength(1);
    expect(said()[0]).toBe(
      `“${dir}” (DATA_DIR) cannot be read or written as it should; carrying on with what is in memory`,
    );
  };

  test('it is below a file', async () => {
    writeFileSync(join(folder, 'file'), '');
    await nothingWorks(join(folder, 'file', 'data'));
  });

  test.runIf(process.platform !== 'win32')('it may only be read, and is empty', async () => {
    // So that the binary is loaded: another user may not be able to.
    await remembered(store);
    mkdirSync(join(folder, 'mine'), { mode: 0o555 });
    chmodSync(folder, 0o755);
    await asNobody(() => nothingWorks(join(folder, 'mine')));
  });

  test.runIf(process.platform !== 'win32')('it may only be read: what is known still holds', async () => {
    await remember(store);
    const signed = await store.sign('text');
    await store.close();
    chmodSync(folder, 0o755);
    chmodSync(dataDir, 0o555);
    for (const name of readdirSync(dataDir)) chmodSync(join(dataDir, name), 0o444);
    await asNobody(async () => {
      const reading = openStore({ dataDir, log });
      for (let times = 0; times < 3; times++) {
        expect(await openSettings(reading).change('1', { privately: false })).toBeNull();
        expect(await remembered(reading)).toBe(true);
      }
      expect(await reading.sign('text')).toBe(signed);
      await reading.close();
    });
    chmodSync(dataDir, 0o755);
    expect(logged).toHaveLength(1);
  });

  test('the disk is full', async () => {
    const book = openSettings(store);
    await book.change('1', { privately: true });
    // SQLite's own way to have no room left.
    await store.use((db) => db.read('PRAGMA max_page_count = 1'), []);
    const channels = Array.from({ length: 500 }, (_, at) => `${at}`.repeat(8));
    expect(await book.change('1', { publicIn: channels })).toBeNull();
    expect(await book.change('1', { publicIn: channels })).toBeNull();
    expect(await book.of('1')).toMatchObject({ privately: true, publicIn: null });
    expect(logged).toHaveLength(1);
  });
});

test('a fault of ours in between is logged, and reaches nobody', async () => {
  const fault = async () => {
    throw new TypeError('a fault');
  };
  expect(await store.use(fault, 'otherwise')).toBe('otherwise');
  expect(logged.join()).toContain('a fault');
});

test('inside a transaction the database is not asked for another statement, which would wait for ever', async () => {
  const nested = store.use((db) => db.transaction(() => db.read('SELECT 1 AS one')), []);
  expect(await nested).toEqual([]);
  expect(logged.join()).toContain('this one would wait for itself');
  const after = store.use(async (db) => {
    await db.transaction(async () => {});
    return db.read('SELECT 1 AS one');
  }, []);
  expect(await after).toEqual([{ one: 1 }]);
});

test('what a transaction was given ends with it', async () => {
  const late = store.use(async (db) => {
    const sql = await db.transaction(async (sql) => sql);
    return sql.read('SELECT 1 AS one');
  }, []);
  expect(await late).toEqual([]);
  expect(logged.join()).toContain('The transaction of this statement has ended');
});

test('settings that are read while they are changed are not known in place of the change', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let reads = 0;
  // The first reading is slow to come back, as over a network.
  const slow: Store = {
    ...store,
    async use(work, otherwise) {
      const first = reads++ === 0;
      const result = await store.use(work, otherwise);
      if (first) await held;
      return result;
    },
  };
  const book = openSettings(slow);
  const [before, again] = [book.of('1'), book.of('1')];
  expect(await book.change('1', { privately: true })).toMatchObject({ privately: true });
  release();
  expect([await before, await again]).toEqual([DEFAULTS, DEFAULTS]);
  expect(reads).toBe(2);
  expect((await book.of('1')).privately).toBe(true);
});

test('what another process changed while a change was kept is read again', async () => {
  let hear: (server: string | null) => void = () => {};
  const signals: Signals = {
    ...noSignals,
    hear: (_, listener) => {
      hear = listener;
    },
    // The other one was told of in the same moment.
    tell: async () => hear('1'),
  };
  const book = openSettings(store, signals);
  expect(await book.change('1', { privately: true })).toMatchObject({ privately: true });
  await store.use((db) => db.write(`UPDATE settings SET value = '{"language":"fr"}'`), 0);
  expect(await book.of('1')).toEqual({ ...DEFAULTS, language: 'fr' });
});

test('without a store nothing is kept', async () => {
  expect(await remember(noStore)).toBeNull();
  expect(await openSettings(noStore).of('1')).toEqual(DEFAULTS);
  expect(await noStore.sign('text')).toBeNull();
});

test.each([
  ['nothing', null],
  ['no JSON', '{'],
  ['another kind', '[1]'],
  ['wrong parts', '{"publicIn":7,"language":1,"privately":"yes","sureness":"very","keepsQuestions":null}'],
])('settings that are %s are the defaults', (_, kept) => {
  expect(readSettings(kept)).toEqual(DEFAULTS);
});

test('settings keep what is right in them', async () => {
  expect(readSettings('{"publicIn":["1",2],"sureness":"sure","other":1}')).toEqual({
    ...DEFAULTS,
    publicIn: ['1'],
    sureness: 'sure',
  });
});

storeContract('SQLite', () => {
  const ground = mkdtempSync(join(tmpdir(), 'footnote-'));
  return {
    open: (how) => openStore({ dataDir: join(ground, 'data'), ...how }),
    clear: () => rmSync(ground, { recursive: true }),
  };
});

storeContract('no store', () => ({ open: () => noStore, clear() {} }), { keeps: false });

/** Root may write anywhere, so for a while it is somebody else. */
async function asNobody(work: () => Promise<void>): Promise<void> {
  const root = process.geteuid?.() === 0;
  if (root) process.seteuid?.(65534);
  try {
    await work();
  } finally {
    if (root) process.seteuid?.(0);
  }
}
