import { orNull } from '../../engine/opensearch/cluster.ts';
import type { SavedCollection } from '../../engine/opensearch/collection.ts';
import type { OwnLanguage } from '../../ingest/neighbours.ts';
import type { Problem } from '../../ingest/problem.ts';
import type { Failure } from '../../ingest/seed.ts';
import { deserializeApart, serializeApart } from '../apart.ts';
import { CONTENTS, indexName, type Target, WRITE_MS } from './versions.ts';

/** What a version is made of. */
export interface VersionState {
  /** What made it (see maker.ts). */
  maker: string;
  /** All of the folder is in it. */
  isWhole: boolean;
  /** The version that it was begun with; null for none. */
  base: number | null;
  /** Passages of later batches are in the cluster but not in here. */
  batch: number;
  /** By path. */
  articles: Map<string, ArticleEntry>;
  failures: Failure[];
  problems: Problem[];
  languages: Map<string, LanguageState>;
}

export interface LanguageState {
  index: string;
  collection: SavedCollection;
}

/** What is known of an article beside its passages. */
export interface ArticleEntry {
  path: string;
  title: string;
  language: string;
  hash: string;
  passages: number;
  /** Each passage that begins under another heading than the one before, and that heading. */
  headings: [passage: number, heading: string][];
  /** Where its last block ends: how much text it has. */
  end: number;
  problem?: Problem;
  own?: OwnLanguage;
  near?: string;
}

/** The state of a version as it was last saved; null where there is none. */
export async function readState(target: Target, version: number): Promise<VersionState | null> {
  const index = indexName(target.prefix, CONTENTS, version);
  const pointer = await readPointer(target, version);
  if (!pointer) return null;
  const { name, data, arrays } = pointer;
  const bytes: Buffer[] = [];
  for (let chunk = 0; chunk * CHUNK < data + arrays; chunk++) {
    const { _source } = await target.cluster.request<{ _source: { bytes: string } }>({
      method: 'GET',
      path: `/${index}/_doc/${name}-${chunk}`,
      patienceMs: WRITE_MS,
    });
    bytes.push(Buffer.from(_source.bytes, 'base64'));
  }
  const all = Buffer.concat(bytes);
  let at = data;
  return deserializeApart(all.subarray(0, data), (array) => {
    array.set(all.subarray(at, at + array.length));
    at += array.length;
  }) as VersionState;
}

/** Saves the state of a version beside what was saved of it before, which is forgotten once this is there whole. */
export async function writeState(target: Target, version: number, state: VersionState): Promise<void> {
  const index = indexName(target.prefix, CONTENTS, version);
  const put = (id: string, body: object) =>
    target.cluster.request({ method: 'PUT', path: `/${index}/_doc/${id}`, body, patienceMs: WRITE_MS });
  const { data, arrays } = serializeApart(state);
  const all = Buffer.concat([data, ...arrays]);
  const name = `state-${state.batch}${state.isWhole ? '-whole' : ''}`;
  const old = await readPointer(target, version);
  const indices = [index, ...Array.from(state.languages.values(), (own) => own.index)];
  for (let chunk = 0; chunk * CHUNK < all.length; chunk++)
    await put(`${name}-${chunk}`, {
      bytes: all.subarray(chunk * CHUNK, (chunk + 1) * CHUNK).toString('base64'),
    });
  const arraysLength = all.length - data.length;
  await put(POINTER, { name, data: data.length, arrays: arraysLength, indices } satisfies Pointer);
  if (!old || old.name === name) return;
  for (let chunk = 0; chunk * CHUNK < old.data + old.arrays; chunk++)
    await orNull(target.cluster.request({ method: 'DELETE', path: `/${index}/_doc/${old.name}-${chunk}` }));
}

/** The names of all indices of a version; none where it is not there. */
export async function readIndices(target: Target, version: number): Promise<string[]> {
  return (await readPointer(target, version))?.indices ?? [];
}

async function readPointer(target: Target, version: number): Promise<Pointer | null> {
  const path = `/${indexName(target.prefix, CONTENTS, version)}/_doc/${POINTER}`;
  const found = await orNull(
    target.cluster.request<{ _source: Pointer }>({ method: 'GET', path, patienceMs: WRITE_MS }),
  );
  return found?._source ?? null;
}

/** The document that says where the state is: written last. */
const POINTER = 'state';

interface Pointer {
  name: string;
  /** Bytes. */
  data: number;
  arrays: number;
  /** The names of its indices. */
  indices: string[];
}

/** Bytes in one document. */
const CHUNK = 6_000_000;
