import { createHash } from 'node:crypto';
import { compare } from '../text/compare.ts';
import { type Article, toArticle } from './article.ts';
import type { Document } from './document.ts';
import { type Format, UnusableFile } from './format.ts';
import { formatOf } from './formats.ts';
import { type OwnLanguage, readOwnLanguage, settleLanguages } from './neighbours.ts';
import { describeReason, type Fault, type Problem } from './problem.ts';
import type { Source, SourceFile } from './source.ts';

/** An article with the hash of its file, by which a later run recognises it. */
export interface Seed {
  article: Article;
  /** SHA-256 of the file's bytes, in hexadecimal. */
  hash: string;
  problem?: Problem;
  /** What its own words tell of its language, where the file does not name it. */
  own?: OwnLanguage;
}

export interface Seeds {
  /** In the order of their paths. */
  seeds: Seed[];
  problems: Problem[];
}

/**
 * Reads every article of a source. A file that cannot be used is skipped and named; files whose bytes are those of a
 * seed in `known` (by path) are not parsed again. Throws the system's error, but only when the source itself cannot be
 * read or disappears while it is read.
 */
export async function readSeeds(
  source: Source,
  known: ReadonlyMap<string, Seed> = new Map(),
  onProgress: (done: number, total: number) => void = () => {},
  signal: AbortSignal = new AbortController().signal,
): Promise<Seeds> {
  const { files, problems, verify } = await source.list(signal);
  const seeds: Seed[] = [];
  for (const [done, file] of files.entries()) {
    onProgress(done, files.length);
    const seed = await readSeed(file, known, signal);
    if ('article' in seed) seeds.push(seed);
    const problem = 'article' in seed ? seed.problem : seed;
    if (problem) problems.push(problem);
  }
  onProgress(files.length, files.length);
  await verify();
  problems.sort((a, b) => compare(a.path, b.path));
  return { seeds: settleLanguages(seeds), problems };
}

async function readSeed(
  file: SourceFile,
  known: ReadonlyMap<string, Seed>,
  signal: AbortSignal,
): Promise<Seed | Problem> {
  const { path } = file;
  const format = formatOf(path);
  if (!format) return { path, reason: 'kind', detail: '' };
  let bytes: Uint8Array;
  try {
    bytes = await file.read(signal);
  } catch (error) {
    signal.throwIfAborted();
    return { path, ...faultOf(error, 'unreadable') };
  }
  const hash = createHash('sha256').update(bytes).digest('hex');
  const before = known.get(path);
  if (before?.hash === hash) return before;
  try {
    return await parseSeed(format, path, bytes, hash, signal);
  } catch (error) {
    signal.throwIfAborted();
    return { path, ...faultOf(error, 'failed') };
  }
}

async function parseSeed(
  format: Format,
  path: string,
  bytes: Uint8Array,
  hash: string,
  signal: AbortSignal,
): Promise<Seed | Problem> {
  const document = await format.parse(bytes, path, signal);
  if (!hasContent(document)) return { path, reason: 'empty', detail: '' };
  const { problem } = document;
  const article = toArticle(path, document);
  return {
    article,
    hash,
    ...(document.language === undefined && { own: readOwnLanguage(article) }),
    ...(problem && { problem: { path, ...problem } }),
  };
}

/** Headings alone hold nothing to quote. */
function hasContent({ text, blocks }: Document): boolean {
  return blocks.some(
    ({ kind, start, end }) => kind !== 'heading' && /[\p{L}\p{N}]/u.test(text.slice(start, end)),
  );
}

function faultOf(error: unknown, reason: Problem['reason']): Fault {
  return error instanceof UnusableFile ? error.problem : { reason, detail: describeReason(error) };
}
