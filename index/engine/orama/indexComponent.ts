import type { AnyOrama, IIndex, SearchableValue } from '@orama/orama';
import { index as stock } from '@orama/orama/components';
import { type SavedVocabulary, Vocabulary } from '../../text/vocabulary.ts';
import { MAX_HITS } from '../legs.ts';
import { Field, type FieldOptions, type SavedField } from '../postings/field.ts';
import { ScoreAccumulator } from '../postings/scoreAccumulator.ts';
import type { Ranks } from '../topK.ts';
import type { SavedVectorIndex, VectorIndex } from '../vectors/vectorIndex.ts';

/** What the component keeps of one database, beside Orama's own trees for the properties that are no text. */
interface Fields {
  /** The words of all string properties. */
  vocabulary: Vocabulary;
  strings: Map<string, Field>;
  vectors: Map<string, VectorIndex>;
  /** Where documents were not added in the order in which equal ones are to be found. */
  ranks: Ranks | undefined;
}

type Store = stock.Index & { fields: Fields };

interface Saved {
  stock: unknown;
  words: SavedVocabulary;
  strings: Map<string, SavedField>;
  vectors: Map<string, SavedVectorIndex & { size: number }>;
}

/** In place of a property's name in Orama's `where`: the numbers of documents that are not wanted. */
export const EXCEPT = 'except';

/**
 * Orama's `index` component with array postings, true BM25 and a bounded result list for every string property named in
 * `options`, and contiguous vectors (made by `vectorsOf`). Each property's scores are divided by the best of the
 * question, multiplied by its boost and added. The database's tokenizer must be `tokenize`. What Orama removes, `removeDocument` must
 * remove too: Orama no longer has the texts.
 */
export function bm25Component(
  options: Record<string, FieldOptions>,
  vectorsOf: (size: number) => VectorIndex,
): IIndex<Store> {
  const base = stock.createIndex();
  const scores = new ScoreAccumulator(MAX_HITS);
  const emptyFields = (): Fields => {
    const vocabulary = new Vocabulary();
    const strings = new Map<string, Field>();
    for (const [property, own] of Object.entries(options)) {
      const same = own.sharesTextWith === undefined ? undefined : strings.get(own.sharesTextWith);
      strings.set(property, new Field(own, vocabulary, same));
    }
    return { vocabulary, strings, vectors: new Map(), ranks: undefined };
  };
  return {
    ...(base as unknown as IIndex<Store>),
    create(orama, documents, schema) {
      const store = base.create(orama, documents, schema) as Store;
      store.fields = emptyFields();
      for (const [property, { node }] of Object.entries(store.vectorIndexes)) {
        addVectors(store, property, vectorsOf(node.size));
      }
      return store;
    },
    insert(implementation, store, property, id, doc, value, type, language, tokenizer, count, how) {
      const field = store.fields.strings.get(property);
      if (!field) {
        base.insert(
          implementation as never,
          store,
          property,
          id,
          doc,
          value,
          type,
          language,
          tokenizer,
          count,
          how,
        );
        return;
      }
      field.add(doc, elements(value));
    },
    search(
      store,
      term,
      tokenizer,
      language,
      properties,
      _exact,
      _tolerance,
      boost,
      _relevance,
      _count,
      only,
    ) {
      const { fields } = store as Store;
      let maxDoc = 0;
      for (const { postings } of fields.strings.values()) maxDoc = Math.max(maxDoc, postings.maxDoc);
      scores.clear(maxDoc);
      for (const property of properties) {
        const field = fields.strings.get(property);
        const weight = (boost as Record<string, number>)[property] ?? 1;
        if (!field || weight <= 0) continue;
        scores.add(field, tokenizer.tokenize(term, language, property), weight);
      }
      return scores.topDocs(only, fields.ranks);
    },
    searchByWhereClause(store, tokenizer, filters, language) {
      const { [EXCEPT]: except, ...where } = filters as Record<string, unknown>;
      const found =
        Object.keys(where).length > 0
          ? base.searchByWhereClause(store, tokenizer, where as typeof filters, language)
          : everyDocument(store as Store);
      for (const doc of (except as string[] | undefined) ?? []) found.delete(Number(doc));
      return found;
    },
    save<R>(store: Store): R {
      const { vocabulary, strings, vectors } = store.fields;
      const saved: Saved = {
        stock: base.save({ ...store, vectorIndexes: {} }),
        words: vocabulary.save(),
        strings: new Map(Array.from(strings, ([property, field]) => [property, field.save()])),
        vectors: new Map(
          Array.from(vectors, ([property, own]) => [property, { size: own.size, ...own.save() }]),
        ),
      };
      return saved as R;
    },
    load<R>(documents: stock.Index['sharedInternalDocumentStore'], raw: R): Store {
      const saved = raw as Saved;
      const store = base.load(documents, saved.stock) as Store;
      store.fields = emptyFields();
      store.fields.vocabulary.load(saved.words);
      for (const [property, field] of saved.strings) store.fields.strings.get(property)?.load(field);
      for (const [property, own] of saved.vectors) {
        const vectors = vectorsOf(own.size);
        vectors.load(own);
        addVectors(store, property, vectors);
      }
      return store;
    },
  };
}

function addVectors(store: Store, property: string, vectors: VectorIndex): void {
  store.fields.vectors.set(property, vectors);
  // Orama asks the node for `size` and `find` only.
  const node = vectors as unknown as (typeof store.vectorIndexes)[string]['node'];
  store.vectorIndexes[property] = { type: 'Vector', node, isArray: false };
}

/** Removes a document from all string and vector properties. */
export function removeDocument(db: AnyOrama, doc: number): void {
  const { strings, vectors } = getFields(db);
  // Those that share a text come after the one that keeps it.
  for (const field of [...strings.values()].reverse()) field.remove(doc);
  for (const own of vectors.values()) own.remove(doc);
}

/** Tells in which order equal documents are to be found, where it is not that of their numbers. */
export function setRanks(db: AnyOrama, ranks: Ranks): void {
  getFields(db).ranks = ranks;
}

/** A string property of a database made with the component. Throws when it has no such property. */
export function stringField(db: AnyOrama, property: string): Field {
  const field = getFields(db).strings.get(property);
  if (!field) throw new Error(`expected a string property of the index, found ${property}`);
  return field;
}

/** The words of all string properties of a database made with the component. */
export function getVocabulary(db: AnyOrama): Vocabulary {
  return getFields(db).vocabulary;
}

/** A vector property of a database made with the component. Throws when it has no such property. */
export function vectorField(db: AnyOrama, property: string): VectorIndex {
  const vectors = getFields(db).vectors.get(property);
  if (!vectors) throw new Error(`expected a vector property of the index, found ${property}`);
  return vectors;
}

function getFields(db: AnyOrama): Fields {
  return (db.data.index as Store).fields;
}

function everyDocument({ sharedInternalDocumentStore: { internalIdToId } }: Store): Set<number> {
  return new Set(internalIdToId.map((_, at) => at + 1));
}

function elements(value: SearchableValue): string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}
