import { create, insert, search } from '@orama/orama';
import FlexSearch from 'flexsearch';
import Database from 'libsql';
import MiniSearch from 'minisearch';
import { answer } from '../../index/answer.ts';
import type { Article } from '../../index/article.ts';
import type { Index, IndexedPassage, LanguageIndex } from '../../index/build.ts';
import { type EvalEmbedding, evalEmbedding } from '../eval/embedding.ts';

/** A search engine filled with texts: a question in, the number of the first passage out. */
export type Engine = (question: string) => number | Promise<number>;

/** Fills an engine; `tokens` are the words of a text, the same for all. */
export type Filled = (texts: string[], tokens: (text: string) => string[]) => Promise<Engine>;

/** What is compared, by name; queries of the slow ones are fewer. */
export const engines: Readonly<Record<string, { fill: Filled; queries: number }>> = {
  'footnote, text': { fill: footnoteText, queries: 500 },
  'footnote, hybrid': { fill: footnoteHybrid, queries: 500 },
  'footnote, whole question': { fill: footnoteAnswer, queries: 500 },
  FlexSearch: { fill: flexSearch, queries: 500 },
  MiniSearch: { fill: miniSearch, queries: 150 },
  'SQLite FTS5': { fill: sqlite, queries: 150 },
  'Orama, exact': { fill: (texts, tokens) => stockOrama(texts, tokens, true), queries: 60 },
  'Orama, stock': { fill: (texts, tokens) => stockOrama(texts, tokens, false), queries: 30 },
};

async function built(texts: string[]): Promise<{ index: Index; embedding: EvalEmbedding }> {
  // Two thousand passages an article, as a large library has them.
  const articles: Article[] = [];
  for (let from = 0; from < texts.length; from += 2000) {
    const text = texts.slice(from, from + 2000).join('\n\n');
    articles.push({ path: `${from}.txt`, title: `Articles ${from}`, language: 'en', text, bodyStart: 0 });
  }
  const embedding = await evalEmbedding();
  return { index: await embedding.build(articles), embedding };
}

async function footnoteText(texts: string[]): Promise<Engine> {
  const own = (await built(texts)).index.languages.get('en') as LanguageIndex;
  return async (question) => {
    const found = await search(own.db, { term: question, properties: ['text'], limit: 10 });
    return numberOf(own.passages[Number(found.hits[0]?.id) - 1]);
  };
}

async function footnoteHybrid(texts: string[]): Promise<Engine> {
  const { index, embedding } = await built(texts);
  const own = index.languages.get('en') as LanguageIndex;
  const [text, vector] = embedding.embedder.meaning ? [0.5, 0.5] : [0.9, 0.1];
  return async (question) => {
    const value = Array.from(await embedding.ask(question));
    const found = await search(own.db, {
      mode: 'hybrid',
      term: question,
      properties: ['text'],
      vector: { value, property: 'vector' },
      similarity: 0.05,
      hybridWeights: { text, vector },
      limit: 10,
    });
    return numberOf(own.passages[Number(found.hits[0]?.id) - 1]);
  };
}

async function footnoteAnswer(texts: string[]): Promise<Engine> {
  const { index } = await built(texts);
  return async (question) => {
    const [first] = (await answer(index, { text: question })).citations;
    return first ? Number.parseInt(first.article, 10) + Math.floor((first.lines[0] - 1) / 2) : -1;
  };
}

function numberOf(passage: IndexedPassage | undefined): number {
  return passage ? Number.parseInt(passage.article.path, 10) + Math.floor((passage.line - 1) / 2) : -1;
}

async function stockOrama(
  texts: string[],
  tokens: (text: string) => string[],
  exact: boolean,
): Promise<Engine> {
  // Duplicates are what lets stock Orama see how often a word stands in a text.
  const tokenizer = { language: 'english', normalizationCache: new Map(), tokenize: tokens };
  const db = create({ schema: { text: 'string' }, components: { tokenizer }, sort: { enabled: false } });
  for (const [i, text] of texts.entries()) await insert(db, { id: String(i), text });
  return async (question) => {
    const found = await search(db, { term: question, limit: 10, exact });
    return Number(found.hits[0]?.id ?? -1);
  };
}

async function miniSearch(texts: string[], tokens: (text: string) => string[]): Promise<Engine> {
  const engine = new MiniSearch({ fields: ['text'], tokenize: tokens, processTerm: (term) => term });
  engine.addAll(texts.map((text, id) => ({ id, text })));
  return (question) => Number(engine.search(question)[0]?.id ?? -1);
}

async function flexSearch(texts: string[], tokens: (text: string) => string[]): Promise<Engine> {
  const engine = new FlexSearch.Index({ encode: tokens, tokenize: 'strict', resolution: 9 });
  for (const [id, text] of texts.entries()) engine.add(id, text);
  return (question) => Number(engine.search(question, { limit: 10, suggest: true })[0] ?? -1);
}

async function sqlite(texts: string[], tokens: (text: string) => string[]): Promise<Engine> {
  const db = new Database(':memory:');
  // The words come cut and stemmed; each is written in hexadecimal so that SQLite does not cut it again.
  const words = (text: string) => tokens(text).map((token) => `w${Buffer.from(token).toString('hex')}`);
  db.exec("create virtual table passages using fts5(text, content='', tokenize='ascii')");
  const add = db.prepare('insert into passages (rowid, text) values (?, ?)');
  db.exec('begin');
  for (const [i, text] of texts.entries()) add.run(i, words(text).join(' '));
  db.exec('commit');
  const find = db.prepare(
    'select rowid from passages where passages match ? order by bm25(passages) limit 10',
  );
  return (question) => {
    const row = find.get([...new Set(words(question))].join(' OR ')) as { rowid: number } | undefined;
    return row?.rowid ?? -1;
  };
}
