import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readSeeds } from '../../index/ingest/seeds.ts';
import type { Source } from '../../index/ingest/source.ts';

/** A place of files as a test can change it. */
export interface SourceUnderTest {
  source: Source;
  /** Each creates what its path needs. */
  write(path: string, text: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Takes away the whole place. */
  disappear(): Promise<void>;
  /** Makes a file unreadable; false where whoever runs the tests may read everything. */
  lock?(path: string): Promise<boolean>;
  /** Makes a second name for a file or folder, or one for what is outside. */
  link?(path: string, to: string): Promise<void>;
}

/** What every source keeps to; `open` makes an empty one. */
export function sourceContract(name: string, open: () => Promise<SourceUnderTest>): void {
  const never = new AbortController().signal;
  const text = (path: string) => `This is the text of ${path}, and no other.\n`;
  const filled = async (...paths: string[]) => {
    const made = await open();
    for (const path of paths) await made.write(path, text(path));
    return made;
  };

  describe(`the source ${name}`, () => {
    test('lists its files in the order of their paths, with the bytes that they have', async () => {
      const { source } = await filled('b.txt', 'a/z.txt', 'B.txt', 'a.md', 'ä 日本.txt', 'a/b/c.md');
      const { files, problems } = await source.list(never);
      expect(files.map(({ path }) => path)).toEqual([
        'B.txt',
        'a.md',
        'a/b/c.md',
        'a/z.txt',
        'b.txt',
        'ä 日本.txt',
      ]);
      expect(problems).toEqual([]);
      for (const { path, read } of files) expect(Buffer.from(await read(never)).toString()).toBe(text(path));
    });

    test('is read as articles, each with the hash of its bytes; what is unchanged is not parsed again', async () => {
      const { source, write, remove } = await filled('a.txt', 'b.txt', 'c.txt');
      const { seeds } = await readSeeds(source);
      const sha256 = (path: string) => createHash('sha256').update(text(path)).digest('hex');
      expect(seeds.map(({ hash }) => hash)).toEqual(['a.txt', 'b.txt', 'c.txt'].map(sha256));
      await write('b.txt', 'Now it is another.\n');
      await remove('c.txt');
      const known = new Map(seeds.map((seed) => [seed.article.path, seed]));
      const again = await readSeeds(source, known);
      expect(again.seeds.map((seed) => seed === known.get(seed.article.path))).toEqual([true, false]);
      expect(again.seeds[1]?.article.text).toBe('Now it is another.\n');
    });

    test('names what is no kind of article, and what cannot be read, and goes on', async () => {
      const { source, write, lock } = await filled('a.txt', 'b.txt', 'c.txt');
      await write('d.xyz', 'No article.');
      const locked = (await lock?.('b.txt')) ?? false;
      const { seeds, problems } = await readSeeds(source);
      expect(seeds.map(({ article }) => article.path)).toEqual(
        locked ? ['a.txt', 'c.txt'] : ['a.txt', 'b.txt', 'c.txt'],
      );
      expect(problems.map(({ path, reason }) => `${path}: ${reason}`)).toEqual([
        ...(locked ? ['b.txt: unreadable'] : []),
        'd.xyz: kind',
      ]);
    });

    test('gives a file once, whatever names lead to it, and none from outside', async () => {
      const { source, link } = await filled('a/one.txt', 'b/two.txt');
      if (!link) return;
      await link('a/also-one.txt', 'a/one.txt');
      await link('also-b', 'b');
      await link('b/loop', '.');
      await link('out', '..');
      const { files, problems } = await source.list(never);
      expect(files.map(({ path }) => path)).toEqual(['a/one.txt', 'b/two.txt']);
      expect(problems.map(({ path, reason }) => `${path}: ${reason}`)).toEqual(['out: outside']);
    });

    test('names a file that goes after it was listed; throws when all of it goes', async () => {
      const { source, remove, disappear } = await filled('a.txt', 'b.txt');
      const listed = await source.list(never);
      await remove('b.txt');
      await expect(listed.files[1]?.read(never)).rejects.toThrow();
      await listed.verify();
      await disappear();
      await expect((async () => listed.verify())()).rejects.toThrow();
      await expect(source.list(never)).rejects.toThrow();
      await expect(readSeeds(source)).rejects.toThrow();
    });

    test('ends when it is aborted', async () => {
      const { source } = await filled('a.txt', 'b.txt');
      const reason = new Error('enough');
      const aborted = AbortSignal.abort(reason);
      await expect(source.list(aborted)).rejects.toBe(reason);
      const [file] = (await source.list(never)).files;
      await expect(file?.read(aborted)).rejects.toBe(reason);
      const stop = new AbortController();
      const read: number[] = [];
      const reading = readSeeds(
        source,
        undefined,
        (done) => {
          read.push(done);
          stop.abort(reason);
        },
        { signal: stop.signal },
      );
      await expect(reading).rejects.toBe(reason);
      expect(read).toEqual([0]);
    });
  });
}
