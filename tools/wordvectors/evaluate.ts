// How good the table is: its soft match alone ranks the passages of folders that the project cuts, and pairs of words.
//
//   node --import tsx tools/wordvectors/evaluate.ts [EVALUATION_FOLDER [TABLE]]
//
//   soft(q, p) = sum over the question's words w of idf(w) s(w) max over p's words t of sim(w, t)², over the sum of idf(w) s(w)
//
// sim is the cosine, at least 0, and 1 for the same word or stem; s(w) = a / (a + f(w)), f the word's frequency in the language of
// the question (Arora et al. 2017). Title and headings count as words of the passage.

import { loadStemmer, type Stem } from '../../index/text/stem.ts';
import { tokenize } from '../../index/text/tokenize.ts';
import { meaningOf, type WordMeaning } from '../../index/wordvectors/meaning.ts';
import { dot, openWordVectors, type WordVectors } from '../../index/wordvectors/wordVectors.ts';
import { pairs } from './pairs.ts';
import { evaluationSets, type Passages, type Question, type QuestionSet } from './sets.ts';

const A = 1e-3;

/** How often the right passage came first, and among three. */
interface Figures {
  first: number;
  three: number;
  count: number;
}

const [folder = '../shared/eval', file] = process.argv.slice(2);
const table = openWordVectors(file);
console.log(`${table.size.toLocaleString('en')} words and forms, ${table.hash.slice(0, 12)}`);
for (const [kind, list] of Object.entries(pairs)) {
  const found = list.map(([a, b]) => `${a} ${b} ${similarity(a, b)}`);
  console.log(`\n${kind}: ${found.join(', ')}`);
}
console.log(
  "\nRight passage first / among three; share of the questions' words outside the table, and still without a meaning",
);
for await (const set of evaluationSets(folder)) {
  const rows = new Map<string, Figures>();
  const outside = { all: 0, unknown: 0, nothing: 0 };
  await rank(set, rows, outside);
  const cells = [...rows].map(
    ([row, { first, three, count }]) => `${row} ${share(first, count)}/${share(three, count)}`,
  );
  const words = `${share(outside.unknown, outside.all)} ${share(outside.nothing, outside.all)}`;
  console.log(`${set.name.padEnd(22)} ${cells.join('  ')}  | ${words}`);
}

function share(part: number, whole: number): string {
  return (part / Math.max(1, whole)).toFixed(2).replace(/^0/, '');
}

function similarity(a: string, b: string): string {
  const [x, y] = [a, b].map((word) => meaningOf(table, tokenize(word).join(' '), (w) => w));
  return x && y ? dot(x.vector, y.vector).toFixed(2) : '?';
}

async function rank(
  set: QuestionSet,
  rows: Map<string, Figures>,
  outside: { all: number; unknown: number; nothing: number },
) {
  const collection = await readCollection(table, set.passages);
  const best = new Map<string, Float32Array>();
  for (const question of set.questions) {
    const stem = await loadStemmer(question.lang);
    const scores = new Float64Array(set.passages.length);
    for (const word of tokenize(question.question)) {
      const meaning = meaningOf(table, word, stem, question.lang);
      outside.all++;
      if (!meaning?.known && !/\p{N}/u.test(word)) outside.unknown++;
      if (!meaning && !/\p{N}/u.test(word)) outside.nothing++;
      const key = `${question.lang}\t${word}`;
      let own = best.get(key);
      if (!own) {
        own = bestOfPassages(collection, word, stem(word), meaning);
        best.set(key, own);
      }
      const weight = collection.idf(stem(word)) * (A / (A + (meaning?.frequency ?? 0)));
      for (let p = 0; p < scores.length; p++)
        scores[p] = (scores[p] as number) + weight * (own[p] as number) ** 2;
    }
    judge(question, scores, rows);
  }
}

function judge({ right, kind, lang }: Question, scores: Float64Array, rows: Map<string, Figures>): void {
  if (right.length === 0) return;
  const top = Math.max(...right.map((p) => scores[p] as number));
  let better = 0;
  // Of passages that score alike, half are taken to stand before the right one.
  for (const [p, score] of scores.entries())
    if (!right.includes(p)) better += score > top + 1e-9 ? 1 : score > top - 1e-9 ? 0.5 : 0;
  const row = rows.get(kind ?? lang) ?? { first: 0, three: 0, count: 0 };
  rows.set(kind ?? lang, {
    first: row.first + Number(better < 1),
    three: row.three + Number(better < 3),
    count: row.count + 1,
  });
}

interface Collection {
  forms: { word: string; stem: string; meaning: WordMeaning | null }[];
  /** Of each passage, its forms' numbers. */
  passages: Uint32Array[];
  idf(stem: string): number;
}

async function readCollection(vectors: WordVectors, passages: Passages): Promise<Collection> {
  const numbers = new Map<string, number>();
  const forms: Collection['forms'] = [];
  const counts = new Map<string, number>();
  const lists: Uint32Array[] = [];
  for (const { words, language } of passages) {
    const stem: Stem = await loadStemmer(language);
    const own = new Set<number>();
    for (const word of words) {
      let number = numbers.get(word);
      if (number === undefined) {
        number = forms.length;
        numbers.set(word, number);
        forms.push({ word, stem: stem(word), meaning: meaningOf(vectors, word, stem, language) });
      }
      own.add(number);
    }
    for (const form of new Set([...own].map((number) => forms[number]?.stem as string)))
      counts.set(form, (counts.get(form) ?? 0) + 1);
    lists.push(Uint32Array.from(own));
  }
  return {
    forms,
    passages: lists,
    idf: (stem) => Math.log((passages.length + 1) / ((counts.get(stem) ?? 0) + 0.5)),
  };
}

/** Of each passage, how near its nearest word is. */
function bestOfPassages(
  { forms, passages }: Collection,
  word: string,
  stem: string,
  own: WordMeaning | null,
): Float32Array {
  const near = Float32Array.from(forms, (form) => {
    if (form.word === word || form.stem === stem) return 1;
    return own && form.meaning ? Math.max(0, dot(own.vector, form.meaning.vector)) : 0;
  });
  return Float32Array.from(passages, (list) =>
    list.reduce((most, form) => Math.max(most, near[form] as number), 0),
  );
}
