import { parentPort, workerData } from 'node:worker_threads';
import { openCommon } from '../ingest/serverFolders.ts';
import { readChange } from './change.ts';
import { computeMaker } from './maker.ts';
import { progressReporter } from './progressReporter.ts';
import type { WorkerInput, WorkerMessage, WorkerRequest } from './protocol.ts';
import { runner } from './runner.ts';
import { ServerLibraries } from './serverLibraries.ts';
import { openServing } from './serving.ts';
import { start } from './start.ts';
import { DamagedText } from './textFile.ts';
import { transfer } from './transfer.ts';

const port = parentPort;
if (port) {
  const say = (message: WorkerMessage) => port.postMessage(message);
  await serve(say).catch((error: unknown) => {
    if (!(error instanceof Error) || error.name !== 'EmbeddingError') throw error;
    say({ kind: 'refused', why: error.message });
  });
}

async function serve(say: (message: WorkerMessage) => void): Promise<void> {
  const input = workerData as WorkerInput;
  // First of all: later another version may be on the disk.
  const maker = computeMaker();
  const { cluster } = input;
  if (cluster && port) {
    const { serveCluster } = await import('./cluster/serveCluster.ts');
    return serveCluster(maker, { ...input, cluster }, say, port);
  }
  const started = await start(maker, input, say);
  if ('kind' in started) return say(started);
  const { embedding } = started;
  let { serving, failed } = started;

  const servers = new ServerLibraries(input, embedding, () => say({ kind: 'busy' }));
  const run = runner(servers, () => serving.tasks);
  const update = async () => {
    const report = progressReporter((now) => say({ kind: 'progress', progress: { stage: 'read', ...now } }));
    const source = openCommon(input);
    // Whatever goes wrong here goes wrong in a thread that builds an index, too, and is told there.
    const next = await readChange(source, serving, failed.failures, embedding, report).catch(() => null);
    if (!next) return say({ kind: 'tooMuch' });
    const { found, change } = next;
    failed = { maker, failures: found.failures };
    const problems = [...found.problems, ...change.problems];
    if (change.unchanged) return say({ kind: 'unchanged', problems, failed });
    // Should it throw, this thread ends, and another one builds an index.
    serving = openServing(await change.apply(), found.seeds, problems, input);
    say({ kind: 'updated', contents: serving.contents, failed });
  };
  port?.on('message', (request: WorkerRequest) => {
    if ('transferTo' in request)
      return void transfer(maker, serving.seeds, serving.index, request.transferTo);
    if ('update' in request) return void update();
    const { id } = request;
    run(request).then(
      (result) => say({ kind: 'result', id, result }),
      (error: unknown) => {
        // Ends this thread: the next one sees that the snapshot is damaged, builds an index and answers the question.
        if (error instanceof DamagedText) throw error;
        say({ kind: 'failed', id, error: error instanceof Error ? error : new Error(String(error)) });
      },
    );
  });
  say({ kind: 'ready', contents: serving.contents, failed });
}
