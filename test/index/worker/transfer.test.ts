import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Embedder } from '../../../index/embedders/embedder.ts';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { buildIndex } from '../../../index/engine/buildIndex.ts';
import { openFolder } from '../../../index/ingest/folder.ts';
import { readSeeds } from '../../../index/ingest/seeds.ts';
import { receive, reuseVectors, transfer, type WarmState } from '../../../index/worker/transfer.ts';
import { openLibrary } from '../../../src/library/library.ts';
import { logTo } from '../../../src/ops/log.ts';

vi.setConfig({ testTimeout: 20_000 });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'handover-'));
  await cp(path.join(import.meta.dirname, '../../../seeds'), folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

/** An index of the folder with what the last one knew, and how many passages were embedded for it. */
async function build(known: WarmState = { embedder: '', seeds: new Map(), vectors: new Map() }) {
  let embedded = 0;
  const counting: Embedder = {
    ...offlineEmbedder,
    embed(texts, kind) {
      embedded += texts.length;
      return offlineEmbedder.embed(texts, kind);
    },
  };
  const { seeds } = await readSeeds(openFolder(folder), known.seeds);
  const parsed = seeds.filter((seed) => known.seeds.get(seed.article.path) !== seed);
  const articles = seeds.map(({ article }) => article);
  const index = await buildIndex(articles, reuseVectors(counting, known.vectors));
  const passages = [...index.languages.values()].reduce((sum, own) => sum + own.passages.length, 0);
  return { seeds, index, embedded, passages, parsed: parsed.map(({ article }) => article.path) };
}

async function passedOn(
  { seeds, index }: Awaited<ReturnType<typeof build>>,
  to = 'maker',
): Promise<WarmState> {
  const { port1, port2 } = new MessageChannel();
  const [known] = await Promise.all([receive(port2, to), transfer('maker', seeds, index, port1)]);
  return known;
}

describe('what one index knows', () => {
  test('the next one neither parses nor embeds again; it is the same index', async () => {
    const first = await build();
    expect(first.embedded).toBe(first.passages);
    const again = await build(await passedOn(first));
    expect({ embedded: again.embedded, parsed: again.parsed }).toEqual({ embedded: 0, parsed: [] });
    const [own, other] = [first, again].map(({ index }) => index.languages.get('pt'));
    expect(other?.passages).toEqual(own?.passages);
    expect(other?.vectorAt(2)).toEqual(own?.vectorAt(2));
    expect(own?.vectorAt(2)?.some(Boolean)).toBe(true);
  });

  test('saves all but what is new, also inside a changed file', async () => {
    const known = await passedOn(await build());
    await writeFile(
      path.join(folder, 'new.txt'),
      'The lighthouse\n\nThe lighthouse of Porto Vell was built in 1887.\n',
    );
    const next = await build(known);
    expect(next.parsed).toEqual(['new.txt']);
    expect(next.embedded).toBe(1);
    const more = await passedOn(next);
    await writeFile(
      path.join(folder, 'new.txt'),
      'The lighthouse\n\nThe lighthouse of Porto Vell was built in 1887.\n\nIt burned whale oil until 1921.\n',
    );
    const last = await build(more);
    expect(last.parsed).toEqual(['new.txt']);
    expect(last.embedded).toBe(1);
  });

  test('is nothing to the next one where an upgrade has come in between', async () => {
    expect(await passedOn(await build(), 'another')).toEqual({
      embedder: '',
      seeds: new Map(),
      vectors: new Map(),
    });
  });

  test('is taken over as far as it came when the other thread ends or falls silent', async () => {
    const { port1, port2 } = new MessageChannel();
    const ended = receive(port2, 'maker');
    port1.close();
    expect(await ended).toEqual({ embedder: '', seeds: new Map(), vectors: new Map() });
    const silent = new MessageChannel();
    const known = await receive(silent.port2, 'maker', 50);
    expect(known.seeds.size).toBe(0);
  });
});

describe('a rebuild', () => {
  test('of a folder that is the same starts no new index, and says so; problems are looked at again', async () => {
    const lines: string[] = [];
    const log = logTo({ write: (line: string) => lines.push(line) }, 'warn', []);
    const library = await openLibrary({ seedsDir: folder, dataDir: '', log });
    const before = library.status();
    await writeFile(path.join(folder, 'page.html'), '<p>');
    const report = await library.rebuild();
    expect(report).toMatchObject({ added: [], changed: [], removed: [], problems: [{ path: 'page.html' }] });
    const after = library.status();
    expect(after.articles).toBe(before.articles);
    expect(after.problems).toHaveLength(1);
    expect(after.builtAt.getTime()).toBeGreaterThan(before.builtAt.getTime());
    const answer = await library.ask({ text: 'What did Anwar say Japan could share with Asean?' });
    expect(answer.answered).toBe(true);
    await library.close();
    expect(lines).toEqual([]);
  });
});
