import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { packTar } from 'modern-tar';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AddressError } from '../../src/web/addressError.ts';
import { unpack } from '../../src/web/archive.ts';
import { type Collected, openWeb } from '../../src/web/collect.ts';
import { isPublicAddress } from '../../src/web/publicAddress.ts';
import type { Network } from '../../src/web/request.ts';

const PAGE = '<html><head><title>The ferry</title></head><body><p>It runs every hour.</p></body></html>';

let server: Server;
let port: number;
let asked: { method: string; host: string; path: string; headers: IncomingMessage['headers'] }[];
let pages: Record<string, (response: ServerResponse, request: IncomingMessage) => void>;

beforeAll(async () => {
  server = createServer((request, response) => {
    const { url: path = '', method = '', headers } = request;
    asked.push({ method, host: headers.host ?? '', path, headers });
    const page = pages[path];
    if (page) page(response, request);
    else response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});
beforeEach(() => {
  asked = [];
  pages = {};
});

/** The public internet, on this machine: a site is at one of its addresses, and no other may be asked. */
const SITE = '127.0.0.1';
const network: Network = {
  resolve: async (host) => ({ 'a.example': [SITE], 'b.example': [SITE], inside: ['10.0.0.1'] })[host] ?? [],
  isAllowed: (address) => address === SITE || isPublicAddress(address),
};
const at = (path: string, host = 'a.example') => `http://${host}:${port}${path}`;
const collect = (path: string, over: Partial<Network> = {}) =>
  openWeb({ ...network, ...over }).collect(path.startsWith('http') ? path : at(path));
const says =
  (type: string, body: string | Uint8Array, headers = {}) =>
  (response: ServerResponse) =>
    response.writeHead(200, { 'content-type': type, ...headers }).end(body);
const leadsTo = (location: string) => (response: ServerResponse) =>
  response.writeHead(302, { location }).end();
const problemOf = (asking: Promise<unknown>) =>
  asking.then(
    () => 'fetched',
    (error: unknown) => (error instanceof AddressError ? error.problem : String(error)),
  );
const texts = (collected: Collected | null) =>
  collected?.found.map(({ path, bytes }) => [path, bytes && Buffer.from(bytes).toString()]);
const paths = () => asked.map(({ path }) => path);

describe('a page or a file', () => {
  test('is found with where it was, and what tells whether it has changed', async () => {
    pages['/guide/'] = says('text/html; charset=utf-8', PAGE, { etag: '"1"' });
    expect(await collect('/guide/#fares')).toEqual({
      etag: '"1"',
      found: [
        {
          etag: '"1"',
          path: `a.example-${port}/guide.html`,
          name: at('/guide/'),
          url: at('/guide/'),
          bytes: Buffer.from(`<!-- saved from url=(00${at('/guide/').length})${at('/guide/')} -->\n${PAGE}`),
        },
      ],
      unchanged: [],
      failed: [],
    });
    expect(asked.map(({ method, host, path }) => [method, host, path])).toEqual([
      ['GET', `a.example:${port}`, '/robots.txt'],
      ['GET', `a.example:${port}`, '/guide/'],
    ]);
    expect(asked[1]?.headers['user-agent']).toMatch(/^Footnote\//);
  });

  test('is not fetched again where the site says that it is the same', async () => {
    pages['/a.md'] = (response, { headers }) =>
      headers['if-none-match'] === '"1"' ? response.writeHead(304).end() : response.writeHead(500).end();
    const known = { address: { etag: '"1"' }, pages: new Map() };
    expect(await openWeb(network).collect(at('/a.md'), known)).toBeNull();
  });

  test('is read as what the site says it is, and as its name says where that tells more', async () => {
    pages['/README.md'] = says('text/plain', '# Read me');
    pages['/blob/README.md'] = says('text/html', PAGE);
    pages['/rules?id=7'] = says('application/pdf', '%PDF');
    pages['/table.csv'] = says('', 'a,b');
    pages['/logo.png'] = says('image/png', 'PNG');
    const extension = async (path: string) =>
      (await collect(path))?.found.map(({ path }) => path.replace(/^[^/]*\//, ''));
    expect(await extension('/README.md')).toEqual(['README.md']);
    expect(await extension('/blob/README.md')).toEqual(['blob/README.html']);
    expect(await extension('/rules?id=7')).toEqual([expect.stringMatching(/^rules-[0-9a-f]{8}\.pdf$/)]);
    expect(await extension('/table.csv')).toEqual(['table.csv']);
    expect(await problemOf(collect('/logo.png'))).toBe('kind');
  });

  test('is unpacked on the way, and no more of it is read than there may be', async () => {
    const large = 'x'.repeat(11 * 1024 * 1024);
    pages['/gzip.txt'] = says('text/plain', gzipSync('the ferry'), { 'content-encoding': 'gzip' });
    pages['/br.txt'] = says('text/plain', brotliCompressSync('the ferry'), { 'content-encoding': 'br' });
    pages['/bomb.txt'] = says('text/plain', gzipSync(large), { 'content-encoding': 'gzip' });
    pages['/large.txt'] = says('text/plain', large);
    pages['/endless.txt'] = (response) => {
      response.writeHead(200, { 'content-type': 'text/plain' });
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(1024 * 1024)));
      };
      response.on('drain', more);
      more();
    };
    pages['/cut.txt'] = (response) => {
      response.writeHead(200, { 'content-type': 'text/plain', 'content-length': 100 });
      response.write('the ferry');
      setTimeout(() => response.destroy(), 20);
    };
    for (const name of ['gzip', 'br'])
      expect(texts(await collect(`/${name}.txt`))).toEqual([[`a.example-${port}/${name}.txt`, 'the ferry']]);
    for (const name of ['bomb', 'large', 'endless'])
      expect(await problemOf(collect(`/${name}.txt`))).toBe('too-large');
    expect(await problemOf(collect('/cut.txt'))).toBe('unreachable');
    expect(await problemOf(collect('/none.txt'))).toBe('status');
  });
});

describe('a redirect', () => {
  test('is followed, to another site too, and what is there is known by the address that was given', async () => {
    pages['/start'] = leadsTo('/next');
    pages['/next'] = leadsTo(at('/end.html', 'b.example'));
    pages['/end.html'] = says('text/html', PAGE);
    const [found] = (await collect('/start'))?.found ?? [];
    expect(found).toMatchObject({ path: `a.example-${port}/start.html`, url: at('/start') });
    expect(Buffer.from(found?.bytes ?? []).toString()).toContain(at('/end.html', 'b.example'));
    expect(asked.map(({ host, path }) => host.split('.')[0] + path)).toEqual([
      'a/robots.txt',
      'a/start',
      'a/next',
      'b/robots.txt',
      'b/end.html',
    ]);
  });

  test.each([
    ['http://10.0.0.1/', 'private'],
    ['http://169.254.169.254/latest/meta-data/', 'private'],
    ['http://127.0.0.2/', 'private'],
    ['http://[::1]/', 'private'],
    ['http://[::ffff:10.0.0.1]/', 'private'],
    ['http://0x0a000001/', 'private'],
    ['http://inside/', 'private'],
    ['//inside/', 'private'],
    ['file:///etc/passwd', 'address'],
    ['http://me:secret@a.example/', 'address'],
    ['http://nowhere.example/', 'unreachable'],
    ['', 'status'],
    ['/again', 'redirects'],
  ])('to %s is not: %s', async (location, problem) => {
    pages['/start'] = leadsTo(location);
    pages['/again'] = leadsTo('/again');
    expect(await problemOf(collect('/start'))).toBe(problem);
  });

  test('of robots.txt into a private place is not followed either', async () => {
    pages['/robots.txt'] = leadsTo('http://10.0.0.1/robots.txt');
    pages['/a.txt'] = says('text/plain', 'the ferry');
    expect(await problemOf(collect('/a.txt'))).toBe('private');
    expect(paths()).toEqual(['/robots.txt']);
  });
});

describe('a name is looked up once for each request, and that answer holds', () => {
  test('where it changes right after', async () => {
    pages['/a.txt'] = says('text/plain', 'the ferry');
    const answers = [[SITE], [SITE], ['10.0.0.1'], ['10.0.0.1']];
    let looked = 0;
    const resolve = async () => answers[looked++] ?? ['10.0.0.1'];
    expect(texts(await collect('/a.txt', { resolve }))).toEqual([[`a.example-${port}/a.txt`, 'the ferry']]);
    expect(looked).toBe(2);
    // From then on it leads inside.
    expect(await problemOf(collect('/a.txt', { resolve }))).toBe('private');
    expect(paths()).toEqual(['/robots.txt', '/a.txt']);
  });

  test('where one of several answers is private', async () => {
    const resolve = async () => [SITE, '192.168.0.1'];
    expect(await problemOf(collect('/a.txt', { resolve }))).toBe('private');
    expect(asked).toEqual([]);
  });

  test('where it has none, or cannot be looked up', async () => {
    expect(await problemOf(collect('/a.txt', { resolve: async () => [] }))).toBe('unreachable');
    const resolve = async () => {
      throw new Error('ENOTFOUND');
    };
    expect(await problemOf(collect('/a.txt', { resolve }))).toBe('unreachable');
  });
});

describe('robots.txt', () => {
  const rules = (text: string) => says('text/plain', text);
  beforeEach(() => {
    pages['/open.txt'] = says('text/plain', 'open');
    pages['/closed/a.txt'] = says('text/plain', 'closed');
  });

  test.each([
    ['User-agent: *\nDisallow: /closed/', 'robots'],
    ['User-agent: Footnote\nDisallow: /closed/\n\nUser-agent: *\nAllow: /', 'robots'],
    ['User-agent: *\nDisallow: /closed/\n\nUser-agent: footnote\nAllow: /', 'fetched'],
    ['User-agent: *\nDisallow: /closed/\nAllow: /closed/a', 'fetched'],
    ['no rules at all <html>', 'fetched'],
  ])('%j: %s', async (text, result) => {
    pages['/robots.txt'] = rules(text);
    expect(await problemOf(collect('/closed/a.txt'))).toBe(result);
    expect(await problemOf(collect('/open.txt'))).toBe('fetched');
  });

  test('that a site cannot give allows nothing; one that is not there allows all', async () => {
    pages['/robots.txt'] = (response) => response.writeHead(503).end();
    expect(await problemOf(collect('/open.txt'))).toBe('robots');
    pages['/robots.txt'] = (response) => response.writeHead(404).end();
    expect(await problemOf(collect('/open.txt'))).toBe('fetched');
  });

  test('that takes too long to match allows nothing, and no address is endless', async () => {
    pages['/guide'] = says('text/html', PAGE);
    pages['/robots.txt'] = says('text/plain', `User-agent: *\nDisallow: /${'*a'.repeat(20_000)}`);
    expect(await problemOf(collect('/guide'))).toBe('robots');
    expect(await problemOf(collect(`/${'a'.repeat(3000)}`))).toBe('address');
    expect(paths()).toEqual(['/robots.txt']);
  });

  test('of where a redirect leads holds too', async () => {
    pages['/start'] = leadsTo('/closed/a.txt');
    pages['/robots.txt'] = rules('User-agent: *\nDisallow: /closed/');
    expect(await problemOf(collect('/start'))).toBe('robots');
    expect(paths()).not.toContain('/closed/a.txt');
  });
});

describe('a sitemap', () => {
  const list = (...urls: string[]) =>
    `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls
      .map((url) => `<url><loc> ${url.replaceAll('&', '&amp;')} </loc><lastmod>2026-01-01</lastmod></url>`)
      .join('')}</urlset>`;

  test('gives its pages, those of its own site alone', async () => {
    pages['/sitemap.xml'] = says(
      'application/xml',
      list(at('/a'), at('/b?x=1&y=2'), at('/c', 'b.example'), at('/gone')),
    );
    pages['/a'] = says('text/html', PAGE, { etag: '"a"' });
    pages['/b?x=1&y=2'] = says('text/html', PAGE);
    const all = await collect('/sitemap.xml');
    expect(all?.found.map(({ url, etag }) => [url, etag])).toEqual([
      [at('/a'), '"a"'],
      [at('/b?x=1&y=2'), undefined],
    ]);
    expect(all?.failed).toEqual([{ url: at('/gone'), problem: 'status' }]);
    expect(paths().filter((path) => path === '/robots.txt')).toHaveLength(1);
  });

  test('that names others, one of them packed, gives theirs; what is known is not fetched again', async () => {
    const index = `<sitemapindex><sitemap><loc>${at('/one.xml')}</loc></sitemap><sitemap><loc>${at('/two.xml.gz')}</loc></sitemap></sitemapindex>`;
    pages['/sitemap.xml'] = says('text/xml', index);
    pages['/one.xml'] = says('text/xml', list(at('/a')));
    pages['/two.xml.gz'] = says('application/gzip', gzipSync(list(at('/b'), at('/a'))));
    pages['/a'] = (response, { headers }) =>
      headers['if-none-match'] ? response.writeHead(304).end() : response.writeHead(500).end();
    pages['/b'] = says('text/html', PAGE);
    const known = { address: {}, pages: new Map([[at('/a'), { etag: '"1"' }]]) };
    const all = await openWeb(network).collect(at('/sitemap.xml'), known);
    expect(all).toMatchObject({ unchanged: [at('/a')], found: [{ url: at('/b') }], failed: [] });
  });

  test('without a page is nothing', async () => {
    pages['/sitemap.xml'] = says('text/xml', list());
    expect(await problemOf(collect('/sitemap.xml'))).toBe('nothing');
  });

  test('beyond 200 pages is told of, not left out in silence', async () => {
    const all = Array.from({ length: 203 }, (_, page) => at(`/page-${page}`));
    pages['/sitemap.xml'] = says('text/xml', list(...all));
    const collected = await collect('/sitemap.xml');
    const beyond = collected?.failed.filter(({ problem }) => problem === 'too-many');
    expect(beyond?.map(({ url }) => url)).toEqual(all.slice(200));
  });
});

describe('an archive', () => {
  const FILES = {
    'docs-main/README.md': '# Read me',
    'docs-main/guide/ferry.txt': 'The ferry',
    'docs-main/.github/hidden.md': 'hidden',
    'docs-main/logo.png': 'PNG',
    'docs-main/../../etc/passwd.txt': 'escaped',
  };
  const { 'docs-main/../../etc/passwd.txt': _, ...honest } = FILES;
  const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));
  const zipOf = (files: Record<string, string>) =>
    zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, bytesOf(text)])));
  const tarOf = async (files: Record<string, string>) =>
    gzipSync(
      await packTar([
        { header: { name: 'docs-main/link.md', type: 'symlink', size: 0, linkname: '/etc/passwd' } },
        ...Object.entries(files).map(([name, body]) => ({
          header: { name, size: Buffer.byteLength(body) },
          body,
        })),
      ]),
    );
  test.each(['zip', 'tar.gz'])('of a repository gives its articles: .%s', async (kind) => {
    const bytes = kind === 'zip' ? zipOf(honest) : await tarOf(honest);
    pages['/archive'] = says('application/octet-stream', bytes);
    const all = await collect('/archive');
    expect(texts(all)).toEqual([
      [`a.example-${port}/README.md`, '# Read me'],
      [`a.example-${port}/guide/ferry.txt`, 'The ferry'],
    ]);
    expect(all?.found.map(({ name }) => name)).toEqual(['README.md', 'guide/ferry.txt']);
  });

  test('a zip that leads out of its folder is damaged', async () => {
    pages['/a.zip'] = says('application/zip', zipOf(FILES));
    expect(await problemOf(collect('/a.zip'))).toBe('damaged');
  });

  test('of too many files, or that unpacks to too much, is refused', async () => {
    const limits = { files: 10, bytes: 1_000_000 };
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`${at}.txt`, 'a']));
    for (const bytes of [zipOf(many), await tarOf(many)])
      expect(await problemOf(unpack(bytes, limits))).toBe('too-large');
    const large = Object.fromEntries(
      Array.from({ length: 5 }, (_, at) => [`${at}.txt`, 'x'.repeat(300_000)]),
    );
    for (const bytes of [zipOf(large), await tarOf(large), gzipSync(Buffer.alloc(3_000_000))])
      expect(await problemOf(unpack(bytes, limits))).toMatch(/too-large|damaged/);
    expect(
      await problemOf(
        unpack(await tarOf({ ...honest, 'docs-main/video.mp4': 'x'.repeat(3_000_000) }), limits),
      ),
    ).toBe('too-large');
  });

  test('a file in it that is larger than its kind may be is named', async () => {
    const files = { 'a.txt': 'the ferry', 'b.txt': 'x'.repeat(9 * 1024 * 1024) };
    pages['/a.zip'] = says('application/zip', zipOf(files));
    pages['/a.tgz'] = says('application/gzip', await tarOf(files));
    for (const path of ['/a.zip', '/a.tgz'])
      expect((await collect(path))?.found.map(({ name, bytes }) => [name, bytes === null])).toEqual([
        ['a.txt', false],
        ['b.txt', true],
      ]);
  });

  test('that is damaged, or holds nothing to read, is told', async () => {
    pages['/a.zip'] = says('application/zip', 'PK\u0003\u0004 no zip');
    pages['/a.tgz'] = says('application/gzip', gzipSync('no tar at all'.repeat(100)));
    pages['/empty.zip'] = says('application/zip', zipOf({ 'logo.png': 'PNG' }));
    expect(await problemOf(collect('/a.zip'))).toBe('damaged');
    expect(['damaged', 'nothing']).toContain(await problemOf(collect('/a.tgz')));
    expect(await problemOf(collect('/empty.zip'))).toBe('nothing');
  });
});
