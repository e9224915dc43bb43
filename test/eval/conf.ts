import fs from 'node:fs';
import path from 'node:path';
import { buildIndex, type Index } from '../../index/build.ts';
import { offlineEmbedder } from '../../index/embed.ts';
import { evidenceNames } from '../../index/evidence.ts';
import { functionWords } from '../../index/functionwords.ts';
import { rank } from '../../index/rank.ts';
import { readSeeds } from '../../index/seeds.ts';
import { wordsOf } from '../../index/tokenize.ts';
import { evalFolder, type Row, readRows } from './sets.ts';

const root = evalFolder() as string;
const every = Number(process.env.EVERY ?? 2);
const folds = 5;
const out: { kind: string; lang: string; fold: number; y: number; f: Record<string, number> }[] = [];
const nameIx = Object.fromEntries(evidenceNames.map((n, i) => [n, i]));

async function feat(index: Index, lang: string, row: Row, kind: string, y: number, fold: number) {
  const own = index.languages.get(lang);
  if (!own) return;
  const [v] = await offlineEmbedder.embed([row.question], 'query');
  const hits = await rank(own, row.question, v!, row.lang);
  const top = hits[0];
  const f: Record<string, number> = {};
  const at = (h: typeof top, n: string) => (h ? h.sentences[h.window.best]!.evidence[nameIx[n]!]! : 0);
  for (const n of evidenceNames) f[n] = at(top, n);
  f.chance = top?.window.chance ?? 0;
  f.margin = (top?.window.chance ?? 0) - (hits[1]?.window.chance ?? 0);
  f.second = at(hits[1], 'passage');
  f.maxPassage = Math.max(0, ...hits.map((h) => at(h, 'passage')));
  f.maxSub = Math.max(0, ...hits.map((h) => at(h, 'subwords')));
  f.maxCovered = Math.max(0, ...hits.map((h) => at(h, 'covered')));
  const words = wordsOf(row.question);
  const fw = functionWords(row.lang);
  const content = [...new Set(words)].filter((w) => !fw.has(w));
  f.words = Math.log(1 + content.length);
  f.unknown = content.length
    ? content.filter((w) => !own.text.postings.ids.has(own.stem(w))).length / content.length
    : 1;
  f.n = Math.log(own.passages.length);
  f.right = top && row.article && top.passage.article.path === row.article ? 1 : 0;
  out.push({ kind, lang: row.lang, fold, y, f });
}
const foldOf = (article: string) => Number(article.split('/')[1]!.slice(0, 3));
for (const set of ['xquad', 'squadpt']) {
  const { seeds } = await readSeeds(path.join(root, set, 'seeds'));
  const articles = seeds.map((s) => s.article);
  const rows = readRows(path.join(root, set, 'questions.jsonl')).filter((_, i) => i % every === 0);
  const k = set === 'squadpt' ? 4 : folds;
  for (let fold = 0; fold < k; fold++) {
    const index = await buildIndex(
      articles.filter((a) => foldOf(a.path) % k !== fold),
      offlineEmbedder,
    );
    for (const row of rows) {
      const own = foldOf(row.article!) % k;
      if (own === fold) await feat(index, row.lang, row, 'out', 0, own);
      else if ((own + 1) % k === fold) await feat(index, row.lang, row, 'out', 1, own);
    }
  }
  // small corpora: two articles
  if (set === 'xquad')
    for (let pair = 0; pair < 10; pair++) {
      const index = await buildIndex(
        articles.filter((a) => Math.floor((foldOf(a.path) - 1) / 2) === pair),
        offlineEmbedder,
      );
      for (const [i, row] of rows.entries()) {
        const own = Math.floor((foldOf(row.article!) - 1) / 2);
        if (own === pair) await feat(index, row.lang, row, 'small', 1, foldOf(row.article!) % folds);
        else if (own === (pair + 3) % 10)
          await feat(index, row.lang, row, 'small', 0, foldOf(row.article!) % folds);
      }
    }
  const index = await buildIndex(articles, offlineEmbedder);
  for (const row of readRows(path.join(root, set, 'offtopic.jsonl')))
    await feat(index, row.lang, row, 'offtopic', 0, -1);
  for (const row of rows) await feat(index, row.lang, row, 'full', 1, foldOf(row.article!) % folds);
  if (set === 'xquad') {
    const en = await buildIndex(
      articles.filter((a) => a.language === 'en'),
      offlineEmbedder,
    );
    for (let fold = 0; fold < folds; fold++) {
      const less = await buildIndex(
        articles.filter((a) => a.language === 'en' && foldOf(a.path) % folds !== fold),
        offlineEmbedder,
      );
      for (const row of rows)
        if (row.lang !== 'en') {
          const own = foldOf(row.article!) % folds;
          if (own === fold) await feat(less, 'en', row, 'foreign', 0, own);
          if ((own + 1) % folds === fold)
            await feat(less, 'en', { ...row, article: row.article!.replace(/^../, 'en') }, 'foreign', 1, own);
        }
    }
    for (const row of rows)
      if (row.lang !== 'en')
        await feat(
          en,
          'en',
          { ...row, article: row.article!.replace(/^../, 'en') },
          'foreignfull',
          1,
          foldOf(row.article!) % folds,
        );
    for (const row of readRows(path.join(root, set, 'offtopic.jsonl')))
      if (row.lang !== 'en') await feat(en, 'en', row, 'foreignoff', 0, -1);
  }
}
fs.writeFileSync('/tmp/conf.jsonl', out.map((o) => JSON.stringify(o)).join('\n'));
console.log(out.length);
