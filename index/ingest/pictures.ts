import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** A picture of the folder that an article shows. */
export interface Picture {
  /** As the article has it. */
  address: string;
  /** Made of what is in it, with the extension of its kind: the same picture has one name. */
  name: string;
  bytes: Uint8Array;
}

/** Larger pictures are not shown. */
const MAX_BYTES = 1024 * 1024;

/**
 * The picture that an article shows by an address without a host, if it is a file of the folder: relative to the article, or to
 * the folder where it begins with a slash. Undefined for all else: what lies outside of the folder, links resolved, what is
 * hidden, too large, or by its first bytes no PNG, JPEG, GIF or WebP.
 */
export function readPicture(folder: string, article: string, address: string): Picture | undefined {
  const file = fileAt(article, address);
  if (!file) return undefined;
  try {
    const root = realpathSync.native(folder);
    const full = realpathSync.native(path.join(root, file));
    const bytes = isShown(path.relative(root, full)) ? readSmall(full) : undefined;
    const extension = bytes && kindOf(bytes);
    return extension ? { address, name: `${nameOf(bytes)}.${extension}`, bytes } : undefined;
  } catch {
    // It is not there, or cannot be read.
    return undefined;
  }
}

/** Is a file one that articles show, by its ending? It is no article, and nothing is wrong with it. */
export function isPictureFile(file: string): boolean {
  return /\.(?:png|jpe?g|gif|webp|svg)$/i.test(file);
}

/** The file's path below the folder, with forward slashes. */
function fileAt(article: string, address: string): string | undefined {
  if (/^[a-z][a-z\d+.-]*:|^\/\/|^#/i.test(address)) return undefined;
  const [plain = ''] = address.split(/[?#]/, 1);
  let decoded: string;
  try {
    decoded = decodeURIComponent(plain);
  } catch {
    return undefined;
  }
  if (!decoded || /[\0\\]/.test(decoded)) return undefined;
  const file = path.posix.join(decoded.startsWith('/') ? '.' : path.posix.dirname(article), decoded);
  return isShown(file) ? file : undefined;
}

/** Does a path lead on from the folder, and through nothing that is hidden? */
function isShown(file: string): boolean {
  return !path.isAbsolute(file) && file.split(/[/\\]/).every((name) => !name.startsWith('.'));
}

function readSmall(full: string): Uint8Array | undefined {
  // Since it was resolved, it may have become a link or a pipe.
  const fd = openSync(full, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const info = fstatSync(fd);
    return info.isFile() && info.size <= MAX_BYTES ? readFileSync(fd) : undefined;
  } finally {
    closeSync(fd);
  }
}

/** By its first bytes. */
function kindOf(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('hex');
  return KINDS.find(([pattern]) => pattern.test(start))?.[1];
}

const KINDS = [
  [/^89504e470d0a1a0a/, 'png'],
  [/^ffd8ff/, 'jpg'],
  [/^474946383[79]61/, 'gif'],
  [/^52494646.{8}57454250/, 'webp'],
] as const;

function nameOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}
