/** Whose articles are read beside the common ones. */
export interface ServerScope {
  /** The server's id. */
  server: string;
  /** Paths of its articles and folders that not everybody there may read, in order; each is an index of its own. */
  limited?: readonly string[];
  /** Those of them that may be read. */
  allowed?: readonly string[];
}

/** The narrowest of the limited paths that an article lies at or below; empty for one that everybody may read. */
export function limitOf(path: string, limited: readonly string[]): string {
  let own = '';
  for (const limit of limited)
    if (limit.length > own.length && (path === limit || path.startsWith(`${limit}/`))) own = limit;
  return own;
}

/** Is an article at or below a limited path that may not be read? */
export function isHidden(path: string, { limited = [], allowed = [] }: ServerScope): boolean {
  const limit = limitOf(path, limited);
  return limit !== '' && !allowed.includes(limit);
}
