import { benchCorpus, benchTokens } from './corpus.ts';
import { type Engine, engines, type Filled } from './engines.ts';
import { used } from './memory.ts';

// Fills one engine and asks it in each of its ways: `run.ts NAME PASSAGES`, one JSON object out. A process of its own, so that
// memory is its own.
const [name = '', size = '0'] = process.argv.slice(2);
const fill = engines[name];
if (!fill) throw new Error(`expected one of ${Object.keys(engines).join(', ')}, found ${name}`);

/** What a way of asking took, and which questions it got right, in their order. */
export interface Asked {
  way: string;
  /** Sorted, in ms. */
  times: number[];
  right: boolean[];
  megabytes: number;
}

/** What is printed. */
export interface Measured {
  name: string;
  seconds: number;
  cpuSeconds: number;
  megabytes: number;
  asked: Asked[];
}

/** Questions that every way of asking is asked, unless that takes longer than its share of the patience. */
const QUESTIONS = 500;
const PATIENCE_MS = 180_000;

const before = used();
const { ways, questions, ...built } = await filled(fill);
const megabytes = used() - before;
const asked: Asked[] = [];
for (const [way, engine] of Object.entries(ways))
  asked.push(await ask(way, engine, PATIENCE_MS / Object.keys(ways).length));
console.log(JSON.stringify({ name, ...built, megabytes, asked } satisfies Measured));

/** The texts are dropped when it returns: an engine that keeps them is measured with them. */
async function filled(fill: Filled) {
  const { texts, questions } = await benchCorpus(Number(size), QUESTIONS);
  const tokens = await benchTokens();
  const cpu = process.cpuUsage();
  const begin = performance.now();
  const ways = await fill(texts, tokens);
  // Closes what is built lazily.
  await Object.values(ways)[0]?.('first question');
  const seconds = (performance.now() - begin) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { ways, questions, seconds, cpuSeconds: (user + system) / 1e6 };
}

async function ask(way: string, engine: Engine, patienceMs: number): Promise<Asked> {
  const times: number[] = [];
  const right: boolean[] = [];
  const until = performance.now() + patienceMs;
  for (const { text, answer } of questions) {
    const start = performance.now();
    const found = await engine(text);
    times.push(performance.now() - start);
    right.push(answer.includes(found));
    if (performance.now() > until) break;
  }
  times.sort((a, b) => a - b);
  return { way, times, right, megabytes: used() - before };
}
