import { execFile } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { offlineEmbedder } from '../../index/embedders/offline.ts';
import { openCluster } from '../../index/engine/opensearch/openCluster.ts';
import { findCandidates } from '../../index/rerank/rank.ts';
import { readState } from '../../index/worker/cluster/versionState.ts';
import { publishedVersion } from '../../index/worker/cluster/versions.ts';
import { openLibrary } from '../../src/library/library.ts';
import { JAVA, startOpenSearch } from '../scale/openSearch.ts';
import { quantile } from '../soak/figures.ts';
import { openEngines } from '../support/clusterEngines.ts';
import { benchCorpus } from './corpus.ts';

// A collection beyond memory, in a real cluster of three nodes on this machine: `scale.ts PASSAGES` runs all steps, each in a process of
// its own; `scale.ts FOLDER publish|start|candidates|change ADDRESSES` is one of them.

/** As a wiki has them. */
const PASSAGES_A_FILE = 20;
const CHANGED_FILES = 50;
const QUESTIONS = 300;
const PREFIX = 'bench';
/** Passages that are in memory at once while the folder is made. */
const PART = 50_000;

const run = promisify(execFile);
const [first = '100000', step = '', nodes = ''] = process.argv.slice(2);
if (step) console.log(JSON.stringify(await measure(first, step, nodes.split(','))));
else if (!JAVA) console.log('No Java or no Maven: nothing to measure.');
else await measureAll(Number(first));

type Measured = Record<string, number>;

async function measureAll(size: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'footnote-bench-'));
  const opensearch = await startOpenSearch(3);
  const child = async (name: string) => {
    const args = [
      '--import',
      'tsx',
      fileURLToPath(import.meta.url),
      folder,
      name,
      opensearch.addresses.join(),
    ];
    const { stdout } = await run(process.execPath, args, { timeout: 3_600_000 });
    print(name, JSON.parse(stdout) as Measured);
  };
  try {
    await fill(folder, size);
    console.log(`${size.toLocaleString('en')} passages in ${Math.ceil(size / PASSAGES_A_FILE)} files`);
    for (const name of ['publish', 'start', 'candidates', 'change']) await child(name);
    const asking = child('start');
    await sleep(10_000);
    await opensearch.kill(1);
    await asking;
  } finally {
    await opensearch.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(name: string, measured: Measured): void {
  const figures = Object.entries(measured).map(
    ([what, value]) => `${what} ${value.toFixed(value < 10 ? 2 : 0)}`,
  );
  console.log(`${name.padEnd(12)}${figures.join(', ')}`);
}

/** In parts, so that no more than one is in memory. */
async function fill(folder: string, size: number): Promise<void> {
  const { texts, questions } = await benchCorpus(Math.min(size, PART), QUESTIONS);
  writeFileSync(path.join(folder, 'questions.json'), JSON.stringify(questions.map(({ text }) => text)));
  const sentences = texts.flatMap((text) => text.split(/(?<=[.?!]) /));
  for (let from = 0, file = 0; from < size; from += PASSAGES_A_FILE, file++) {
    const own =
      from < texts.length
        ? texts.slice(from, from + PASSAGES_A_FILE)
        : mixed(sentences, from, PASSAGES_A_FILE);
    const name = pathOf(folder, file);
    mkdirSync(path.dirname(name), { recursive: true });
    const handle = openSync(name, 'w');
    writeFileSync(handle, `---\ntitle: Page ${file}\nlang: en\n---\n\n${own.join('\n\n')}\n`);
    closeSync(handle);
  }
}

/** Passages of sentences that stand elsewhere, the same each time. */
function mixed(sentences: readonly string[], seed: number, count: number): string[] {
  let state = (seed % 2147483647) + 1;
  const next = () => {
    state = (state * 48271) % 2147483647;
    return sentences[state % sentences.length] as string;
  };
  return Array.from({ length: count }, () => Array.from({ length: 5 }, next).join(' '));
}

function pathOf(folder: string, file: number): string {
  return path.join(folder, 'seeds', `${Math.floor(file / 100)}`, `${file}.md`);
}

async function measure(folder: string, name: string, addresses: string[]): Promise<Measured> {
  const questions = JSON.parse(readFileSync(path.join(folder, 'questions.json'), 'utf8')) as string[];
  if (name === 'candidates') return candidates(addresses, questions);
  const began = performance.now();
  const library = await openLibrary({
    seedsDir: path.join(folder, 'seeds'),
    dataDir: folder,
    log: pino({ level: 'silent' }),
    cluster: { nodes: addresses, prefix: PREFIX },
    silenceMs: 600_000,
  });
  try {
    await library.ask({ text: 'Who designed the garden?' });
    const seconds = (performance.now() - began) / 1000;
    if (name === 'publish') return { seconds, 'peak MB': process.resourceUsage().maxRSS / 1e3 };
    if (name === 'change') return await changed(folder, library);
    let failed = 0;
    const ask = (text: string) => library.ask({ text }).catch(() => failed++);
    const times = await timed(questions, ask);
    const memory = process.memoryUsage.rss() / 1e6;
    return {
      'first answer s': seconds,
      ...times,
      failed,
      MB: memory,
      'peak MB': process.resourceUsage().maxRSS / 1e3,
    };
  } finally {
    await library.close();
  }
}

async function changed(folder: string, library: Awaited<ReturnType<typeof openLibrary>>): Promise<Measured> {
  for (let file = 0; file < CHANGED_FILES; file++) {
    const name = pathOf(folder, file);
    writeFileSync(
      name,
      `${readFileSync(name, 'utf8')}\n\nThe zymurgist of page ${file} is called Quillon Brand.\n`,
    );
  }
  const began = performance.now();
  const report = await library.rebuild();
  const seconds = (performance.now() - began) / 1000;
  const { citations } = await library.ask({ text: 'Who is the zymurgist of page 37?' });
  if (!citations[0]?.text.includes('Quillon')) throw new Error('expected an answer from a changed file');
  return { files: report.changed.length, seconds };
}

async function candidates(addresses: string[], questions: readonly string[]): Promise<Measured> {
  const target = { cluster: await openCluster({ nodes: addresses }), prefix: PREFIX };
  const version = await publishedVersion(target);
  const state = version === null ? null : await readState(target, version);
  if (!state) throw new Error('expected a version that is published');
  const engine = (await openEngines(target, state)).get('en');
  if (!engine) throw new Error('expected English passages');
  const times = await timed(questions, async (text) => {
    const [vector] = await offlineEmbedder.embed([text], 'query');
    await findCandidates(engine, text, vector as Float32Array, 'en');
  });
  await target.cluster.close();
  return times;
}

/** The first ones only warm up. */
async function timed(
  questions: readonly string[],
  ask: (text: string) => Promise<unknown>,
): Promise<{ 'p50 ms': number; 'p95 ms': number }> {
  const times: number[] = [];
  for (const [i, text] of questions.entries()) {
    const began = performance.now();
    await ask(text);
    if (i >= 20) times.push(performance.now() - began);
  }
  return { 'p50 ms': quantile(times, 0.5), 'p95 ms': quantile(times, 0.95) };
}
