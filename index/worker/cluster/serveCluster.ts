import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { openEmbedding } from '../../embedders/open.ts';
import { type Cluster, ClusterAway, ClusterError } from '../../engine/opensearch/cluster.ts';
import { NoCertificates, NoClusterPackage, openCluster } from '../../engine/opensearch/openCluster.ts';
import { openCommon } from '../../ingest/serverFolders.ts';
import { offlineEmbedding } from '../offlineEmbedding.ts';
import { progressReporter } from '../progressReporter.ts';
import type {
  ClusterInput,
  Progress,
  TaskRequest,
  WorkerInput,
  WorkerMessage,
  WorkerRequest,
} from '../protocol.ts';
import { runner } from '../runner.ts';
import { ServerLibraries } from '../serverLibraries.ts';
import { type OpenVersion, openVersion } from './openVersion.ts';
import { publish } from './publish.ts';
import { readState, type VersionState } from './versionState.ts';
import { publishedVersion, type Target } from './versions.ts';

/** What the thread of an index in a cluster hears. */
interface Ear {
  on(event: 'message', listener: (request: WorkerRequest) => void): void;
}

/**
 * Serves the published version of an index in a cluster, and each that is published after it, by this thread or by another process.
 * Where the folder is to be published first, it does that; the thread before answers meanwhile.
 */
export async function serveCluster(
  program: string,
  input: WorkerInput & { cluster: ClusterInput },
  say: (message: WorkerMessage) => void,
  port: Ear,
): Promise<void> {
  const { prefix } = input.cluster;
  const model = await openModel(input, say);
  // What has vectors of another model is of no use.
  const maker = model ? `${program}-${hashOf(model.embedder.identity)}` : program;
  let cluster: Cluster;
  let opened: Awaited<ReturnType<typeof open>>;
  try {
    cluster = await openCluster(input.cluster);
    opened = await open({ cluster, prefix }, { maker, model }, input, say);
  } catch (error) {
    if (error instanceof NoClusterPackage || error instanceof NoCertificates)
      return say({ kind: 'refused', why: error.message });
    if (error instanceof ClusterAway)
      return say({
        kind: 'refused',
        why: error.untrusted
          ? `The OpenSearch cluster (INDEX_URL) cannot be trusted: ${error.untrusted} (INDEX_CA).`
          : 'The OpenSearch cluster (INDEX_URL) does not respond.',
      });
    if (error instanceof ClusterError) return say({ kind: 'refused', why: `${error.message} (INDEX_URL).` });
    throw error;
  }
  if (!opened) return;
  let serving: OpenVersion = opened;
  const target: Target = { cluster, prefix };
  const follow = async () => {
    const version = await publishedVersion(target);
    if (version === null || version === serving.version) return;
    const state = await readState(target, version);
    // That of another maker is not ours to read: the one before stays until it is replaced in turn.
    if (state?.maker !== maker) return;
    serving = await openVersion(target, version, state, input, model?.forQuestions);
    say({ kind: 'updated', contents: serving.contents, failed: { maker, failures: state.failures } });
  };
  // They are small, so they stay in memory.
  const servers = new ServerLibraries(input, offlineEmbedding, () => say({ kind: 'busy' }));
  const runIn = runner(servers, () => serving.tasks);
  const run = async (request: TaskRequest) => {
    try {
      return await runIn(request);
    } catch (error) {
      // Its index is gone, so there must be another version.
      if (!(error instanceof ClusterError) || error.status !== 404) throw error;
      await follow();
      return runIn(request);
    }
  };
  let responds = true;
  const tell = (now: boolean) => {
    if (now !== responds) say({ kind: 'responds', responds: now });
    responds = now;
  };
  port.on('message', (request) => {
    // Whatever has changed is published by a thread of its own.
    if ('update' in request) return say({ kind: 'tooMuch' });
    if ('transferTo' in request) return request.transferTo.close();
    const { id } = request;
    run(request).then(
      (result) => say({ kind: 'result', id, result }),
      (thrown: unknown) => {
        const error = thrown instanceof Error ? thrown : new Error(String(thrown));
        const away = error instanceof ClusterAway;
        if (away) tell(false);
        // What causes an error may be more than can be sent.
        say({ kind: 'failed', id, error: away ? new Error(error.message) : error, away });
      },
    );
  });
  const { contents, isAsPublished } = opened;
  say({ kind: 'ready', contents, failed: { maker, failures: [] }, ...(isAsPublished && { isAsPublished }) });
  void watch(follow, tell);
}

/** Looks for another version, and tells whether the cluster responds. */
async function watch(follow: () => Promise<void>, tell: (responds: boolean) => void): Promise<never> {
  for (;;) {
    await follow().then(
      () => tell(true),
      () => tell(false),
    );
    await pause(LOOK_MS);
  }
}

const LOOK_MS = 2000;

/** Silence would be taken for the end of this thread. */
const BEAT_MS = 20_000;

/** The version to serve; null where there is nothing to do, or nothing to serve, which it says. */
async function open(
  target: Target,
  { maker, model }: { maker: string; model: Model | null },
  input: WorkerInput & { cluster: ClusterInput },
  say: (message: WorkerMessage) => void,
): Promise<(OpenVersion & { isAsPublished?: true }) | null> {
  const { publishes } = input.cluster;
  const serve = (version: number, state: VersionState) =>
    openVersion(target, version, state, input, model?.forQuestions);
  if (!publishes) {
    const version = await publishedVersion(target);
    const state = version === null ? null : await readState(target, version);
    if (version !== null && state?.maker === maker)
      return { ...(await serve(version, state)), isAsPublished: true };
  }
  let last: Progress = { stage: 'read', done: 0, total: 0 };
  const tell = () => say({ kind: 'progress', progress: last });
  const progress = progressReporter((now) => {
    last = { stage: 'read', ...now };
    tell();
  });
  // What is not about files takes a while, too: others that publish, and copies.
  const beat = setInterval(tell, BEAT_MS);
  const embedder = model?.embedder;
  const done = await publish(target, openCommon(input), maker, progress, { embedder })
    .catch((error: unknown) => {
      const { code, syscall } = error as NodeJS.ErrnoException;
      if (!code || !syscall) throw error;
      return { kind: 'missing' as const, code };
    })
    .finally(() => clearInterval(beat));
  if (done.kind === 'published') return serve(done.version, done.state);
  if (done.kind !== 'unchanged') say(done);
  else if (publishes)
    say({ kind: done.kind, problems: done.problems, failed: { maker, failures: done.failures } });
  else {
    const state = await readState(target, done.version);
    if (!state) throw new Error(`expected version ${done.version} in the cluster, found none`);
    return serve(done.version, state);
  }
  return null;
}

type Model = Awaited<ReturnType<typeof openEmbedding>>;

/** The model that the settings name; null without one. Throws an `EmbeddingError`. */
async function openModel(
  { embedding }: WorkerInput,
  say: (message: WorkerMessage) => void,
): Promise<Model | null> {
  if (!embedding) return null;
  const { options, dataDir, patient } = embedding;
  const progress = (stage: Progress['stage']) =>
    progressReporter((now) => say({ kind: 'progress', progress: { stage, ...now } }));
  const warn = (warning: string) => say({ kind: 'warning', warning });
  const reports = { onFetch: progress('model'), onProgress: progress('embed'), warn, patient };
  const module = await import('../../embedders/open.ts');
  return module.openEmbedding(options, dataDir, reports);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
