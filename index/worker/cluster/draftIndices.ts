import { setTimeout as pause } from 'node:timers/promises';
import { ClusterError, orNull } from '../../engine/opensearch/cluster.ts';
import { PAGE, passageIndex } from '../../engine/opensearch/passageIndex.ts';
import { unpackWords } from '../../engine/opensearch/passageWords.ts';
import type { PassageWords } from '../../engine/searchEngine.ts';
import { CONTENTS, deleteIndices, indexName, type Target, WRITE_MS } from './versions.ts';

/** The indices of a version that nobody reads yet. */
export class DraftIndices {
  /** The name of that which tells of the others. */
  readonly contents: string;
  #target: Target;
  #version: number;
  /** Those of passages that are there, by name. */
  #own = new Set<string>();
  #shards: number;

  /** `there` are indices that were begun before; `shards` are those of a new one. */
  constructor(target: Target, version: number, shards: number, there: readonly string[]) {
    this.#target = target;
    this.#version = version;
    this.#shards = shards;
    this.contents = indexName(target.prefix, CONTENTS, version);
    const own = this.contents.slice(this.contents.lastIndexOf('-'));
    for (const index of there) if (index.endsWith(own)) this.#own.add(index);
  }

  /** Is it of this version, and not of the one before? */
  has(index: string): boolean {
    return this.#own.has(index);
  }

