import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { AddressError } from './addressError.ts';
import { type Network, problemOf, request } from './request.ts';

/** By these a site tells whether what is there has changed. */
export interface Stamps {
  etag?: string;
  modified?: string;
}

export interface Downloaded extends Stamps {
  /** Where it was found in the end. */
  url: URL;
  /** What the site says it is, in lower case and without parameters; '' where it says nothing. */
  type: string;
  bytes: Uint8Array;
}

export interface DownloadOptions {
  /** In bytes, as unpacked on the way, of what is at an address and of a type. */
  most(url: URL, type: string): number;
  /** How long all of it may take, in milliseconds. */
  ms: number;
  /** What is known already: null is the result where that still holds. */
  known?: Stamps | undefined;
  /** Throws an AddressError where an address may not be fetched; asked for each before it is. */
  admit?(url: URL): Promise<void>;
}

const MOST_REDIRECTS = 5;

/** Characters of an address, as in a sitemap: https://www.sitemaps.org/protocol.html */
const LONGEST = 2048;

/** What is at an address of the web. Each address on the way is checked as the first one. Rejects with an AddressError. */
export async function download(
  address: URL,
  network: Network,
  { most, ms, known = {}, admit = async () => {} }: DownloadOptions,
): Promise<Downloaded | null> {
  const signal = AbortSignal.timeout(ms);
  let url = address;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const isPlain = /^https?:$/.test(url.protocol) && !url.username && !url.password;
    if (!isPlain || url.href.length > LONGEST) throw new AddressError('address');
    await admit(url);
    const response = await request(url, headersFor(known), network, signal);
    const { statusCode: status = 0, headers } = response;
    if (status >= 300 && status < 400 && status !== 304) {
      response.destroy();
      url = redirected(headers.location, url);
      continue;
    }
    if (status === 304) {
      response.destroy();
      return null;
    }
    if (status !== 200) {
      response.destroy();
      throw new AddressError('status', { status });
    }
    const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    const bytes = await read(response, most(url, type), signal);
    const { etag, 'last-modified': modified } = headers;
    return { url, type, bytes, ...(etag && { etag }), ...(modified && { modified }) };
  }
  throw new AddressError('redirects');
}

function headersFor({ etag, modified }: Stamps): Record<string, string> {
  return {
    accept: 'text/html, text/markdown, text/plain, application/pdf, */*;q=0.5',
    'accept-encoding': 'gzip, deflate, br',
    ...(etag && { 'if-none-match': etag }),
    ...(modified && { 'if-modified-since': modified }),
  };
}

function redirected(location: string | undefined, from: URL): URL {
  if (!location || !URL.canParse(location, from.href)) throw new AddressError('status');
  return new URL(location, from.href);
}

/** A little that unpacks to a lot ends as soon as it is too much. */
async function read(response: IncomingMessage, most: number, signal: AbortSignal): Promise<Uint8Array> {
  if (Number(response.headers['content-length'] ?? 0) > most) {
    response.destroy();
    throw new AddressError('too-large');
  }
  const unpacking = unpackerFor(response.headers['content-encoding']);
  // What goes wrong in one is told by the other.
  const stream = unpacking ? pipeline(response, unpacking, () => {}) : response;
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of stream) {
      length += part.length;
      if (length > most) throw new AddressError('too-large');
      parts.push(part);
    }
    // A connection that is cut ends the stream, too.
    if (!response.complete) throw new AddressError('unreachable');
    return Buffer.concat(parts);
  } catch (cause) {
    throw problemOf(cause, signal);
  } finally {
    response.destroy();
  }
}

function unpackerFor(encoding: string | undefined) {
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip();
  if (encoding === 'br') return createBrotliDecompress();
  return encoding === 'deflate' ? createInflate() : null;
}
