import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { noStore } from '../src/app/store/store.ts';
import { readConfig } from '../src/config.ts';
import { openLibrary } from '../src/library/library.ts';
import { logTo } from '../src/ops/log.ts';
import { openServices } from '../src/services.ts';
import { freePort } from './support/freePort.ts';

vi.setConfig({ testTimeout: 30_000 });

const log = logTo({ write: () => {} }, 'info', []);
const about = { about: { version: '1', startedAt: new Date() }, store: noStore };

test('with WATCH and HEALTH_PORT a new article is found by itself, and both tell of it', async () => {
  const seedsDir = await mkdtemp(join(tmpdir(), 'services-'));
  await writeFile(join(seedsDir, 'fox.txt'), 'The fox\n\nThe fox went out on a chilly night.\n');
  const opened = await openLibrary({ seedsDir, dataDir: '', log });
  const port = await freePort();
  const config = readConfig({ SEEDS_DIR: seedsDir, WATCH: '1', HEALTH_PORT: String(port) });
  const services = await openServices({ ...about, config, log, library: opened });
  const get = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  expect(JSON.parse(await get('/healthz'))).toMatchObject({
    healthy: true,
    index: { articles: 1 },
    watch: 'whole',
  });
  await writeFile(join(seedsDir, 'owl.txt'), 'The owl\n\nThe owl stayed at home all day.\n');
  await vi.waitFor(() => expect(services.library.status().articles).toHaveLength(2), { timeout: 20_000 });
  expect((await services.library.ask({ text: 'Where did the owl stay?' })).citations[0]?.article).toBe(
    'owl.txt',
  );
  await vi.waitFor(async () =>
    expect(await get('/metrics')).toContain('footnote_reindexes_total{outcome="done"} 1'),
  );
  await services.close();
  await expect(get('/healthz')).rejects.toThrow();
  await opened.close();
  await rm(seedsDir, { recursive: true });
});

test('without them the library is the same, and nothing is opened', async () => {
  const seedsDir = join(import.meta.dirname, '../seeds');
  const library = await openLibrary({ seedsDir, dataDir: '', log });
  const services = await openServices({ ...about, config: readConfig({}), log, library });
  expect(services.library).toBe(library);
  await services.close();
  await library.close();
});
