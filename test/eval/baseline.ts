import { inverseDocumentFrequency } from '../../index/engine/bm25.ts';
import { Postings } from '../../index/engine/postings/postings.ts';
import { openFolder } from '../../index/ingest/folder.ts';
import { splitPassages } from '../../index/ingest/passages.ts';
import { readSeeds } from '../../index/ingest/seeds.ts';
import { renderExcerpt } from '../../index/rerank/excerpt.ts';
import { bestWindow } from '../../index/rerank/window.ts';
import { loadStemmer } from '../../index/text/stem.ts';
import { tokenize } from '../../index/text/tokenize.ts';
import { width } from '../../index/text/width.ts';
import type { Row } from './sets.ts';

/** What the baseline says to a question, in the judge's form. */
export interface BaselineAnswer {
  id: string;
  language: string;
  answered: boolean;
  citations: {
    article: string;
    language: string;
    excerpt: string;
    text: string;
    highlight: string;
    lines: [number, number];
  }[];
  /** BM25 of the first passage over the most that is possible. */
  signal: number;
}

/**
 * A textbook search engine, told the language: Okapi BM25 (k1 1.2, b 0.75) over stemmed paragraphs, then the sentence
 * with the most matched inverse document frequency, neighbours added up to 500 characters.
 */
export async function baseline(
  seedsFolder: string,
  rows: Row[],
  languageOf: (row: Row) => string,
): Promise<BaselineAnswer[]> {
  const engines = new Map<string, Awaited<ReturnType<typeof engine>>>();
  const { seeds } = await readSeeds(openFolder(seedsFolder));
  const answers: BaselineAnswer[] = [];
  for (const row of rows) {
    const language = languageOf(row);
    let own = engines.get(language);
    if (!own) {
      own = await engine(
        language,
        seeds.map((seed) => seed.article).filter((article) => article.language === language),
      );
      engines.set(language, own);
    }
    answers.push({ id: row.id, language: row.lang, ...own(row.question) });
  }
  return answers;
}

/** Declines below the signal that is best for exactly these questions: better than a baseline could know. */
export function withBestThreshold(answers: BaselineAnswer[], rows: Row[]): BaselineAnswer[] {
  const unanswerable = new Set(rows.filter((row) => row.article === null).map((row) => row.id));
  if (unanswerable.size === 0) return answers;
  let best = { threshold: 0, mean: 0 };
  for (let threshold = 0; threshold < 1; threshold += 0.01) {
    const kept = answers.filter((a) => !unanswerable.has(a.id) && a.signal >= threshold).length;
    const declined = answers.filter((a) => unanswerable.has(a.id) && a.signal < threshold).length;
    const mean = (kept / (answers.length - unanswerable.size) + declined / unanswerable.size) / 2;
    if (mean > best.mean) best = { threshold, mean };
  }
  return answers.map((a) => ({ ...a, answered: a.answered && a.signal >= best.threshold }));
}

async function engine(
  language: string,
  articles: Awaited<ReturnType<typeof readSeeds>>['seeds'][number]['article'][],
) {
  const stem = await loadStemmer(language);
  const terms = (text: string) => tokenize(text).map(stem);
  const postings = new Postings({ k1: K1, b: 0.75, idfPower: 1 });
  const all = articles.flatMap((article) => splitPassages(article).map((passage) => ({ article, passage })));
  for (const [i, { article, passage }] of all.entries()) {
    postings.add(
      i,
      terms(article.text.slice(passage.start, passage.end)).map((term) => postings.terms.intern(term)),
    );
  }
  const total = new Float64Array(all.length);
  const idf = (term: string) => inverseDocumentFrequency(postings.docFreqOf(term), postings.docCount, 1);
  return (question: string): Omit<BaselineAnswer, 'id' | 'language'> => {
    const query = postings.query(terms(question));
    total.fill(0);
    postings.accumulate(query, total);
    const order = [...total.keys()]
      .filter((doc) => total[doc] !== 0)
      .sort((a, b) => (total[b] as number) - (total[a] as number));
    const citations = order.slice(0, 3).map((doc) => {
      const { article, passage } = all[doc] as (typeof all)[number];
      const texts = passage.sentences.map(({ start, end }) => article.text.slice(start, end));
      const matched = texts.map((text) => {
        const own = new Set(terms(text));
        return [...new Set(terms(question))].reduce((sum, term) => sum + (own.has(term) ? idf(term) : 0), 0);
      });
      const top = matched.indexOf(Math.max(...matched));
      // The widest window around the sentence: its share counts for more than all the others together.
      const window = bestWindow(
        texts.map((text) => ({ width: width(text), lines: 0, introduces: false, isItem: false })),
        matched.map((_, i) => (i === top ? texts.length + 1 : 1)),
      );
      const { excerpt, text, bold, lines } = renderExcerpt({ ...passage, article }, window, [top, top]);
      const highlight = text.slice(...bold);
      return { article: article.path, language: article.language, excerpt, text, highlight, lines };
    });
    const most = query.weights.reduce((sum, weight) => sum + weight * (K1 + 1), 0);
    const signal = most > 0 ? (total[order[0] ?? 0] ?? 0) / most : 0;
    return { answered: citations.length > 0, citations, signal };
  };
}

const K1 = 1.2;
