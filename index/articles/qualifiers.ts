import { collapseWhitespace } from '../text/whitespace.ts';

/**
 * Where several articles have one title, by path what tells each from the others: the shortest part of its path that no
 * other of them has, a folder before a file, what is nearer to the file before what is farther. At most `LONGEST`
 * characters, and never the same twice under one title. Titles are compared without case, their white space folded.
 */
export function computeQualifiers(articles: readonly { path: string; title: string }[]): Map<string, string> {
  const paths = new Map<string, string[]>();
  for (const { path, title } of articles) {
    const name = nameOf({ title });
    const known = paths.get(name);
    if (known) known.push(path);
    else paths.set(name, [path]);
  }
  return new Map([...paths.values()].filter(({ length }) => length > 1).flatMap(tellApart));
}

/** A title as it is compared with others. */
export function nameOf({ title }: { title: string }): string {
  return collapseWhitespace(title).toLowerCase();
}

function tellApart(paths: string[]): [path: string, qualifier: string][] {
  const found = new Map<string, string>();
  for (let length = 1; length <= MAX_PARTS; length++) {
    const left = paths.filter((path) => !found.has(path));
    if (left.length === 0) break;
    const holders = new Map<string, number>();
    // What has been told apart has the same parts nevertheless.
    for (const path of paths)
      for (const part of new Set(pathParts(path, length))) holders.set(part, (holders.get(part) ?? 0) + 1);
    for (const path of left) {
      const own = pathParts(path, length).find((part) => holders.get(part) === 1);
      if (own !== undefined) found.set(path, own);
    }
  }
  // What is cut may be alike again: then it is numbered.
  const times = new Map<string, number>();
  return [...paths].sort().map((path) => {
    const whole = found.get(path) ?? path;
    const cut = shortenMiddle(whole, MAX_QUALIFIER);
    let short = cut;
    for (let n = times.get(cut) ?? 1; times.has(short); times.set(cut, n)) {
      const number = ` (${++n})`;
      short = shortenMiddle(whole, MAX_QUALIFIER - number.length) + number;
    }
    times.set(short, 1);
    return [path, short];
  });
}

/** Folders and files that follow one another in a path, `length` of them: from the file outwards, the file itself last. */
function pathParts(path: string, length: number): string[] {
  const names = path.split('/');
  const parts: string[] = [];
  for (let from = names.length - length; from >= 0; from--)
    parts.push(names.slice(from, from + length).join('/'));
  const [file, ...folders] = parts;
  return file === undefined ? [] : [...folders, file];
}

/** So many folders that follow one another; else it takes the whole path. */
const MAX_PARTS = 3;

/** Leaves room for the title on a button. */
const MAX_QUALIFIER = 32;

/** A name that is too long, without its middle: names differ mostly at an end. */
function shortenMiddle(name: string, longest: number): string {
  const text = collapseWhitespace(name);
  if (text.length <= longest) return text;
  const half = Math.floor((longest - 1) / 2);
  const head = text.slice(0, half).replace(/[\ud800-\udbff]$/, '');
  const tail = text.slice(-half).replace(/^[\udc00-\udfff]/, '');
  return `${head}…${tail}`;
}
