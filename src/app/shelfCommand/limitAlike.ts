import { uploadedPath } from '../../../index/index.ts';
import type { AccessBook } from '../access.ts';
import type { Incoming } from '../shelf/incoming.ts';
import type { Manifest } from '../shelf/manifest.ts';
import { keyOf, safePath } from '../shelf/names.ts';
import { notKept } from '../userError.ts';

/**
 * What takes the place of an article under another path, such as a file of another kind, is for the same readers: limits it before it is there.
 * Throws a UserError when that cannot be kept.
 */
export async function limitAlike(
  server: string,
  { uploads }: Pick<Manifest, 'uploads'>,
  files: readonly Incoming[],
  access: AccessBook,
): Promise<void> {
  for (const { path, over } of files) {
    const before = uploads.find(({ id }) => id === over);
    if (!before || path === undefined) continue;
    const next = safePath(path);
    // Where another article is, it does not get there, and that keeps its own limit.
    if (next === before.path || uploads.some((one) => one !== before && keyOf(one.path) === keyOf(next)))
      continue;
    const limits = await access.of(server);
    const own = limits?.find((limit) => limit.path === uploadedPath(server, before.path));
    if (limits && !own) continue;
    // The limit of what was there stays: it may be put back.
    if (!own || !(await access.limit(server, { ...own, path: uploadedPath(server, next) }))) throw notKept();
  }
}
