/** A text in one line: each run of white space one space, none at its ends. */
export function collapseWhitespace(text: string): string {
  return text.replace(NOT_ONE_SPACE, ' ').trim();
}

/** What is one space already need not be replaced. */
const NOT_ONE_SPACE = /\s{2,}|[^\S ]/gu;

/** Where what follows `before` begins once the whole is collapsed: a space stands between where there is any white space. */
export function collapsedLength(before: string): number {
  return collapseWhitespace(before).length + Number(/\S\s+$/u.test(before));
}