  async begin(): Promise<void> {
    await this.#write('PUT', `/${this.contents}`, {
      settings: { number_of_shards: 1, auto_expand_replicas: '0-1' },
      mappings: { dynamic: false, properties: {} },
    });
  }

  /** The index of a language to write to: a copy of that of the version `before`, which costs next to nothing, or an empty one. */
  async open(language: string, before: string | undefined): Promise<string> {
    const index = indexName(this.#target.prefix, language, this.#version);
    if (this.#own.has(index)) return index;
    await deleteIndices(this.#target, [index]);
    if (before)
      await this.#write('POST', `/${before}/_clone/${index}`, {
        settings: {
          'index.blocks.write': null,
          'index.auto_expand_replicas': false,
          'index.number_of_replicas': 0,
        },
      });
    else await this.#write('PUT', `/${index}`, passageIndex(this.#shards));
    this.#own.add(index);
    return index;
  }

  /** Deletes the passages of batches from one on. */
  async deleteFrom(batch: number): Promise<void> {
    for (const index of this.#own) {
      await this.#write('POST', `/${index}/_refresh`);
      await this.#deleteBy(index, { range: { batch: { gte: batch } } });
    }
  }

  /** Are all of them there? A node may have been lost before there were copies. */
  async areThere(): Promise<boolean> {
    const all = [...this.#own, this.contents].join(',');
    const health = await orNull(
      this.#target.cluster.request<{ status: string }>({
        method: 'GET',
        path: `/_cluster/health/${all}`,
        query: { wait_for_status: 'yellow', timeout: '30s' },
        patienceMs: WRITE_MS,
      }),
    );
    return health !== null && health.status !== 'red';
  }

  /** How many passages can be found in an index. */
  async count(index: string): Promise<number> {
    const { hits } = await this.#target.cluster.request<{ hits: { total: { value: number } } }>({
      method: 'POST',
      path: `/${index}/_search`,
      query: WHOLE,
      body: { size: 0, track_total_hits: true },
      patienceMs: WRITE_MS,
    });
    return hits.total.value;
  }

  /**
   * Merges the segments of an index to a few: each term of a question is looked up in each of them. At a million passages questions then take
   * two thirds of the time, and it takes a minute or two.
   */
  async merge(index: string): Promise<void> {
    await this.#write('POST', `/${index}/_refresh`);
    await this.#target.cluster.request({
      method: 'POST',
      path: `/${index}/_forcemerge`,
      query: { max_num_segments: SEGMENTS },
      patienceMs: MERGE_MS,
    });
  }

  /** Ends writing to an index, without the passages of some articles of batches up to one. */
  async close(index: string, gone: readonly string[], upTo: number): Promise<void> {
    await this.#write('POST', `/${index}/_refresh`);
    for (let from = 0; from < gone.length; from += PATHS) {
      const paths = { terms: { path: gone.slice(from, from + PATHS) } };
      await this.#deleteBy(index, { bool: { filter: [paths, { range: { batch: { lte: upTo } } }] } });
    }
    // Else copies would be made of the operations, one by one, and not of the files.
    await this.#write('POST', `/${index}/_flush`);
    await this.#write('PUT', `/${index}/_settings`, { 'index.blocks.write': true });
  }

  /** With copies of all its indices a version outlives a node; where they do not come, it is better than none. */
  async waitForCopies(): Promise<void> {
    const all = [...this.#own, this.contents].join(',');
    await this.#write('PUT', `/${all}/_settings`, { 'index.auto_expand_replicas': '0-1' });
    const end = performance.now() + COPIES_MS;
    while (!(await this.#haveCopies(all)) && performance.now() < end) await pause(LOOK_MS);
  }

  async #haveCopies(indices: string): Promise<boolean> {
    const { status } = await this.#target.cluster.request<{ status: string }>({
      method: 'GET',
      path: `/_cluster/health/${indices}`,
      patienceMs: WRITE_MS,
    });
    return status === 'green';
  }

  /** Not by `_delete_by_query`, which would go on in the cluster should this process end. */
  async #deleteBy(index: string, query: object): Promise<void> {
    for (;;) {
      const { hits } = await this.#target.cluster.request<{ hits: { hits: { _id: string }[] } }>({
        method: 'POST',
        path: `/${index}/_search`,
        query: WHOLE,
        body: { size: PAGE, query, _source: false },
        patienceMs: WRITE_MS,
      });
      if (hits.hits.length === 0) return;
      const lines = hits.hits.map(({ _id }) => JSON.stringify({ delete: { _id } }));
      await this.#target.cluster.request({
        method: 'POST',
        path: `/${index}/_bulk`,
        query: { filter_path: 'errors' },
        body: `${lines.join('\n')}\n`,
        patienceMs: WRITE_MS,
        check: ({ errors }: { errors: boolean }) => {
          if (errors) throw new ClusterError(503, 'delete', 'some passages could not be deleted');
        },
      });
      await this.#write('POST', `/${index}/_refresh`);
    }
  }

  async #write(method: 'POST' | 'PUT', path: string, body?: object): Promise<void> {
    const asked = this.#target.cluster.request({
      method,
      path,
      ...(body && { body }),
      patienceMs: WRITE_MS,
    });
    await asked.catch((error: unknown) => {
      // Of two tries the first has made it, though nothing came back.
      const isThere = error instanceof ClusterError && error.type === 'resource_already_exists_exception';
      if (!isThere) throw error;
    });
  }
}

/** The words of all passages of an article in an index, page by page. */
export async function* wordsOfArticle(
  { cluster }: Target,
  index: string,
  path: string,
): AsyncGenerator<PassageWords> {
  for (let after: number[] | undefined; ; ) {
    const { hits } = await cluster.request<{
      hits: { hits: { fields: { words: [string] }; sort: number[] }[] };
    }>({
      method: 'POST',
      path: `/${index}/_search`,
      query: WHOLE,
      body: {
        size: PAGE,
        query: { bool: { filter: [{ term: { path } }] } },
        sort: [{ place: 'asc' }],
        _source: false,
        docvalue_fields: ['words'],
        ...(after && { search_after: after }),
      },
      patienceMs: WRITE_MS,
    });
    for (const { fields } of hits.hits) yield unpackWords(fields.words[0]);
    after = hits.hits.at(-1)?.sort;
    if (hits.hits.length < PAGE) return;
  }
}

/** An answer of all parts of an index or none. */
const WHOLE = { allow_partial_search_results: false };

const SEGMENTS = 3;
const MERGE_MS = 30 * 60_000;

/** So long copies are waited for, which take minutes for gigabytes; and how often it is looked. */
const COPIES_MS = 15 * 60_000;
const LOOK_MS = 1000;

/** Paths in one request. */
const PATHS = 1000;
