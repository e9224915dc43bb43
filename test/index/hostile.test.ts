import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decode } from '../../index/ingest/decode.ts';
import { openFolder } from '../../index/ingest/folder.ts';
import { splitPassages } from '../../index/ingest/passages.ts';
import { readSeeds } from '../../index/ingest/seeds.ts';
import { detectArticleLanguage } from '../../index/text/language.ts';
import { layOut } from '../../src/app/quotation/layout.ts';
import { piecesOf } from '../../src/app/quotation/pieces.ts';
import { clip } from '../../src/app/reports.ts';
import { inline } from '../../src/discord/respond/inline.ts';
import { escapeMarkdown, unescapeMarkdown } from '../../src/discord/respond/markup.ts';
import { pageLines } from '../../src/discord/respond/quotation.ts';
import { type Library, openLibrary } from '../../src/library/library.ts';
import { logTo } from '../../src/ops/log.ts';
import { escapeControlChars, wrap } from '../../src/terminal/wrap.ts';
import { readArticle } from '../support/articles.ts';
import { growth, LINEAR, QUADRATIC } from '../support/growth.ts';
import { some, thoroughly } from '../support/thorough.ts';

const story =
  'A short story\n\nThe fox went out on a chilly night and prayed for the moon to give him light.\n';
const question = 'What did the fox pray for?';

let root: string;
let library: Library;
let lines: string[];
const log = logTo({ write: (line: string) => lines.push(line) }, 'warn', []);

/** What text of one kind, over and over, could be for a regular expression that goes back and forth. */
const pumps = [
  ...' \t\n#=-.,:;!?"\'()[]{}*_~|<>`\\/@&1a中กا́\u200b\u202e😀',
  '\n\n',
  ' \n',
  '\n#',
  '\n- ',
  '\n1. ',
  '\n---',
  '\n===\na',
  '\n```',
  '# #',
  'a.',
  '. ',
  'a. ',
  'A. ',
  '1.',
  '1,',
  '.)',
  '." ',
  '[1]',
  '.[1]',
  '. ((',
  '!?',
  'a:\n',
  'a,\n\n',
  ':a',
  '**a',
  '![](',
  '\n> ',
  '&a *a ',
  'a: ',
  '- - ',
  '? ',
  '{a: ',
  'ไทย',
  '。」',
];

beforeAll(async () => {
  lines = [];
  root = await mkdtemp(join(tmpdir(), 'hostile-'));
  await writeFile(join(root, 'story.txt'), story);
  library = await openLibrary({ seedsDir: root, dataDir: '', log });
});
afterAll(async () => {
  await library.close();
  await rm(root, { recursive: true });
  expect(lines).toEqual([]);
});

/** Of which of them the work grows faster than it may. */
async function superlinear(
  cases: readonly string[],
  growthOf: (pump: string) => Promise<number>,
  limit = LINEAR,
): Promise<string[]> {
  const found: string[] = [];
  for (const pump of cases) {
    const times = await growthOf(pump);
    if (times >= limit) found.push(`${JSON.stringify(pump)}: ${times.toFixed(1)} times`);
  }
  return found;
}

describe('a question', () => {
  thoroughly(
    'of the letters of every Unicode block is answered or declined',
    async () => {
      const blocks = [...Array(0x110000 / 0x100).keys()]
        .map((block) => Array.from({ length: 64 }, (_, i) => block * 0x100 + i * 4))
        .map((points) => points.filter((point) => /\p{Assigned}/u.test(String.fromCodePoint(point))))
        .filter((points, at) => points.length > 0 && (at < 0x200 || at % 16 === 0));
      expect(blocks.length).toBeGreaterThan(300);
      const asked = blocks.map((points) => {
        const text = points.map((point, i) => String.fromCodePoint(point) + (i % 7 ? '' : ' ')).join('');
        return library.ask({ text });
      });
      for (const { answered, citations } of await Promise.all(asked))
        expect(citations.length > 0).toBe(answered);
    },
    60_000,
  );

  thoroughly(
    'of one thing repeated takes no more than linear time, and no more than Discord allows is looked at',
    async () => {
      const of = (pump: string) => (size: number) => `fox ${pump.repeat(Math.ceil(size / pump.length))}?`;
      const ask = (text: string) => library.ask({ text });
      expect(await superlinear(some(pumps, 4), (pump) => growth(4000, of(pump), ask, 500))).toEqual([]);
      for (const pump of pumps) await ask(of(pump)(20_000));
      expect((await library.ask({ text: question })).answered).toBe(true);
    },
    60_000,
  );
});

