import { text } from 'node:stream/consumers';
import { getHeapSnapshot } from 'node:v8';

/** Bytes by structure: by the names of the properties that lead there from what was measured (`languages.text.postings.arena`). */
export type Structures = ReadonlyMap<string, number>;

/**
 * What each structure of some objects holds, typed arrays included, by V8's heap snapshot: private properties, too. What several
 * lead to counts where the way is shortest.
 */
export async function measureStructures(objects: object): Promise<Structures> {
  const root = new Measured(objects);
  const graph = new Graph(JSON.parse(await text(getHeapSnapshot())) as HeapSnapshot);
  const first = graph.find('object', Measured.name);
  if (first < 0) throw new Error(`expected ${root.constructor.name} in the heap snapshot, found none`);
  const bytes = new Map<string, number>();
  const labels = new Map([[first, '']]);
  for (const [node, label] of labels) {
    bytes.set(label, (bytes.get(label) ?? 0) + graph.size(node));
    for (const [name, next] of graph.held(node)) {
      if (labels.has(next)) continue;
      labels.set(next, name && label.split('.').length < MAX_DEPTH ? join(label, name) : label);
    }
  }
  return bytes;
}

/** Names in the way to a structure, the first of which says which object. */
const MAX_DEPTH = 7;

function join(label: string, name: string): string {
  const own = name.replace('#', '');
  return label ? `${label}.${own}` : own;
}

class Measured {
  constructor(objects: object) {
    Object.assign(this, objects);
  }
}

/** As V8 writes it: of each node and each edge so many numbers, in the order of the fields. */
interface HeapSnapshot {
  snapshot: {
    meta: {
      node_fields: string[];
      node_types: [string[]];
      edge_fields: string[];
      edge_types: [string[]];
    };
  };
  nodes: number[];
  edges: number[];
  strings: string[];
}

/** What objects lead to. A node is a place in the snapshot's list. */
class Graph {
  #heap: HeapSnapshot;
  #width: number;
  #edgeWidth: number;
  /** By node, where its edges begin. */
  #edges: Float64Array;
  #field: Readonly<Record<string, number>>;

  constructor(heap: HeapSnapshot) {
    const { node_fields, edge_fields } = heap.snapshot.meta;
    this.#heap = heap;
    this.#width = node_fields.length;
    this.#edgeWidth = edge_fields.length;
    this.#field = Object.fromEntries(node_fields.map((name, i) => [name, i]));
    this.#edges = new Float64Array(heap.nodes.length / this.#width + 1);
    for (let i = 0; i + 1 < this.#edges.length; i++)
      this.#edges[i + 1] =
        (this.#edges[i] as number) + this.#of(i * this.#width, 'edge_count') * this.#edgeWidth;
  }

  find(type: string, name: string): number {
    for (let node = 0; node < this.#heap.nodes.length; node += this.#width)
      if (this.#type(node) === type && this.#name(node) === name) return node;
    return -1;
  }

  size(node: number): number {
    return this.#of(node, 'self_size');
  }

  /** What an object or a closure holds, with the name of the property or variable where it has one; neither code nor classes. */
  *held(node: number): Generator<[name: string, node: number]> {
    const { edges, strings, snapshot } = this.#heap;
    const type = this.#type(node);
    const isNamed = type === 'object' && !LIST.test(this.#name(node));
    const end = this.#edges[node / this.#width + 1] as number;
    for (let at = this.#edges[node / this.#width] as number; at < end; at += this.#edgeWidth) {
      const kind = snapshot.meta.edge_types[0][edges[at] as number] as string;
      const next = edges[at + 2] as number;
      const isNumbered = kind === 'element' || kind === 'hidden';
      const name = isNumbered ? '' : (strings[edges[at + 1] as number] as string);
      if (kind === 'weak' || NOT_HELD.has(name) || NOT_DATA.has(this.#type(next))) continue;
      // A class holds its own; a closure what it was made among.
      if (this.#name(next) === CONTEXT && type !== 'closure') continue;
      yield [kind === 'context' || (kind === 'property' && isNamed) ? name : '', next];
    }
  }

  #of(node: number, field: string): number {
    return this.#heap.nodes[node + (this.#field[field] as number)] as number;
  }

  #type(node: number): string {
    return this.#heap.snapshot.meta.node_types[0][this.#of(node, 'type')] as string;
  }

  #name(node: number): string {
    return this.#heap.strings[this.#of(node, 'name')] as string;
  }
}

/** What stands in lists and maps goes by their name. */
const LIST = /^(?:Array|Map|Set|Weak\w+|\w*Array|ArrayBuffer|system \/ .*)$/;

const CONTEXT = 'system / Context';

/** How V8 names what leads to classes and code. */
const NOT_HELD = new Set(['map', '__proto__', 'constructor', 'prototype', 'shared', 'previous']);
const NOT_DATA = new Set(['code', 'object shape', 'hidden']);
