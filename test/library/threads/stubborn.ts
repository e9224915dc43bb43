import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerInput, WorkerMessage, WorkerRequest } from '../../../index/worker/protocol.ts';

// Stands in for the thread of the index, and does what its seeds folder and its questions say.

const { seedsDir } = workerData as WorkerInput;
const say = (message: WorkerMessage) => parentPort?.postMessage(message);
const has = (name: string) => existsSync(path.join(seedsDir, name));

if (has('die-at-start')) throw new Error('died at start');
while (has('hang-at-start'));
parentPort?.on('message', (request: WorkerRequest) => {
  if ('update' in request) return say({ kind: 'tooMuch' });
  if ('transferTo' in request || request.task !== 'ask') return;
  const { text } = request.input;
  if (text === 'die') process.exit(7);
  for (const hoard: number[][] = []; text === 'run out of memory'; ) hoard.push(Array(10_000).fill(1.5));
  if (text === 'die once' && !has('died')) {
    writeFileSync(path.join(seedsDir, 'died'), '');
    process.exit(7);
  }
  while (text === 'hang');
  if (text === 'never answer') return;
  const answer = {
    language: 'en',
    verdict: 'answer' as const,
    answered: true,
    citations: [],
    onlyIn: null,
    noArticles: false,
    nearest: [],
    answerability: 0.9,
    confidence: 1,
    ms: 0,
  };
  say({ kind: 'result', id: request.id, result: answer });
});
const contents = {
  articles: [],
  qualifiers: new Map(),
  passages: 0,
  languages: [],
  problems: [],
  paths: new Map(),
  hashes: new Map(),
};
say({ kind: 'ready', contents, failed: { maker: '', failures: [] } });
