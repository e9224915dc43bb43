import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import {
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openFolder } from '../../../index/ingest/folder.ts';
import { formatOf } from '../../../index/ingest/formats.ts';
import { splitPassages } from '../../../index/ingest/passages.ts';
import { readSeeds, type Seeds } from '../../../index/ingest/seeds.ts';
import { bodyOf, readArticle } from '../../support/articles.ts';

const MAX_TEXT_BYTES = formatOf('a.txt')?.maxBytes ?? 0;

const folders: string[] = [];

/** A new folder with the given files; a name with slashes is in sub-folders. */
async function folder(files: Record<string, string | Uint8Array> = {}): Promise<string> {
  const root = await realpath(await mkdtemp(path.join(tmpdir(), 'seeds-')));
  folders.push(root);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), content);
  }
  return root;
}

afterEach(async () => {
  for (const root of folders.splice(0)) await rm(root, { recursive: true, force: true });
});

const story =
  'A short story\n\nThe fox went out on a chilly night and prayed for the moon to give him light.\n';

/** Paths of what was read, and `path: reason` of what was not. */
const outcome = ({ seeds, problems }: Seeds) => ({
  read: seeds.map(({ article }) => article.path),
  problems: problems.map(({ path, reason }) => `${path}: ${reason}`),
});

describe('a folder', () => {
  it('is read with its sub-folders, in the order of the paths; hidden names are passed over', async () => {
    const root = await folder({
      'b.txt': story,
      'a.MD': story,
      'sub/deep/c.txt': story,
      'sub/.hidden/d.txt': story,
      '.e.txt': story,
      'Thumbs.db': 'x',
      'page.odt': story,
      plain: story,
    });
    expect(outcome(await readSeeds(openFolder(root)))).toEqual({
      read: ['a.MD', 'b.txt', 'sub/deep/c.txt'],
      problems: ['Thumbs.db: kind', 'page.odt: kind', 'plain: kind'],
    });
  });

  it('that is empty gives nothing; one that is missing or a file throws', async () => {
    const root = await folder({ 'a.txt': story });
    expect(await readSeeds(openFolder(await folder()))).toEqual({ seeds: [], failures: [], problems: [] });
    await expect(readSeeds(openFolder(path.join(root, 'missing')))).rejects.toThrow('ENOENT');
    await expect(readSeeds(openFolder(path.join(root, 'a.txt')))).rejects.toThrow('ENOTDIR');
  });

  it('that is taken away before it was read to the end throws: the rest is not missing', async () => {
    const root = await folder({ 'a.txt': story, 'b.txt': story });
    const reading = readSeeds(openFolder(root), undefined, (done) => {
      if (done === 1) rmSync(root, { recursive: true });
    });
    await expect(reading).rejects.toThrow('ENOENT');
  });

  it('takes names with odd characters as they are', async () => {
    const names = [
      'a b.txt',
      'new\nline.txt',
      'кириллица.txt',
      '日本.md',
      '..two dots.txt',
      'quote\'".txt',
      '😀.txt',
    ];
    const root = await folder(
      Object.fromEntries(names.map((name) => [name, 'The fox went out on a chilly night.'])),
    );
    const { seeds, problems } = await readSeeds(openFolder(root));
    const visible = names.filter((name) => !name.startsWith('.')).sort();
    expect(seeds.map(({ article }) => article.path)).toEqual(visible);
    expect(seeds.map(({ article }) => article.title)).toEqual(
      visible.map((name) => name.slice(0, name.lastIndexOf('.')).replace('\n', ' ')),
    );
    expect(problems).toEqual([]);
  });

  it('reports its progress', async () => {
    const root = await folder({ 'a.txt': story, 'b.txt': story });
    const told: [number, number][] = [];
    await readSeeds(openFolder(root), undefined, (done, total) => told.push([done, total]));
    expect(told).toEqual([
      [0, 2],
      [1, 2],
      [2, 2],
    ]);
  });
});

