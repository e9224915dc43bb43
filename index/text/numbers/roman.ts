/** What a Roman numeral is worth, in lower case: xiv is 14; null for anything else. */
export function romanValue(word: string): number | null {
  if (!isRoman(word)) return null;
  let value = 0;
  for (let i = 0; i < word.length; i++) {
    const own = DIGITS[word[i] as string] as number;
    value += own < (DIGITS[word[i + 1] as string] ?? 0) ? -own : own;
  }
  return value;
}

/** Is a word in lower case written as Roman numerals are? “mix” and “di” are, too. */
export function isRoman(word: string): boolean {
  return word !== '' && /^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(word);
}

const DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };
