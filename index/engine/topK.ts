/** By document, its place among all: the order in which they would have been added to an empty index. */
export type Ranks = Uint32Array;

/**
 * The `k` documents with the highest scores, best first; of equal scores the lower number first, or the lower one of `ranks`
 * where that is given. `order` holds the documents to look at in its first `count` places.
 */
export function topK(
  order: Uint32Array,
  count: number,
  scores: Float64Array,
  k: number,
  ranks?: Ranks,
): [doc: number, score: number][] {
  // A heap whose root is the worst of the best: most documents are turned away by one comparison.
  const heap = new Uint32Array(Math.min(k, count));
  let size = 0;
  const rankOf = (doc: number) => (ranks ? (ranks[doc] as number) : doc);
  const worse = (a: number, b: number) => {
    const difference = (scores[a] as number) - (scores[b] as number);
    return difference < 0 || (difference === 0 && rankOf(a) > rankOf(b));
  };
  const down = (from: number, doc: number) => {
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && worse(heap[child + 1] as number, heap[child] as number)) child++;
      if (!worse(heap[child] as number, doc)) break;
      heap[at] = heap[child] as number;
      at = child;
    }
    heap[at] = doc;
  };
  /** The score at the root of a heap that is full. */
  let least = heap.length === 0 ? Infinity : -Infinity;
  for (let i = 0; i < count; i++) {
    const doc = order[i] as number;
    if ((scores[doc] as number) < least) continue;
    if (size < heap.length) {
      let at = size++;
      for (let parent = (at - 1) >> 1; at > 0 && worse(doc, heap[parent] as number); parent = (at - 1) >> 1) {
        heap[at] = heap[parent] as number;
        at = parent;
      }
      heap[at] = doc;
    } else if (size > 0 && worse(heap[0] as number, doc)) down(0, doc);
    if (size === heap.length && size > 0) least = scores[heap[0] as number] as number;
  }
  return Array.from(heap, (doc): [number, number] => [doc, scores[doc] as number]).sort(
    (a, b) => b[1] - a[1] || rankOf(a[0]) - rankOf(b[0]),
  );
}
