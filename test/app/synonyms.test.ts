import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY_MS, prune } from '../../src/app/store/retention.ts';
import { noStore, openStore, type Store } from '../../src/app/store/store.ts';
import { LONGEST, MOST, openSynonyms, readSynonym, readSynonyms } from '../../src/app/synonyms.ts';
import { logTo } from '../../src/ops/log.ts';

const log = logTo({ write: () => {} }, 'silent', []);
let dataDir: string;
let store: Store;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'footnote-synonyms-'));
  store = openStore({ dataDir, log });
});
afterEach(async () => {
  await store.close();
  rmSync(dataDir, { recursive: true });
});

const gold = { word: 'gg', means: 'guild gold' };

test('they are kept by server, in the order of their words, each once however it is written', async () => {
  const book = openSynonyms(store);
  expect(await book.of('1')).toEqual([]);
  await book.put('1', { word: 'ütf', means: 'under the ferry' });
  await book.put('1', gold);
  await book.put('1', { word: 'UTF', means: 'unicode' });
  const kept = [gold, { word: 'UTF', means: 'unicode' }];
  expect(await book.of('1')).toEqual(kept);
  expect(await openSynonyms(store).of('1')).toEqual(kept);
  expect(await book.of('2')).toEqual([]);
  expect(await book.of(null)).toEqual([]);
  expect(await book.remove('1', 'Gg')).toEqual([kept[1]]);
});

test('there are not endlessly many', async () => {
  const book = openSynonyms(store);
  const all = Array.from({ length: MOST }, (_, at) => ({ word: `w${at}`, means: `thing ${at}` }));
  const full = JSON.stringify(all);
  await store.use((db) => db.write("INSERT INTO synonyms (server, value) VALUES ('1', ?)", full), 0);
  expect(await book.put('1', gold)).toBeNull();
  expect(await book.put('1', { word: 'W7', means: 'another' })).toHaveLength(MOST);
});

test.each([
  ['  gg ', 'guild\n gold', gold],
  ['💰', 'gold', { word: '💰', means: 'gold' }],
  ['gg', ' ', null],
  ['?!', 'gold', null],
  ['Gold', 'góld', null],
  ['x'.repeat(LONGEST.word + 1), 'gold', null],
  ['gg', 'x'.repeat(LONGEST.means + 1), null],
])('what can be one: %j, %j', (word, means, expected) => {
  expect(readSynonym(word, means)).toEqual(expected);
});

test('what was kept by somebody else is read as far as it can be', async () => {
  expect(readSynonyms(null)).toEqual([]);
  expect(readSynonyms('{}')).toEqual([]);
  expect(readSynonyms(JSON.stringify([gold, null, { word: 1 }, { word: 'a', means: 'a' }]))).toEqual([gold]);
  await store.use((db) => db.write("INSERT INTO synonyms (server, value) VALUES ('1', 'no JSON')"), 0);
  expect(await openSynonyms(store).of('1')).toBeNull();
  expect(await openSynonyms(noStore).of('1')).toEqual([]);
});

test('a server that has removed the bot keeps them for thirty days', async () => {
  let now = 1000 * DAY_MS;
  const book = openSynonyms(store, undefined, () => now);
  const later = async (days: number) => {
    now += days * DAY_MS;
    await store.use((db) => db.transaction((sql) => prune(sql, now)), undefined);
    return openSynonyms(store).of('1');
  };
  await book.put('1', gold);
  await book.put('2', gold);
  expect(await book.servers()).toEqual(['1', '2']);
  expect(await later(100)).toEqual([gold]);
  await book.leave('1');
  expect(await later(29)).toEqual([gold]);
  await book.comeBack('1');
  expect(await later(29)).toEqual([gold]);
  await book.leave('1');
  expect(await later(20)).toEqual([gold]);
  // Told again: it counts from the first time.
  await book.leave('1');
  expect(await later(10)).toEqual([]);
  await book.comeBack('1');
  expect(await book.of('1')).toEqual([]);
  expect(await book.of('2')).toEqual([gold]);
});
