import { randomUUID } from 'node:crypto';
import type { Describer, Description } from '../../../index/index.ts';
import type { Log } from '../../ops/log.ts';
import { openTurns } from '../../util/turns.ts';
import type { AddressProblem } from '../../web/addressError.ts';
import { openCare } from './care.ts';
import { disown, type Edited, type Put, prune, put, type Quota, remove, UNDO_MS, undo } from './edits.ts';
import type { Ground } from './ground.ts';
import { type Incoming, readAll } from './incoming.ts';
import { type Address, EMPTY, type Manifest, type Upload } from './manifest.ts';

/** What became of a file: what was read of it, and where it lies now; null where nothing can be quoted from it. */
export interface Outcome {
  name: string;
  description: Description;
  put: Put | null;
  /** It was not even fetched. */
  unfetched?: AddressProblem | 'full';
}

/** A change of a shelf. */
export interface Change<T> {
  /** By this it is undone. */
  id: string;
  result: T;
  /** Whether the index holds it. */
  indexed: boolean;
}

/** What servers have added to their own libraries. Null: it cannot be kept or read now; the log has the reason. */
export interface Shelf {
  quota: Quota;
  of(server: string): Promise<Manifest | null>;
  bytes(server: string, upload: Upload): Promise<Uint8Array | null>;
  /** Reads a file as if it were to be kept. */
  describe(name: string, bytes: Uint8Array): Promise<Description | null>;
  /**
   * Reads files, keeps those that can be used and there is room for, and takes those with the ids in `gone` out; `by` is a user's id. `again`: a
   * process that died may have done it already.
   */
  add(
    server: string,
    files: readonly Incoming[],
    how: { by: string | null; gone?: readonly string[]; again?: boolean },
  ): Promise<Change<Outcome[]> | null>;
  remove(server: string, ids: readonly string[]): Promise<Change<Upload[]> | null>;
  /** Puts back what a change took out, for a minute; empty when that cannot be. */
  undo(server: string, change: string): Promise<Change<Upload[]> | null>;
  /** Changes which addresses are remembered. */
  remember(
    server: string,
    edit: (addresses: readonly Address[]) => readonly Address[],
  ): Promise<readonly Address[] | null>;
  /** The servers that have a shelf. */
  servers(): Promise<string[]>;
  /** The server has removed the bot: its shelf is deleted after thirty days, unless it comes back. */
  leave(server: string): Promise<void>;
  comeBack(server: string): Promise<void>;
  /** How many uploads a user has added, in all servers; and then nobody knows who added them. */
  addedBy(user: string): Promise<number>;
  disown(user: string): Promise<number>;
  /** Ends after what has begun. */
  close(): Promise<void>;
}

const UPKEEP_MS = 10 * 60_000;

/** How long it is waited before what did not work out is tried again. */
const AGAIN_MS = 30_000;

