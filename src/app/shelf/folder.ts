import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { isArticleFile, moveWhole, writeWhole } from '../../../index/index.ts';

/** What lies aside has no path yet, or none any more. Names that begin with a dot are not indexed. */
const ASIDE = '.aside';

/**
 * The folder of one server, from which its articles are indexed. The bytes of an upload lie at its path or, by its id, aside: they are
 * written there first, and moved when they are whole.
 */
export interface Folder {
  write(id: string, bytes: Uint8Array): void;
  isAside(id: string): boolean;
  toAside(path: string, id: string): void;
  fromAside(id: string, path: string): void;
  /** Those that lie aside. */
  aside(): string[];
  drop(id: string): void;
  has(path: string): boolean;
  read(path: string): Uint8Array;
  remove(path: string): void;
  /** The paths of articles in it. */
  articles(): string[];
  /** A file that is no article; null where there is none. */
  readNote(name: string): string | null;
  writeNote(name: string, text: string): void;
  /** Deletes it with all that is in it. */
  clear(): void;
}

/** All folders of servers in a data folder. */
export function openFolders(dataDir: string): { servers(): string[]; of(server: string): Folder } {
  const root = join(dataDir, 'library');
  return {
    servers: () => (existsSync(root) ? readdirSync(root).filter(isServer) : []),
    of(server) {
      // An id becomes part of a path here.
      if (!isServer(server)) throw new Error(`Expected the id of a server, got ${JSON.stringify(server)}`);
      return openFolder(join(root, server));
    },
  };
}

function isServer(name: string): boolean {
  return /^\d{1,20}$/.test(name);
}

function openFolder(folder: string): Folder {
  const asideOf = (id: string) => {
    if (!/^[\w-]{1,64}$/.test(id)) throw new Error(`Expected the id of an upload, got ${JSON.stringify(id)}`);
    return join(folder, ASIDE, id);
  };
  const placeOf = (path: string) => {
    const full = join(folder, path);
    if (!full.startsWith(folder + sep)) throw new Error(`${JSON.stringify(path)} leads out of the folder`);
    return full;
  };

  function removeEmpty(path: string): void {
    for (let at = dirname(placeOf(path)); at.startsWith(folder + sep); at = dirname(at))
      try {
        rmdirSync(at);
      } catch {
        return; // Others are in it.
      }
  }

  return {
    write: (id, bytes) => writeWhole(asideOf(id), [bytes]),
    isAside: (id) => existsSync(asideOf(id)),
    toAside(path, id) {
      moveWhole(placeOf(path), asideOf(id));
      removeEmpty(path);
    },
    fromAside: (id, path) => moveWhole(asideOf(id), placeOf(path)),
    aside: () => (existsSync(join(folder, ASIDE)) ? readdirSync(join(folder, ASIDE)) : []),
    drop: (id) => rmSync(join(folder, ASIDE, id), { force: true }),
    has: (path) => existsSync(placeOf(path)),
    read: (path) => readFileSync(placeOf(path)),
    remove(path) {
      rmSync(placeOf(path), { force: true });
      removeEmpty(path);
    },
    articles() {
      if (!existsSync(folder)) return [];
      const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
        .filter((path) => isArticleFile(path) && !path.split('/').some((part) => part.startsWith('.')))
        .sort();
    },
    readNote(name) {
      const file = join(folder, name);
      return existsSync(file) ? readFileSync(file, 'utf8') : null;
    },
    writeNote(name, text) {
      mkdirSync(folder, { recursive: true });
      writeWhole(join(folder, name), [Buffer.from(text)]);
    },
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}
