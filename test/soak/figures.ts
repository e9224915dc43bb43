/** The value below which a share of all values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** `p50 3 · p99 12 · max 20` of milliseconds. */
export function spread(values: readonly number[]): string {
  const [p50, p99, max] = [0.5, 0.99, 1].map((share) => Math.round(quantile(values, share)));
  return `p50 ${p50} · p99 ${p99} · max ${max} ms (${values.length})`;
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Throws when something that must hold does not. */
export function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`It does not hold that ${what}`);
}
