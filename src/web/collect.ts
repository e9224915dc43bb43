import { AddressError, type AddressProblem } from './addressError.ts';
import { gunzipped, isGzip, isZip, unpack } from './archive.ts';
import { type Downloaded, download, type Stamps } from './download.ts';
import { extensionOf, folderOf, pathFor, withAddress } from './place.ts';
import type { Network } from './request.ts';
import { openRobots } from './robots.ts';
import { parseSitemap, type Sitemap } from './sitemap.ts';

/** A file that was found at an address. */
export interface Found extends Stamps {
  /** Where it shall lie below the server's folder. */
  path: string;
  /** What people are told it is called. */
  name: string;
  url: string;
  /** Null: larger than its kind may be. */
  bytes: Uint8Array | null;
}

/** What is at an address. */
export interface Collected extends Stamps {
  found: Found[];
  /** Addresses of pages that are as they were known. */
  unchanged: string[];
  /** Pages of a sitemap that could not be had, and why. */
  failed: { url: string; problem: AddressProblem }[];
}

/** What is known of an address, and of the pages that came from it. */
export interface Known {
  address: Stamps;
  pages: ReadonlyMap<string, Stamps>;
}

export interface Web {
  /** What is at an address: a page or file, the pages of a sitemap or the files of an archive. Null: all is as it was known. Rejects with an AddressError. */
  collect(address: string, known?: Known): Promise<Collected | null>;
}

const PAGE = 10 * 1024 * 1024;
const ARCHIVE = 50 * 1024 * 1024;
const MS = 10_000;

/** Parts of a path in an archive: with the site's folder, as many as are kept (see `safePath`). */
const DEEPEST = 5;

/** Pages of a sitemap, and sitemaps that a sitemap names. */
const MOST_PAGES = 200;
const MOST_SITEMAPS = 20;
/** All pages of one together, in bytes and in milliseconds: Discord waits for a quarter of an hour. */
const MOST_BYTES = 50 * 1024 * 1024;
const MOST_MS = 5 * 60_000;

export function openWeb(network: Network, now: () => number = Date.now): Web {
  return {
    async collect(address, known) {
      const url = toUrl(address);
      const admit = openRobots(network);
      const get = (from: URL, stamps?: Stamps) =>
        download(from, network, { most: mostOf, ms: MS, known: stamps, admit });
      const there = await get(url, known?.address);
      if (!there) return null;
      const stamps = stampsOf(there);
      const { bytes } = there;
      const isEbook = extensionOf(there.url, there.type);
      if (isZip(bytes) && !isEbook)
        return { ...stamps, found: await membersOf(there), unchanged: [], failed: [] };
      const plain = isGzip(bytes) ? await gunzipped(bytes, PAGE) : bytes;
      const sitemap = plain && parseSitemap(plain);
      // Whether its pages have changed, it does not say.
      if (sitemap) return pagesOf(sitemap, there.url, get, known?.pages ?? new Map(), now() + MOST_MS, now);
      if (isGzip(bytes)) return { ...stamps, found: await membersOf(there), unchanged: [], failed: [] };
      return { ...stamps, found: [foundIn(there, url)], unchanged: [], failed: [] };
    },
  };
}

type Get = (from: URL, stamps?: Stamps) => Promise<Downloaded | null>;

function toUrl(address: string): URL {
  if (!URL.canParse(address)) throw new AddressError('address');
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) throw new AddressError('address');
  url.hash = '';
  return url;
}

function mostOf(url: URL, type: string): number {
  const isArchive = /\.(?:zip|tgz|tar\.gz)$/i.test(url.pathname) || /zip$|x-tar/.test(type);
  return isArchive ? ARCHIVE : PAGE;
}

async function membersOf({ bytes, url }: Downloaded): Promise<Found[]> {
  const members = await unpack(bytes);
  if (!members.length) throw new AddressError('nothing');
  return members.map((member) => ({
    // Of long paths only the end is kept, and all of them belong to their site's folder.
    path: `${folderOf(url)}/${member.path.split('/').slice(-DEEPEST).join('/')}`,
    name: member.path,
    url: url.href,
    bytes: member.bytes,
  }));
}

/** `asked` is what somebody knows it by: a redirect may lead elsewhere each time. */
function foundIn(there: Downloaded, asked: URL): Found {
  const { url, type, bytes } = there;
  const extension = extensionOf(url, type);
  if (!extension) throw new AddressError('kind');
  return {
    ...stampsOf(there),
    path: pathFor(asked, extension),
    name: asked.href,
    url: asked.href,
    bytes: extension === '.html' ? withAddress(bytes, url) : bytes,
  };
}

async function pagesOf(
  sitemap: Sitemap,
  from: URL,
  get: Get,
  known: ReadonlyMap<string, Stamps>,
  until: number,
  now: () => number,
): Promise<Collected> {
  const all: Collected = { found: [], unchanged: [], failed: [] };
  const listed = await addressesIn(sitemap, from, get);
  const urls = listed.slice(0, MOST_PAGES);
  let bytes = 0;
  for (const url of urls) {
    try {
      if (now() > until) throw new AddressError('too-slow');
      if (bytes > MOST_BYTES) throw new AddressError('too-large');
      const page = await get(url, known.get(url.href));
      if (!page) {
        all.unchanged.push(url.href);
        continue;
      }
      bytes += page.bytes.length;
      all.found.push(foundIn(page, url));
    } catch (error) {
      if (!(error instanceof AddressError)) throw error;
      all.failed.push({ url: url.href, problem: error.problem });
    }
  }
  if (!urls.length) throw new AddressError('nothing');
  for (const { href } of listed.slice(MOST_PAGES)) all.failed.push({ url: href, problem: 'too-many' });
  return all;
}

/** Of its own site only: a sitemap speaks for no other. */
async function addressesIn({ pages, sitemaps }: Sitemap, from: URL, get: Get): Promise<URL[]> {
  const own = (addresses: readonly string[]) =>
    addresses.flatMap((address) => {
      const url = URL.canParse(address) ? new URL(address) : null;
      return url && url.hostname === from.hostname && /^https?:$/.test(url.protocol) ? [url] : [];
    });
  const inside: URL[] = [];
  for (const url of own(sitemaps).slice(0, MOST_SITEMAPS)) {
    const there = await get(url);
    const plain = there && (isGzip(there.bytes) ? await gunzipped(there.bytes, PAGE) : there.bytes);
    inside.push(...own((plain && parseSitemap(plain)?.pages) || []));
  }
  const all = new Map([...own(pages), ...inside].map((url) => [url.href, url]));
  return [...all.values()];
}

function stampsOf({ etag, modified }: Stamps): Stamps {
  return { ...(etag && { etag }), ...(modified && { modified }) };
}
