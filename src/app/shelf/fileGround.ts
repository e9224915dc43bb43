import type { Log } from '../../ops/log.ts';
import { type Folder, openFolders } from './folder.ts';
import type { Ground, Settled } from './ground.ts';
import { EMPTY, type Manifest, parseManifest } from './manifest.ts';

const MANIFEST = '.shelf.json';

/**
 * Shelves in folders of their own: a manifest beside the articles. A change holds once the manifest is written; the files are moved to their
 * places after that, or by the next start.
 */
export function openFileGround({ dataDir, log }: { dataDir: string; log: Log }): Ground {
  const folders = openFolders(dataDir);

  function read(folder: Folder): Manifest | null {
    const text = folder.readNote(MANIFEST);
    const manifest = parseManifest(text);
    if (text !== null && !manifest) {
      log.error(
        `A damaged ${MANIFEST} was left alone under another name; its articles are taken as they are`,
      );
      folder.writeNote(`${MANIFEST}.damaged`, text);
    }
    return manifest;
  }

  return {
    servers: async () => folders.servers(),
    read: async (server) => read(folders.of(server)),
    bytes: async (server, { path }) => folders.of(server).read(path),

    async change(server, edit, fresh = new Map()) {
      const folder = folders.of(server);
      for (const [id, bytes] of fresh) folder.write(id, bytes);
      const before = read(folder);
      const { next, result } = edit(before ?? EMPTY);
      if (next !== (before ?? EMPTY)) folder.writeNote(MANIFEST, JSON.stringify(next));
      settle(folder, next);
      return result;
    },

    async settle(server) {
      const folder = folders.of(server);
      return settle(folder, read(folder) ?? EMPTY);
    },

    forget: async (server) => folders.of(server).clear(),
    hear() {},
  };
}

/** Each upload's bytes lie at its path or aside: brings those of a manifest to their places, and drops what it does not name. */
function settle(folder: Folder, { uploads, removed }: Manifest): Settled {
  let changed = false;
  const placed = new Set(uploads.filter(({ id }) => !folder.isAside(id)).map(({ path }) => path));
  for (const { upload } of removed) {
    if (placed.has(upload.path) || folder.isAside(upload.id) || !folder.has(upload.path)) continue;
    folder.toAside(upload.path, upload.id);
    changed = true;
  }
  for (const { id, path } of uploads) {
    if (!folder.isAside(id)) continue;
    folder.fromAside(id, path);
    changed = true;
  }
  const kept = new Set(removed.map(({ upload }) => upload.id));
  for (const id of folder.aside()) if (!kept.has(id)) folder.drop(id);
  const known = new Set(uploads.map(({ path }) => path));
  return { changed, found: folder.articles().filter((path) => !known.has(path)) };
}
