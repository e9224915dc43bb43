import { collapseWhitespace } from '../../text/whitespace.ts';
import type { Article } from '../article.ts';
import { isArticleFile, maxBytesOf, tooLarge } from '../formats.ts';
import { splitPassages } from '../passages.ts';
import type { Fault } from '../problem.ts';
import { type Failure, type LoadedFile, parseSeed, type Seed } from '../seed.ts';

/** What is read of a file, for whoever hands it in. */
export interface Description {
  /** Null: nothing can be quoted from it, and `problem` says why. */
  article: Described | null;
  /** Why it cannot be used, or what was wrong although it can. */
  problem: Fault | null;
  /** SHA-256 of its bytes, in hexadecimal. */
  hash: string;
}

export interface Described {
  title: string;
  /** ISO 639; `und` when nothing told it. Neighbours in its folder may tell better later. */
  language: string;
  passages: number;
  /** The first of its headings, */
  headings: string[];
  /** and of the questions that stand in it as headings, or with their answers. */
  questions: string[];
}

/** Reads a file as it is read to be indexed. Throws the signal's reason only. */
export async function describe(file: LoadedFile, signal: AbortSignal): Promise<Description> {
  const unread = (problem: Fault) => ({ hash: file.hash, article: null, problem });
  if (!isArticleFile(file.path)) return unread({ reason: 'kind', detail: '' });
  const { length } = file.bytes;
  if (length > maxBytesOf(file.path))
    return unread({ reason: 'too-large', detail: tooLarge(file.path, length) });
  const read: Seed | Failure = await parseSeed(file, signal);
  const { hash, problem } = read;
  const fault = problem ? { reason: problem.reason, detail: problem.detail } : null;
  return { hash, problem: fault, article: 'article' in read ? described(read.article) : null };
}

/** More of them tell nothing more of what an article is about. */
const MOST = 10;

function described(article: Article): Described {
  const { text, blocks, title, language } = article;
  const passages = splitPassages(article);
  const slice = ({ start, end }: { start: number; end: number }) =>
    collapseWhitespace(text.slice(start, end));
  const headings = blocks.filter(({ kind }) => kind === 'heading').map(slice);
  const asked = passages.flatMap(({ sentences }) =>
    sentences.filter(({ kind }) => kind === 'question').map(slice),
  );
  const questions = [...new Set([...headings.filter(asks), ...asked])];
  const others = headings.filter((heading) => heading && !asks(heading));
  return {
    title,
    language,
    passages: passages.length,
    headings: others.slice(0, MOST),
    questions: questions.slice(0, MOST),
  };
}

/** A question mark of any script ends it. */
function asks(heading: string): boolean {
  return /[?？؟;՞]$/u.test(heading);
}
