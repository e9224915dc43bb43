import { realpathSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { watch } from 'chokidar';
import { isArticleFile } from '../../index/index.ts';

export interface FolderEvents {
  /** Resolves when all of the folder is watched, something in it cannot be, or it is closed. */
  ready: Promise<void>;
  close(): Promise<void>;
}

export interface FolderEventsOptions {
  /** Compare sizes and times so often instead of waiting to be told; milliseconds. */
  pollMs?: number;
  /** An article has come, changed or gone: its path below the folder. */
  onChange(path: string): void;
  /** Something cannot be watched; `open`: though all of it could be before. */
  onError(error: unknown, open: boolean): void;
  /** The folder itself is gone from where it was: if another has its name already, nothing is told of that one. */
  onEnd(): void;
}

/** Tells of changes to the articles below `root`, which is its own real path. */
export function openFolderEvents(
  root: string,
  { pollMs, onChange, onError, onEnd }: FolderEventsOptions,
): FolderEvents {
  const leadsOn = linksFrom(root);
  const ignored = (file: string, stats?: Stats) => {
    if (file === root) return false;
    if (isHidden(path.basename(file))) return true;
    if (stats?.isSymbolicLink()) return !leadsOn(file);
    return stats?.isFile() === true && !isArticleFile(file);
  };
  const watcher = watch(root, {
    ignoreInitial: true,
    // Its own idea of editors' swap files would pass over a folder whose name ends in a tilde.
    atomic: false,
    ignored,
    ...(pollMs !== undefined && { usePolling: true, interval: pollMs, binaryInterval: pollMs }),
  });
  watcher.on('all', (event, file) => {
    if (event === 'unlinkDir' && file === root) onEnd();
    else if (/^(?:add|change|unlink)$/.test(event) && isArticleFile(file))
      onChange(path.relative(root, file).split(path.sep).join('/'));
  });
  let open = false;
  watcher.on('error', (error) => onError(error, open));
  watcher.on('raw', (event, name, seen) => {
    const { watchedPath } = seen as { watchedPath?: string };
    if (event === 'rename' && watchedPath === root && name === path.basename(root)) onEnd();
  });
  let closed = () => {};
  const ready = new Promise<void>((resolve) => {
    closed = resolve;
    watcher.once('ready', () => {
      open = true;
      resolve();
    });
    watcher.once('error', () => resolve());
  });
  return {
    ready,
    async close() {
      closed();
      await watcher.close();
    },
  };
}

/**
 * Which links are worth following: those to articles, and to folders that are watched nowhere else, each once. The index
 * follows none out of the folder; and two that lead upwards make more paths than any machine has room for.
 */
function linksFrom(root: string): (link: string) => boolean {
  const followed = new Map<string, string>();
  return (link) => {
    try {
      const real = realpathSync.native(link);
      const below = path.relative(root, real);
      if (/^\.\.(?:$|[\\/])/.test(below) || path.isAbsolute(below)) return false;
      if (!statSync(real).isDirectory()) return isArticleFile(link);
      if (!below.split(path.sep).some(isHidden)) return false;
      if (!followed.has(real)) followed.set(real, link);
      return followed.get(real) === link;
    } catch {
      // To nothing, or in a ring: whoever reads it says so.
      return true;
    }
  };
}

// Two dots: where Kubernetes keeps what the names in a mounted folder link to.
function isHidden(name: string): boolean {
  return /^\.(?!\.)/.test(name);
}
