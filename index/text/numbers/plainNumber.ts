/** What parts the digits of a number: points and commas, and between groups of three also apostrophes and spaces that do not break. */
const GROUP_MARK = "['’\\u00a0\\u2009\\u202f]";

/** Numbers with separators, of digits written as `digit`; part of a regular expression. A letter may follow: 1.5kg. */
export function numberPattern(digit: string): string {
  return `${digit}{1,3}(?:${GROUP_MARK}${digit}{3})+(?!${digit})(?:[.,]${digit}+)?|${digit}+(?:[.,]${digit}+)+`;
}

/**
 * A number in one spelling: digit groups joined, a point before decimals and between the parts of a version. So 1,000 and 1.000 and
 * 1 000 are 1000, 3,50 is 3.50, and 1.2 is not 12. What may be either (3.142) is taken for groups.
 */
export function plainNumber(written: string): string {
  const groups = written.split(SEPARATOR);
  const marks = written.match(SEPARATORS) ?? [];
  if (areGroups(groups, marks)) return groups.join('');
  const whole = groups.slice(0, -1);
  const isDecimal = whole.length > 1 && marks.at(-1) !== marks[0] && areGroups(whole, marks.slice(0, -1));
  return isDecimal ? `${whole.join('')}.${groups.at(-1)}` : groups.join('.');
}

/** Are these the digit groups of one whole number? In India the last has three digits, those before it two. */
function areGroups([first = '', ...rest]: readonly string[], [mark, ...marks]: readonly string[]): boolean {
  if (first.length > 3 || first.startsWith('0') || marks.some((other) => other !== mark)) return false;
  if (rest.every(({ length }) => length === 3)) return true;
  const isIndian = mark === ',' && rest.length > 1 && first.length < 3;
  return isIndian && rest.every(({ length }, i) => length === (i < rest.length - 1 ? 2 : 3));
}

const SEPARATOR = new RegExp(`${GROUP_MARK}|[.,]`, 'u');
const SEPARATORS = new RegExp(SEPARATOR.source, 'gu');
