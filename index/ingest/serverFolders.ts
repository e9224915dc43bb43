import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { compare } from '../text/compare.ts';
import { openFolder } from './folder.ts';
import type { Source, SourceList } from './source.ts';

/** The folders that articles lie in. */
export interface Folders {
  seedsDir: string;
  /** Holds a folder a server, named by its id, with what was uploaded there. */
  uploadsDir?: string | undefined;
}

/** The articles of the common library: those of the seeds that are no server's own. */
export function openCommon({ seedsDir }: Folders): Source {
  return openFolder(seedsDir, (below) => serverAt(below) !== undefined);
}

/**
 * The articles of a server, by paths that no other article has: `servers/<id>/…` as it stands below the seeds, and
 * `.uploads/<id>/…`, which stands nowhere there, since it is hidden. A folder that is not there is empty.
 */
export function openServer(folders: Folders, server: string): Source {
  const sources = foldersOf(folders, server).map(({ folder, prefix }) => ({
    source: openFolder(folder),
    prefix,
  }));
  return {
    async list(signal) {
      const lists = await Promise.all(
        sources.map(async ({ source, prefix }) => prefixed(await listOf(source, signal), prefix)),
      );
      const files = lists.flatMap((list) => list.files).sort((a, b) => compare(a.path, b.path));
      const problems = lists.flatMap((list) => list.problems);
      return { files, problems, verify: () => {} };
    },
  };
}

/** The servers that have a folder for articles of their own, whether there are any in it or not. */
export async function serversIn({ seedsDir, uploadsDir }: Folders): Promise<string[]> {
  const folders = [path.join(seedsDir, 'servers'), ...(uploadsDir === undefined ? [] : [uploadsDir])];
  const names = await Promise.all(folders.map((folder) => readdir(folder).catch(() => [])));
  return [...new Set(names.flat().filter((name) => /^\d{1,20}$/.test(name)))];
}

/** A path as people know it: a server's articles by where they lie among its own. */
export function shownPath(article: string): string {
  return article.replace(OWN, '');
}

const OWN = /^(?:servers|\.uploads)\/(\d+)\//;

/** The folder that an article lies in, beyond which it shows nothing, and its path there. */
export function placeOf(folders: Folders, article: string): { folder: string; path: string } {
  const [, server] = OWN.exec(article) ?? [];
  const own = server && foldersOf(folders, server).find(({ prefix }) => article.startsWith(prefix));
  if (!own) return { folder: folders.seedsDir, path: article };
  return { folder: own.folder, path: article.slice(own.prefix.length) };
}

/** The server whose own a path below the seeds is; undefined for one of the common library. */
export function serverAt(below: string): string | undefined {
  return /^servers\/(\d+)(?:\/|$)/.exec(below)?.[1];
}

/** The path under which a server's articles know an uploaded file; `name` is its path in the server's folder of uploads. */
export function uploadedPath(server: string, name: string): string {
  return `.uploads/${server}/${name}`;
}

function foldersOf({ seedsDir, uploadsDir }: Folders, server: string): { folder: string; prefix: string }[] {
  // What goes into a path must be what a server's id is.
  if (!/^\d+$/.test(server)) throw new Error(`expected a server's id, got “${server}”`);
  const ofSeeds = { folder: path.join(seedsDir, 'servers', server), prefix: `servers/${server}/` };
  if (uploadsDir === undefined) return [ofSeeds];
  return [ofSeeds, { folder: path.join(uploadsDir, server), prefix: uploadedPath(server, '') }];
}

const NOTHING: SourceList = { files: [], problems: [], verify: () => {} };

async function listOf(source: Source, signal: AbortSignal): Promise<SourceList> {
  return source.list(signal).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return NOTHING;
    throw error;
  });
}

function prefixed({ files, problems, verify }: SourceList, prefix: string): SourceList {
  return {
    files: files.map((file) => ({ ...file, path: prefix + file.path })),
    problems: problems.map((problem) => ({ ...problem, path: prefix + problem.path })),
    verify,
  };
}
