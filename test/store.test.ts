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
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULTS, openSettings, readSettings } from '../src/app/settings.ts';
import { DATABASE, KEY, noStore, openStore, type Store } from '../src/app/store/store.ts';
import { logTo } from '../src/ops/log.ts';

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
afterEach(() => {
  store.close();
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

const file = () => join(dataDir, DATABASE);
const version = (from: Store) => from.use((db) => db.prepare('PRAGMA user_version').get(), null);
const remember = (to: Store) => openSettings(to).change('1', { privately: true });
const remembered = (from: Store) => openSettings(from).of('1').privately;

test('touches nothing before something is read or kept, and nobody else may read what it keeps', () => {
  expect(existsSync(dataDir)).toBe(false);
  remember(store);
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  expect(readdirSync(dataDir)).toContain(`${DATABASE}-wal`);
  expect(logged).toEqual([]);
});

test('what was kept is there after a restart, and after an end without a goodbye', () => {
  remember(store);
  const other = openStore({ dataDir, log });
  expect(remembered(other)).toBe(true);
  other.close();
  store.close();
  store = openStore({ dataDir, log });
  expect(remembered(store)).toBe(true);
  expect(logged).toEqual([]);
});

test('the key is made once, is for its owner alone, and signs the same after a restart', () => {
  const signed = store.sign('text');
  expect(signed).toMatch(/^[\w-]{43}$/);
  expect(statSync(join(dataDir, KEY)).mode & 0o777).toBe(0o600);
  expect(openStore({ dataDir, log }).sign('text')).toBe(signed);
  expect(store.sign('texts')).not.toBe(signed);
  rmSync(join(dataDir, KEY));
  expect(openStore({ dataDir, log }).sign('text')).not.toBe(signed);
});

test('a key that a crash has left empty is made anew; of one that is cut short it is said what to do', () => {
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, KEY), '');
  const signed = store.sign('text');
  expect(signed).toMatch(/^[\w-]{43}$/);
  expect(openStore({ dataDir, log }).sign('text')).toBe(signed);
  expect(readdirSync(dataDir)).toEqual([KEY]);
  expect(logged).toEqual([]);
  writeFileSync(join(dataDir, KEY), 'short');
  expect(openStore({ dataDir, log }).sign('text')).toBeNull();
  expect(logged.join()).toContain(
    'footnote.key is truncated: expected a key of 32 bytes, found 5. Restore your copy, or delete the file and a new key is created',
  );
});

describe('the schema', () => {
  test('has a version, and an older database is brought to it', () => {
    mkdirSync(dataDir);
    const old = openStore({ dataDir, log });
    const newest = version(old);
    expect(newest).toMatchObject({ user_version: 3 });
    old.use(
      (db) => db.exec('DROP TABLE ratings; DROP TABLE declines; DROP TABLE answers; DROP TABLE kept'),
      null,
    );
    old.use((db) => db.exec('DROP TABLE settings; PRAGMA user_version = 0'), null);
    old.close();
    remember(store);
    expect(remembered(store)).toBe(true);
    expect(version(store)).toMatchObject({ user_version: 3 });
  });

  test('a newer database is left alone', () => {
    remember(store);
    store.use((db) => db.exec('PRAGMA user_version = 99'), null);
    store.close();
    store = openStore({ dataDir, log });
    expect(remember(store)).toBeNull();
    expect(remembered(store)).toBe(false);
    expect(readdirSync(dataDir)).not.toContainEqual(expect.stringContaining('damaged'));
    expect(logged.join()).toContain('schema version 99, but this version of the bot only knows 3');
    expect(logged).toHaveLength(1);
  });
});

describe('a damaged file', () => {
  const aside = () => readdirSync(dataDir).filter((name) => /damaged-[\dTZ-]+$/.test(name));

  test('that is no database is moved aside and named, and a new one begins', () => {
    mkdirSync(dataDir);
    writeFileSync(file(), 'no database at all'.repeat(1000));
    expect(remember(store)).toMatchObject({ privately: true });
    expect(remembered(store)).toBe(true);
    const [moved = ''] = aside();
    expect(readFileSync(join(dataDir, moved), 'utf8')).toMatch(/^no database at all/);
    expect(said()).toEqual([
      `The database was damaged: moved it to ${join(dataDir, moved)}, to be deleted in a week, and started a new one`,
    ]);
  });

  test('that is torn in the middle, likewise', () => {
    const book = openSettings(store);
    for (let server = 0; server < 200; server++)
      book.change(String(server), { publicIn: ['1'.repeat(19), '2'.repeat(19)] });
    store.close();
    const bytes = readFileSync(file());
    bytes.fill(0x5a, 4096, bytes.length - 4096);
    writeFileSync(file(), bytes);
    store = openStore({ dataDir, log });
    expect(openSettings(store).of('7')).toEqual(DEFAULTS);
    expect(remember(store)).not.toBeNull();
    expect(aside()).toHaveLength(1);
    expect(said()).toHaveLength(1);
  });

  test('that is empty is a new one', () => {
    mkdirSync(dataDir);
    writeFileSync(file(), '');
    expect(remember(store)).not.toBeNull();
    expect(logged).toEqual([]);
  });
});

