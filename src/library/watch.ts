import { realpath, stat } from 'node:fs/promises';
import { serverAt } from '../../index/index.ts';
import type { WatchState } from '../ops/health.ts';
import type { Log } from '../ops/log.ts';
import { pause } from '../util/backoff.ts';
import { type FolderEvents, openFolderEvents } from './folderEvents.ts';
import type { Library } from './library.ts';
import { whenSettled } from './settle.ts';

/** Watches a folder. */
export interface Watcher {
  state(): WatchState;
  close(): Promise<void>;
}

export interface WatchOptions {
  /** Poll every five seconds, for file systems without events: network drives and some containers. */
  poll?: boolean;
  /** See `whenSettled`; by default two seconds (five when polling) and half a minute. */
  settledMs?: number;
  longestMs?: number;
  /** How often to check whether the folder is still the same one (1 s), and */
  lookMs?: number;
  /** whether its files are (5 s). */
  pollMs?: number;
}

/**
 * Rebuilds the index when the articles have changed and the folder has then been quiet. If another folder takes its place,
 * or it comes back after it was gone, that one is watched instead.
 */
export async function watchSeeds(
  seedsDir: string,
  library: Rebuilds,
  log: Log,
  { poll = false, pollMs = 5000, settledMs, longestMs = 30_000, lookMs = 1000 }: WatchOptions = {},
): Promise<Watcher> {
  const ended = new AbortController();
  const { signal } = ended;
  let folder = await folderAt(seedsDir);
  let events: FolderEvents | undefined;
  let ailing = false;
  let stale = false;
  /** Kinds of errors that were logged already: each is logged once a folder. */
  let told = new Set<string>();
  /** Whose articles have changed; `COMMON` for those of no server. */
  const changed = new Set<string>();

  const settling = whenSettled(
    async () => {
      // Gone or replaced: the next check says so.
      const now = await folderAt(seedsDir);
      if (!now || !isSame(now, folder)) return performance.now();
      const all = [...changed];
      changed.clear();
      const began: number[] = [];
      for (const whose of all) began.push(await rebuild(library, whose, log, signal));
      return Math.min(performance.now(), ...began);
    },
    { settledMs: settledMs ?? (poll ? pollMs : 2000), longestMs, signal },
  );
  const onError = (err: unknown, open: boolean) => {
    ailing = true;
    const kind = kindOf(err);
    if (told.has(kind)) return;
    told.add(kind);
    const instead = kind === 'ENOSPC' || kind === 'EMFILE' ? '; try WATCH=poll' : '';
    log.warn({ err }, `Cannot watch the whole articles folder${instead}`);
    // Perhaps only because something was moved at that moment.
    stale ||= open;
  };
  const touch = (...whose: string[]) => {
    for (const one of whose) changed.add(one);
    settling.touch();
  };
  const open = (root: string) => {
    ailing = false;
    stale = false;
    return openFolderEvents(root, {
      ...(poll && { pollMs }),
      onChange: (file) => touch(serverAt(file) ?? COMMON),
      onError,
      onEnd() {
        stale = true;
      },
    });
  };
  const look = async () => {
    const now = await folderAt(seedsDir);
    const same = isSame(now, folder);
    if ((same && !stale) || signal.aborted) return;
    if (!same) {
      told = new Set();
      if (!now) log.warn('The articles folder is gone; keeping the current index until it is back');
      else if (folder) log.info('The articles folder was replaced; watching the new one');
      else log.info('The articles folder is back; watching it again');
    }
    await events?.close();
    folder = now;
    events = now ? open(now.root) : undefined;
    if (!now) return;
    touch(COMMON, ALL_SERVERS);
    // To catch what changes before all of it is watched.
    void events?.ready.then(() => touch(COMMON, ALL_SERVERS));
  };

  if (folder) events = open(folder.root);
  const looking = (async () => {
    while (await pause(lookMs, signal)) await look();
  })();
  await events?.ready;
  return {
    state: () => (folder ? (ailing ? 'partly' : 'whole') : 'lost'),
    async close() {
      ended.abort();
      await looking;
      await events?.close();
      await settling.idle();
    },
  };
}

type Rebuilds = Pick<Library, 'rebuild' | 'refreshServers'>;

/** In place of a server's id: that of none, and of all. */
const COMMON = 'common';
const ALL_SERVERS = 'servers';

/** Resolves to when it began, as far as what it read is concerned. */
async function rebuild(library: Rebuilds, whose: string, log: Log, signal: AbortSignal): Promise<number> {
  const began = performance.now();
  const isCommon = whose === COMMON;
  try {
    const { added, changed, removed, seconds } = isCommon
      ? await library.rebuild()
      : await library.refreshServers(whose === ALL_SERVERS ? null : whose);
    const counts = { added: added.length, changed: changed.length, removed: removed.length };
    const any = counts.added + counts.changed + counts.removed > 0;
    const said = any
      ? 'The articles have changed; reindexed'
      : 'Reread the articles folder; nothing has changed';
    // Of servers whose articles are not in memory there is nothing to say.
    if (isCommon) log.info({ ...counts, seconds }, said);
    else if (any) log.info({ ...counts, seconds }, 'The articles of a server have changed; reindexed');
    // It may be one that somebody had started, and that had read the folder before the change.
    return Math.min(began, performance.now() - seconds * 1000);
  } catch (err) {
    if (!signal.aborted) log.error({ err }, 'Reindexing failed');
    return began;
  }
}

/** A folder as it is found at a path. */
interface Folder {
  /** Its real path: that of a link may lead elsewhere tomorrow. */
  root: string;
  dev: number;
  ino: number;
}

/** Null if there is none, or it cannot be read. */
async function folderAt(path: string): Promise<Folder | null> {
  try {
    const root = await realpath(path);
    const { dev, ino } = await stat(root);
    return { root, dev, ino };
  } catch {
    return null;
  }
}

function isSame(a: Folder | null, b: Folder | null): boolean {
  return a?.root === b?.root && a?.dev === b?.dev && a?.ino === b?.ino;
}

/** A machine that runs out of watches reports it for each file; all other errors differ. */
function kindOf(err: unknown): string {
  const { code, message } = err as NodeJS.ErrnoException;
  return code && /^(?:ENOSPC|EMFILE|ENFILE|ELOOP)$/.test(code) ? code : message;
}
