import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
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
  /** The language of its neighbours among which it has been given its own (see neighbours.ts). */
  near?: string;
}

/** A file that cannot be used, whoever reads it, with the hash by which a later run recognises it. */
export interface Failure {
  hash: string;
  problem: Problem;
}

export interface Seeds {
  /** In the order of their paths. */
  seeds: Seed[];
  /** Those of the problems that come of what is in the file. */
  failures: Failure[];
  problems: Problem[];
}

export interface ReadOptions {
  /** Is told before a file of so many bytes is parsed; throws to end the reading. */
  beforeParse?: (bytes: number) => void;
  signal?: AbortSignal;
}

/**
 * Reads every article of a source. A file that cannot be used is skipped and named; files whose bytes are those of a
 * seed or failure in `known` (by path) are not parsed again. Throws the system's error, but only when the source itself cannot be
 * read or disappears while it is read, and what `beforeParse` throws.
 */
export async function readSeeds(
  source: Source,
  known: ReadonlyMap<string, Seed | Failure> = new Map(),
  onProgress: (done: number, total: number) => void = () => {},
  { beforeParse = () => {}, signal = new AbortController().signal }: ReadOptions = {},
): Promise<Seeds> {
  const { files, problems, verify } = await source.list(signal);
  const seeds: Seed[] = [];
  const failures: Failure[] = [];
  const breathe = breather();
  for (const [done, file] of files.entries()) {
    onProgress(done, files.length);
    await breathe();
    const read = await readSeed(file, known, beforeParse, signal);
    if ('article' in read) seeds.push(read);
    else if ('hash' in read) failures.push(read);
    const problem = 'hash' in read ? read.problem : read;
    if (problem) problems.push(problem);
  }
  onProgress(files.length, files.length);
  await verify();
  problems.sort((a, b) => compare(a.path, b.path));
  return { seeds: settleLanguages(seeds), failures, problems };
}

/** Lets the thread do what else it has to do, every few milliseconds: it may be one that answers questions. */
function breather(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < BREATH_MS) return;
    await setImmediate();
    last = performance.now();
  };
}

const BREATH_MS = 20;

async function readSeed(
  file: SourceFile,
  known: ReadonlyMap<string, Seed | Failure>,
  beforeParse: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Seed | Failure | Problem> {
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
  beforeParse(bytes.length);
  try {
    return await parseSeed(format, path, bytes, hash, signal);
  } catch (error) {
    signal.throwIfAborted();
    return { hash, problem: { path, ...faultOf(error, 'failed') } };
  }
}

async function parseSeed(
  format: Format,
  path: string,
  bytes: Uint8Array,
  hash: string,
  signal: AbortSignal,
): Promise<Seed | Failure> {
  const document = await format.parse(bytes, path, signal);
  if (!hasContent(document)) return { hash, problem: { path, reason: 'empty', detail: '' } };
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
