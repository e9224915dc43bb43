import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { evalFolder } from '../eval/sets.ts';
import { engines } from './engines.ts';
import type { Asked, Measured } from './run.ts';
import { scanReport } from './vectors.ts';

// Compares this project's index with its peers, all in one run, on the same words, vectors and questions.
//   npm run bench                   1,000, 10,000 and 100,000 passages
//   npm run bench -- 1000 10000     these sizes
//   npm run bench -- --stages       where the time of a question and the memory go; also with sizes
//   npm run bench -- --lifecycle    starts, a change in the folder, and their memory; also with sizes
// With EMBEDDINGS the index has that model's vectors.
const { values, positionals } = parseArgs({
  options: { stages: { type: 'boolean' }, lifecycle: { type: 'boolean' } },
  allowPositionals: true,
});
const sizes = positionals.length > 0 ? positionals.map(Number) : [1000, 10_000, 100_000];
const run = promisify(execFile);

if (!evalFolder()) console.log('No evaluation data beside the project: nothing to build a corpus from.');
else
  for (const size of sizes) {
    if (values.stages) console.log(await runScript('stages.ts', String(size)));
    else if (values.lifecycle) console.log(await runScript('lifecycle.ts', String(size)));
    else {
      await compare(size);
      console.log(scanReport(size));
    }
  }

async function compare(size: number): Promise<void> {
  console.log(`\n${size.toLocaleString('en')} passages`);
  console.log(
    row([
      '',
      'build s',
      'cpu s',
      'MB',
      'p50 ms',
      'p95 ms',
      'max ms',
      'recall@1',
      'questions',
      'ours, theirs',
    ]),
  );
  const results: Measured[] = [];
  for (const name of Object.keys(engines)) {
    const result = await measure(name, size);
    if (!result) continue;
    results.push(result);
    for (const asked of result.asked) console.log(line(result, asked, results[0]));
  }
  const [ours, peer] = ['Footnote', 'Orama'].map((name) => results.find((result) => result.name === name));
  if (!ours || !peer) return;
  console.log(
    `Orama takes ${ratio(peer.seconds, ours.seconds)} times as long to build (${ratio(peer.cpuSeconds, ours.cpuSeconds)} times the processor time) and ${ratio(peer.megabytes, ours.megabytes)} times the memory.`,
  );
}

/** `ours` is the recall of this project's text search and of its own, and then this engine's, on the questions that all three were asked. */
function line(
  result: Measured,
  { way, times, right, megabytes }: Asked,
  first: Measured | undefined,
): string {
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const ours = ['text', 'its own search'].map(
    (own) => first?.asked.find((asked) => asked.way === own)?.right ?? [],
  );
  const common = Math.min(right.length, ...ours.map((one) => one.length));
  return row([
    `${result.name}, ${way}`,
    result.seconds.toFixed(1),
    result.cpuSeconds.toFixed(1),
    megabytes.toFixed(0),
    ...[at(0.5), at(0.95), at(1)].map((ms) => ms.toFixed(ms < 10 ? 2 : 0)),
    recall(right),
    right.length,
    `${[...ours, right].map((one) => recall(one.slice(0, common))).join(' ')} of ${common}`,
  ]);
}

function recall(right: boolean[]): string {
  return (right.filter(Boolean).length / right.length).toFixed(2);
}

function ratio(peer: number, own: number): string {
  return (peer / own).toFixed(1);
}

async function measure(name: string, size: number): Promise<Measured | null> {
  try {
    return JSON.parse(await runScript('run.ts', name, String(size))) as Measured;
  } catch (error) {
    console.log(row([name, `failed: ${error instanceof Error ? error.message.split('\n')[1] : error}`]));
    return null;
  }
}

/** What a script of this folder prints. */
async function runScript(name: string, ...args: string[]): Promise<string> {
  const script = fileURLToPath(new URL(name, import.meta.url));
  const options = ['--expose-gc', '--max-old-space-size=16000', '--import', 'tsx'];
  const { stdout } = await run(process.execPath, [...options, script, ...args], {
    maxBuffer: 1 << 24,
    timeout: 1_200_000,
  });
  return stdout;
}

function row([name, ...cells]: (string | number)[]): string {
  return `${String(name).padEnd(28)}${cells.map((cell) => `  ${String(cell).padStart(8)}`).join('')}`;
}
