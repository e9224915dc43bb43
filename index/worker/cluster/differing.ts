import { parentPort, workerData } from 'node:worker_threads';
import type { ClusterAddress } from '../../engine/opensearch/address.ts';
import { openCluster } from '../../engine/opensearch/openCluster.ts';
import type { Failure } from '../../ingest/seed.ts';
import { breather, loadFile } from '../../ingest/seeds.ts';
import { openCommon } from '../../ingest/serverFolders.ts';
import type { Source } from '../../ingest/source.ts';
import { type ArticleEntry, readState } from './versionState.ts';
import { publishedVersion, type Target } from './versions.ts';

/** What the thread is given, and what it says. */
export interface Comparing {
  seedsDir: string;
  cluster: ClusterAddress;
}

if (parentPort) {
  const { seedsDir, cluster } = workerData as Comparing;
  const opened = await openCluster(cluster);
  const { prefix } = cluster;
  parentPort.postMessage(await countDiffering({ cluster: opened, prefix }, openCommon({ seedsDir })));
  await opened.close();
}

/** How many files of a source are not as they were published, missing ones too; whoever published them. Parses none. */
export async function countDiffering(target: Target, source: Source): Promise<number> {
  const version = await publishedVersion(target);
  const state = version === null ? null : await readState(target, version);
  if (!state) return 0;
  const known = new Map<string, ArticleEntry | Failure>(state.articles);
  for (const failure of state.failures) known.set(failure.problem.path, failure);
  const { signal } = new AbortController();
  const { files, verify } = await source.list(signal);
  const breathe = breather();
  const missing = new Set(state.articles.keys());
  let differing = 0;
  for (const file of files) {
    await breathe();
    missing.delete(file.path);
    if ((await loadFile(file, known, signal)) !== known.get(file.path)) differing++;
  }
  await verify();
  return differing + missing.size;
}
