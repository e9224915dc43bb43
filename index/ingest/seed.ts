import { type Article, toArticle } from './article.ts';
import type { Document } from './document.ts';
import { UnusableFile } from './format.ts';
import { formatOf } from './formats.ts';
import { type OwnLanguage, readOwnLanguage } from './neighbours.ts';
import { describeReason, type Fault, type Problem } from './problem.ts';

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

/** A file of a format, as it was read. */
export interface LoadedFile {
  path: string;
  bytes: Uint8Array;
  hash: string;
}

/** Makes an article of a file's bytes. Throws the signal's reason only. */
export async function parseSeed(file: LoadedFile, signal: AbortSignal): Promise<Seed | Failure> {
  try {
    return await parse(file, signal);
  } catch (error) {
    signal.throwIfAborted();
    return { hash: file.hash, problem: { path: file.path, ...faultOf(error, 'failed') } };
  }
}

async function parse({ path, bytes, hash }: LoadedFile, signal: AbortSignal): Promise<Seed | Failure> {
  const document = await formatOf(path)?.parse(bytes, path, signal);
  if (!document) throw new Error(`no format for ${path}`);
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

/** What is wrong with a file, by what reading or parsing it has thrown. */
export function faultOf(error: unknown, reason: Problem['reason']): Fault {
  return error instanceof UnusableFile ? error.problem : { reason, detail: describeReason(error) };
}
