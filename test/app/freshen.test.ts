import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { openDescriber, uploadedPath } from '../../index/index.ts';
import type { AccessBook, Limit } from '../../src/app/access.ts';
import { type Freshener, openFreshener } from '../../src/app/freshen.ts';
import { openFileGround } from '../../src/app/shelf/fileGround.ts';
import { openShelf, type Shelf } from '../../src/app/shelf/shelf.ts';
import { lookAt, remembered } from '../../src/app/shelfCommand/fromAddress.ts';
import { logTo } from '../../src/ops/log.ts';
import { openSite, type Site } from '../support/site.ts';

const SERVER = '100000000000000001';
const DAY_MS = 86_400_000;
const page = (text: string) => `<html lang="en"><title>${text.split(' ')[1]}</title><p>${text}</p></html>`;

const describer = openDescriber();
afterAll(() => describer.close());

let site: Site;
let shelf: Shelf;
let freshener: Freshener;
let dataDir: string;
let held: boolean;
let limits: Limit[];
const access: AccessBook = {
  of: async () => limits,
  async limit(_, limit) {
    limits.push(limit);
    return limits;
  },
};
let now: number;
let logged: string[];
const log = logTo({ write: (line) => logged.push(line) }, 'info', []);
const said = () =>
  logged
    .map((line) => JSON.parse(line))
    .map(({ msg, changed, gone, problem }) => [msg, changed ?? problem, gone]);

beforeEach(async () => {
  site = await openSite();
  dataDir = mkdtempSync(join(tmpdir(), 'footnote-fresh-'));
  [held, now, logged, limits] = [true, Date.now(), [], []];
  const quota = { articles: 50, bytes: 1e7 };
  const ground = openFileGround({ dataDir, log });
  const own = { ...describer, close() {} };
  shelf = openShelf({ ground, quota, describer: own, reindex: async () => {}, log });
  const lease = {
    term: 1,
    get held() {
      return held;
    },
  };
  freshener = openFreshener({ shelf, access, web: site.web, lease, log, now: () => now });
});
afterEach(async () => {
  await freshener.close();
  await shelf.close();
  site.close();
  rmSync(dataDir, { recursive: true });
});

const shelved = async () => {
  const manifest = await shelf.of(SERVER);
  if (!manifest) throw new Error('no shelf');
  return manifest;
};
/** What `/library add url: fresh:True` does. */
async function add(url: string, role?: string): Promise<void> {
  const looked = await lookAt(site.web, await shelved(), url, now);
  if (!looked) throw new Error('nothing there');
  const { files, gone, address } = looked;
  await shelf.add(SERVER, files, { by: '1', gone });
  await shelf.remember(SERVER, (all) => remembered(all, url, { ...address, by: '1', ...(role && { role }) }));
}
const texts = async () =>
  Promise.all(
    (await shelved()).uploads.map(async (upload) => {
      const text = Buffer.from((await shelf.bytes(SERVER, upload)) ?? []).toString();
      return `${upload.path.replace(/^[^/]*\//, '')}: ${/<p>(.*)<\/p>/.exec(text)?.[1] ?? text}`;
    }),
  );
const tomorrow = async () => {
  now += DAY_MS;
  site.asked.length = 0;
  await freshener.look();
};

test('an address is looked at again after a day, not before, and what is the same is not fetched', async () => {
  site.pages['/ferry'] = page('The ferry runs every hour of the day.');
  await add(site.url('/ferry'));
  site.asked.length = 0;
  now += DAY_MS - 1;
  await freshener.look();
  expect(site.asked).toEqual([]);
  now += 1;
  await freshener.look();
  expect(site.asked).toEqual(['/robots.txt', '/ferry']);
  expect(said()).toEqual([]);
  site.pages['/ferry'] = page('The ferry runs twice a day.');
  await tomorrow();
  expect(await texts()).toEqual(['ferry.html: The ferry runs twice a day.']);
  expect((await shelved()).uploads).toMatchObject([{ by: '1', from: { source: site.url('/ferry') } }]);
  expect(said()).toEqual([['An address was looked at again', 1, 0]]);
});

