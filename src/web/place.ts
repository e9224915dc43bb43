import { createHash } from 'node:crypto';
import { articleExtensions } from '../../index/index.ts';

/** The kind of file that is at an address, by its extension; null where it is none that can be read. */
export function extensionOf(url: URL, type: string): string | null {
  // What a site says it is: many pages about a file have its name.
  const told = EXTENSIONS[type];
  const [, named = ''] = /(\.\w+)$/.exec(url.pathname.toLowerCase()) ?? [];
  const isKnown = articleExtensions.includes(named);
  // “Plain text” is what Markdown and tables are called, too.
  if (told && !(told === '.txt' && isKnown)) return told;
  return isKnown ? named : null;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'text/html': '.html',
  'application/xhtml+xml': '.html',
  'text/plain': '.txt',
  'text/markdown': '.md',
  'text/x-markdown': '.md',
  'text/csv': '.csv',
  'text/tab-separated-values': '.tsv',
  'application/pdf': '.pdf',
  'application/epub+zip': '.epub',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
};

/** Where an address's file lies: by its site and path, so that it is told from others of the same name. */
export function pathFor(url: URL, extension: string): string {
  const parts = decoded(url.pathname).split('/').filter(Boolean);
  const last = (parts.pop() ?? 'index').replace(/\.[a-z]{2,5}$/i, '');
  const kept = parts.slice(0, DEEPEST);
  // What the path does not say tells it from its neighbours.
  const rest = parts.length > DEEPEST || url.search ? `-${hashOf(url.href)}` : '';
  return [folderOf(url), ...kept, `${last || 'index'}${rest}${extension}`].join('/');
}

/** The folder of what comes from a site. */
export function folderOf(url: URL): string {
  return url.host.replace(/[^\w.-]/g, '-');
}

const DEEPEST = 3;

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A web page as browsers save it, with where it was: by that, what is quoted from it is linked. */
export function withAddress(bytes: Uint8Array, { href }: URL): Uint8Array {
  const isUtf16 = (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0xff && bytes[1] === 0xfe);
  if (isUtf16) return bytes;
  const length = String(href.length).padStart(4, '0');
  return Buffer.concat([Buffer.from(`<!-- saved from url=(${length})${href} -->\n`), bytes]);
}
