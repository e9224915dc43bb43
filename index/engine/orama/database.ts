import { type AnyOrama, create, insert, type Tokenizer } from '@orama/orama';
import { documentsStore } from '@orama/orama/components';
import type { Embedder } from '../../embedders/embedder.ts';
import type { Stem } from '../../text/stem.ts';
import { tokenizeWithEmoji } from '../../text/tokenize.ts';
import type { Analyzer } from '../analyzer.ts';
import { bm25Options } from '../bm25.ts';
import { MAX_HITS } from '../legs.ts';
import type { FieldOptions } from '../postings/field.ts';
import type { IndexedPassage } from '../searchEngine.ts';
import { OF_A_MODEL, QuantizedVectorIndex } from '../vectors/quantizedVectorIndex.ts';
import { bm25Component } from './indexComponent.ts';

/** An empty database for the passages of one language. */
export function createDatabase(
  { language, stem, subwords }: Analyzer,
  { dimensions, meaning }: Pick<Embedder, 'dimensions' | 'meaning'>,
): AnyOrama {
  const tokenizer: Tokenizer = {
    language,
    normalizationCache: new Map(),
    tokenize: (raw) => tokenizeWithEmoji(raw),
  };
  return create({
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
      index: bm25Component(
        fields(stem, subwords),
        (size) => new QuantizedVectorIndex(size, MAX_HITS, meaning && OF_A_MODEL),
      ),
      documentsStore: idsOnly(),
    },
  });
}

/** Adds a passage as a document. */
export async function insertPassage(
  db: AnyOrama,
  id: string,
  { article, heading, sentences }: IndexedPassage,
  vector: Float32Array,
): Promise<void> {
  await insert(db, {
    id,
    article: article.path,
    title: [article.title, heading],
    text: sentences.map(({ start, end }) => article.text.slice(start, end)),
    // Its words are those of `text`.
    subwords: [],
    vector: plainArray(vector),
  });
}

function fields(stem: Stem, subwords: Analyzer['subwords']) {
  const terms = (word: string) => [stem(word)];
  return {
    title: { ...bm25Options.title, terms },
    text: { ...bm25Options.text, terms },
    subwords: { ...bm25Options.subwords, terms: subwords, sharesTextWith: 'text' },
  } satisfies Record<string, FieldOptions>;
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

/** Orama refuses a Float32Array, and `Array.from` takes ten times as long. */
function plainArray(values: Float32Array): number[] {
  const array = new Array<number>(values.length);
  for (let i = 0; i < values.length; i++) array[i] = values[i] as number;
  return array;
}
