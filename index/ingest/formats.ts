import type { Format, Parse } from './format.ts';

/** Every kind of file that can be an article: a line each. What parses it is loaded only when there is such a file. */
const formats: readonly Format[] = [
  lazy(['.txt'], async () => (await import('./formats/text.ts')).parseText),
  lazy(['.md'], async () => (await import('./formats/markdown.ts')).parseMarkdown),
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

function lazy(extensions: readonly string[], load: () => Promise<Parse>): Format {
  let parse: Promise<Parse> | undefined;
  return {
    extensions,
    parse: async (bytes, path, signal) => {
      parse ??= load();
      signal.throwIfAborted();
      return (await parse)(bytes, path, signal);
    },
  };
}
