import type { AnyOrama, IIndex, SearchableValue } from '@orama/orama';
import { index as stock } from '@orama/orama/components';
import { Field, type FieldOptions } from './field.ts';
import { topK } from './topk.ts';
import { Vectors } from './vectors.ts';

/** What the component keeps of one database, beside Orama's own trees for the properties that are no text. */
export interface Fields {
  strings: Map<string, Field>;
  vectors: Map<string, Vectors>;
}

type Store = stock.Index & { fields: Fields };

/** The most hits that a text or vector search returns: Orama's hybrid search spreads them into one call's arguments. */
export const MAX_HITS = 64;

/**
 * Orama's `index` component with array postings, true BM25 and a bounded result list for every string property named in
 * `options`, and contiguous vectors. Each property's scores are divided by the best of the question, multiplied by
 * its boost and added. A live database only grows: removing is refused, because the library builds a new one instead.
 */
export function bm25Component(options: Record<string, FieldOptions>): IIndex<Store> {
  const base = stock.createIndex();
  return {
    ...(base as unknown as IIndex<Store>),
    create(orama, documents, schema) {
      const store = base.create(orama, documents, schema) as Store;
      store.fields = { strings: new Map(), vectors: new Map() };
      for (const [property, field] of Object.entries(options))
        store.fields.strings.set(property, new Field(field));
      for (const [property, tree] of Object.entries(store.vectorIndexes)) {
        const vectors = new Vectors(tree.node.size, MAX_HITS);
        store.fields.vectors.set(property, vectors);
        // Orama asks the node for `size` and `find` only.
        tree.node = vectors as unknown as typeof tree.node;
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
      const tokens = elements(value).map((text) => tokenizer.tokenize(text, language, property));
      field.add(doc, tokens, Array.isArray(value));
    },
    remove() {
      throw new Error('documents are not removed from a live index: build a new one');
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
      const total = new Scores(fields);
      for (const property of properties) {
        const field = fields.strings.get(property);
        const weight = (boost as Record<string, number>)[property] ?? 1;
        if (!field || weight <= 0) continue;
        total.add(field, tokenizer.tokenize(term, language, property), weight);
      }
      return total.best(only);
    },
    save: () => {
      throw new Error('this index is rebuilt from the seeds, not saved');
    },
    load: () => {
      throw new Error('this index is rebuilt from the seeds, not loaded');
    },
  };
}

/** A string property of a database made with the component. Throws when it has no such property. */
export function stringField(db: AnyOrama, property: string): Field {
  const field = fieldsOf(db).strings.get(property);
  if (!field) throw new Error(`expected a string property of the index, found ${property}`);
  return field;
}

/** A vector property of a database made with the component. Throws when it has no such property. */
export function vectorField(db: AnyOrama, property: string): Vectors {
  const vectors = fieldsOf(db).vectors.get(property);
  if (!vectors) throw new Error(`expected a vector property of the index, found ${property}`);
  return vectors;
}

/** All that the component keeps of a database made with it. */
export function fieldsOf(db: AnyOrama): Fields {
  return (db.data.index as Store).fields;
}

function elements(value: SearchableValue): string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}

/** Sums over properties, each divided by its own maximum. */
class Scores {
  #sum: Float64Array;
  #touched: Uint32Array;
  #count = 0;

  constructor(fields: Fields) {
    let room = 0;
    for (const { postings } of fields.strings.values()) room = Math.max(room, postings.room);
    this.#sum = new Float64Array(room);
    this.#touched = new Uint32Array(room);
  }

  add(field: Field, tokens: string[], weight: number): void {
    const scores = new Float64Array(this.#sum.length);
    const touched = new Uint32Array(this.#sum.length);
    const count = field.postings.accumulate(field.query(tokens), scores, touched);
    let most = 0;
    for (let i = 0; i < count; i++) most = Math.max(most, scores[touched[i] as number] as number);
    for (let i = 0; i < count; i++) {
      const doc = touched[i] as number;
      if (this.#sum[doc] === 0) this.#touched[this.#count++] = doc;
      this.#sum[doc] = (this.#sum[doc] as number) + (weight * (scores[doc] as number)) / most;
    }
  }

  best(only?: ReadonlySet<number>): [doc: number, score: number][] {
    if (only) {
      const kept = this.#touched.subarray(0, this.#count).filter((doc) => only.has(doc));
      return topK(kept, kept.length, this.#sum, MAX_HITS);
    }
    return topK(this.#touched, this.#count, this.#sum, MAX_HITS);
  }
}
