import { type AnyOrama, create, insert, load, type RawData, type Tokenizer } from '@orama/orama';
import { documentsStore } from '@orama/orama/components';
import type { Embedder } from '../../embedders/embedder.ts';
import type { Article } from '../../ingest/article.ts';
import { type Passage, splitPassages } from '../../ingest/passages.ts';
import type { Corpus } from '../../text/language.ts';
import { WordSimilarity } from '../../text/similarity.ts';
import { loadStemmer, type Stem } from '../../text/stem.ts';
import { subwords, tokenize } from '../../text/tokenize.ts';
import type { Field, FieldOptions } from '../postings/field.ts';
import { passageFrequencies } from '../postings/passageFrequencies.ts';
import { QuantizedVectorIndex } from '../vectors/quantizedVectorIndex.ts';
import type { VectorIndex } from '../vectors/vectorIndex.ts';
import { bm25Component, getVocabulary, MAX_HITS, stringField, vectorField } from './indexComponent.ts';

/** Everything searchable: one Orama database per language. */
export interface Index {
  articles: Article[];
  languages: Map<string, LanguageIndex>;
  corpus: Corpus;
  /** Per language, in how many passages a word stands, in the form of `stripDiacritics`. */
  frequencies: Map<string, Map<string, number>>;
  embedder: Embedder;
}

/** The passages of one language and the Orama database over them. */
export interface LanguageIndex {
  language: string;
  db: AnyOrama;
  title: Field;
  text: Field;
  subwords: Field;
  vectors: VectorIndex;
  /** The database's document n is passage n - 1; an article's passages follow one another. */
  passages: IndexedPassage[];
  stem: Stem;
  /** Of the vocabulary of the property `text`. */
  similarity: WordSimilarity;
}

export interface IndexedPassage extends Passage {
  article: Article;
}

/** Builds the index. The only place that inserts. */
export async function buildIndex(
  articles: Article[],
  embedder: Embedder,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Index> {
  const all = articles.map((article) => splitPassages(article).map((passage) => ({ ...passage, article })));
  const total = all.reduce((sum, list) => sum + list.length, 0);
  const languages = new Map<string, LanguageIndex>();
  const frequencies = new Map<string, Map<string, number>>();
  let done = 0;
  for (const [i, article] of articles.entries()) {
    const list = all[i] as IndexedPassage[];
    let index = languages.get(article.language);
    if (!index) {
      index = await openLanguage(article.language, embedder);
      languages.set(article.language, index);
    }
    for (let from = 0; from < list.length; from += BATCH) {
      const batch = list.slice(from, from + BATCH);
      await insertBatch(index, batch, embedder);
      done += batch.length;
      onProgress(done, total);
    }
  }
  for (const [language, { db, text, passages }] of languages)
    frequencies.set(language, passageFrequencies(getVocabulary(db), text, passages.length));
  return { articles, languages, corpus: describeCorpus(languages, frequencies), frequencies, embedder };
}

/**
 * BM25's parameters per property: k1 and b as Lucene and SQLite have them for the text, as Anserini has them for the others;
 * with the square of the inverse document frequency, grams that many words share count for little.
 */
function fields(stem: Stem) {
  const stemmed = (word: string) => [stem(word)];
  return {
    title: { k1: 0.9, b: 0.4, idfPower: 1, terms: stemmed },
    text: { k1: 1.2, b: 0.75, idfPower: 1, terms: stemmed },
    subwords: { k1: 0.9, b: 0.4, idfPower: 2, maxDocFreq: 0.3, terms: subwords, sharesTextWith: 'text' },
  } satisfies Record<string, FieldOptions>;
}

const BATCH = 64;

/** An index of one language: empty, or with what `save(db)` gave and its passages. */
export async function openLanguage(
  language: string,
  { dimensions, meaning }: Pick<Embedder, 'dimensions' | 'meaning'>,
  saved?: { db: RawData; passages: IndexedPassage[] },
): Promise<LanguageIndex> {
  const stem = await loadStemmer(language);
  const tokenizer: Tokenizer = { language, normalizationCache: new Map(), tokenize: (raw) => tokenize(raw) };
  const db = create({
    schema: {
      article: 'enum',
      title: 'string[]',
      text: 'string[]',
      subwords: 'string[]',
      vector: `vector[${dimensions}]`,
    },
    // Orama's sorter would keep every text a second time.
    sort: { enabled: false },
    components: {
      tokenizer,
      index: bm25Component(fields(stem), meaning && ((size) => new QuantizedVectorIndex(size, MAX_HITS))),
      documentsStore: idsOnly(),
    },
  });
  if (saved) load(db, saved.db);
  const text = stringField(db, 'text');
  return {
    language,
    db,
    title: stringField(db, 'title'),
    text,
    subwords: stringField(db, 'subwords'),
    vectors: vectorField(db, 'vector'),
    passages: saved?.passages ?? [],
    stem,
    similarity: new WordSimilarity((id) => text.postings.terms.word(id)),
  };
}

/** The passages themselves are kept beside the database: it need not hold their texts and vectors again. */
function idsOnly() {
  const store = documentsStore.createDocumentsStore();
  const keep = store.store;
  return {
    ...store,
    store: (...[docs, id, internal]: Parameters<typeof keep>) => keep(docs, id, internal, { id }),
  };
}

async function insertBatch(index: LanguageIndex, batch: IndexedPassage[], embedder: Embedder): Promise<void> {
  const texts = batch.map((passage) => passage.article.text.slice(passage.start, passage.end));
  const vectors = await embedder.embed(texts, 'passage');
  for (const [i, passage] of batch.entries()) {
    const { article } = passage;
    index.passages.push(passage);
    const sentences = passage.sentences.map(({ start, end }) => article.text.slice(start, end));
    await insert(index.db, {
      id: String(index.passages.length),
      article: article.path,
      title: [article.title, passage.heading],
      text: sentences,
      // Its words are those of `text`.
      subwords: [],
      vector: plainArray(vectors[i] as Float32Array),
    });
  }
}

/** Orama refuses a Float32Array, and `Array.from` takes ten times as long. */
function plainArray(values: Float32Array): number[] {
  const array = new Array<number>(values.length);
  for (let i = 0; i < values.length; i++) array[i] = values[i] as number;
  return array;
}

/** What the articles tell about languages. */
export function describeCorpus(
  languages: Map<string, LanguageIndex>,
  frequencies: Map<string, Map<string, number>>,
): Corpus {
  return {
    languages: [...languages.keys()],
    share: (language, word) =>
      (frequencies.get(language)?.get(word) ?? 0) / (languages.get(language)?.passages.length || 1),
  };
}
