import { benchCorpus } from './test/bench/corpus.ts';
import * as E from './test/bench/engines.ts';
const { texts, questions } = await benchCorpus(Number(process.env.N ?? 10000), 400);
const way = (await E.engines['Footnote'](texts, ((t: string) => []) as any))['a whole question'];
for (const q of questions.slice(0, 100)) await way(q.text);
const qs = questions.slice(100, 300);
const best = qs.map(() => Infinity), first: number[] = [], cpu: number[] = [];
for (let r = 0; r < 5; r++) { const c0 = process.cpuUsage(); for (let i = 0; i < qs.length; i++) { const t = performance.now(); await way(qs[i].text); const e = performance.now() - t; if (r === 0) first.push(e); best[i] = Math.min(best[i], e); } const c = process.cpuUsage(c0); cpu.push((c.user + c.system) / 1000 / qs.length); }
const med = (l: number[]) => l.toSorted((a, b) => a - b)[l.length >> 1]; const q = (l: number[], p: number) => l.toSorted((a, b) => a - b)[Math.floor(l.length * p)];
console.log('first p50', med(first).toFixed(2), 'p95', q(first, .95).toFixed(1), 'p99', q(first, .99).toFixed(1), '| min p50', med(best).toFixed(2), 'p95', q(best, .95).toFixed(1), '| cpu/q first', cpu[0].toFixed(2), 'later', Math.min(...cpu.slice(1)).toFixed(2));
