import type { Format, Parse } from './format.ts';

/** About two very long books of text. */
const TEXT = 8 * 1024 * 1024;

/** Pictures make most of a file large, and are not read: a scanned page or a photograph has up to a megabyte. */
const WITH_PICTURES = 50 * 1024 * 1024;

/**
 * Every kind of file that can be an article: a line each. What parses it is loaded only when there is such a file, and apart, in
 * a process of its own, where a hostile file could hurt it.
 */
const kinds: readonly Kind[] = [
  kind(['.txt'], async () => (await import('./formats/text.ts')).parseText),
  apartWhere(isLong, ['.md', '.markdown', '.mdx'], async () => {
    return (await import('./formats/markdown.ts')).parseMarkdown;
  }),
  apart(['.html', '.htm'], async () => (await import('./formats/html.ts')).parseHtml),
  apart(['.csv', '.tsv'], async () => (await import('./formats/csv.ts')).parseCsv),
  apart(['.pdf'], async () => (await import('./formats/pdf.ts')).parsePdf, WITH_PICTURES),
  apart(['.docx'], async () => (await import('./formats/docx.ts')).parseDocx, WITH_PICTURES),
  apart(['.epub'], async () => (await import('./formats/epub.ts')).parseEpub, WITH_PICTURES),
];

/** Their extensions, lower case, with the dot. */
export const articleExtensions: readonly string[] = kinds.flatMap(({ extensions }) => extensions);

/** The format of a file of this name or path. */
export function formatOf(path: string): Format | undefined {
  return byExtension.get(extensionOf(path))?.format;
}

/** What parses a file of this name or path, in the process that asks for it. */
export async function loadParser(path: string): Promise<Parse | undefined> {
  return byExtension.get(extensionOf(path))?.load();
}

/** Could a file of this name or path be an article? The others are named as problems, and not read. */
export function isArticleFile(path: string): boolean {
  return formatOf(path) !== undefined;
}

/** The largest file of this name or path that is read, in bytes; 0 where none is. */
export function maxBytesOf(path: string): number {
  return formatOf(path)?.maxBytes ?? 0;
}

/** What is said of a larger one. */
export function tooLarge(path: string, bytes: number): string {
  return `expected at most ${megabytes(maxBytesOf(path))}, found ${megabytes(bytes)}`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function extensionOf(path: string): string {
  return /\.[^./\\]*$/.exec(path.toLowerCase())?.[0] ?? '';
}

interface Kind {
  extensions: readonly string[];
  format: Format;
  load(): Promise<Parse>;
}

const byExtension = new Map(
  kinds.flatMap((kind) => kind.extensions.map((extension) => [extension, kind] as const)),
);

function kind(extensions: readonly string[], load: () => Promise<Parse>): Kind {
  return { extensions, load, format: lazy(extensions, load) };
}

/** One that is read in a process of its own. */
function apart(extensions: readonly string[], load: () => Promise<Parse>, maxBytes?: number): Kind {
  const parseThere = async () => (await import('./isolated/isolated.ts')).parseApart;
  return { extensions, load, format: { ...lazy(extensions, parseThere, maxBytes), isApart: () => true } };
}

/** One whose files are read in that process only where they are such. */
function apartWhere(
  isSuch: (bytes: Uint8Array) => boolean,
  extensions: readonly string[],
  load: () => Promise<Parse>,
): Kind {
  const here = kind(extensions, load);
  const there = apart(extensions, load);
  const parse: Parse = (bytes, path, signal) =>
    (isSuch(bytes) ? there : here).format.parse(bytes, path, signal);
  return { ...here, format: { ...here.format, parse, isApart: isSuch } };
}

/**
 * Would it take a parser more than a second or two? Markdown takes some five microseconds a byte, and some hundred for what
 * begins with each line.
 */
function isLong(bytes: Uint8Array): boolean {
  if (bytes.length > 256 * 1024) return true;
  let lines = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) lines++;
  return lines > 8000;
}

const NEWLINE = 10;

function lazy(extensions: readonly string[], load: () => Promise<Parse>, maxBytes = TEXT): Format {
  let parse: Promise<Parse> | undefined;
  return {
    extensions,
    maxBytes,
    isApart: () => false,
    parse: async (bytes, path, signal) => {
      parse ??= load();
      signal.throwIfAborted();
      return (await parse)(bytes, path, signal);
    },
  };
}
