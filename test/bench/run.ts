import { benchCorpus, benchTokens } from './corpus.ts';
import { engines } from './engines.ts';

// Fills one engine and asks it: `run.ts NAME PASSAGES`, one JSON object out. A process of its own, so that memory is its own.
const [name = '', size = '0'] = process.argv.slice(2);
const engine = engines[name];
if (!engine) throw new Error(`expected one of ${Object.keys(engines).join(', ')}, found ${name}`);
const { texts, questions } = await benchCorpus(Number(size), engine.queries);
const tokens = await benchTokens();
const used = () => {
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { live: heapUsed + external, rss };
};
const before = used();
const begin = performance.now();
const ask = await engine.fill(texts, tokens);
await ask('first question'); // closes what is built lazily
const seconds = (performance.now() - begin) / 1000;
const after = used();
const times: number[] = [];
let right = 0;
const patience = performance.now() + 60_000;
for (const { text, answer } of questions) {
  const start = performance.now();
  const found = await ask(text);
  times.push(performance.now() - start);
  if (answer.includes(found)) right++;
  if (performance.now() > patience) break;
}
times.sort((a, b) => a - b);
const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
console.log(
  JSON.stringify({
    name,
    seconds,
    megabytes: (after.live - before.live) / 1e6,
    p50: at(0.5),
    p95: at(0.95),
    max: times.at(-1),
    recall: right / times.length,
    queries: times.length,
  }),
);
