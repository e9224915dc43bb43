import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { openLibrary } from '../../src/library/library.ts';
import { scopedLibrary } from '../../src/library/scoped.ts';

// What a thousand servers cost that have twenty articles each, beside the common ones: the start, memory, and questions, of a server
// that was never asked, of one that was, and of nobody's.
//   npm run bench:servers [servers]

const SERVERS = Number(process.argv[2] ?? 1000);
const ARTICLES = 20;
const QUESTIONS = [
  'What was the score of the game?',
  'Who designed the building?',
  'When was the university founded?',
  'How many people live in the city?',
  'What is the speed of the train?',
];

const root = path.join(import.meta.dirname, '../../../shared/eval/xquad/seeds');
async function run(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'footnote-servers-'));
  try {
    const seedsDir = path.join(folder, 'seeds');
    cpSync(root, seedsDir, { recursive: true });
    await measure('no server', seedsDir, 0);
    const texts = readdirSync(path.join(root, 'en')).map((name) =>
      readFileSync(path.join(root, 'en', name), 'utf8'),
    );
    for (let server = 0; server < SERVERS; server++) {
      const own = path.join(seedsDir, 'servers', String(1000 + server));
      mkdirSync(own, { recursive: true });
      for (let i = 0; i < ARTICLES; i++)
        writeFileSync(
          path.join(own, `${i}.md`),
          `# Of server ${server}\n\n${texts[(server + i) % texts.length]}`,
        );
    }
    await measure(`${SERVERS} servers`, seedsDir, SERVERS);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(label: string, seedsDir: string, servers: number): Promise<void> {
  const log = pino({ level: 'silent' });
  const begin = performance.now();
  const library = await openLibrary({ seedsDir, dataDir: path.join(seedsDir, '../data'), log });
  const started = performance.now() - begin;
  const ask = async (server: string | null, text: string) => {
    const asked = performance.now();
    await scopedLibrary(library, async () => (server === null ? null : { server })).ask({ text });
    return performance.now() - asked;
  };
  const none: number[] = [];
  for (const text of QUESTIONS) await ask(null, text);
  for (let i = 0; i < 30; i++) none.push(await ask(null, QUESTIONS[i % QUESTIONS.length] as string));
  const before = process.memoryUsage.rss();
  console.log(
    `${label}: start ${seconds(started)}, memory ${megabytes(before)}, a question ${milliseconds(median(none))}`,
  );
  if (servers > 0) {
    const first: number[] = [];
    const again: number[] = [];
    let most = before;
    for (let i = 0; i < servers; i++) {
      const server = String(1000 + i);
      first.push(await ask(server, QUESTIONS[i % QUESTIONS.length] as string));
      again.push(await ask(server, QUESTIONS[(i + 1) % QUESTIONS.length] as string));
      most = Math.max(most, process.memoryUsage.rss());
      if (i === 0 || i === 99)
        console.log(`  after ${i + 1} of them: memory ${megabytes(process.memoryUsage.rss())}`);
    }
    const after: number[] = [];
    for (let i = 0; i < 30; i++) after.push(await ask(null, QUESTIONS[i % QUESTIONS.length] as string));
    console.log(
      `  a server’s first question ${milliseconds(median(first))}, the next ${milliseconds(median(again))}; ` +
        `all asked: memory ${megabytes(process.memoryUsage.rss())}, at most ${megabytes(most)}; nobody’s question ${milliseconds(median(after))}`,
    );
  }
  await library.close();
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const milliseconds = (ms: number) => `${ms.toFixed(0)} ms`;
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;

if (existsSync(root)) await run();
else console.log('No evaluation data beside the project: nothing to measure.');
