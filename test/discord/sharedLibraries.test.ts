import { expect, test } from 'vitest';
import type { ServerScope } from '../../index/index.ts';
import type { AccessBook, Limit } from '../../src/app/access.ts';
import type { Directory } from '../../src/discord/directory.ts';
import { openSharedLibraries } from '../../src/discord/sharedLibraries.ts';
import type { Library } from '../../src/library/library.ts';
import { logTo } from '../../src/ops/log.ts';

const SERVERS = Array.from({ length: 1000 }, (_, at) => String(100_000_000_000_000_000n + BigInt(at)));
const nameOf = (server: string) => `Guild no ${SERVERS.indexOf(server)}`;

/** A thousand servers with an article each; `members` says who is in which, with which roles. */
function open(members: Record<string, string[]>, how: Partial<Directory> & { limits?: Limit[] } = {}) {
  const asked: string[] = [];
  let now = 1_000_000;
  const directory: Directory = {
    name: nameOf,
    hasSeen: () => false,
    nameOf: async (server) => nameOf(server),
    async rolesOf(server, user) {
      asked.push(server);
      return members[`${user} ${server}`] ?? null;
    },
    ...how,
  };
  const library = {
    servers: async () => SERVERS,
    contents: async ({ server, limited = [], allowed = [] }: ServerScope) => {
      const path = `servers/${server}/a.md`;
      return { articles: limited.includes(path) && !allowed.includes(path) ? [] : [{ path }] };
    },
  } as unknown as Library;
  const access: AccessBook = { of: async () => how.limits ?? [], limit: async () => null };
  const log = logTo({ write: () => {} }, 'silent', []);
  const shared = openSharedLibraries({ library, access, log }, directory, () => now);
  const wait = (ms: number) => {
    now += ms;
  };
  const offered = async (typed: string, user = '1') =>
    (await shared.choices(typed, user)).map(({ name }) => name);
  return { shared, asked, offered, wait };
}

const at = (index: number) => SERVERS[index] ?? '';

test('of a thousand servers ten are asked at a keystroke, first those where somebody was seen', async () => {
  const { asked, offered } = open(
    { [`1 ${at(700)}`]: [], [`1 ${at(900)}`]: [] },
    { hasSeen: (server) => server === at(700) },
  );
  expect(await offered('')).toEqual(['Guild no 700']);
  expect(asked).toHaveLength(10);
  // Its name leads to another one, and what is known is not asked again.
  expect(await offered('no 900')).toEqual(['Guild no 900']);
  expect(asked).toHaveLength(11);
  expect(await offered('no 900')).toEqual(['Guild no 900']);
  expect(asked).toHaveLength(11);
});

test('however many type, twenty are asked in a second', async () => {
  const { asked, offered, wait } = open({});
  for (const user of ['1', '2', '3', '4']) await offered('', user);
  expect(asked).toHaveLength(20);
  wait(1000);
  await offered('', '4');
  expect(asked).toHaveLength(30);
});

test('what is offered knows roles for a minute; what is answered from asks each time', async () => {
  const members: Record<string, string[]> = { [`1 ${at(3)}`]: ['7'] };
  const limits = SERVERS.map((server) => ({ path: `servers/${server}/a.md`, roles: ['7'], channels: [] }));
  const { shared, offered, wait } = open(members, { limits });
  expect(await offered('no 3')).toEqual(['Guild no 3']);
  expect(await shared.scope(at(3), '1')).toMatchObject({ server: at(3) });
  members[`1 ${at(3)}`] = [];
  expect(await shared.scope(at(3), '1')).toBe(null);
  members[`1 ${at(3)}`] = ['7'];
  expect(await offered('no 3')).toEqual([]);
  wait(60_000);
  expect(await offered('no 3')).toEqual(['Guild no 3']);
  delete members[`1 ${at(3)}`];
  expect(await offered('no 3')).toEqual(['Guild no 3']);
  expect(await shared.meant(at(3), '1')).toBe(null);
  expect(await shared.meant('Guild no 3', '1')).toBe(null);
});

test('while Discord does not answer, or is slow, nothing is read and what is known is offered', async () => {
  const { shared, offered } = open(
    {},
    {
      rolesOf: async (server) => {
        if (server === at(1)) return new Promise(() => {});
        if (server === at(2)) throw new Error('away');
        return server === at(0) ? [] : null;
      },
    },
  );
  expect(await offered('')).toEqual(['Guild no 0']);
  expect(await shared.scope(at(2), '1')).toBe(null);
});

test('a server of another process is asked for its name, too', async () => {
  const { offered } = open({ [`1 ${at(4)}`]: [] }, { name: () => undefined });
  expect(await offered('')).toEqual(['Guild no 4']);
  expect(await offered('no 4')).toEqual(['Guild no 4']);
  expect(await offered('no 5')).toEqual([]);
});
