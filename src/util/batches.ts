/**
 * Joins what is asked at the same time: while one batch is under way the next one fills, with `most` at most. `run` gives a result
 * for each of its items, and does not reject.
 */
export function openBatches<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
  most: number,
): (item: Item) => Promise<Result> {
  let waiting: { item: Item; resolve: (result: Result) => void }[] = [];
  let running = false;

  async function work(): Promise<void> {
    if (running) return;
    running = true;
    // What comes in the same turn belongs together.
    await null;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      const results = await run(batch.map(({ item }) => item));
      for (const [at, { resolve }] of batch.entries()) resolve(results[at] as Result);
    }
    running = false;
  }

  return (item) =>
    new Promise((resolve) => {
      waiting.push({ item, resolve });
      void work();
    });
}
