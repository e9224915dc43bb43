import { create, insert, search } from '@orama/orama';
import FlexSearch from 'flexsearch';
import Database from 'libsql';
import MiniSearch from 'minisearch';
import { answer } from '../../index/answer.ts';
import type { Index, LanguageIndex } from '../../index/engine/languageIndex.ts';
import type { OramaIndex } from '../../index/engine/orama/oramaIndex.ts';
import { parseQuery } from '../../index/engine/query.ts';
import type { IndexedPassage } from '../../index/engine/searchEngine.ts';
import type { Article } from '../../index/ingest/article.ts';
import { paragraphs } from '../../index/ingest/formats/text.ts';
import { type EvalEmbedding, evalEmbedding } from '../eval/embedding.ts';

/** A search engine filled with texts: a question in, the number of the first passage out. */
export type Engine = (question: string) => number | Promise<number>;

/** Fills an engine, and gives the ways to ask it, by name; `tokens` are the words of a text, the same for all. */
export type Filled = (
  texts: string[],
  tokens: (text: string) => string[],
) => Promise<Readonly<Record<string, Engine>>>;

/** What is compared, by name. */
export const engines: Readonly<Record<string, Filled>> = {
  Footnote: footnote,
  FlexSearch: flexSearch,
  MiniSearch: miniSearch,
  SQLite: sqlite,
  Orama: stockOrama,
};

export async function built(texts: string[]): Promise<{ index: Index; embedding: EvalEmbedding }> {
  // Two thousand passages an article, as a large library has them.
  const articles: Article[] = [];
  for (let from = 0; from < texts.length; from += 2000) {
    const text = texts.slice(from, from + 2000).join('\n\n');
    articles.push({
      path: `${from}.txt`,
      title: `Articles ${from}`,
      language: 'en',
      text,
      blocks: paragraphs(text, 0),
    });
  }
  const embedding = await evalEmbedding();
  return { index: await embedding.build(articles), embedding };
}

async function footnote(texts: string[]): Promise<Record<string, Engine>> {
  const { index, embedding } = await built(texts);
  const own = index.languages.get('en') as LanguageIndex;
  const { db, passages } = own as OramaIndex;
  return {
    text: async (term) => {
      const found = await search(db, { term, properties: ['text'], limit: 10 });
      return numberOf(passages[Number(found.hits[0]?.id) - 1]);
    },
    hybrid: async (term) => {
      const found = await search(db, { ...(await hybrid(term, embedding)), properties: ['text'] });
      return numberOf(passages[Number(found.hits[0]?.id) - 1]);
    },
    'its own search': async (question) => {
      const query = parseQuery(own.analyzer, question, await embedding.ask(question), 'en');
      const [first] = await own.search(query, 10);
      return numberOf(first?.passage);
    },
    'a whole question': async (text) => {
      const [first] = (await answer(index, { text })).citations;
      return first ? Number.parseInt(first.article, 10) + Math.floor((first.lines[0] - 1) / 2) : -1;
    },
  };
}

/** A hybrid search as this project's own. */
async function hybrid(term: string, { ask, embedder }: EvalEmbedding) {
  const [text, vector] = embedder.meaning ? [0.5, 0.5] : [0.9, 0.1];
  return {
    mode: 'hybrid' as const,
    term,
    vector: { value: Array.from(await ask(term)), property: 'vector' },
    similarity: 0.05,
    hybridWeights: { text, vector },
    limit: 10,
  };
}

function numberOf(passage: IndexedPassage | undefined): number {
  return passage ? Number.parseInt(passage.article.path, 10) + Math.floor((passage.line - 1) / 2) : -1;
}

/** As it comes, with the same words and the same vectors. */
async function stockOrama(
  texts: string[],
  tokens: (text: string) => string[],
): Promise<Record<string, Engine>> {
  const tokenizer = { language: 'english', normalizationCache: new Map(), tokenize: tokens };
  const embedding = await evalEmbedding();
  const { embedder } = embedding;
  const schema = { text: 'string', vector: `vector[${embedder.dimensions}]` } as const;
  const db = create({ schema, components: { tokenizer }, sort: { enabled: false } });
  for (const [i, text] of texts.entries()) {
    const [vector] = await embedder.embed([text], 'passage');
    await insert(db, { id: String(i), text, vector: Array.from(vector as Float32Array) });
  }
  const first = ({ hits }: { hits: { id: string }[] }) => Number(hits[0]?.id ?? -1);
  return {
    text: async (term) => first(await search(db, { term, limit: 10 })),
    exact: async (term) => first(await search(db, { term, limit: 10, exact: true })),
    hybrid: async (term) => first(await search(db, await hybrid(term, embedding))),
  };
}

async function miniSearch(
  texts: string[],
  tokens: (text: string) => string[],
): Promise<Record<string, Engine>> {
  const engine = new MiniSearch({ fields: ['text'], tokenize: tokens, processTerm: (term) => term });
  engine.addAll(texts.map((text, id) => ({ id, text })));
  return { text: (question) => Number(engine.search(question)[0]?.id ?? -1) };
}

async function flexSearch(
  texts: string[],
  tokens: (text: string) => string[],
): Promise<Record<string, Engine>> {
  const engine = new FlexSearch.Index({ encode: tokens, tokenize: 'strict', resolution: 9 });
  for (const [id, text] of texts.entries()) engine.add(id, text);
  return { text: (question) => Number(engine.search(question, { limit: 10, suggest: true })[0] ?? -1) };
}

async function sqlite(texts: string[], tokens: (text: string) => string[]): Promise<Record<string, Engine>> {
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
  const first = (question: string) => {
    const row = find.get([...new Set(words(question))].join(' OR ')) as { rowid: number } | undefined;
    return row?.rowid ?? -1;
  };
  return { text: first };
}