describe('a file that cannot be used', () => {
  it('is skipped and named with its reason', async () => {
    const root = await folder({
      'good.txt': story,
      'empty.txt': '',
      'bom.txt': '\ufeff',
      'blank.txt': ' \n\t\r\n ',
      'signs.txt': '--- *** !!!',
      'headings.md': '# One\n\n## Two\n\n### Three',
      'nul.txt': 'text\0text',
      'png.txt': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d),
      'mac.txt': Buffer.from('Le phare a \x8et\x8e construit; il est \x8elev\x8e.', 'latin1'),
      'cut.txt': Buffer.from('São').subarray(0, 2),
      'odd16.txt': Uint8Array.of(0xff, 0xfe, 0x41, 0, 0x42),
      'nobom16.txt': Buffer.from('no mark', 'utf16le'),
      'large.txt': Buffer.alloc(MAX_TEXT_BYTES + 1, 'a b '),
      'only-front-matter.md': '---\ntitle: Nothing\n---\n',
    });
    const { seeds, problems } = await readSeeds(openFolder(root));
    expect(seeds.map(({ article }) => article.path)).toEqual(['good.txt']);
    const encoding = 'save the file as UTF-8';
    expect(
      Object.fromEntries(problems.map(({ path, reason, detail }) => [path, `${reason}: ${detail}`])),
    ).toEqual({
      'blank.txt': 'empty: ',
      'bom.txt': 'empty: ',
      'cut.txt': `encoding: expected UTF-8, or UTF-16 with a byte order mark; ${encoding}`,
      'empty.txt': 'empty: ',
      'headings.md': 'empty: ',
      'large.txt': 'too-large: expected at most 8.0 MB, found 8.0 MB',
      'mac.txt': `encoding: expected UTF-8, or UTF-16 with a byte order mark; ${encoding}`,
      'nobom16.txt': 'binary: contains NUL bytes',
      'nul.txt': 'binary: contains NUL bytes',
      'odd16.txt': `encoding: expected UTF-16LE; ${encoding}`,
      'only-front-matter.md': 'empty: ',
      'png.txt': 'binary: contains NUL bytes',
      'signs.txt': 'empty: ',
    });
  });

  it('as large as the limit is read', async () => {
    const root = await folder({
      'a.txt': Buffer.alloc(MAX_TEXT_BYTES, 'The fox went out on a chilly night. '),
    });
    expect(outcome(await readSeeds(openFolder(root)))).toEqual({ read: ['a.txt'], problems: [] });
  });

  it('because of its permissions is named', async ({ skip }) => {
    const root = await folder({ 'a.txt': story, 'b.txt': story, 'sub/c.txt': story });
    await chmod(path.join(root, 'b.txt'), 0);
    await chmod(path.join(root, 'sub'), 0);
    const readable = await readFile(path.join(root, 'b.txt')).then(
      () => true,
      () => false,
    );
    const found = outcome(await readSeeds(openFolder(root)));
    await chmod(path.join(root, 'sub'), 0o700);
    skip(readable, 'this user may read every file, whatever its permissions');
    expect(found).toEqual({ read: ['a.txt'], problems: ['b.txt: unreadable', 'sub: unreadable'] });
  });

  it('because it vanishes between listing and reading is named', async () => {
    const root = await folder({ 'a.txt': story, 'b.txt': story });
    const { seeds, problems } = await readSeeds(openFolder(root), undefined, (done) => {
      if (done === 0) rmSync(path.join(root, 'b.txt'));
    });
    expect(seeds.map(({ article }) => article.path)).toEqual(['a.txt']);
    expect(problems).toEqual([{ path: 'b.txt', reason: 'unreadable', detail: 'deleted, or a broken link' }]);
  });
});

describe('a link', () => {
  it('out of the folder is refused, also to a folder whose name begins alike', async () => {
    const root = await folder({ 'seeds/a.txt': story, 'seeds-too/b.txt': story, 'c.txt': story });
    await symlink(path.join(root, 'c.txt'), path.join(root, 'seeds/c.txt'));
    await symlink(root, path.join(root, 'seeds/up'));
    await symlink('../seeds-too', path.join(root, 'seeds/too'));
    expect(outcome(await readSeeds(openFolder(path.join(root, 'seeds'))))).toEqual({
      read: ['a.txt'],
      problems: ['c.txt: outside', 'too: outside', 'up: outside'],
    });
  });

  it('inside the folder is no second copy, wherever it stands', async () => {
    const root = await folder({ 'a/one.txt': story, 'b/two.txt': story });
    await symlink('one.txt', path.join(root, 'a/also-one.txt'));
    await symlink('../b', path.join(root, 'a/b'));
    expect(outcome(await readSeeds(openFolder(root)))).toEqual({
      read: ['a/one.txt', 'b/two.txt'],
      problems: [],
    });
  });

  it('to what is only reached by it is followed, also into hidden folders of the folder', async () => {
    const root = await folder({ '..2024_05_31/one.txt': story, '.store/two.md': story });
    await symlink('..2024_05_31', path.join(root, '..data'));
    await symlink('..data/one.txt', path.join(root, 'one.txt'));
    await symlink('.store', path.join(root, 'more'));
    expect(outcome(await readSeeds(openFolder(root)))).toEqual({
      read: ['more/two.md', 'one.txt'],
      problems: [],
    });
  });

  it('that loops or leads to nothing is named or ends', async () => {
    const root = await folder({ 'sub/a.txt': story });
    await symlink('..', path.join(root, 'sub/up'));
    await symlink('.', path.join(root, 'self'));
    await symlink('loop.txt', path.join(root, 'loop.txt'));
    await symlink('nothing', path.join(root, 'dangling.txt'));
    const { seeds, problems } = await readSeeds(openFolder(root));
    expect(seeds.map(({ article }) => article.path)).toEqual(['sub/a.txt']);
    expect(problems).toEqual([
      { path: 'dangling.txt', reason: 'unreadable', detail: 'deleted, or a broken link' },
      { path: 'loop.txt', reason: 'unreadable', detail: 'a link that points back to itself' },
    ]);
  });

  it('is followed when it is the folder itself', async () => {
    const root = await folder({ 'real/a.txt': story });
    await symlink('real', path.join(root, 'link'));
    expect(outcome(await readSeeds(openFolder(path.join(root, 'link'))))).toEqual({
      read: ['a.txt'],
      problems: [],
    });
  });
});

