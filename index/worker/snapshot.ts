import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import type { Embedder } from '../embedders/embedder.ts';
import type { Index, LanguageIndex } from '../engine/languageIndex.ts';
import { openEngine } from '../engine/openEngine.ts';
import type { IndexedPassage } from '../engine/searchEngine.ts';
import type { Article } from '../ingest/article.ts';
import { INTRODUCTIONS, type Introduction, SENTENCE_KINDS, type SentenceKind } from '../ingest/passages.ts';
import { writeWhole } from '../ingest/safeFile.ts';
import type { Seed } from '../ingest/seeds.ts';
import { type ArticlePlaces, encodeText, MAX_ON_DISK, TextFile } from './textFile.ts';

/** An index as it was saved, and the seeds that it was made of, by path. */
export interface Snapshot {
  seeds: Map<string, Seed>;
  /** Brings it back to life. */
  restore(): Promise<Index>;
}

/** With fewer passages, building takes no longer than restoring. */
export const WORTH_SAVING = 2000;

/**
 * Saves an index and who made it (see maker.ts): a line of what it is, a body, and the texts of the articles, which are read from
 * there from then on. Throws when the folder cannot be written; what was saved before then stays.
 */
export function writeSnapshot(file: string, maker: string, index: Index, seeds: Seed[]): void {
  const texts = placeTexts(seeds);
  const body = serialize({
    seeds: seeds.map((seed, i) => withoutTexts(seed, texts[i] as ArticlePlaces)),
    texts,
    languages: [...index.languages.values()].map(pack(index)),
  } satisfies Body);
  const digest = createHash('sha256').update(body);
  for (const bytes of textsAt(seeds, texts)) digest.update(bytes);
  const line = header(maker, index.embedder, body, digest.digest('hex'));
  writeWhole(file, inOrder([line, body], textsAt(seeds, texts)));
  serveTexts(new TextFile(file, line.length + body.length), seeds, texts);
}

/**
 * Reads a snapshot. Null when there is none; a reason when there is one that must not be trusted: of another maker or
 * embedder, cut short, or changed since it was written.
 */
export function readSnapshot(file: string, maker: string, embedder: Embedder): Snapshot | string | null {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : `it cannot be read: ${error}`;
  }
  try {
    const begin = Buffer.alloc(MAX_HEADER);
    const line =
      begin
        .subarray(0, readSync(handle, begin, 0, MAX_HEADER, 0))
        .toString('latin1')
        .split('\n')[0] ?? '';
    const { found, bytes, digest } =
      /^(?<found>.*) body (?<bytes>\d+) sha256 (?<digest>\w+)$/.exec(line)?.groups ?? {};
    const expected = identity(maker, embedder);
    if (found !== expected)
      return `expected ${expected}, found ${JSON.stringify((found ?? line).slice(0, 80))}`;
    const body = Buffer.allocUnsafeSlow(Number(bytes));
    const start = line.length + 1;
    const hash = createHash('sha256');
    if (readSync(handle, body, 0, body.length, start) < body.length) return 'it was cut short';
    hash.update(body);
    for (const chunk of chunksFrom(handle, start + body.length)) hash.update(chunk);
    if (digest !== hash.digest('hex')) return 'its checksum does not match';
    return unpack(body, new TextFile(file, start + body.length), embedder);
  } catch (error) {
    return `it cannot be read: ${error}`;
  } finally {
    closeSync(handle);
  }
}

function unpack(body: Uint8Array, file: TextFile, embedder: Embedder): Snapshot {
  const { seeds: packed, texts, languages } = deserialize(body) as Body;
  const seeds = packed.map(withOwnNumbers);
  serveTexts(file, seeds, texts);
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

/** The identity of a maker and an embedder is a few hundred bytes at most. */
const MAX_HEADER = 4096;

/** What of a file is not kept in memory, piece by piece; each is good until the next. */
function* chunksFrom(handle: number, start: number): Generator<Uint8Array> {
  const chunk = Buffer.allocUnsafe(1 << 20);
  let at = start;
  for (let read = -1; read !== 0; at += read) {
    read = readSync(handle, chunk, 0, chunk.length, at);
    yield chunk.subarray(0, read);
  }
}

/** Where the texts of each seed lie, one after the other. */
function placeTexts(seeds: readonly Seed[]): ArticlePlaces[] {
  let at = 0;
  return seeds.map(({ article }) => {
    const places: ArticlePlaces = {};
    for (const property of TEXTS) {
      const text = article[property];
      if (text === undefined || text.length > MAX_ON_DISK) continue;
      const { place } = encodeText(text, at);
      places[property] = place;
      at += place.bytes;
    }
    return places;
  });
}

function* textsAt(seeds: readonly Seed[], texts: readonly ArticlePlaces[]): Generator<Uint8Array> {
  for (const [i, { article }] of seeds.entries())
    for (const property of TEXTS) {
      const place = texts[i]?.[property];
      if (place) yield encodeText(article[property] ?? '', place.at).bytes;
    }
}

function serveTexts(file: TextFile, seeds: readonly Seed[], texts: readonly ArticlePlaces[]): void {
  for (const [i, { article }] of seeds.entries()) file.serve(article, texts[i] as ArticlePlaces);
}

function withoutTexts({ article, ...seed }: Seed, places: ArticlePlaces): Seed {
  const own = Object.getOwnPropertyDescriptors(article);
  for (const property of TEXTS) if (places[property]) own[property] = { value: '', enumerable: true };
  return { ...seed, article: Object.defineProperties({}, own) as Article };
}

const TEXTS = ['text', 'source'] as const;

function* inOrder(...lists: Iterable<Uint8Array>[]): Generator<Uint8Array> {
  for (const list of lists) yield* list;
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
  /** Their texts are empty where `texts` has them. */
  seeds: Seed[];
  texts: ArticlePlaces[];
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

function header(maker: string, embedder: Embedder, body: Uint8Array, digest: string): Uint8Array {
  return Buffer.from(`${identity(maker, embedder)} body ${body.length} sha256 ${digest}\n`, 'latin1');
}

function identity(maker: string, { identity: embedder }: Embedder): string {
  return `footnote ${maker} ${embedder}`;
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
