import { createHash } from 'node:crypto';
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
import { detectArticleLanguage } from '../text/language.ts';
import { type Article, readArticle } from './article.ts';
import { isArticleFile } from './articleFile.ts';
import { decode } from './decode.ts';
import { describeReason, type Problem } from './problem.ts';

/** An article with the hash of its file, by which a later run recognises it. */
export interface Seed {
  article: Article;
  /** SHA-256 of the file's bytes, in hexadecimal. */
  hash: string;
  problem?: Problem;
}

export interface Seeds {
  /** In the order of their paths. */
  seeds: Seed[];
  problems: Problem[];
}

/** The largest file read, in bytes: about two very long books. */
export const MAX_SEED_BYTES = 8 * 1024 * 1024;

/**
 * Reads every seed below `folder`. A file that cannot be used is skipped and named; files whose bytes are those of a
 * seed in `known` (by path) are not parsed again. Throws the system's error, but only when the folder itself cannot be
 * read or disappears while it is read. Reads synchronously, which is fine in its own thread: 50,000 small files take a
 * sixth of the time.
 */
export async function readSeeds(
  folder: string,
  known: ReadonlyMap<string, Seed> = new Map(),
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Seeds> {
  const found: Scan = { files: [], problems: [], links: [], visited: new Set() };
  const root = realpathSync.native(folder);
  walk(root, root, '', found);
  // Links last, so that a link to a real file or folder is the copy that is left out.
  for (const link of found.links) visit(root, link, found);
  found.files.sort((a, b) => compare(a.path, b.path));
  const seeds: Seed[] = [];
  const problems = found.problems;
  for (const [done, file] of found.files.entries()) {
    onProgress(done, found.files.length);
    const seed = readSeed(file, known);
    if ('article' in seed) seeds.push(seed);
    const problem = 'article' in seed ? seed.problem : seed;
    if (problem) problems.push(problem);
  }
  onProgress(found.files.length, found.files.length);
  // If the folder was removed in the meantime, throw: its other files are not just missing.
  statSync(root);
  problems.sort((a, b) => compare(a.path, b.path));
  return { seeds, problems };
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
}

function walk(root: string, folder: string, prefix: string, found: Scan): void {
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
    if (found.visited.has(full)) return;
    const info = statSync(full);
    if (info.isDirectory()) walk(root, full, `${file.path}/`, found);
    else if (!info.isFile()) problem('kind', 'a device, socket or pipe');
    else if (!isArticleFile(file.path)) problem('kind', '');
    else if (info.size > MAX_SEED_BYTES) problem('too-large', tooLarge(info.size));
    else {
      found.visited.add(full);
      found.files.push({ path: file.path, full });
    }
  } catch (error) {
    problem('unreadable', describeReason(error));
  }
}

function readSeed(file: File, known: ReadonlyMap<string, Seed>): Seed | Problem {
  let bytes: Uint8Array;
  try {
    bytes = readBytes(file.full);
  } catch (error) {
    return { path: file.path, reason: 'unreadable', detail: describeReason(error) };
  }
  const hash = createHash('sha256').update(bytes).digest('hex');
  const before = known.get(file.path);
  if (before?.hash === hash) return before;
  try {
    return parseSeed(file, bytes, hash);
  } catch (error) {
    return { path: file.path, reason: 'failed', detail: describeReason(error) };
  }
}

function parseSeed(file: File, bytes: Uint8Array, hash: string): Seed | Problem {
  const text = decode(bytes);
  if (typeof text !== 'string') return { path: file.path, ...text };
  const { article, problem } = readArticle(file.path, text);
  const body = article.text.slice(article.bodyStart);
  // Headings alone hold nothing to quote.
  const prose = /\.md$/i.test(file.path) ? body.replace(/^ {0,3}#{1,6}[ \t].*$/gm, '') : body;
  if (!/[\p{L}\p{N}]/u.test(prose)) {
    return { path: file.path, reason: 'empty', detail: '' };
  }
  if (article.language === 'und') article.language = detectArticleLanguage(body);
  return {
    article,
    hash,
    ...(problem && { problem: { path: file.path, reason: 'front-matter', detail: problem } }),
  };
}

// Since it was listed, the file may have become a link out of the folder, an endless pipe, or too large.
function readBytes(full: string): Uint8Array {
  const fd = openSync(full, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const info = fstatSync(fd);
    if (!info.isFile()) throw new Error('a device, socket or pipe');
    if (info.size > MAX_SEED_BYTES) throw new Error(tooLarge(info.size));
    return readFileSync(fd);
  } finally {
    closeSync(fd);
  }
}

function tooLarge(bytes: number): string {
  return `expected at most ${megabytes(MAX_SEED_BYTES)}, found ${megabytes(bytes)}`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
