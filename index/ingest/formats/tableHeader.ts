/**
 * Whether the first row of a table that does not say so names its columns: all of it short names, each another, none of
 * them a number, and below it is something.
 */
export function looksLikeHeader(rows: readonly (readonly string[])[]): boolean {
  const [first = [], second] = rows;
  if (!second || first.length < 2) return false;
  const names = first.map((cell) => cell.trim());
  // The corner of a table is often empty.
  const named = names[0] ? names : names.slice(1);
  return (
    named.every((name) => name && name.length <= MAX_NAME && /\p{L}/u.test(name) && !/\d{3}/.test(name)) &&
    new Set(names).size === names.length
  );
}

/** The longest name of a column, in UTF-16 units. */
const MAX_NAME = 60;
