import type { ClusterAddress } from '../../engine/opensearch/address.ts';
import { type Cluster, orNull } from '../../engine/opensearch/cluster.ts';

/** Where the indices of a collection lie. */
export interface Target extends Pick<ClusterAddress, 'prefix'> {
  cluster: Cluster;
}

/** What is no language: the index that holds what a version is made of. */
export const CONTENTS = 'contents';

/** The index of a language, or of the contents, in a version. */
export function indexName(prefix: string, part: string, version: number): string {
  return `${prefix}-${part}-${String(version).padStart(4, '0')}`;
}

/** The version that an index was made for; null for one that is not ours. */
export function versionOf(prefix: string, index: string): number | null {
  const found = new RegExp(`^${prefix}-[a-z]+-(\\d{4,})$`).exec(index);
  return found ? Number(found[1]) : null;
}

/** The version that is published; null where there is none. */
export async function publishedVersion({ cluster, prefix }: Target): Promise<number | null> {
  const alias = `${prefix}-${CONTENTS}`;
  const found = await orNull(
    cluster.request<Record<string, unknown>>({ method: 'GET', path: `/_alias/${alias}` }),
  );
  const [index] = Object.keys(found ?? {});
  return index === undefined ? null : versionOf(prefix, index);
}

/** The names of all indices of the collection, of whatever version. */
export async function listIndices({ cluster, prefix }: Target): Promise<string[]> {
  const found = await cluster.request<Record<string, unknown>>({
    method: 'GET',
    path: `/${prefix}-*/_alias`,
  });
  return Object.keys(found).filter((index) => versionOf(prefix, index) !== null);
}

/** Names the indices of a version, by part, and no others, in one step: whoever asks sees the one before or this one whole. */
export async function switchTo(target: Target, parts: ReadonlyMap<string, string>): Promise<void> {
  const switching = async (actions: object[]) =>
    target.cluster.request({ method: 'POST', path: '/_aliases', body: { actions }, patienceMs: WRITE_MS });
  const actions = await actionsFor(target, parts);
  if (actions.length === 0) return;
  await switching(actions).catch(async (error: unknown) => {
    // Of two tries the first has done it, though nothing came back.
    if ((await actionsFor(target, parts)).length > 0) throw error;
  });
}

/** What is left to do for a version to be the one that is named. */
async function actionsFor(
  { cluster, prefix }: Target,
  parts: ReadonlyMap<string, string>,
): Promise<object[]> {
  const found = await cluster.request<Record<string, { aliases: Record<string, unknown> }>>({
    method: 'GET',
    path: `/${prefix}-*/_alias`,
    patienceMs: WRITE_MS,
  });
  const before = Object.entries(found).flatMap(([index, { aliases }]) =>
    Object.keys(aliases).map((alias) => ({ index, alias })),
  );
  const after = Array.from(parts, ([part, index]) => ({ index, alias: `${prefix}-${part}` }));
  const isIn = (all: typeof after, one: (typeof after)[number]) =>
    all.some(({ index, alias }) => index === one.index && alias === one.alias);
  return [
    ...before.filter((one) => !isIn(after, one)).map((remove) => ({ remove })),
    ...after.filter((one) => !isIn(before, one)).map((add) => ({ add })),
  ];
}

export async function deleteIndices({ cluster }: Target, indices: readonly string[]): Promise<void> {
  for (const index of indices)
    await orNull(cluster.request({ method: 'DELETE', path: `/${index}`, patienceMs: WRITE_MS }));
}

/** How long a publisher waits for a cluster that is away or busy. */
export const WRITE_MS = 120_000;
