/** Places of texts, the longest first: what is about as long goes together, so that little padding is computed. */
export function orderByLength(texts: readonly string[]): number[] {
  return [...texts.keys()].sort((a, b) => lengthOf(texts, b) - lengthOf(texts, a));
}

/** Places of texts in batches: the longest first, at most `count` texts a batch. */
export function splitIntoBatches(texts: readonly string[], count: number): number[][] {
  const order = orderByLength(texts);
  const batches: number[][] = [];
  for (let from = 0; from < order.length; from += count) batches.push(order.slice(from, from + count));
  return batches;
}

/** Runs `work` on every item, at most `width` at once. Throws what the first that fails throws, and begins no more. */
export async function runConcurrently<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failed = false;
  const run = async () => {
    while (!failed && next < items.length) {
      try {
        await work(items[next++] as T);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, run));
}

function lengthOf(texts: readonly string[], place: number): number {
  return (texts[place] as string).length;
}
