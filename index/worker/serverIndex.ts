import type { ServerContents } from '../articles/contents.ts';
import type { Embedding } from '../embedders/open.ts';
import { buildIndex } from '../engine/buildIndex.ts';
import type { Problem } from '../ingest/problem.ts';
import type { Failure, Seed } from '../ingest/seed.ts';
import type { Seeds } from '../ingest/seeds.ts';
import type { Folders } from '../ingest/serverFolders.ts';
import { prepareChange } from './change.ts';
import type { Served } from './served.ts';
import { limitOf, type ServerScope } from './serverScope.ts';
import { openServing, type Serving } from './serving.ts';
import { buildSound } from './soundBuild.ts';
import { reuseVectors } from './transfer.ts';

/** The articles of a server: an index of those that everybody there may read, and one for each limited path. */
export interface ServerIndex {
  limited: readonly string[];
  /** By limited path, empty for what everybody may read; those without articles are absent. */
  parts: ReadonlyMap<string, Serving>;
  /** Of the files: those of articles that are in the index, and those that cannot be used. */
  seeds: readonly Seed[];
  failures: readonly Failure[];
  problems: readonly Problem[];
  version: number;
  /** About what it takes in memory. */
  bytes: number;
}

/** Makes the index of what was read; parts of `before` that are for the same readers are brought up to date. */
export async function indexServer(
  before: ServerIndex | undefined,
  read: Seeds,
  limited: readonly string[],
  embedding: Embedding,
  folders: Folders,
): Promise<ServerIndex> {
  const { seeds, failures } = read;
  const groups = new Map<string, Seed[]>();
  for (const seed of seeds) {
    const limit = limitOf(seed.article.path, limited);
    const group = groups.get(limit);
    if (group) group.push(seed);
    else groups.set(limit, [seed]);
  }
  // Whoever reads an index that is for other readers now must not see what only these may.
  const kept = before && String(before.limited) === String(limited) ? before.parts : undefined;
  const parts = new Map<string, Serving>();
  const problems = [...read.problems];
  for (const [limit, own] of groups) {
    const made = await bring(kept?.get(limit), own, embedding, folders);
    problems.push(...made.problems);
    if (made.part) parts.set(limit, made.part);
  }
  const used = new Set([...parts.values()].flatMap((part) => part.seeds));
  return {
    limited,
    parts,
    seeds: seeds.filter((seed) => used.has(seed)),
    failures,
    problems,
    version: ++versions,
    bytes: bytesOf([...parts.values()]),
  };
}

/** Each index has its own, in whatever thread. */
let versions = Date.now() * 1000;

/** The index of some seeds: another one's, with what has changed worked in, or a new one. */
async function bring(
  part: Serving | undefined,
  seeds: readonly Seed[],
  embedding: Embedding,
  folders: Folders,
): Promise<{ part: Serving | null; problems: Problem[] }> {
  if (part) {
    const change = await prepareChange(part.index, seeds, embedding).catch(() => null);
    if (change?.unchanged) return { part, problems: change.problems };
    if (change) {
      const serving = openServing(await change.apply(), seeds, change.problems, folders);
      return { part: serving, problems: change.problems };
    }
  }
  const articles = seeds.map((seed) => seed.article);
  const own = await embedding.vectors(articles, new Map(), 'others');
  const embedder = reuseVectors(embedding.embedder, own);
  const { index, problems } = await buildSound(articles, (sound) => buildIndex(sound, embedder));
  return { part: index && openServing(index, seeds, problems, folders), problems };
}

/** What may be read of it. */
export function partsFor({ parts }: ServerIndex, { allowed = [] }: ServerScope): Served[] {
  return ['', ...allowed].flatMap((limit) => parts.get(limit) ?? []);
}

/** What it holds, as far as that may be read. */
export function contentsFor(index: ServerIndex, scope: ServerScope): ServerContents {
  const mayRead = new Set(['', ...(scope.allowed ?? [])]);
  const limitedAs = (path: string) => limitOf(path, index.limited);
  const own = [...index.parts].flatMap(([limit, { contents }]) => (mayRead.has(limit) ? [contents] : []));
  return {
    articles: own.flatMap(({ articles }) => articles),
    hashes: new Map(own.flatMap(({ hashes }) => [...hashes])),
    problems: index.problems.filter(({ path }) => mayRead.has(limitedAs(path))),
    version: index.version,
  };
}

function bytesOf(parts: readonly Serving[]): number {
  let bytes = BYTES;
  for (const { index } of parts)
    for (const { passages } of index.languages.values()) {
      bytes += BYTES_A_LANGUAGE;
      for (const { start, end } of passages) bytes += BYTES_A_PASSAGE + BYTES_A_CHARACTER * (end - start);
    }
  return bytes;
}

const BYTES = 10_000;
const BYTES_A_LANGUAGE = 300_000;
const BYTES_A_PASSAGE = 2000;
const BYTES_A_CHARACTER = 10;