describe('the text of a file', () => {
  it('is the same from UTF-8, UTF-16, with a byte order mark or not, any line ends, composed or not', async () => {
    const text = 'A cidade\n\nA população de São Paulo não é só a de ontem, diz o prefeito.\nÉ maior.\n';
    const utf16 = (big: boolean) => {
      const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
      return big ? bytes.swap16() : bytes;
    };
    const root = await folder({
      'bom.txt': `\ufeff${text}`,
      'cr.txt': text.replaceAll('\n', '\r'),
      'crlf.txt': text.replaceAll('\n', '\r\n'),
      'nfd.txt': text.normalize('NFD'),
      'plain.txt': text,
      'utf16be.txt': utf16(true),
      'utf16le.txt': utf16(false),
    });
    const { seeds, problems } = await readSeeds(openFolder(root));
    expect(problems).toEqual([]);
    expect(seeds.map(({ article: { path: _, ...article } }) => article)).toEqual(
      seeds.map(() => ({
        title: 'A cidade',
        language: 'pt',
        text,
        blocks: [{ kind: 'paragraph', start: 10, end: text.trimEnd().length }],
      })),
    );
  });
});

describe('seeds that are known', () => {
  it('are not parsed again while their bytes are the same', async () => {
    const root = await folder({
      'a.txt': story,
      'b.txt': story,
      'c.md': '---\nlang: 5 5\n---\n# C\n\nWords.',
    });
    const first = await readSeeds(openFolder(root));
    const known = new Map(first.seeds.map((seed) => [seed.article.path, seed]));
    await writeFile(path.join(root, 'b.txt'), `${story}More.`);
    const second = await readSeeds(openFolder(root), known);
    expect(second.seeds.map((seed) => seed === known.get(seed.article.path))).toEqual([true, false, true]);
    expect(second.problems).toEqual(first.problems);
    expect(second.problems).toHaveLength(1);
    expect(second.failures).toEqual([]);
    expect(second.seeds[1]?.hash).toBe(createHash('sha256').update(`${story}More.`).digest('hex'));
  });
});

describe('a note of few words', () => {
  const note = 'El horario';
  const english = 'The library opens at nine in the morning and closes at six in the evening. '.repeat(9);
  const japanese = '図書館は午前九時に開き、午後六時に閉まります。日曜日は休みです。'.repeat(9);
  const byPath = ({ seeds }: Seeds) => new Map(seeds.map((seed) => [seed.article.path, seed]));
  const languages = ({ seeds }: Seeds) => seeds.map(({ article }) => article.language);

  it('is in the language that its neighbours tell now, whichever they told before', async () => {
    const root = await folder({ 'hours.txt': english, 'note.txt': note });
    const first = await readSeeds(openFolder(root));
    expect(languages(first)).toEqual(['en', 'en']);
    await writeFile(path.join(root, 'hours.txt'), japanese);
    const second = await readSeeds(openFolder(root), byPath(first));
    expect(languages(second)).toEqual(languages(await readSeeds(openFolder(root))));
    expect(languages(second)).toEqual(['ja', 'es']);
  });

  it('is in its own among neighbours of which many are, be there more of another', async () => {
    const spanish = 'La biblioteca abre a las nueve de la mañana y cierra a las seis de la tarde. '.repeat(
      11,
    );
    const notes = { 'note.txt': note, 'other.txt': 'The office opens at 9 on Monday.' };
    const root = await folder({ 'hours.txt': english, 'horas.txt': spanish, ...notes });
    expect(languages(await readSeeds(openFolder(root)))).toEqual(['es', 'en', 'es', 'en']);
  });

  it('is not weighed again among neighbours in the same language: of thousands that takes seconds', async () => {
    const root = await folder({ 'hours.txt': english, 'note.txt': note });
    const known = byPath(await readSeeds(openFolder(root)));
    const article = known.get('note.txt')?.article ?? {};
    Object.defineProperty(article, 'text', { get: () => expect.fail('it was read') });
    await writeFile(path.join(root, 'hours.txt'), `${english}More.`);
    const { seeds } = await readSeeds(openFolder(root), known);
    expect(seeds[1]).toBe(known.get('note.txt'));
  });
});

