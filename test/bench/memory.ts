/** What is alive after a garbage collection, typed arrays included, in MB. Needs `--expose-gc`. */
export function used(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}
