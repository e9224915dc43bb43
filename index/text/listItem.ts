/** What an item of a list begins with, as parts of a regular expression. */
export const BULLET = '[-*+•]';
export const ITEM_NUMBER = '\\d{1,3}[.)]';

/** The beginning of a list item, at the start of a text. */
export const LIST_MARK = new RegExp(`^(?:${BULLET}|${ITEM_NUMBER})\\s+`);

/** Is a line the beginning of a list item? */
export function isListItem(line: string): boolean {
  return LIST_MARK.test(line.trimStart());
}
