import type { Collected, Web } from '../../web/collect.ts';
import type { Stamps } from '../../web/download.ts';
import type { Incoming } from '../shelf/incoming.ts';
import type { Address, Manifest, Upload } from '../shelf/manifest.ts';
import { keyOf, safePath } from '../shelf/names.ts';
import type { Outcome } from '../shelf/shelf.ts';
import { refusal } from './handedIn.ts';

/** What a look at an address means for a shelf. */
export interface Looked {
  files: Incoming[];
  /** The ids of uploads that came from there and are there no more. */
  gone: string[];
  /** What could not be had, and why. */
  refused: Outcome[];
  /** How it is remembered, if it is to be looked at again. */
  address: Omit<Address, 'by'>;
}

/**
 * Looks at an address. With `again`, an address that was looked at before: what is the same is left alone, and what has been removed by hand
 * since stays away. Null: nothing has changed. Rejects with an AddressError.
 */
export async function lookAt(
  web: Web,
  manifest: Manifest,
  url: string,
  now: number,
  again?: Address,
): Promise<Looked | null> {
  const own = uploadsFrom(manifest, url);
  const pages = new Map(own.map((upload) => [pageOf(upload), stampsOf(upload)]));
  const known = again && own.length ? { address: stampsOf(again), pages } : undefined;
  const collected = await web.collect(url, known);
  return collected && looked(collected, url, own, now, again);
}

/** The uploads that came from an address. */
export function uploadsFrom({ uploads }: Manifest, url: string): Upload[] {
  return uploads.filter(({ from }) => from.kind === 'address' && from.source === url);
}

function looked(
  { found, unchanged, failed, ...stamps }: Collected,
  source: string,
  own: readonly Upload[],
  now: number,
  again?: Address,
): Looked {
  const byPath = new Map(own.map((upload) => [keyOf(upload.path), upload]));
  const removed = new Set(again?.paths.filter((path) => !byPath.has(keyOf(path))));
  const files: Incoming[] = [];
  const refused: Outcome[] = [];
  const replaced = new Set<string>();
  const paths = found.map(({ path }) => safePath(path));
  const there = new Set(paths.map(keyOf));
  /** The same page under another path: it is of another kind now. The files of an archive are all from one address. */
  const elsewhere = (page: string) =>
    found.filter(({ url }) => url === page).length === 1
      ? own.find((upload) => pageOf(upload) === page && !there.has(keyOf(upload.path)))
      : undefined;
  for (const [at, { name, url, bytes, etag, modified }] of found.entries()) {
    const path = paths[at] ?? '';
    if (removed.has(path)) continue;
    if (!bytes) {
      refused.push(refusal(name, { reason: 'too-large', detail: '' }));
      continue;
    }
    const before = byPath.get(keyOf(path)) ?? elsewhere(url);
    // Of two files under one path the first stays.
    const over = before && !replaced.has(before.id) ? before.id : undefined;
    if (over !== undefined) replaced.add(over);
    const from = {
      kind: 'address',
      url,
      source,
      ...(etag && { etag }),
      ...(modified && { modified }),
    } as const;
    files.push({ name, path, bytes, from, ...(over !== undefined && { over }) });
  }
  for (const { url, problem } of failed)
    refused.push({ ...refusal(url, { reason: 'unreadable', detail: '' }), unfetched: problem });
  // What could not be had this time may be there the next.
  const same = new Set([...unchanged, ...failed.map(({ url }) => url)]);
  const left = own.filter(
    (upload) => !there.has(keyOf(upload.path)) && !same.has(pageOf(upload)) && !replaced.has(upload.id),
  );
  const still = own.filter((upload) => same.has(pageOf(upload))).map(({ path }) => path);
  const seen = [...new Set([...paths, ...still, ...removed])];
  return {
    files,
    gone: left.map(({ id }) => id),
    refused,
    address: { url: source, at: now, paths: seen, ...stamps },
  };
}

/** In place of what is remembered of an address; null: it is not to be looked at again. */
export function remembered(
  addresses: readonly Address[],
  url: string,
  address: Address | null,
): readonly Address[] {
  const others = addresses.filter((one) => one.url !== url);
  return address ? [...others, address] : others;
}

function pageOf({ from }: Upload): string {
  return from.kind === 'address' ? from.url : '';
}

function stampsOf(of: Address | Upload): Stamps {
  const { etag, modified }: Stamps = 'from' in of ? (of.from.kind === 'address' ? of.from : {}) : of;
  return { ...(etag && { etag }), ...(modified && { modified }) };
}
