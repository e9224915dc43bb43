import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isHidden } from '../../index/index.ts';
import {
  ANYBODY,
  type Limit,
  MAX_LIMITS,
  notForAll,
  openAccess,
  scopeAround,
  scopeFor,
} from '../../src/app/access.ts';
import { noStore, openStore, type Store } from '../../src/app/store/store.ts';
import { logTo } from '../../src/ops/log.ts';

const log = logTo({ write: () => {} }, 'silent', []);
let dataDir: string;
let store: Store;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'footnote-access-'));
  store = openStore({ dataDir, log });
});
afterEach(async () => {
  await store.close();
  rmSync(dataDir, { recursive: true });
});

const officers: Limit = { path: 'servers/1/officers', roles: ['10', '11'], channels: [] };
const war: Limit = { path: 'servers/1/officers/war.md', roles: [], channels: ['20'] };

test('whoever has one of the roles may read it, and everybody in one of the channels', () => {
  const scope = (roles: string[], places: string[]) => scopeFor('1', [war, officers], { roles, places });
  expect(scopeFor('1', [], ANYBODY)).toEqual({ server: '1' });
  const limited = [officers.path, war.path];
  expect(scope([], [])).toEqual({ server: '1', limited, allowed: [] });
  expect(scope(['9', '11'], [])).toEqual({ server: '1', limited, allowed: [officers.path] });
  expect(scope([], ['21', '20'])).toEqual({ server: '1', limited, allowed: [war.path] });
  // The narrowest limit is the one that holds, and a name that only begins alike is another.
  const hidden = ['officers/a.md', 'officers/war.md', 'officers.md', 'a.md'].filter((name) =>
    isHidden(`servers/1/${name}`, scope(['10'], [])),
  );
  expect(hidden).toEqual(['officers/war.md']);
});

test('around an article is what is open, and what is limited as that is, for whoever may read it', () => {
  const around = (name: string, roles?: string[]) =>
    scopeAround(`servers/1/${name}`, '1', [war, officers], roles && { roles, places: [] });
  const limited = [officers.path, war.path];
  expect(around('a.md')).toEqual({ server: '1', limited, allowed: [] });
  expect(around('a.md', ['10'])).toEqual({ server: '1', limited, allowed: [] });
  expect(around('officers/a.md')).toEqual({ server: '1', limited, allowed: [officers.path] });
  expect(around('officers/a.md', ['10'])).toEqual({ server: '1', limited, allowed: [officers.path] });
  expect([around('officers/a.md', ['9']), around('officers/war.md', ['10'])]).toEqual([null, null]);
  expect(scopeAround('servers/1/a.md', '1', [], ANYBODY)).toEqual({ server: '1' });
});

test('what not everybody in a channel may read', () => {
  const hasRole =
    (...own: string[]) =>
    (roles: readonly string[]) =>
      roles.some((id) => own.includes(id));
  expect(notForAll([officers, war], ['20'], hasRole())).toEqual([officers.path]);
  expect(notForAll([officers, war], [], hasRole('10'))).toEqual([war.path]);
});

test('limits are kept, are ended, and are not endless', async () => {
  const book = openAccess(store);
  expect(await book.of('1')).toEqual([]);
  await book.limit('1', officers);
  await book.limit('1', war);
  expect(await openAccess(store).of('1')).toEqual([officers, war]);
  expect(await book.limit('1', { ...officers, roles: [] })).toEqual([war]);
  for (let i = 1; i < MAX_LIMITS; i++) await book.limit('1', { ...war, path: `${i}` });
  expect(await book.limit('1', officers)).toBeNull();
  expect(await book.of('1')).toHaveLength(MAX_LIMITS);
  expect(await book.of('2')).toEqual([]);
});

test('limits that cannot be told are no freedom: nobody knows what may be read', async () => {
  for (const kept of ['no JSON', '{}', '[{"path":1}]', '[{"path":"a","roles":"10","channels":[]}]']) {
    await store.use((db) => db.write('DELETE FROM access'), 0);
    await store.use((db) => db.write("INSERT INTO access (server, value) VALUES ('1', ?)", kept), 0);
    const book = openAccess(store);
    expect(await book.of('1')).toBeNull();
    expect(await book.limit('1', war)).toBeNull();
  }
  const away = openStore({ dataDir: '/dev/null/nowhere', log });
  expect(await openAccess(away).of('1')).toBeNull();
  await away.close();
  // Where nothing is kept, nothing can have been limited.
  expect(await openAccess(noStore).of('1')).toEqual([]);
});
