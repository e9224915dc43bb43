import path from 'node:path';
import type { Article } from '../../index/ingest/article.ts';
import { openFolder } from '../../index/ingest/folder.ts';
import { readSeeds } from '../../index/ingest/seeds.ts';
import { type Row, readRows } from './sets.ts';
import { naturalSets } from './standardSets.ts';

/** Articles and the questions that weights are fitted on. */
export interface Corpus {
  name: string;
  /** Real documentation, not an encyclopedia. */
  documentation: boolean;
  articles: Article[];
  /** Of the articles that are asked in another language. */
  language: string;
  /** Answered, in the language of their articles. */
  rows: Row[];
  /** Answered by articles in `language`, which is another than the question's. */
  crossLingual: Row[];
  /** Near the subject of the articles, but they don't say. */
  nearTopic: Row[];
  /** On other subjects. */
  offTopic: Row[];
  /**
   * Whose weights judge a question about an article: those fitted on all other folds. A folder of documentation is one; no
   * article of an encyclopedia is in two, in whatever language.
   */
  foldOf(article: string | null): string;
}

/** Folds of each encyclopedia. */
const FOLDS = 5;

/** Reads the sets beside the project, of the encyclopedias every n-th question. */
export async function readCorpora(folder: string, every: number): Promise<Corpus[]> {
  const sample = (rows: Row[]) => rows.filter((_, i) => i % every === 0);
  const corpora: Corpus[] = [];
  for (const name of ['xquad', 'squadpt']) {
    const rows = readRows(path.join(folder, name, 'questions.jsonl'));
    corpora.push({
      name,
      documentation: false,
      articles: await readArticles(path.join(folder, name, 'seeds')),
      language: 'en',
      rows: sample(rows),
      crossLingual: name === 'xquad' ? sample(rows).flatMap(onEnglish(rows)) : [],
      nearTopic: [],
      offTopic: [],
      foldOf: (article) => String(numberOf(article) % FOLDS),
    });
  }
  const { own, crossLingual } = naturalSets(folder);
  for (const [i, { name, seeds, rows }] of own.entries()) {
    const answered = rows.filter(({ article }) => article !== null);
    corpora.push({
      name,
      documentation: true,
      articles: await readArticles(seeds),
      language: answered[0]?.lang ?? 'en',
      rows: answered,
      crossLingual: crossLingual[i]?.rows ?? [],
      nearTopic: rows.filter(({ article }) => article === null),
      offTopic: own.flatMap((other) => (other.name === name ? [] : other.rows)),
      foldOf: () => name,
    });
  }
  return corpora;
}

async function readArticles(seeds: string): Promise<Article[]> {
  return (await readSeeds(openFolder(seeds))).seeds.map((seed) => seed.article);
}

/** The same questions asked of the English articles, which are parallel to the others: the English one has the answers. */
function onEnglish(rows: Row[]): (row: Row) => Row[] {
  const english = new Map(rows.filter(({ lang }) => lang === 'en').map((row) => [keyOf(row), row]));
  return (row) => {
    const same = row.lang === 'en' ? undefined : english.get(keyOf(row));
    return same ? [{ ...same, lang: row.lang, question: row.question, id: row.id }] : [];
  };
}

/** The number of an encyclopedia's article, the same in all languages; 0 for others. */
export function numberOf(article: string | null): number {
  return Number(/(\d+)_[^/]*$/.exec(article ?? '')?.[1] ?? 0);
}

function keyOf({ id }: Row): string {
  return id.split('-').slice(2).join('-');
}
