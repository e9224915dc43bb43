// How long it takes to open the table, to look a word up, and to find the nearest among a collection's words; how many of the true
// nearest are found. In milliseconds of the processor's time, so that other work on the machine does not count.
//
//   node --import tsx tools/wordvectors/speed.ts [WORDS_OF_THE_COLLECTION [TABLE]]

import { loadStemmer } from '../../index/text/stem.ts';
import { meaningOf } from '../../index/wordvectors/meaning.ts';
import { NearestWords } from '../../index/wordvectors/nearestWords.ts';
import { dot, MEANING_BYTES, openWordVectors } from '../../index/wordvectors/wordVectors.ts';

const LIMIT = 64;
const QUESTIONS = 100;

const [count = '200000', file] = process.argv.slice(2);
const table = openWordVectors(file);
print(
  'open',
  cost(10, () => openWordVectors(file)),
);
const all = [...table.keys.words()];
print(
  'look a word up',
  cost(all.length, (i) => table.find(all[i] as string)),
);
const stem = await loadStemmer('de');
print(
  'a word outside the table',
  cost(2000, (i) => meaningOf(table, `${all[(i * 7919) % all.length]}en`, stem)),
);

const step = Math.max(1, all.length / Number(count));
const words = Uint32Array.from({ length: Math.floor(all.length / step) }, (_, i) => Math.floor(i * step));
const packed = new Uint8Array(words.length * MEANING_BYTES);
print(
  'pack a word',
  cost(words.length, (i) => packed.set(table.pack(words[i] as number), i * MEANING_BYTES)),
);
print(
  `index ${words.length} words`,
  cost(1, () => new NearestWords(table, words, packed)),
);
const asked = Array.from({ length: QUESTIONS }, (_, i) => table.vector((i * 7919 + 13) % all.length));
const vectors = Array.from(words, (word) => table.vector(word));
const truth = asked.map((own) => {
  const near = Float64Array.from(vectors, (vector) => dot(own, vector));
  const order = [...near.keys()].sort((x, y) => (near[y] as number) - (near[x] as number));
  return new Set(order.slice(0, LIMIT).map((i) => words[i]));
});
for (const probes of [undefined, 8, 16, 24, 32, 48, 256]) {
  const index = new NearestWords(table, words, packed, probes);
  for (const vector of asked) index.find(vector, LIMIT);
  let found = 0;
  for (const [i, vector] of asked.entries())
    found += index.find(vector, LIMIT).filter(([word]) => truth[i]?.has(word)).length;
  const recall = ((100 * found) / (LIMIT * QUESTIONS)).toFixed(1);
  print(
    `nearest ${LIMIT}, ${probes ?? 'some'} cells, ${recall} % found`,
    cost(QUESTIONS, (i) => index.find(asked[i] as Float32Array, LIMIT)),
  );
}

function cost(times: number, work: (i: number) => void): number {
  const before = process.cpuUsage();
  for (let i = 0; i < times; i++) work(i);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / times;
}

function print(what: string, milliseconds: number): void {
  console.log(`${what.padEnd(36)} ${milliseconds.toFixed(4)} ms`);
}
