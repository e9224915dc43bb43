import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { evalFolder } from '../eval/sets.ts';
import { engines } from './engines.ts';
import { scanReport } from './vectors.ts';

// Compares this project's index with its peers, all in one run, on the same words.
//   npm run bench                   1,000, 10,000 and 100,000 passages
//   npm run bench -- 1000 10000     these sizes
// With EMBEDDINGS the index has that model's vectors.
const sizes = process.argv.slice(2).map(Number);
const run = promisify(execFile);

interface Result {
  name: string;
  seconds: number;
  megabytes: number;
  p50: number;
  p95: number;
  max: number;
  recall: number;
  queries: number;
}

if (!evalFolder()) console.log('No evaluation data beside the project: nothing to build a corpus from.');
else
  for (const size of sizes.length > 0 ? sizes : [1000, 10_000, 100_000]) {
    await compare(size);
    console.log(scanReport(size));
  }

async function compare(size: number): Promise<void> {
  console.log(`\n${size.toLocaleString('en')} passages`);
  console.log(
    row(['', 'build s', 'MB', 'p50 ms', 'p95 ms', 'max ms', 'recall@1', 'queries', 'p50 ratio', 'p95 ratio']),
  );
  const results: Result[] = [];
  for (const name of Object.keys(engines)) {
    const result = await measure(name, size);
    if (result) results.push(result);
  }
  const peers = results.filter(({ name }) => !name.startsWith('footnote'));
  const least = (key: 'p50' | 'p95') => Math.min(...peers.map((peer) => peer[key]));
  for (const one of results) {
    const times = [one.p50, one.p95, one.max].map((ms) => ms.toFixed(ms < 10 ? 2 : 0));
    const ratios = [one.p50 / least('p50'), one.p95 / least('p95')].map((ratio) => ratio.toFixed(2));
    console.log(
      row([
        one.name,
        one.seconds.toFixed(1),
        one.megabytes.toFixed(0),
        ...times,
        one.recall.toFixed(3),
        one.queries,
        ...ratios,
      ]),
    );
  }
}

async function measure(name: string, size: number): Promise<Result | null> {
  const script = fileURLToPath(new URL('run.ts', import.meta.url));
  const args = ['--expose-gc', '--max-old-space-size=16000', '--import', 'tsx', script, name, String(size)];
  try {
    const { stdout } = await run(process.execPath, args, { maxBuffer: 1 << 24, timeout: 600_000 });
    return JSON.parse(stdout) as Result;
  } catch (error) {
    console.log(row([name, `failed: ${error instanceof Error ? error.message.split('\n')[1] : error}`]));
    return null;
  }
}

function row([name, ...cells]: (string | number)[]): string {
  return `${String(name).padEnd(26)}${cells.map((cell) => String(cell).padStart(10)).join('')}`;
}
