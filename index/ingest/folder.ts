import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { compare } from '../text/compare.ts';
import { isArticleFile, maxBytesOf, tooLarge } from './formats.ts';
import { isPictureFile } from './pictures.ts';
import { describeReason, type Problem } from './problem.ts';
import type { Source, SourceFile } from './source.ts';

/**
 * The files below a folder. Links are followed within it; what is hidden, or no kind of article, is left out, and so is each folder that
 * `isApart` says so of, by its path below this one. Lists and reads synchronously, which is fine in a thread of its own: 50,000
 * small files take a sixth of the time.
 */
export function openFolder(folder: string, isApart: (path: string) => boolean = () => false): Source {
  return {
    async list(signal) {
      const found: Scan = { files: [], problems: [], links: [], visited: new Set(), isApart, signal };
      const root = realpathSync.native(folder);
      walk(root, root, '', found);
      // Links last, so that a link to a real file or folder is the copy that is left out.
      for (const link of found.links) visit(root, link, found);
      const files = found.files.sort((a, b) => compare(a.path, b.path)).map(toSourceFile);
      return { files, problems: found.problems, verify: () => void statSync(root) };
    },
  };
}

interface File {
  path: string;
  full: string;
}

interface Scan {
  files: File[];
  problems: Problem[];
  links: File[];
  /** Real paths of folders and files already taken: a link to one is not a second copy, and loops end. */
  visited: Set<string>;
  isApart(path: string): boolean;
  signal: AbortSignal;
}

function walk(root: string, folder: string, prefix: string, found: Scan): void {
  found.signal.throwIfAborted();
  found.visited.add(folder);
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => compare(a.name, b.name))) {
    // Names that begin with a dot are hidden by convention: .DS_Store, .git, editors' swap files.
    if (entry.name.startsWith('.')) continue;
    const file = { path: prefix + entry.name, full: path.join(folder, entry.name) };
    if (entry.isSymbolicLink()) found.links.push(file);
    else visit(root, file, found);
  }
}

function visit(root: string, file: File, found: Scan): void {
  const problem = (reason: Problem['reason'], detail: string) =>
    found.problems.push({ path: file.path, reason, detail });
  try {
    const full = realpathSync.native(file.full);
    if (full !== root && !full.startsWith(path.join(root, path.sep))) {
      problem('outside', 'a link');
      return;
    }
    // By its own path: a link may lead there, too.
    const below = path.relative(root, full).split(path.sep).join('/');
    if (found.visited.has(full) || found.isApart(below)) return;
    const info = statSync(full);
    if (info.isDirectory()) walk(root, full, `${file.path}/`, found);
    else if (!info.isFile()) problem('kind', 'a device, socket or pipe');
    else if (isPictureFile(file.path)) return;
    else if (!isArticleFile(file.path)) problem('kind', '');
    else if (info.size > maxBytesOf(file.path)) problem('too-large', tooLarge(file.path, info.size));
    else {
      found.visited.add(full);
      found.files.push({ path: file.path, full });
    }
  } catch (error) {
    found.signal.throwIfAborted();
    problem('unreadable', describeReason(error));
  }
}

function toSourceFile({ path, full }: File): SourceFile {
  return {
    path,
    async read(signal) {
      signal.throwIfAborted();
      return readBytes(path, full);
    },
  };
}

// Since it was listed, the file may have become a link out of the folder, an endless pipe, or too large.
function readBytes(path: string, full: string): Uint8Array {
  const fd = openSync(full, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const info = fstatSync(fd);
    if (!info.isFile()) throw new Error('a device, socket or pipe');
    if (info.size > maxBytesOf(path)) throw new Error(tooLarge(path, info.size));
    return readFileSync(fd);
  } finally {
    closeSync(fd);
  }
}
