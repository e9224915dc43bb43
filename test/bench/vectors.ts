import { OF_A_MODEL, QuantizedVectorIndex } from '../../index/engine/vectors/quantizedVectorIndex.ts';
import { VectorIndex } from '../../index/engine/vectors/vectorIndex.ts';

/** As many dimensions as small sentence models have. */
const SIZE = 384;

const FOUND = 64;
const QUESTIONS = 60;

/**
 * How long it takes to find the nearest of so many vectors of a model, and how many of the nearest twenty are among those
 * found, beside a scan of all. The vectors are made up, shaped as models leave them: a narrow cone, many topics, most of
 * what differs in few dimensions.
 */
export function scanReport(count: number): string {
  const next = normal(count);
  const scale = Array.from({ length: SIZE }, (_, d) => 1 / Math.sqrt(1 + d / 20));
  const axis = Array.from({ length: SIZE }, () => next() * 1.7);
  const topics = Array.from({ length: 2000 }, () => scale.map((s) => next() * s * 0.8));
  const one = (topic: number) =>
    unit(
      axis.map((a, d) => a + at(topics[topic % topics.length] as number[], d) + next() * at(scale, d) * 0.6),
    );
  const quick = new QuantizedVectorIndex(SIZE, FOUND, OF_A_MODEL);
  const whole = new VectorIndex(SIZE, FOUND);
  for (let i = 1; i <= count; i++) {
    const vector = one(i * 7919);
    quick.add(i, vector);
    whole.add(i, vector);
  }
  quick.prepare();
  const times: { quick: number[]; whole: number[] } = { quick: [], whole: [] };
  let found = 0;
  let wanted = 0;
  for (let i = 0; i < QUESTIONS; i++) {
    const question = one(i * 104729);
    const keys = new Set(timed(times.quick, () => quick.find(question, 0)).map(([key]) => key));
    const nearest = timed(times.whole, () => whole.find(question, -1)).slice(0, 20);
    wanted += nearest.length;
    found += nearest.filter(([key]) => keys.has(key)).length;
  }
  const figures = (list: number[]) =>
    [0.5, 0.95].map((share) => quantile(list, share).toFixed(2)).join(' / ');
  return [
    `${count.toLocaleString('en')} vectors of ${SIZE} dimensions, p50 / p95 ms on one core:`,
    `  as the bot looks for them ${figures(times.quick)} (${((100 * found) / wanted).toFixed(1)} % of the nearest 20)`,
    `  all compared              ${figures(times.whole)}`,
  ].join('\n');
}

function timed<T>(times: number[], work: () => T): T {
  const start = performance.now();
  const result = work();
  times.push(performance.now() - start);
  return result;
}

function quantile(times: number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return at(sorted, Math.min(sorted.length - 1, Math.floor(sorted.length * share)));
}

function unit(values: number[]): Float32Array {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
}

/** Lehmer's generator (modulus 2^31 - 1) with the transform of Box and Muller. */
function normal(seed: number): () => number {
  let state = (seed % 2147483647) + 1;
  const uniform = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

function at(values: ArrayLike<number>, place: number): number {
  return values[place] as number;
}
