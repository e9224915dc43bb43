import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import type { Embedder } from '../embedders/embedder.ts';
import type { Index, LanguageIndex } from '../engine/languageIndex.ts';
import { openEngine } from '../engine/openEngine.ts';
import type { IndexedPassage } from '../engine/searchEngine.ts';
import type { Article } from '../ingest/article.ts';
import { INTRODUCTIONS, type Introduction, SENTENCE_KINDS, type SentenceKind } from '../ingest/passages.ts';
import { writeWhole } from '../ingest/safeFile.ts';
import type { Seed } from '../ingest/seeds.ts';

/** An index as it was saved, and the seeds that it was made of, by path. */
export interface Snapshot {
  seeds: Map<string, Seed>;
  /** Brings it back to life. */
  restore(): Promise<Index>;
}

/** With fewer passages, building takes no longer than restoring. */
export const WORTH_SAVING = 2000;

/** Saves an index and who made it (see maker.ts). Throws when the folder cannot be written; what was saved before then stays. */
export function writeSnapshot(file: string, maker: string, index: Index, seeds: Seed[]): void {
  const body = serialize({
    seeds,
    languages: [...index.languages.values()].map(pack(index)),
  } satisfies Body);
  writeWhole(file, [header(maker, index.embedder, body), body]);
}

/**
 * Reads a snapshot. Null when there is none; a reason when there is one that must not be trusted: of another maker or
 * embedder, cut short, or changed since it was written.
 */
export function readSnapshot(file: string, maker: string, embedder: Embedder): Snapshot | string | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : `it cannot be read: ${error}`;
  }
  const line = bytes.indexOf('\n');
  const body = bytes.subarray(line + 1);
  const [found, digest] = bytes.subarray(0, Math.max(0, line)).toString('latin1').split(' sha256 ');
  const expected = identity(maker, embedder);
  if (found !== expected) return `expected ${expected}, found ${JSON.stringify(found?.slice(0, 80))}`;
  if (digest !== sha256(body)) return 'its checksum does not match';
  const { seeds: packed, languages } = deserialize(body) as Body;
  const seeds = packed.map(withOwnNumbers);
  const articles = seeds.map((seed) => seed.article);
  return {
    seeds: new Map(seeds.map((seed) => [seed.article.path, seed])),
    async restore() {
      const opened = new Map<string, LanguageIndex>();
      for (const { language, engine, passages } of languages) {
        const saved = { engine, passages: unpackPassages(passages, articles) };
        opened.set(language, await openEngine(language, embedder, saved));
      }
      return { articles, languages: opened, embedder };
    },
  };
}

/**
 * Deserialised arrays are views of the whole body, and a view that is sent to another thread takes all that it is a view of
 * with it, once an article.
 */
function withOwnNumbers(seed: Seed): Seed {
  const { sourceMap, places } = seed.article;
  const article = { ...seed.article };
  if (sourceMap) article.sourceMap = { text: sourceMap.text.slice(), source: sourceMap.source.slice() };
  if (places?.kind === 'pages') article.places = { ...places, starts: places.starts.slice() };
  return { ...seed, article };
}

interface Body {
  seeds: Seed[];
  languages: PackedLanguage[];
}

interface PackedLanguage {
  language: string;
  engine: unknown;
  passages: PackedPassages;
}

/**
 * Passages one after the other: article, start, end, line, heading; how many sentences, and their starts, ends and kinds; how
 * many stretches introduce it, and their starts, ends and kinds.
 */
interface PackedPassages {
  numbers: Uint32Array;
  headings: string[];
}

function header(maker: string, embedder: Embedder, body: Uint8Array): Uint8Array {
  return Buffer.from(`${identity(maker, embedder)} sha256 ${sha256(body)}\n`, 'latin1');
}

function identity(maker: string, { identity: embedder }: Embedder): string {
  return `footnote ${maker} ${embedder}`;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function pack(index: Index): (own: LanguageIndex) => PackedLanguage {
  const places = new Map<Article, number>(index.articles.map((article, place) => [article, place]));
  return (own) => ({
    language: own.language,
    engine: own.save(),
    passages: packPassages(own.passages, places),
  });
}

function packPassages(
  passages: readonly IndexedPassage[],
  places: ReadonlyMap<Article, number>,
): PackedPassages {
  const headings = new Map<string, number>();
  const numbers: number[] = [];
  for (const { article, start, end, line, heading, sentences, introduction } of passages) {
    let place = headings.get(heading);
    if (place === undefined) {
      place = headings.size;
      headings.set(heading, place);
    }
    numbers.push(places.get(article) as number, start, end, line, place, sentences.length);
    for (const { start, end, kind } of sentences) numbers.push(start, end, SENTENCE_KINDS.indexOf(kind));
    numbers.push(introduction.length);
    for (const { start, end, kind } of introduction) numbers.push(start, end, INTRODUCTIONS.indexOf(kind));
  }
  return { numbers: Uint32Array.from(numbers), headings: [...headings.keys()] };
}

function unpackPassages({ numbers, headings }: PackedPassages, articles: Article[]): IndexedPassage[] {
  const passages: IndexedPassage[] = [];
  let at = 0;
  const next = () => numbers[at++] as number;
  while (at < numbers.length) {
    const article = articles[next()] as Article;
    const [start, end, line] = [next(), next(), next()];
    const heading = headings[next()] as string;
    const sentences = Array.from({ length: next() }, () => ({
      start: next(),
      end: next(),
      kind: SENTENCE_KINDS[next()] as SentenceKind,
    }));
    const introduction = Array.from({ length: next() }, () => ({
      start: next(),
      end: next(),
      kind: INTRODUCTIONS[next()] as Introduction['kind'],
    }));
    passages.push({ article, start, end, line, heading, sentences, introduction });
  }
  return passages;
}