describe('a seed', () => {
  test.each(some(['a.md', 'a.txt'], 2))(
    '%s of one thing repeated takes no more than linear time',
    async (name) => {
      const of = (pump: string) => (size: number) =>
        `Title\n\nBegin ${pump.repeat(Math.ceil(size / pump.length))} end`;
      const read = (text: string) => {
        const { article } = readArticle(name, text);
        detectArticleLanguage(text);
        splitPassages(article);
      };
      // Markdown's parser is slow where a plain text's is not.
      const own = name.endsWith('.md') ? some(pumps, 4) : pumps;
      expect(await superlinear(own, (pump) => growth(60_000, of(pump), read, 2000))).toEqual([]);
    },
    60_000,
  );

  test.each<[string, (size: number) => string]>([
    [
      'aliases that unfold',
      (size) =>
        `a0: &a0 [x,x]\n${Array.from({ length: size / 25 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i},*a${i}]\n`).join('')}`,
    ],
    ['brackets in brackets', (size) => `title: ${'['.repeat(size)}`],
    ['maps in maps', (size) => `title: ${'{a: '.repeat(size / 4)}`],
    ['lists in lists', (size) => `${'- '.repeat(size / 2)}a`],
    [
      'indents',
      (size) => Array.from({ length: Math.sqrt(2 * size) }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    ],
    ['keys', (size) => Array.from({ length: size / 9 }, (_, i) => `k${i}: v`).join('\n')],
    ['the same key', (size) => 'title: a\n'.repeat(size / 9)],
    ['a long string', (size) => `title: "${'\\x41'.repeat(size / 4)}"`],
    ['blank lines', (size) => `title: |\n${'\n'.repeat(size)}`],
    ['tags', () => '!!js/function "process.exit()" : !!binary x'],
    ['a merge', () => '<<: {title: x}\n__proto__: {title: y}\nconstructor: z'],
  ])(
    'whose front matter is a trap (%s) takes no more than linear time, with a problem or without',
    async (_, yaml) => {
      const read = (text: string) => readArticle('a.md', text).article.title;
      const of = (size: number) => `---\n${yaml(size)}\n---\n# Fox\n\n${story}`;
      expect(await growth(8000, of, read)).toBeLessThan(LINEAR);
      const title = read(of(8000));
      expect(title.length).toBeGreaterThan(0);
      expect(title.length).toBeLessThan(400);
      expect(({} as Record<string, unknown>).title).toBeUndefined();
    },
  );

  test('in UTF-16 with lone surrogates is refused, not repaired', () => {
    const text = Buffer.from('\ufeffThe fox \ud83e went out', 'utf16le');
    expect(() => decode(text)).toThrow('expected UTF-16LE; save the file as UTF-8');
  });
});

