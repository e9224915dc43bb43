import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { type Library, openLibrary } from '../../src/library/library.ts';

import { benchCorpus } from './corpus.ts';

// What whoever runs the bot waits for and pays for: a start without and with a snapshot, a change in the folder, memory.
// `lifecycle.ts PASSAGES` runs all of it; `lifecycle.ts FOLDER start|change` one step in a process of its own.

/** As a wiki has them. */
const PASSAGES_A_FILE = 20;
/** Files that change at once. */
const CHANGED = 10;

const run = promisify(execFile);
const [first = '100000', step] = process.argv.slice(2);
if (step) console.log(JSON.stringify(await measure(first, step)));
else await compare(Number(first));

interface Step {
  /** From opening the library to the answer of the first question, in seconds. */
  start: number;
  /** Processor time of it, in seconds. */
  cpu: number;
  /** Of the whole process, in MB. */
  rss: number;
  /** From the change of files to an answer from them, in seconds, and the most memory in the meantime. */
  change?: number;
  peak: number;
}

async function compare(size: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'footnote-bench-'));
  try {
    await fill(path.join(folder, 'seeds'), size);
    console.log(`\n${size.toLocaleString('en')} passages in ${Math.ceil(size / PASSAGES_A_FILE)} files`);
    for (const [name, what] of [
      ['start, nothing saved', 'start'],
      ['start from the snapshot', 'start'],
      [`change of ${CHANGED} files`, 'change'],
    ] as const) {
      const script = fileURLToPath(import.meta.url);
      const args = ['--import', 'tsx', script, folder, what];
      const { stdout } = await run(process.execPath, args, { timeout: 3_600_000 });
      const { start, cpu, rss, change, peak } = JSON.parse(stdout) as Step;
      const seconds = change ?? start;
      console.log(
        `${name.padEnd(26)}${seconds.toFixed(2).padStart(8)} s${change ? ''.padStart(15) : `${cpu.toFixed(2).padStart(8)} s cpu`}  RSS ${rss.toFixed(0)} MB, peak ${peak.toFixed(0)} MB`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(seedsDir: string, size: number): Promise<void> {
  const { texts } = await benchCorpus(size, 0);
  for (let from = 0, file = 0; from < texts.length; from += PASSAGES_A_FILE, file++) {
    const name = pathOf(seedsDir, file);
    mkdirSync(path.dirname(name), { recursive: true });
    const title = `---\ntitle: Page ${file}\nlang: en\n---\n\n`;
    writeFileSync(name, title + texts.slice(from, from + PASSAGES_A_FILE).join('\n\n'));
  }
}

function pathOf(seedsDir: string, file: number): string {
  return path.join(seedsDir, `${Math.floor(file / 100)}`, `${file}.md`);
}

async function measure(folder: string, step: string): Promise<Step> {
  const seedsDir = path.join(folder, 'seeds');
  const log = pino({ level: 'silent' });
  const cpu = process.cpuUsage();
  const begin = performance.now();
  const library = await openLibrary({ seedsDir, dataDir: folder, log });
  await library.ask({ text: 'Who designed the garden?' });
  const start = (performance.now() - begin) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  for (let i = 0; i < 100; i++) await library.ask({ text: `What is known about garden number ${i}?` });
  const rss = process.memoryUsage.rss() / 1e6;
  const change = step === 'change' ? await changed(library, seedsDir) : undefined;
  const result = { start, cpu: (user + system) / 1e6, rss, peak: process.resourceUsage().maxRSS / 1e3 };
  await library.close();
  return { ...result, ...(change !== undefined && { change }) };
}

async function changed(library: Library, seedsDir: string): Promise<number> {
  for (let file = 0; existsSync(pathOf(seedsDir, file)) && file < CHANGED * 37; file += 37) {
    const name = pathOf(seedsDir, file);
    writeFileSync(
      name,
      `${readFileSync(name, 'utf8')}\n\nThe zymurgist of page ${file} is called Quillon Brand.`,
    );
  }
  const begin = performance.now();
  await library.rebuild();
  const { citations } = await library.ask({ text: 'Who is the zymurgist of page 37?' });
  if (!citations[0]?.text.includes('Quillon')) throw new Error('expected an answer from a changed file');
  return (performance.now() - begin) / 1000;
}
