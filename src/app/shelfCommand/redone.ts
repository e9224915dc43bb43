import { createHash } from 'node:crypto';
import { type Incoming, pathOf } from '../shelf/incoming.ts';
import type { Manifest } from '../shelf/manifest.ts';
import { keyOf } from '../shelf/names.ts';

/**
 * Of what is added by a command that a process had begun which died: what it may have added, and somebody has removed since, stays
 * removed.
 */
export function withoutRemoved(
  files: readonly Incoming[],
  { removed }: Pick<Manifest, 'removed'>,
): readonly Incoming[] {
  if (!removed.length) return files;
  return files.filter((file) => {
    const [key, hash] = [keyOf(pathOf(file)), createHash('sha256').update(file.bytes).digest('hex')];
    return !removed.some(({ upload }) => keyOf(upload.path) === key && upload.hash === hash);
  });
}
