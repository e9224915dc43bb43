import path from 'node:path';
import { buildIndex, type IndexedPassage, type LanguageIndex } from '../../index/build.ts';
import { offlineEmbedder } from '../../index/embed.ts';
import { evidenceNames, gatherEvidence } from '../../index/evidence.ts';
import { bestWindow, sentenceWidths } from '../../index/excerpt.ts';
import { readQuery } from '../../index/query.ts';
import { search } from '../../index/search.ts';
import { readSeeds } from '../../index/seeds.ts';
import { evalFolder, type Row, readRows } from './sets.ts';

/** A question, the sentences of its candidates, and which of them answer it. */
interface Sample {
  row: Row;
  fold: number;
  count: number;
  /** count × evidence */
  x: Float32Array;
  /** 1 answers, 0 does not, -1 neither: the right words in another paragraph. */
  labels: Int8Array;
  holds: Uint8Array;
  groups: { passage: IndexedPassage; from: number; widths: number[] }[];
}

const F = evidenceNames.length;
const loose = (s: string) => s.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();
const folds = 5;
const root = evalFolder() as string;
const every = Number(process.env.EVERY ?? 1);

const widthsOf = new Map<IndexedPassage, number[]>();
async function gather(): Promise<Sample[]> {
  const samples: Sample[] = [];
  let seen = 0;
  for (const set of ['xquad', 'squadpt']) {
    const { seeds } = await readSeeds(path.join(root, set, 'seeds'));
    const index = await buildIndex(
      seeds.map((s) => s.article),
      offlineEmbedder,
    );
    for (const row of readRows(path.join(root, set, 'questions.jsonl'))) {
      if (++seen % every) continue;
      const own = index.languages.get(row.lang) as LanguageIndex;
      const [vector] = await offlineEmbedder.embed([row.question], 'query');
      const candidates = await search(own, row.question, vector!, 20);
      const query = readQuery(own, row.question, vector!, row.lang);
      const sentences = gatherEvidence(own, query, candidates);
      const answers = row.answers.map(loose);
      const count = sentences.length;
      const s: Sample = {
        row,
        fold: Number(row.article!.split('/')[1]!.slice(0, 3)) % folds,
        count,
        x: new Float32Array(count * F),
        labels: new Int8Array(count),
        holds: new Uint8Array(count),
        groups: [],
      };
      sentences.forEach((sentence, i) => {
        s.x.set(sentence.evidence, i * F);
        if (s.groups.at(-1)?.passage !== sentence.passage) {
          let widths = widthsOf.get(sentence.passage);
          if (!widths) {
            widths = sentenceWidths(sentence.passage);
            widthsOf.set(sentence.passage, widths);
          }
          s.groups.push({ passage: sentence.passage, from: i, widths });
        }
        if (sentence.passage.article.path !== row.article) return;
        const span = sentence.passage.sentences[sentence.place]!;
        const text = loose(sentence.passage.article.text.slice(span.start, span.end));
        if (!answers.some((a) => text.includes(a))) return;
        s.holds[i] = 1;
        s.labels[i] = sentence.passage.line === 3 + 2 * row.paragraph! ? 1 : -1;
      });
      samples.push(s);
    }
  }
  return samples;
}
const t0 = performance.now();
const samples = await gather();
const langs = [...new Set(samples.map((s) => s.row.lang))];
const perLang = new Map(langs.map((l) => [l, samples.filter((s) => s.row.lang === l).length]));
console.log(
  samples.length,
  'questions',
  samples.reduce((n, s) => n + s.count, 0),
  'sentences',
  ((performance.now() - t0) / 1000).toFixed(1),
  's',
);

