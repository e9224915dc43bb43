/** With fewer passages nothing is ordinary. */
export const MIN_PASSAGES = 5;

/** The median, of one value or more: how near the ordinary passage is to a question, of the cosines of some. */
export function medianOf(values: Iterable<number>): number {
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  const upper = sorted[half] as number;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] as number)) / 2;
}
