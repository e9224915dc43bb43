import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDescriber } from '../../index/index.ts';
import { openDatabaseGround } from '../../src/app/shelf/databaseGround.ts';
import { EMPTY, type Upload } from '../../src/app/shelf/manifest.ts';
import { openShelf } from '../../src/app/shelf/shelf.ts';
import { noSignals } from '../../src/app/signals.ts';
import { sharedStore } from '../../src/app/store/postgres/open.ts';
import { openPostgres } from '../../src/app/store/postgres/postgres.ts';
import type { Store } from '../../src/app/store/store.ts';
import { logTo } from '../../src/ops/log.ts';
import type { Pglite } from '../support/pglite.ts';
import { file, shelfContract } from './shelf.ts';

const SERVER = '100000000000000001';
const silent = logTo({ write: () => {} }, 'silent', []);

/** What shelves in a PostgreSQL must keep to. */
export function sharedShelfContract(pglite: () => Pglite): void {
  const storeOf = () =>
    sharedStore(openPostgres(pglite().sessions()), pglite().sessions(), { log: silent, now: Date.now });
  const groundIn = (store: Store, dataDir: string) =>
    openDatabaseGround({ store, signals: store.shared?.signals ?? noSignals, dataDir });

  shelfContract('PGlite', () => {
    const store = storeOf();
    return {
      open: ({ dataDir }) => groundIn(store, dataDir),
      async clear() {
        await store.close();
        await pglite().clear();
      },
    };
  });

  describe('shelves that replicas share', () => {
    test('a replica that was killed while files came, and started when others had removed them, has none of them', async () => {
      const own = storeOf();
      const dataDir = mkdtempSync(join(tmpdir(), 'footnote-replica-'));
      const ground = groundIn(own, dataDir);
      const folder = join(dataDir, 'library', SERVER);
      const upload = { id: 'one', path: 'ferry.txt' } as Upload;
      const fresh = new Map([['one', Buffer.from('The ferry runs every hour.')]]);
      await ground.change(SERVER, () => ({ next: { ...EMPTY, uploads: [upload] }, result: null }), fresh);
      rmSync(folder, { recursive: true });
      // No file can take this place, so it is killed, as it were, when it puts one there.
      mkdirSync(join(folder, 'ferry.txt', 'x'), { recursive: true });
      await expect(ground.settle(SERVER)).rejects.toThrow();
      rmSync(join(folder, 'ferry.txt'), { recursive: true });
      writeFileSync(join(folder, 'ferry.txt'), 'The ferry runs every hour.');
      const elsewhere = mkdtempSync(join(tmpdir(), 'footnote-replica-'));
      await groundIn(own, elsewhere).change(SERVER, () => ({ next: EMPTY, result: null }));
      await ground.settle(SERVER);
      expect(existsSync(join(folder, 'ferry.txt'))).toBe(false);
      await own.close();
      for (const each of [dataDir, elsewhere]) rmSync(each, { recursive: true });
      await pglite().clear();
    });

    test('a replica has in its folder what another one added, replaced and removed, and indexes it', async () => {
      const describer = openDescriber();
      const indexed: string[][] = [];
      const how = (at: number) => ({
        quota: { articles: 9, bytes: 9_000_000 },
        describer,
        reindex: async (server: string) => void indexed[at]?.push(server),
        log: silent,
      });
      const replica = (at: number) => {
        const own = storeOf();
        const dataDir = mkdtempSync(join(tmpdir(), 'footnote-replica-'));
        indexed[at] = [];
        const shelf = openShelf({ ...how(at), ground: groundIn(own, dataDir) });
        const has = (path: string) => {
          const full = join(dataDir, 'library', SERVER, path);
          return existsSync(full) ? readFileSync(full, 'utf8') : null;
        };
        return { own, shelf, has, dataDir };
      };
      const [one, other] = [replica(0), replica(1)];
      // Larger than a part, so that it is put together again.
      const long = `The ferry of Alder Bay runs every hour.\n\n${'It is never late, whatever the weather. '.repeat(40_000)}`;
      await one.shelf.add(
        SERVER,
        [file('ferry.txt', long), file('b.txt', 'The harbour was built in 1820 of stone.')],
        {
          by: null,
        },
      );
      await expect.poll(() => other.has('ferry.txt') === long, { timeout: 15_000 }).toBe(true);
      await expect.poll(() => indexed[1]).toEqual([SERVER]);
      const [, ferry] = (await other.shelf.of(SERVER))?.uploads ?? [];
      await other.shelf.add(
        SERVER,
        [file('x.txt', 'The ferry no longer runs.', { path: 'ferry.txt', over: ferry?.id ?? '' })],
        { by: null },
      );
      await expect.poll(() => one.has('ferry.txt'), { timeout: 15_000 }).toBe('The ferry no longer runs.');
      const [b] = (await one.shelf.of(SERVER))?.uploads ?? [];
      await one.shelf.remove(SERVER, [b?.id ?? '']);
      await expect.poll(() => other.has('b.txt'), { timeout: 15_000 }).toBeNull();
      // One that was killed while a file came to its folder, before it was noted as being there.
      const note = join(other.dataDir, 'library', SERVER, '.mirror.json');
      await other.shelf.close();
      writeFileSync(
        note,
        JSON.stringify([
          ['ferry.txt', ''],
          ['gone.txt', ''],
        ]),
      );
      for (const name of ['ferry.txt', 'gone.txt'])
        writeFileSync(join(other.dataDir, 'library', SERVER, name), 'something else');
      const back = openShelf({ ...how(3), ground: groundIn(other.own, other.dataDir) });
      await expect.poll(() => other.has('ferry.txt'), { timeout: 15_000 }).toBe('The ferry no longer runs.');
      await expect.poll(() => other.has('gone.txt')).toBeNull();
      await back.close();
      // One that comes later fetches all.
      const third = replica(2);
      await expect.poll(() => third.has('ferry.txt'), { timeout: 15_000 }).toBe('The ferry no longer runs.');
      for (const { shelf, own, dataDir } of [one, other, third]) {
        await shelf.close();
        await own.close();
        rmSync(dataDir, { recursive: true });
      }
      describer.close();
      await pglite().clear();
    });
  });
}