export function fitRank(
  list: Sample[],
  mask: boolean[],
  warm: Float64Array,
  l2 = 3e-5,
  iterations = 40,
): Float64Array {
  const w = warm.map((v, i) => (mask[i] ? v : 0));
  const m = new Float64Array(F),
    v = new Float64Array(F),
    g = new Float64Array(F);
  const data = list.filter((s) => s.labels.includes(1));
  let total = 0;
  for (const s of data) total += 1 / perLang.get(s.row.lang)!;
  const sc = new Float64Array(2000);
  for (let it = 1; it <= iterations; it++) {
    g.fill(0);
    for (const { x, labels, count, row } of data) {
      const weight = 1 / perLang.get(row.lang)! / total;
      let max = -Infinity;
      for (let i = 0; i < count; i++) {
        let z = 0;
        for (let f = 0; f < F; f++) z += w[f]! * x[i * F + f]!;
        sc[i] = z;
        if (z > max) max = z;
      }
      let zs = 0,
        zp = 0;
      for (let i = 0; i < count; i++) {
        if (labels[i]! < 0) {
          sc[i] = 0;
          continue;
        }
        sc[i] = Math.exp(sc[i]! - max);
        zs += sc[i]!;
        if (labels[i]) zp += sc[i]!;
      }
      for (let i = 0; i < count; i++) {
        const d = (sc[i]! / zs - (labels[i] === 1 ? sc[i]! / zp : 0)) * weight;
        if (d < 1e-10 && d > -1e-10) continue;
        for (let f = 0; f < F; f++) g[f]! += d * x[i * F + f]!;
      }
    }
    for (let f = 0; f < F; f++) {
      if (!mask[f]) continue;
      const gr = g[f]! + l2 * w[f]!;
      m[f] = 0.9 * m[f]! + 0.1 * gr;
      v[f] = 0.99 * v[f]! + 0.01 * gr * gr;
      w[f]! -=
        (0.6 * Math.min(1, 2 * (1 - it / (iterations + 1))) * (m[f]! / (1 - 0.9 ** it))) /
        (Math.sqrt(v[f]! / (1 - 0.99 ** it)) + 1e-9);
    }
  }
  return w;
}
type Figures = [ans1: number, ans3: number, bold1: number, n: number];
function evaluate(list: Sample[], w: Float64Array, sums: Map<string, Figures>) {
  for (const s of list) {
    const r = sums.get(s.row.lang) ?? [0, 0, 0, 0];
    sums.set(s.row.lang, r);
    r[3]++;
    const ch = new Float64Array(s.count);
    let max = -Infinity;
    for (let i = 0; i < s.count; i++) {
      let z = 0;
      for (let f = 0; f < F; f++) z += w[f]! * s.x[i * F + f]!;
      ch[i] = z;
      max = Math.max(max, z);
    }
    for (let i = 0; i < s.count; i++) ch[i] = Math.exp(ch[i]! - max);
    const wins = s.groups
      .map((group) => ({
        group,
        ...bestWindow(group.widths, ch.subarray(group.from, group.from + group.widths.length)),
      }))
      .sort((a, b) => b.chance - a.chance)
      .slice(0, 3);
    const ok = wins.map(({ group, from, to }) => {
      if (group.passage.article.path !== s.row.article) return false;
      for (let i = from; i <= to; i++) if (s.holds[group.from + i]) return true;
      const p = group.passage;
      const text = loose(p.article.text.slice(p.sentences[from]!.start, p.sentences[to]!.end));
      return s.row.answers.some((a) => text.includes(loose(a)));
    });
    if (ok[0]) r[0]++;
    if (ok.includes(true)) r[1]++;
    if (ok[0] && s.holds[wins[0]!.group.from + wins[0]!.best]) r[2]++;
  }
}
const warm = new Float64Array(F);
function cv(mask: boolean[], label: string, show = false) {
  const sums = new Map<string, Figures>();
  for (let k = 0; k < folds; k++)
    evaluate(
      samples.filter((s) => s.fold === k),
      fitRank(
        samples.filter((s) => s.fold !== k),
        mask,
        warm,
      ),
      sums,
    );
  const macro = (i: number, ls: string[]) =>
    ls.reduce((n, l) => n + sums.get(l)![i]! / sums.get(l)![3], 0) / ls.length;
  const xq = langs.filter((l) => l !== 'pt');
  if (show)
    for (const [l, r] of sums)
      console.log(
        l,
        r
          .slice(0, 3)
          .map((x) => (x / r[3]).toFixed(3))
          .join(' '),
      );
  console.log(
    label.padEnd(22),
    'xquad',
    [0, 1, 2].map((i) => macro(i, xq).toFixed(4)).join(' '),
    `pt ${[0, 1, 2].map((i) => macro(i, ['pt']).toFixed(4)).join(' ')}`,
    ((performance.now() - t0) / 1000).toFixed(0),
  );
}
const all = evidenceNames.map(() => true);
warm.set(fitRank(samples, all, warm, 3e-5, 150));
cv(all, 'all', true);
const drop = (...names: string[]) => evidenceNames.map((n) => !names.includes(n));
for (const names of (process.argv[2] ?? '').split(';').filter(Boolean))
  cv(drop(...names.split(',')), `- ${names}`);
const w = fitRank(samples, all, warm);
console.log(evidenceNames.map((n, i) => `${n}: ${w[i]!.toFixed(2)}`).join(', '));
