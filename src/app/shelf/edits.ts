import type { Manifest, Removed, Upload } from './manifest.ts';
import { keyOf } from './names.ts';

/** For how long a removal can be undone, in milliseconds. */
export const UNDO_MS = 60_000;

/** How much a server may keep. */
export interface Quota {
  articles: number;
  /** In bytes. */
  bytes: number;
}

/** What became of something that was to be put on a shelf. */
export type Put =
  | { kind: 'added' | 'replaced' | 'same'; upload: Upload }
  /** Another file is there under its path. */
  | { kind: 'taken'; upload: Upload; by: Upload }
  | { kind: 'full'; upload: Upload }
  /** It was there, and has been taken out: what is done again does not bring it back. */
  | { kind: 'removed'; upload: Upload };

export interface Edited<T> {
  next: Manifest;
  result: T;
}

/** How an upload is put in: beside what is there, or in the place of the upload `over`. */
export interface Putting {
  upload: Upload;
  over?: string;
}

/**
 * Puts in what there is room for, one after the other. `change` names the change, `now` is its time. `again`: it may have been done before, by a
 * process that died.
 */
export function put(
  manifest: Manifest,
  all: readonly Putting[],
  { quota, change, now, again = false }: { quota: Quota; change: string; now: number; again?: boolean },
): Edited<Put[]> {
  const uploads = new Map(manifest.uploads.map((upload) => [keyOf(upload.path), upload]));
  const removed: Removed[] = [...manifest.removed];
  let bytes = sizeOf(manifest);
  const result = all.map(({ upload, over }): Put => {
    const before = over === undefined ? undefined : [...uploads.values()].find(({ id }) => id === over);
    const there = uploads.get(keyOf(upload.path));
    if (there && there.id !== before?.id) {
      if (there.hash === upload.hash) return { kind: 'same', upload: there };
      return { kind: 'taken', upload, by: there };
    }
    if (again && manifest.removed.some((one) => isSame(one.upload, upload)))
      return { kind: 'removed', upload };
    if (before?.hash === upload.hash && before.path === upload.path) return { kind: 'same', upload: before };
    const after = bytes - (before?.bytes ?? 0) + upload.bytes;
    if (after > quota.bytes || (!before && uploads.size >= quota.articles)) return { kind: 'full', upload };
    if (before) {
      uploads.delete(keyOf(before.path));
      removed.push({ upload: before, at: now, change });
    }
    uploads.set(keyOf(upload.path), upload);
    bytes = after;
    return { kind: before ? 'replaced' : 'added', upload };
  });
  const changes = result.some(({ kind }) => kind === 'added' || kind === 'replaced');
  return { next: changes ? { ...manifest, uploads: sorted(uploads.values()), removed } : manifest, result };
}

function isSame(one: Upload, other: Upload): boolean {
  return one.hash === other.hash && keyOf(one.path) === keyOf(other.path);
}

/** Takes out those of these ids that are there. */
export function remove(
  manifest: Manifest,
  ids: readonly string[],
  { change, now }: { change: string; now: number },
): Edited<Upload[]> {
  const result = manifest.uploads.filter(({ id }) => ids.includes(id));
  if (!result.length) return { next: manifest, result: [] };
  const removed = [...manifest.removed, ...result.map((upload) => ({ upload, at: now, change }))];
  const uploads = manifest.uploads.filter(({ id }) => !ids.includes(id));
  return { next: { ...manifest, uploads, removed }, result };
}

/**
 * Puts back what a change took out, in the place of what is there under the same path. Empty when its minute is over, or another file has
 * taken up the room.
 */
export function undo(
  manifest: Manifest,
  change: string,
  { quota, now }: { quota: Quota; now: number },
): Edited<Upload[]> {
  const taken = manifest.removed.filter((one) => one.change === change && one.at > now - UNDO_MS);
  const back = taken.map(({ upload }) => upload);
  const keys = new Set(back.map(({ path }) => keyOf(path)));
  const gone = manifest.uploads.filter(({ path }) => keys.has(keyOf(path)));
  const uploads = sorted([...manifest.uploads.filter((upload) => !gone.includes(upload)), ...back]);
  const removed = [
    ...manifest.removed.filter((one) => !taken.includes(one)),
    ...gone.map((upload) => ({ upload, at: now, change: `undo of ${change}` })),
  ];
  const next = { ...manifest, uploads, removed };
  const fits = uploads.length <= quota.articles && sizeOf(next) <= quota.bytes;
  return back.length && fits ? { next, result: back } : { next: manifest, result: [] };
}

/**
 * Forgets what can no longer be undone: what was taken out a minute ago and, the oldest change first, what is more than the server may keep
 * beside what it has.
 */
export function prune(manifest: Manifest, now: number, quota?: Quota): Manifest {
  const recent = manifest.removed.filter(({ at }) => at > now - UNDO_MS);
  const tooMuch = new Set<string>();
  const last = recent.at(-1)?.change;
  let [articles, bytes] = [0, 0];
  for (const { upload, change } of [...recent].reverse()) {
    articles++;
    bytes += upload.bytes;
    const fits = !quota || (articles <= quota.articles && bytes <= quota.bytes);
    // Of the last one the files may still be in their places.
    if (!fits && change !== last) tooMuch.add(change);
  }
  const removed = recent.filter(({ change }) => !tooMuch.has(change));
  return removed.length === manifest.removed.length ? manifest : { ...manifest, removed };
}

/** Forgets who added what: `by` is their id. */
export function disown(manifest: Manifest, by: string): Edited<number> {
  const own = <T extends { by: string | null }>(one: T): T => (one.by === by ? { ...one, by: null } : one);
  const result = manifest.uploads.filter((upload) => upload.by === by).length;
  if (!result && !manifest.addresses.some((address) => address.by === by)) return { next: manifest, result };
  const next = {
    ...manifest,
    uploads: manifest.uploads.map(own),
    addresses: manifest.addresses.map(own),
    removed: manifest.removed.map((one) => ({ ...one, upload: own(one.upload) })),
  };
  return { next, result };
}

/** How many bytes are kept, what can be undone aside. */
export function sizeOf({ uploads }: Pick<Manifest, 'uploads'>): number {
  return uploads.reduce((sum, { bytes }) => sum + bytes, 0);
}

function sorted(uploads: Iterable<Upload>): Upload[] {
  return [...uploads].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