test('the pages of a sitemap follow it, and what was removed by hand stays away', async () => {
  const list = (...paths: string[]) =>
    `<urlset>${paths.map((path) => `<url><loc>${site.url(path)}</loc></url>`).join('')}</urlset>`;
  for (const name of ['a', 'b', 'c', 'd'])
    site.pages[`/${name}`] = page(`The ${name} stands in the harbour.`);
  site.pages['/sitemap.xml'] = list('/a', '/b', '/c');
  await add(site.url('/sitemap.xml'));
  const b = (await shelved()).uploads.find(({ path }) => path.endsWith('/b.html'));
  await shelf.remove(SERVER, [b?.id ?? '']);
  site.pages['/sitemap.xml'] = list('/a', '/b', '/d');
  site.pages['/a'] = page('The a is no longer there.');
  await tomorrow();
  expect(await texts()).toEqual([
    'a.html: The a is no longer there.',
    'd.html: The d stands in the harbour.',
  ]);
  // A page that cannot be had for a while is kept.
  delete site.pages['/d'];
  await tomorrow();
  expect(await texts()).toHaveLength(2);
  expect(said()).toEqual([['An address was looked at again', 2, 1]]);
});

test('so do the files of an archive', async () => {
  const zip = (files: Record<string, string>) =>
    Buffer.from(
      zipSync(
        Object.fromEntries(Object.entries(files).map(([path, text]) => [`repo/${path}`, Buffer.from(text)])),
      ),
    );
  site.pages['/repo.zip'] = zip({
    'a.txt': 'The ferry runs every hour.',
    'docs/b.txt': 'The harbour is old.',
  });
  await add(site.url('/repo.zip'));
  site.pages['/repo.zip'] = zip({ 'docs/b.txt': 'The harbour is new.', 'c.txt': 'The lamp is electric.' });
  await tomorrow();
  expect(await texts()).toEqual(['c.txt: The lamp is electric.', 'docs/b.txt: The harbour is new.']);
  await tomorrow();
  expect(said()).toEqual([['An address was looked at again', 2, 1]]);
});

test('of two files of an archive under one path the first stays, in the folder of their site', async () => {
  const zip = (text: string) =>
    Buffer.from(
      zipSync({
        'x/1/2/3/4/5/a.txt': Buffer.from('The ferry runs every hour.'),
        'y/1/2/3/4/5/a.txt': Buffer.from('The harbour is old.'),
        'z.txt': Buffer.from(text),
      }),
    );
  site.pages['/repo.zip'] = zip('The lamp burns oil.');
  await add(site.url('/repo.zip'));
  site.pages['/repo.zip'] = zip('The lamp is electric.');
  await tomorrow();
  expect(await texts()).toEqual([
    '2/3/4/5/a.txt: The ferry runs every hour.',
    'z.txt: The lamp is electric.',
  ]);
  expect((await shelved()).uploads.every(({ path }) => path.startsWith('docs.example-'))).toBe(true);
  expect(said()).toEqual([['An address was looked at again', 1, 0]]);
});

test('a site that is away for a day costs nothing; an address of which all was removed is forgotten', async () => {
  site.pages['/ferry'] = page('The ferry runs every hour of the day.');
  await add(site.url('/ferry'));
  delete site.pages['/ferry'];
  await tomorrow();
  expect(await texts()).toHaveLength(1);
  expect(said()).toEqual([['An address could not be looked at again', 'status', undefined]]);
  await freshener.look();
  expect(logged).toHaveLength(1);
  await shelf.remove(
    SERVER,
    (await shelved()).uploads.map(({ id }) => id),
  );
  await tomorrow();
  expect(site.asked).toEqual([]);
  expect((await shelved()).addresses).toEqual([]);
});

