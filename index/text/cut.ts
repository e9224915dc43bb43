/** The beginning of a text: at most `length` UTF-16 units, and never half of a character that takes two. */
export function truncate(text: string, length: number): string {
  return text.slice(0, codePointBoundary(text, length));
}

/** `at`, or one less where it would part the two units of one character. */
export function codePointBoundary(text: string, at: number): number {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at;
}
