import type { Format, Parse } from './format.ts';

/** About two very long books of text. */
const TEXT = 8 * 1024 * 1024;

/** Pictures make most of a file large, and are not read: a scanned page or a photograph has up to a megabyte. */
const WITH_PICTURES = 50 * 1024 * 1024;

/** Every kind of file that can be an article: a line each. What parses it is loaded only when there is such a file. */
const formats: readonly Format[] = [
  lazy(['.txt'], async () => (await import('./formats/text.ts')).parseText),
  apartWhere(isLong, ['.md', '.markdown', '.mdx'], 'markdown', async () => {
    return (await import('./formats/markdown.ts')).parseMarkdown;
  }),
  apart(['.html', '.htm'], 'html'),
  apart(['.csv', '.tsv'], 'csv'),
  apart(['.pdf'], 'pdf', WITH_PICTURES),
  apart(['.docx'], 'docx', WITH_PICTURES),
  apart(['.epub'], 'epub', WITH_PICTURES),
];

/** Their extensions, lower case, with the dot. */
export const articleExtensions: readonly string[] = formats.flatMap(({ extensions }) => extensions);

/** The format of a file of this name or path. */
export function formatOf(path: string): Format | undefined {
  const [extension = ''] = /\.[^./\\]*$/.exec(path.toLowerCase()) ?? [];
  return byExtension.get(extension);
}

/** Could a file of this name or path be an article? The others are named as problems, and not read. */
export function isArticleFile(path: string): boolean {
  return formatOf(path) !== undefined;
}

const byExtension = new Map(
  formats.flatMap((format) => format.extensions.map((extension) => [extension, format] as const)),
);

/** Of one that is read in a process of its own. */
function apart(extensions: readonly string[], format: string, maxBytes?: number): Format {
  const load = async () => (await import('./isolated/isolated.ts')).isolated(format);
  return lazy(extensions, load, maxBytes);
}

/** Of one whose files are read in that process only where they are such. */
function apartWhere(
  isSuch: (bytes: Uint8Array) => boolean,
  extensions: readonly string[],
  format: string,
  load: () => Promise<Parse>,
): Format {
  const here = lazy(extensions, load);
  const there = apart(extensions, format);
  return {
    ...here,
    parse: (bytes, path, signal) => (isSuch(bytes) ? there : here).parse(bytes, path, signal),
  };
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
    parse: async (bytes, path, signal) => {
      parse ??= load();
      signal.throwIfAborted();
      return (await parse)(bytes, path, signal);
    },
  };
}