describe('a folder', () => {
  test('of everything hostile at once gives its one good article, and a named problem for each of the others', async () => {
    const megabytes = (text: string, count: number) => Buffer.alloc(count * 1024 * 1024, text);
    const bad = join(root, 'bad');
    await mkdir(bad);
    const files: Record<string, string | Uint8Array> = {
      'ten-megabytes.txt': megabytes('a b ', 10),
      'nul.md': 'a\0b',
      'random.txt': Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)),
      'blank.txt': '\n'.repeat(1_000_000),
      'marks.md': '#'.repeat(500_000),
    };
    for (const [name, content] of Object.entries(files)) await writeFile(join(bad, name), content);
    await symlink('/etc/passwd', join(bad, 'passwd.txt'));
    await symlink('..', join(bad, 'loop'));
    await symlink('/proc/self/environ', join(bad, 'environ.txt'));
    execFileSync('mkfifo', [join(bad, 'pipe.txt')]);
    const one = megabytes('The fox went out. ', 1);
    await writeFile(join(root, 'one-line.txt'), one);
    const report = await library.rebuild();
    expect(report.added).toEqual(['one-line.txt']);
    expect(report.problems.map(({ path, reason }) => `${path}: ${reason}`)).toEqual([
      'bad/blank.txt: empty',
      'bad/environ.txt: outside',
      'bad/marks.md: empty',
      'bad/nul.md: binary',
      'bad/passwd.txt: outside',
      'bad/pipe.txt: kind',
      'bad/random.txt: binary',
      'bad/ten-megabytes.txt: too-large',
    ]);
    const { citations } = await library.ask({ text: question });
    expect(citations[0]?.article).toBe('story.txt');
  }, 40_000);

  test('whose file becomes a link out of it, or a pipe, while it is read is not left', async () => {
    const folder = join(root, 'swapped');
    await mkdir(folder);
    for (const name of ['a.txt', 'b.txt', 'c.txt']) await writeFile(join(folder, name), story);
    const swap = (name: string, command: string, ...args: string[]) => {
      execFileSync('rm', [join(folder, name)]);
      execFileSync(command, [...args, join(folder, name)]);
    };
    const { seeds, problems } = await readSeeds(openFolder(folder), undefined, (done) => {
      if (done !== 0) return;
      swap('b.txt', 'ln', '-s', '/etc/passwd');
      swap('c.txt', 'mkfifo');
    });
    expect(seeds.map(({ article }) => article.path)).toEqual(['a.txt']);
    expect(problems.map(({ path, reason }) => `${path}: ${reason}`)).toEqual([
      'b.txt: unreadable',
      'c.txt: unreadable',
    ]);
    await rm(folder, { recursive: true });
  });

  thoroughly(
    'of hundreds of tiny files is read in linear time, and what is known is not read anew',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'tiny-'));
      for (const size of [100, 800]) {
        await mkdir(join(folder, `${size}`));
        for (let i = 0; i < size; i++)
          await writeFile(join(folder, `${size}`, `${i}.txt`), `The fox ${i}\n\nIt went out at ${i}.\n`);
      }
      expect(await growth(800, (size) => openFolder(join(folder, `${size}`)), readSeeds, 100)).toBeLessThan(
        LINEAR,
      );
      const { seeds } = await readSeeds(openFolder(folder));
      expect(seeds).toHaveLength(900);
      const known = new Map(seeds.map((seed) => [seed.article.path, seed]));
      const again = await readSeeds(openFolder(folder), known);
      expect(again.seeds.every((seed) => seed === known.get(seed.article.path))).toBe(true);
      await rm(folder, { recursive: true });
    },
    30_000,
  );
});

describe('what is shown', () => {
  test.each<[string, (text: string) => unknown]>([
    ['as markup', (text) => unescapeMarkdown(escapeMarkdown(text))],
    [
      'in bold',
      (text) =>
        inline(
          piecesOf(
            { text, marks: [], bold: { start: 10, end: text.length - 100 } },
            { start: 0, end: text.length },
          ),
        ),
    ],
    ['as a page', (text) => pageLines(layOut({ text, bold: [0, 0] }).parts)],
    ['clipped', (text) => clip(text, 10_000)],
    ['in the terminal', escapeControlChars],
  ])(
    'of one thing repeated takes no more than linear time %s',
    async (_, show) => {
      const of = (pump: string) => (size: number) => `a ${pump.repeat(Math.ceil(size / pump.length))} b`;
      expect(await superlinear(pumps, (pump) => growth(16_000, of(pump), show))).toEqual([]);
    },
    60_000,
  );

  test('of one thing repeated takes at most the square of its length in lines', async () => {
    const of = (pump: string) => (size: number) => `a ${pump.repeat(Math.ceil(size / pump.length))} b`;
    const lines = (text: string) => wrap(text, 80);
    // Node 20's Intl.Segmenter takes that by itself, later ones do not. Passages are no longer than this.
    expect(await superlinear(some(pumps, 4), (pump) => growth(3000, of(pump), lines), QUADRATIC)).toEqual([]);
  }, 60_000);
});
