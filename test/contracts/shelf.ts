import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDescriber } from '../../index/index.ts';
import type { Ground } from '../../src/app/shelf/ground.ts';
import type { Incoming } from '../../src/app/shelf/incoming.ts';
import { openShelf, type Shelf } from '../../src/app/shelf/shelf.ts';
import { type Log, logTo } from '../../src/ops/log.ts';

/** Where shelves lie. */
export interface ShelfGround {
  /** Opens it again over the same, as after a restart; `dataDir` is this process's own. */
  open(how: { dataDir: string; log: Log }): Promise<Ground> | Ground;
  clear(): Promise<void> | void;
}

const FERRY =
  'The ferry of Alder Bay\n\nThe ferry runs every hour from seven in the morning until ten at night.\n';
const HARBOUR = 'The harbour\n\nThe harbour was built of granite in 1820, and the granite came by ship.\n';
const [ONE, OTHER] = ['100000000000000001', '100000000000000002'];
const BY = { by: '200000000000000001' };
const QUOTA = { articles: 3, bytes: 10_000 };

export function file(name: string, text: string, more: Partial<Incoming> = {}): Incoming {
  return { name, bytes: Buffer.from(text), from: { kind: 'file' }, ...more };
}

/** What every ground of shelves must keep to. A new ground for each test. */
export function shelfContract(name: string, makeGround: () => Promise<ShelfGround> | ShelfGround): void {
  describe(`shelves: ${name}`, () => {
    const describer = openDescriber();
    let ground: ShelfGround;
    let shelf: Shelf;
    let dataDir: string;
    let now: number;
    let indexed: string[];
    let logged: string[];
    const log = logTo({ write: (line) => logged.push(line) }, 'debug', []);
    const open = async (folder = dataDir): Promise<Shelf> =>
      openShelf({
        ground: await ground.open({ dataDir: folder, log }),
        quota: QUOTA,
        describer: { ...describer, close() {} },
        reindex: async (server) => void indexed.push(server),
        log,
        now: () => now,
      });
    afterAll(() => describer.close());
    beforeEach(async () => {
      dataDir = mkdtempSync(join(tmpdir(), 'footnote-shelf-'));
      now = Date.parse('2026-01-01T12:00:00Z');
      [indexed, logged] = [[], []];
      ground = await makeGround();
      shelf = await open();
    });
    afterEach(async () => {
      await shelf.close();
      await ground.clear();
      rmSync(dataDir, { recursive: true });
      expect(logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
    });

    const inFolder = (server = ONE) => join(dataDir, 'library', server);
    const onDisk = (path: string) => readFileSync(join(inFolder(), path), 'utf8');
    const paths = async (server = ONE) => (await shelf.of(server))?.uploads.map(({ path }) => path);
    const add = (...files: Incoming[]) => shelf.add(ONE, files, BY);
    const kinds = async (adding: ReturnType<Shelf['add']>) =>
      (await adding)?.result.map(({ put }) => put?.kind ?? null);
    const uploadAt = async (path: string) =>
      (await shelf.of(ONE))?.uploads.find((upload) => upload.path === path);

    test('what is added is read, kept, in the folder and indexed, with who added it and from where', async () => {
      expect(await paths()).toEqual([]);
      const added = await add(file('ferry.txt', FERRY), file('Häfen/harbour.md', HARBOUR));
      expect(added).toMatchObject({
        indexed: true,
        result: [{ put: { kind: 'added' } }, { put: { kind: 'added' } }],
      });
      expect(await paths()).toEqual(['ferry.txt', 'harbour.md']);
      expect(await uploadAt('ferry.txt')).toMatchObject({
        name: 'ferry.txt',
        title: 'The ferry of Alder Bay',
        language: 'en',
        bytes: FERRY.length,
        problem: null,
        from: { kind: 'file' },
        by: BY.by,
        at: now,
      });
      expect(onDisk('ferry.txt')).toBe(FERRY);
      const upload = await uploadAt('ferry.txt');
      expect(upload && Buffer.from((await shelf.bytes(ONE, upload)) ?? []).toString()).toBe(FERRY);
      expect(indexed).toEqual([ONE]);
      expect(await paths(OTHER)).toEqual([]);
      expect(await shelf.servers()).toEqual([ONE]);
      await shelf.close();
      shelf = await open();
      expect(await paths()).toEqual(['ferry.txt', 'harbour.md']);
      expect(indexed).toEqual([ONE]);
    });

    test('a file that nothing can be quoted from is not kept, and it is said why', async () => {
      const added = await add(file('empty.txt', ''), file('ferry.txt', FERRY), file('a.exe', 'MZ'));
      expect(added?.result.map(({ description: { problem }, put }) => [problem?.reason, put?.kind])).toEqual([
        ['empty', undefined],
        [undefined, 'added'],
        ['kind', undefined],
      ]);
      expect(readdirSync(inFolder()).filter((name) => !name.startsWith('.'))).toEqual(['ferry.txt']);
    });

    test('what is done again, after the process died that did it, does not bring back what was removed', async () => {
      const again = (...files: Incoming[]) => shelf.add(ONE, files, { ...BY, again: true });
      await add(file('ferry.txt', FERRY));
      expect(await kinds(again(file('ferry.txt', FERRY)))).toEqual(['same']);
      await shelf.remove(ONE, [(await uploadAt('ferry.txt'))?.id ?? '']);
      expect(await kinds(again(file('Ferry.txt', FERRY), file('harbour.md', HARBOUR)))).toEqual([
        'removed',
        'added',
      ]);
      expect(await paths()).toEqual(['harbour.md']);
      // Whoever adds it once more wants it.
      expect(await kinds(add(file('ferry.txt', FERRY)))).toEqual(['added']);
      const over = (await uploadAt('ferry.txt'))?.id ?? '';
      const next = file('new.txt', HARBOUR, { path: 'ferry.txt', over });
      const replaced = await add(next);
      await shelf.undo(ONE, replaced?.id ?? '');
      expect(await kinds(again(next))).toEqual(['removed']);
      expect(onDisk('ferry.txt')).toBe(FERRY);
    });

    test('two files cannot have one path, however it is written, unless one replaces the other', async () => {
      await add(file('ferry.txt', FERRY));
      expect(await kinds(add(file('ferry.txt', FERRY)))).toEqual(['same']);
      expect(await kinds(add(file('FERRY.TXT', HARBOUR), file('other.txt', HARBOUR)))).toEqual([
        'taken',
        'added',
      ]);
      expect(onDisk('ferry.txt')).toBe(FERRY);
      const over = (await uploadAt('ferry.txt'))?.id ?? '';
      const replaced = await add(
        file('new.txt', `${FERRY}It costs three crowns.\n`, { path: 'ferry.txt', over }),
      );
      expect(replaced?.result).toMatchObject([{ put: { kind: 'replaced' } }]);
      expect(onDisk('ferry.txt')).toContain('three crowns');
      expect(await shelf.undo(ONE, replaced?.id ?? '')).toMatchObject({
        indexed: true,
        result: [{ id: over }],
      });
      expect(onDisk('ferry.txt')).toBe(FERRY);
      expect(await paths()).toEqual(['ferry.txt', 'other.txt']);
      expect(indexed).toHaveLength(4);
    });

    test('what is removed is gone from the folder, can be had back for a minute, and then its bytes are gone', async () => {
      await add(file('docs/ferry.txt', FERRY, { path: 'docs/ferry.txt' }));
      const { id = '' } = (await uploadAt('docs/ferry.txt')) ?? {};
      const removed = await shelf.remove(ONE, [id, 'no-such-id']);
      expect(removed?.result).toMatchObject([{ path: 'docs/ferry.txt' }]);
      expect(await paths()).toEqual([]);
      expect(existsSync(join(inFolder(), 'docs'))).toBe(false);
      await shelf.close();
      shelf = await open();
      now += 59_000;
      expect(await shelf.undo(ONE, removed?.id ?? '')).toMatchObject({ result: [{ id }] });
      expect(onDisk('docs/ferry.txt')).toBe(FERRY);
      const again = await shelf.remove(ONE, [id]);
      now += 60_000;
      expect((await shelf.undo(ONE, again?.id ?? ''))?.result).toEqual([]);
      await shelf.close();
      shelf = await open();
      const all = () => readdirSync(inFolder(), { recursive: true, encoding: 'utf8' });
      await expect.poll(() => all().filter((name) => name.includes(id))).toEqual([]);
    });

    test('a server has room for so many articles and bytes, also when several add at the same time', async () => {
      const adding = Array.from({ length: 5 }, (_, at) =>
        kinds(add(file(`${at}.txt`, `${FERRY}Number ${at}.`))),
      );
      expect((await Promise.all(adding)).flat().sort()).toEqual(['added', 'added', 'added', 'full', 'full']);
      const [first] = (await shelf.of(ONE))?.uploads ?? [];
      expect(await kinds(add(file('long.txt', FERRY.repeat(200), { over: first?.id ?? '' })))).toEqual([
        'full',
      ]);
      expect(await kinds(add(file('a.txt', HARBOUR, { over: first?.id ?? '' })))).toEqual(['replaced']);
      expect(await kinds(shelf.add(OTHER, [file('0.txt', FERRY)], BY))).toEqual(['added']);
    });

    test('an id that leads out of the folder is refused, and logged', async () => {
      expect(await shelf.add('../1', [file('ferry.txt', FERRY)], BY)).toBeNull();
      expect(logged.splice(0).join()).toContain('Expected the id of a server');
      expect(existsSync(join(dataDir, '1'))).toBe(false);
    });

    test('the shelf of a server that removed the bot is deleted after thirty days, unless it comes back', async () => {
      const days = (count: number) => count * 86_400_000;
      for (const server of [ONE, OTHER]) {
        await shelf.add(server, [file('ferry.txt', FERRY)], BY);
        await shelf.leave(server);
      }
      await shelf.leave('300000000000000001');
      now += days(29);
      await shelf.comeBack(OTHER);
      await shelf.close();
      shelf = await open();
      expect(await paths()).toEqual(['ferry.txt']);
      now += days(2);
      await shelf.close();
      shelf = await open();
      await expect.poll(() => shelf.servers()).toEqual([OTHER]);
      expect(existsSync(inFolder())).toBe(false);
      expect(await paths(OTHER)).toEqual(['ferry.txt']);
    });

    test('who added what can be forgotten, in all servers', async () => {
      await add(file('ferry.txt', FERRY), file('harbour.txt', HARBOUR));
      await shelf.add(OTHER, [file('ferry.txt', FERRY)], { by: '200000000000000002' });
      expect(await shelf.addedBy(BY.by)).toBe(2);
      expect(await shelf.disown(BY.by)).toBe(2);
      expect(await shelf.addedBy(BY.by)).toBe(0);
      expect((await shelf.of(ONE))?.uploads.map(({ by }) => by)).toEqual([null, null]);
      expect((await shelf.of(OTHER))?.uploads).toMatchObject([{ by: '200000000000000002' }]);
    });
  });
}
