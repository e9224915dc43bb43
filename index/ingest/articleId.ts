import { createHash } from 'node:crypto';

/** A short name of an article for where there is no room for its path. */
export function articleId(path: string): string {
  return createHash('sha256').update(path).digest('base64url').slice(0, 10);
}
