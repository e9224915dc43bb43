import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDescriber } from '../../index/index.ts';
import { prune } from '../../src/app/shelf/edits.ts';
import { openFileGround } from '../../src/app/shelf/fileGround.ts';
import { EMPTY, type Manifest, type Upload } from '../../src/app/shelf/manifest.ts';
import { safeName, safePath } from '../../src/app/shelf/names.ts';
import { openShelf } from '../../src/app/shelf/shelf.ts';
import { fetchGiven } from '../../src/app/shelfCommand/handedIn.ts';
import { logTo } from '../../src/ops/log.ts';
import { shelfContract } from '../contracts/shelf.ts';

const SERVER = '100000000000000001';
const silent = logTo({ write: () => {} }, 'silent', []);

shelfContract('files', () => ({ open: (how) => openFileGround(how), clear() {} }));

test('what can be undone takes no more room than what is kept, whole changes at a time', () => {
  const removed = (['1', '1', '2', '3', '3'] as const).map((change, at) => ({
    upload: { id: `${at}`, bytes: 10 } as Upload,
    at: 1000,
    change,
  }));
  const left = (articles: number, bytes: number) =>
    prune({ ...EMPTY, removed }, 2000, { articles, bytes })
      .removed.map(({ change }) => change)
      .join('');
  expect(left(9, 100)).toBe('11233');
  expect(left(9, 40)).toBe('233');
  expect(left(2, 100)).toBe('33');
  expect(left(9, 5)).toBe('33');
});

test('no more is fetched of what is attached than there may be in all', async () => {
  const fetched: string[] = [];
  const given = ['a', 'b', 'c'].map((name, at) => ({
    name: `${name}.txt`,
    size: [60, 60, 30][at] ?? 0,
    async read() {
      fetched.push(name);
      return new Uint8Array([60, 60, 30][at] ?? 0);
    },
  }));
  const { refused } = await fetchGiven(given, 100);
  expect(fetched).toEqual(['a', 'c']);
  expect(refused).toMatchObject([{ name: 'b.txt', put: null, unfetched: 'full' }]);
});

describe('a kill leaves what was confirmed, and nothing else:', () => {
  const describer = openDescriber();
  let dataDir: string;
  const folder = () => join(dataDir, 'library', SERVER);
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'footnote-shelf-'));
    mkdirSync(join(folder(), '.aside'), { recursive: true });
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));
  afterAll(() => describer.close());

  const OLD = 'The ferry of Alder Bay runs every hour from seven.';
  const NEW = 'The ferry of Alder Bay no longer runs at all.';
  const upload = (id: string, path = 'ferry.txt') => ({ id, path, title: id, bytes: 1 }) as Upload;
  const manifest = (of: Partial<Manifest>) =>
    writeFileSync(join(folder(), '.shelf.json'), JSON.stringify({ ...EMPTY, ...of }));
  const put = (path: string, text: string) => writeFileSync(join(folder(), path), text);
  const has = (path: string) =>
    existsSync(join(folder(), path)) && readFileSync(join(folder(), path), 'utf8');
  const settled = () => openFileGround({ dataDir, log: silent }).settle(SERVER);

  test('before the manifest was written', async () => {
    put('.aside/new', NEW);
    expect(await settled()).toEqual({ changed: false, found: [] });
    expect(has('.aside/new')).toBe(false);
  });

  test('after it was written, before the file was in its place', async () => {
    put('.aside/new', NEW);
    manifest({ uploads: [upload('new')] });
    expect(await settled()).toEqual({ changed: true, found: [] });
    expect(has('ferry.txt')).toBe(NEW);
    expect((await settled()).changed).toBe(false);
  });

  test.each([
    ['before the old one was aside', { '.aside/new': NEW, 'ferry.txt': OLD }],
    ['after the old one was aside', { '.aside/new': NEW, '.aside/old': OLD }],
    ['when all was done', { 'ferry.txt': NEW, '.aside/old': OLD }],
  ])('while a file was replaced, %s', async (_, files) => {
    for (const [path, text] of Object.entries(files)) put(path, text);
    manifest({ uploads: [upload('new')], removed: [{ upload: upload('old'), at: Date.now(), change: '1' }] });
    await settled();
    expect([has('ferry.txt'), has('.aside/old'), has('.aside/new')]).toEqual([NEW, OLD, false]);
  });

  test('while it was removed, or had back', async () => {
    put('ferry.txt', OLD);
    manifest({ removed: [{ upload: upload('old'), at: Date.now(), change: '1' }] });
    await settled();
    expect([has('ferry.txt'), has('.aside/old')]).toEqual([false, OLD]);
    manifest({ uploads: [upload('old')] });
    await settled();
    expect([has('ferry.txt'), has('.aside/old')]).toEqual([OLD, false]);
  });

  test('a manifest that is lost or damaged costs no article: they are taken up as they lie there', async () => {
    put('ferry.txt', OLD);
    put('.shelf.json', '{"uploads": [');
    const logged: string[] = [];
    const indexed: string[] = [];
    const log = logTo({ write: (line) => logged.push(line) }, 'debug', []);
    const shelf = openShelf({
      ground: openFileGround({ dataDir, log }),
      quota: { articles: 9, bytes: 9000 },
      describer: { ...describer, close() {} },
      reindex: async (server) => void indexed.push(server),
      log,
    });
    await expect
      .poll(async () => (await shelf.of(SERVER))?.uploads)
      .toMatchObject([{ path: 'ferry.txt', from: { kind: 'found' }, by: null }]);
    expect(has('.shelf.json.damaged')).toBe('{"uploads": [');
    await expect.poll(() => indexed).toEqual([SERVER]);
    await shelf.close();
  });
});

describe('names', () => {
  test.each([
    ['faq.md', 'faq.md'],
    ['C:\\Users\\me\\My FAQ.TXT', 'My FAQ.txt'],
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['..md', 'article.md'],
    ['.hidden.md', 'hidden.md'],
    ['con.txt', 'con_.txt'],
    ['NUL.tar.md', 'NUL_.tar.md'],
    ['a<b>c:d"e|f?g*h.html', 'a-b-c-d-e-f-g-h.html'],
    ['rtl\u202egnp.md', 'rtlgnp.md'],
    ['zero\u200bwidth\u0000.md', 'zerowidth.md'],
    ['cafe\u0301.md', 'café.md'],
    ['日本語の資料.pdf', '日本語の資料.pdf'],
    ['trailing . .md', 'trailing.md'],
    ['lone\ud800.md', 'lone.md'],
    ['noextension', 'noextension'],
    ['', 'article'],
    ['   .md', 'article.md'],
  ])('%j is kept as %j', (name, safe) => {
    expect([safeName(name), safeName(safe)]).toEqual([safe, safe]);
  });

  test('that are long are cut between characters, and keep their extension', () => {
    const safe = safeName(`${'👩‍👩‍👧‍👦'.repeat(100)}.md`);
    expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(150);
    expect(safe).toMatch(/\.md$/);
  });

  test.each([
    ['docs/guide/a.md', 'docs/guide/a.md'],
    ['/etc/../../x/./a.md', 'etc/x/a.md'],
    ['con/aux.md/..secret/a.md', 'con_/aux_.md_/secret/a.md'],
    ['a/b/c/d/e/f/g/h.md', 'c/d/e/f/g/h.md'],
  ])('the path %j is kept as %j', (path, safe) => {
    expect([safePath(path), safePath(safe)]).toEqual([safe, safe]);
  });
});