describe('a folder that cannot be used: defaults, and one line in the log', () => {
  const nothingWorks = (dir: string) => {
    const broken = openStore({ dataDir: dir, log });
    const book = openSettings(broken);
    for (let times = 0; times < 3; times++) {
      expect(book.of('1')).toEqual(DEFAULTS);
      expect(book.change('1', { privately: true })).toBeNull();
    }
    broken.close();
    expect(logged).toHaveLength(1);
    expect(said()[0]).toBe(
      `“${dir}” (DATA_DIR) cannot be read or written as it should; carrying on with what is in memory`,
    );
  };

  test('it is below a file', () => {
    writeFileSync(join(folder, 'file'), '');
    nothingWorks(join(folder, 'file', 'data'));
  });

  test.runIf(process.platform !== 'win32')('it may only be read, and is empty', () => {
    // So that the binary is loaded: another user may not be able to.
    remembered(store);
    mkdirSync(join(folder, 'mine'), { mode: 0o555 });
    chmodSync(folder, 0o755);
    asNobody(() => nothingWorks(join(folder, 'mine')));
  });

  test.runIf(process.platform !== 'win32')('it may only be read: what is known still holds', () => {
    remember(store);
    const signed = store.sign('text');
    store.close();
    chmodSync(folder, 0o755);
    chmodSync(dataDir, 0o555);
    for (const name of readdirSync(dataDir)) chmodSync(join(dataDir, name), 0o444);
    asNobody(() => {
      const reading = openStore({ dataDir, log });
      for (let times = 0; times < 3; times++) {
        expect(openSettings(reading).change('1', { privately: false })).toBeNull();
        expect(remembered(reading)).toBe(true);
      }
      expect(reading.sign('text')).toBe(signed);
      reading.close();
    });
    chmodSync(dataDir, 0o755);
    expect(logged).toHaveLength(1);
  });

  test('the disk is full', () => {
    const book = openSettings(store);
    book.change('1', { privately: true });
    // SQLite's own way to have no room left.
    store.use((db) => db.pragma('max_page_count = 1'), null);
    const channels = Array.from({ length: 500 }, (_, at) => `${at}`.repeat(8));
    expect(book.change('1', { publicIn: channels })).toBeNull();
    expect(book.change('1', { publicIn: channels })).toBeNull();
    expect(book.of('1')).toMatchObject({ privately: true, publicIn: null });
    expect(logged).toHaveLength(1);
  });
});

test('a fault of ours in between is logged, and reaches nobody', () => {
  const fault = () => {
    throw new TypeError('a fault');
  };
  expect(store.use(fault, 'otherwise')).toBe('otherwise');
  expect(logged.join()).toContain('a fault');
});

test('without a store nothing is kept', () => {
  expect(remember(noStore)).toBeNull();
  expect(openSettings(noStore).of('1')).toEqual(DEFAULTS);
  expect(noStore.sign('text')).toBeNull();
});

test.each([
  ['nothing', null],
  ['no JSON', '{'],
  ['another kind', '[1]'],
  ['wrong parts', '{"publicIn":7,"language":1,"privately":"yes","confidence":"1","keepsQuestions":null}'],
])('settings that are %s are the defaults', (_, kept) => {
  expect(readSettings(kept)).toEqual(DEFAULTS);
});

test('settings keep what is right in them', () => {
  expect(readSettings('{"publicIn":["1",2],"confidence":7,"other":1}')).toEqual({
    ...DEFAULTS,
    publicIn: ['1'],
    confidence: 1,
  });
});

/** Root may write anywhere, so for a moment it is somebody else. */
function asNobody(work: () => void): void {
  const root = process.geteuid?.() === 0;
  if (root) process.seteuid?.(65534);
  try {
    work();
  } finally {
    if (root) process.seteuid?.(0);
  }
}
