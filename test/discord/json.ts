/** Readers of bodies that nobody has validated yet: the wrong type reads as nothing. */
export type Fields = Record<string, unknown>;

export function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/** Characters as Discord counts them: code points. */
export function length(value: string): number {
  let count = 0;
  for (const _ of value) count++;
  return count;
}