describe('what cannot be used', () => {
  it('is not parsed again while its bytes are the same', async () => {
    const root = await folder({
      'a.txt': story,
      'empty.md': '# Title',
      'gone.pdf': 'no PDF',
      'nul.txt': 'a\0b',
    });
    const { failures, problems } = await readSeeds(openFolder(root));
    expect(failures.map(({ problem }) => problem)).toEqual(problems);
    expect(problems.map(({ path, reason }) => `${path}: ${reason}`)).toEqual([
      'empty.md: empty',
      'gone.pdf: damaged',
      'nul.txt: binary',
    ]);
    const known = new Map(failures.map((failure) => [failure.problem.path, failure]));
    await writeFile(path.join(root, 'empty.md'), '# Title\n\nWords.');
    const again = await readSeeds(openFolder(root), known);
    expect(again.seeds.map(({ article }) => article.path)).toEqual(['a.txt', 'empty.md']);
    expect(again.failures.map((failure) => failure === known.get(failure.problem.path))).toEqual([
      true,
      true,
    ]);
    expect(again.problems).toEqual(problems.slice(1));
  });
});

describe('the seeds of this project', () => {
  const seedsDir = new URL('../../../seeds/', import.meta.url).pathname;
  const english = '000_a1879b0fc47cd7db.txt';
  const portuguese = '004_a5c995dee824f0e5.txt';

  it('are the files that were given, byte for byte', async () => {
    const hashes = await Promise.all(
      [english, portuguese].map(async (name) =>
        createHash('sha256')
          .update(await readFile(path.join(seedsDir, name)))
          .digest('hex'),
      ),
    );
    expect(hashes).toEqual([
      '51fa814a800d2876f35df03cc11af3c3f535e9896a76e03867211a6dd7031a76',
      'db90b73898a0713a722565b27218d43ecbf9d3a32b8f1df975af0afc4da761ce',
    ]);
  });

  it('have their titles, not doubled, and their languages', async () => {
    const root = await folder();
    for (const name of [english, portuguese])
      await copyFile(path.join(seedsDir, name), path.join(root, name));
    const { seeds, problems } = await readSeeds(openFolder(root));
    expect(problems).toEqual([]);
    expect(
      seeds.map(({ article }) => [article.title, article.language, bodyOf(article).includes(article.title)]),
    ).toEqual([
      ['Asean urged to tap Japan cybersecurity expertise', 'en', false],
      ['Japão e ASEAN fortalecerão cooperação em segurança cibernética no setor privado', 'pt', false],
    ]);
  });

  it('have their paragraphs, broken sentences read as one, the pull quote and the caption apart', async () => {
    const text = await readFile(path.join(seedsDir, english), 'utf8');
    const { article } = readArticle(english, text);
    const found = splitPassages(article).map((passage) => {
      const words = text.slice(passage.start, passage.end).split(/\s+/);
      return `${passage.line}: ${words.slice(0, 3).join(' ')} … ${words.at(-1)} (${passage.sentences.length})`;
    });
    expect(found).toEqual([
      '5: TOKYO: Malaysia encourages … Ibrahim. (1)',
      '7: He said with … exponentially. (1)',
      '9: "Together, we must … crimes." (1)',
      '11: Bloc must prioritise … minister (1)',
      '13: He was speaking … relations!" (1)',
      "15: Recognising Japan's expertise … intelligence. (1)",
      '19: He added that … exponentially. (1)',
      '23: "To mark 50 … Partnership." (1)',
      '25: The Asean-Japan Commemorative … Cooperation." (1)',
      '27: The commemorative events … reported. (1)',
      '29: Other events included … October. (1)',
      '31: Leaders from the … summit. (1)',
      '33: Anwar was the … Kishida. (2)',
      '35: The half-day event … Plan" (1)',
      '37: Also at the … Abidin. (1)',
      '41: Kishida (left) greeting … -AFPIC (2)',
    ]);
  });
});
