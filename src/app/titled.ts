import { clip } from './reports.ts';

/** A title as a reader is shown it. */
export interface Titled {
  title: string;
  /** What tells it from other articles of that title. */
  qualifier?: string;
}

/** A title and what tells it from others of that name, in `length` characters (UTF-16): the title is cut, not the rest. */
export function titled({ title, qualifier }: Titled, length = 100): string {
  const rest = qualifier === undefined ? '' : ` · ${qualifier}`;
  return clip(title, length - rest.length) + rest;
}

/** What `Titled` asks for beside the title, by the article's path. */
export function qualified(
  qualifiers: Pick<ReadonlyMap<string, string>, 'get'>,
  path: string,
): Pick<Titled, 'qualifier'> {
  const qualifier = qualifiers.get(path);
  return { ...(qualifier !== undefined && { qualifier }) };
}