test('a page that has become another kind of file replaces itself, for the same readers', async () => {
  site.pages['/map'] = page('The map shows where the ferry lands.');
  await add(site.url('/map'));
  const [before] = (await shelved()).uploads;
  const own = { path: uploadedPath(SERVER, before?.path ?? ''), roles: ['3'], channels: [] };
  limits.push(own);
  site.types['/map'] = 'text/plain';
  site.pages['/map'] = 'The map shows where the ferry lands, and the pier.';
  await tomorrow();
  const uploads = (await shelved()).uploads.map(({ path }) => path);
  expect(uploads).toEqual([before?.path.replace('.html', '.txt')]);
  expect(limits).toEqual([own, { ...own, path: uploadedPath(SERVER, uploads[0] ?? '') }]);
});

test('what is new at an address that is for a role alone is for that role', async () => {
  const list = (...paths: string[]) =>
    `<urlset>${paths.map((path) => `<url><loc>${site.url(path)}</loc></url>`).join('')}</urlset>`;
  for (const name of ['a', 'b']) site.pages[`/${name}`] = page(`The ${name} stands in the harbour.`);
  site.pages['/sitemap.xml'] = list('/a');
  await add(site.url('/sitemap.xml'), '3');
  site.pages['/sitemap.xml'] = list('/a', '/b');
  await tomorrow();
  const [, added] = (await shelved()).uploads;
  expect(added?.title).toBe('b');
  expect(limits).toEqual([{ path: uploadedPath(SERVER, added?.path ?? ''), roles: ['3'], channels: [] }]);
});

test('where that would be too many limits, what is new is limited with its folder, beside what is limited there', async () => {
  const list = (...paths: string[]) =>
    `<urlset>${paths.map((path) => `<url><loc>${site.url(path)}</loc></url>`).join('')}</urlset>`;
  for (const name of ['a', 'b', 'c']) site.pages[`/${name}`] = page(`The ${name} stands in the harbour.`);
  site.pages['/sitemap.xml'] = list('/a');
  await add(site.url('/sitemap.xml'), '3');
  const [first] = (await shelved()).uploads;
  const own = (path: string) => ({ path: uploadedPath(SERVER, path), roles: ['3'], channels: [] });
  limits.push(own(first?.path ?? ''));
  for (let at = 1; at < 49; at++) limits.push(own(`gone/${at}.md`));
  site.pages['/sitemap.xml'] = list('/a', '/b', '/c');
  await tomorrow();
  expect((await shelved()).uploads.map(({ title }) => title)).toEqual(['a', 'b', 'c']);
  expect(limits.at(-1)).toEqual(own(first?.path.replace('/a.html', '') ?? ''));
});

test('who had their data deleted while it was looked at stays forgotten, and an address that was ended stays so', async () => {
  for (const name of ['/a', '/b']) {
    site.pages[name] = page('The ferry runs every hour of the day.');
    await add(site.url(name));
    site.pages[name] = page('The ferry runs twice a day.');
  }
  site.onAsked = async (path) => {
    if (path === '/a') await shelf.disown('1');
    if (path === '/b') await shelf.remember(SERVER, (all) => remembered(all, site.url('/b'), null));
  };
  await tomorrow();
  const { addresses, uploads } = await shelved();
  expect(addresses.map(({ url, by }) => [url, by])).toEqual([[site.url('/a'), null]]);
  expect(uploads.map(({ by }) => by)).toEqual([null, null]);
});

test('one replica looks for all, and nobody for a server that removed the bot', async () => {
  site.pages['/ferry'] = page('The ferry runs every hour of the day.');
  await add(site.url('/ferry'));
  held = false;
  await tomorrow();
  expect(site.asked).toEqual([]);
  held = true;
  await shelf.leave(SERVER);
  await tomorrow();
  expect(site.asked).toEqual([]);
});