interface ShelfOptions {
  ground: Ground;
  quota: Quota;
  describer: Describer;
  /** Brings a server's index up to date with its folder. */
  reindex(server: string): Promise<unknown>;
  log: Log;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** The shelves in a ground. What a run before left unfinished is finished at once. */
export function openShelf({ ground, quota, describer, reindex, log, now = Date.now }: ShelfOptions): Shelf {
  const inTurn = openTurns();
  const begun = new Set<Promise<unknown>>();
  const care = openCare({ ground, describer, index, log, now });
  let closed = false;

  /** Null when it does not work out. */
  function attempt<T>(does: () => Promise<T>, server?: string): Promise<T | null> {
    if (closed) return Promise.resolve(null);
    const result = does()
      .catch((err: unknown) => {
        log.error({ err, server }, 'The library of a server cannot be read or changed');
        return null;
      })
      .finally(() => begun.delete(result));
    begun.add(result);
    return result;
  }

  /** One after the other for each server. */
  function work<T>(server: string, does: () => Promise<T>): Promise<T | null> {
    return attempt(() => inTurn(server, does), server);
  }

  async function index(server: string): Promise<boolean> {
    try {
      await reindex(server);
      return true;
    } catch (err) {
      log.error({ err, server }, 'Reindexing failed');
      return false;
    }
  }

  /** `edit`, and what it changed is in the index. */
  async function change<T>(
    server: string,
    id: string,
    edit: (manifest: Manifest) => Edited<T>,
    fresh?: ReadonlyMap<string, Uint8Array>,
  ): Promise<Change<T>> {
    let differs = false;
    const pruned = (manifest: Manifest): Edited<T> => {
      const { next, result } = edit(manifest);
      differs = next.uploads !== manifest.uploads;
      return { next: prune(next, now(), quota), result };
    };
    const result = await ground.change(server, pruned, fresh);
    if (differs) setTimeout(() => tidy(server), UNDO_MS + 1000).unref();
    return { id, result, indexed: differs ? await index(server) : true };
  }

  function tidy(server: string): void {
    void work(server, () =>
      ground.change(server, (manifest) => ({ next: prune(manifest, now()), result: null })),
    );
  }

  /** For all servers that have a shelf, one after the other. */
  function forAll(does: (server: string) => Promise<unknown>): Promise<unknown> {
    return attempt(async () => {
      for (const server of await ground.servers()) await does(server);
    });
  }

  const settle = (server: string) => work(server, () => care.settle(server));
  const expire = (server: string) => work(server, () => care.expire(server));

  /** Until it has worked out once for each: a database may be away when it is begun. */
  async function settleAll(): Promise<void> {
    let failed = false;
    const all = await forAll(async (server) => {
      failed = (await settle(server)) === null || failed;
    });
    if ((failed || all === null) && !closed) setTimeout(() => void settleAll(), AGAIN_MS).unref();
  }

  ground.hear((server) => void (server === null ? settleAll() : settle(server)));
  void settleAll().then(() => forAll(expire));
  const keeping = setInterval(() => void forAll(expire), UPKEEP_MS).unref();

  /** Told again, it changes nothing: what counts is since when. */
  const left = (server: string, leftAt: number | null) =>
    work(server, async () => {
      if (!(await ground.read(server))) return;
      await ground.change(server, (manifest) => ({
        next: (manifest.leftAt === null) === (leftAt === null) ? manifest : { ...manifest, leftAt },
        result: null,
      }));
    });

  return {
    quota,
    of: (server) => work(server, async () => prune((await ground.read(server)) ?? EMPTY, now())),
    bytes: (server, upload) => work(server, () => ground.bytes(server, upload)),
    describe: (path, bytes) => attempt(() => describer.describe({ path, bytes })),

    add: (server, files, { by, gone = [], again = false }) =>
      attempt(async () => {
        const read = await readAll(files, describer, { by, now: now() });
        const putting = read.flatMap(({ putting }) => putting ?? []);
        const fresh = new Map(
          read.flatMap(({ putting, file }) => (putting ? [[putting.upload.id, file.bytes] as const] : [])),
        );
        const id = randomUUID();
        const how = { quota, change: id, now: now(), again };
        const edit = (manifest: Manifest) => {
          const without = gone.length ? remove(manifest, gone, how).next : manifest;
          return put(without, putting, how);
        };
        const done = await inTurn(server, () => change(server, id, edit, fresh));
        const puts = [...done.result];
        const result = read.map(({ file: { name }, description, putting }) => ({
          name,
          description,
          put: putting ? (puts.shift() ?? null) : null,
        }));
        return { ...done, result };
      }, server),

    remove: (server, ids) =>
      work(server, () => {
        const id = randomUUID();
        return change(server, id, (manifest) => remove(manifest, ids, { change: id, now: now() }));
      }),

    undo: (server, id) =>
      work(server, () => change(server, id, (manifest) => undo(manifest, id, { quota, now: now() }))),

    remember: (server, edit) =>
      work(server, () =>
        ground.change(server, (manifest) => {
          const addresses = edit(manifest.addresses);
          return { next: { ...manifest, addresses }, result: addresses };
        }),
      ),

    servers: async () => (await attempt(() => ground.servers())) ?? [],
    leave: async (server) => void (await left(server, now())),
    comeBack: async (server) => void (await left(server, null)),

    async addedBy(user) {
      let count = 0;
      await forAll(async (server) => {
        const manifest = await work(server, () => ground.read(server));
        count += manifest?.uploads.filter(({ by }) => by === user).length ?? 0;
      });
      return count;
    },

    async disown(user) {
      let count = 0;
      const edit = (manifest: Manifest) => disown(manifest, user);
      await forAll(async (server) => {
        count += (await work(server, () => ground.change(server, edit))) ?? 0;
      });
      return count;
    },

    async close() {
      closed = true;
      clearInterval(keeping);
      await Promise.all(begun);
      describer.close();
    },
  };
}
