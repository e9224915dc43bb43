import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { answer } from '../../../index/answer.ts';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { buildIndex } from '../../../index/engine/buildIndex.ts';
import type { SourceMap } from '../../../index/ingest/document.ts';
import { openFolder } from '../../../index/ingest/folder.ts';
import { readSeeds } from '../../../index/ingest/seeds.ts';
import { readSnapshot, type Snapshot, WORTH_SAVING, writeSnapshot } from '../../../index/worker/snapshot.ts';
import { openLibrary } from '../../../src/library/library.ts';
import { openLog } from '../../../src/ops/log.ts';

const root = mkdtempSync(path.join(tmpdir(), 'footnote-snapshot-'));
afterAll(() => rmSync(root, { recursive: true }));

const questions = [
  'Which Malaysian prime minister called for closer Asean-Japan work on cybersecurity?',
  'Quem é o ministro digital do Japão?',
  'When did the synthetic rubber forum take place?',
  'What is the boiling point of liquid nitrogen?',
  'Taro Kono',
];

async function saved(name: string) {
  const { seeds } = await readSeeds(openFolder('seeds'));
  const index = await buildIndex(
    seeds.map((seed) => seed.article),
    offlineEmbedder,
  );
  const file = path.join(root, name);
  writeSnapshot(file, 'maker', index, seeds);
  return { file, index, seeds };
}

describe('a snapshot', () => {
  test('brings back an index that answers the same, and the seeds it was made of', async () => {
    const { file, index, seeds } = await saved('whole');
    const snapshot = readSnapshot(file, 'maker', offlineEmbedder) as Snapshot;
    expect([...snapshot.seeds.values()]).toEqual(seeds);
    const restored = await snapshot.restore();
    for (const text of questions) {
      const [before, after] = [await answer(index, { text }), await answer(restored, { text })];
      expect({ ...after, ms: 0 }).toEqual({ ...before, ms: 0 });
    }
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(root).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('gives articles that cross to another thread without the rest of it', async () => {
    const folder = path.join(root, 'marked');
    mkdirSync(folder);
    for (const name of ['a', 'b'])
      writeFileSync(
        path.join(folder, `${name}.md`),
        '# Rain\n\nIt *rains* in **Bergen** more than anywhere.\n',
      );
    const { seeds } = await readSeeds(openFolder(folder));
    const index = await buildIndex(
      seeds.map((seed) => seed.article),
      offlineEmbedder,
    );
    const file = path.join(root, 'marked.snapshot');
    writeSnapshot(file, 'maker', index, seeds);
    const { seeds: restored } = readSnapshot(file, 'maker', offlineEmbedder) as Snapshot;
    expect([...restored.values()]).toEqual(seeds);
    for (const { article } of restored.values()) {
      const { text, source } = article.sourceMap as SourceMap;
      expect([text.buffer.byteLength, source.buffer.byteLength]).toEqual([
        text.byteLength,
        source.byteLength,
      ]);
    }
  });

  test('is not there', () => {
    expect(readSnapshot(path.join(root, 'nothing'), 'maker', offlineEmbedder)).toBeNull();
  });

  test('is not trusted when it was cut short, changed by one bit, or is something else', async () => {
    const { file } = await saved('hurt');
    const whole = readFileSync(file);
    const reason = (bytes: Uint8Array) => {
      writeFileSync(file, bytes);
      return readSnapshot(file, 'maker', offlineEmbedder);
    };
    for (const length of [0, 10, 90, 200, whole.length - 1]) {
      expect(reason(whole.subarray(0, length))).toEqual(expect.any(String));
    }
    for (const at of [0, 30, 100, 200, Math.floor(whole.length / 2), whole.length - 1]) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] as number) ^ 4;
      expect(reason(flipped)).toEqual(expect.any(String));
    }
    expect(reason(Buffer.from('{"version":1}\n'))).toMatch(/^expected footnote maker .*, found/);
    expect(reason(whole)).not.toEqual(expect.any(String));
  });

  test('of another maker or embedder is not used', async () => {
    const { file } = await saved('foreign');
    expect(readSnapshot(file, 'another', offlineEmbedder)).toMatch(/^expected footnote another .*, found/);
    expect(readSnapshot(file, 'maker', { ...offlineEmbedder, identity: 'another' })).toMatch(
      /another, found/,
    );
  });
});

describe('the library', () => {
  const folder = path.join(root, 'seeds');
  const dataDir = path.join(root, 'data');
  const file = path.join(dataDir, 'index.snapshot');

  test('starts from it when the seeds are the same, and builds anew when many are not', async () => {
    const { mkdirSync } = await import('node:fs');
    mkdirSync(folder, { recursive: true });
    const paragraphs = Array.from(
      { length: WORTH_SAVING },
      (_, i) => `The lamp number ${i} burns in tower ${i * 7}.`,
    );
    writeFileSync(path.join(folder, 'lamps.txt'), `Lamps\n\n${paragraphs.join('\n\n')}\n`);
    const warnings: string[] = [];
    const log = await openLog({ level: 'warn', secrets: [], pretty: false, colors: false, questions: false });
    log.warn = ((warning: string) => warnings.push(warning)) as typeof log.warn;
    const open = () => openLibrary({ seedsDir: folder, dataDir, log });
    const ask = async () => {
      const library = await open();
      const { citations } = await library.ask({ text: 'Where does the lamp number 1234 burn?' });
      await library.close();
      return citations[0]?.excerpt;
    };

    expect(await ask()).toBe('The lamp number 1234 burns in tower 8638.');
    const first = statSync(file).mtimeMs;
    expect(await ask()).toBe('The lamp number 1234 burns in tower 8638.');
    expect(statSync(file).mtimeMs).toBe(first);

    // A few are worked in, and nothing is saved.
    for (let i = 0; i < 30; i++)
      writeFileSync(
        path.join(folder, `new${i}.txt`),
        `New ${i}\n\nThe lamp number 1234 burns in cellar ${i}, says the keeper.\n\n`,
      );
    const library = await open();
    expect(library.status().articles.length).toBe(31);
    await library.close();
    expect(statSync(file).mtimeMs).toBeGreaterThan(first);

    const bytes = readFileSync(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1;
    writeFileSync(file, bytes);
    expect(warnings).toEqual([]);
    expect(await ask()).toContain('1234');
    expect(warnings).toEqual([expect.stringContaining('its checksum does not match')]);
  });
});
