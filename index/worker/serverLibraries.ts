import type { ServerContents } from '../articles/contents.ts';
import type { Embedder } from '../embedders/embedder.ts';
import type { Embedding } from '../embedders/open.ts';
import type { Failure, Seed } from '../ingest/seed.ts';
import { breather, readSeeds } from '../ingest/seeds.ts';
import { type Folders, openServer } from '../ingest/serverFolders.ts';
import type { ServerChange } from './protocol.ts';
import type { Served } from './served.ts';
import { contentsFor, indexServer, partsFor, type ServerIndex } from './serverIndex.ts';
import type { ServerScope } from './serverScope.ts';

/**
 * The articles of servers, each read and indexed when it is first asked for, and forgotten when those asked for since take much
 * memory: one that nobody asks costs nothing.
 */
export class ServerLibraries {
  #folders: Folders;
  #embedding: Embedding;
  /** Is told every few seconds, for as long as work takes long. */
  #onBusy: () => void;
  /** By server, what was asked for last at the end. */
  #open = new Map<string, ServerIndex>();
  /** By server, the hashes of its files as they were last read. */
  #hashes = new Map<string, ReadonlyMap<string, string>>();
  /** By server, what is being done. */
  #turns = new Map<string, Promise<unknown>>();

  constructor(folders: Folders, embedding: Embedding, onBusy: () => void = () => {}) {
    this.#folders = folders;
    this.#embedding = breathing(embedding);
    this.#onBusy = onBusy;
  }

  /** The articles in the scope, as far as there are any. */
  async served(scope: ServerScope): Promise<Served[]> {
    return partsFor(await this.#indexFor(scope), scope);
  }

  /** What they hold; null where that is still the version given. */
  async contents(scope: ServerScope, known: number): Promise<ServerContents | null> {
    const index = await this.#indexFor(scope);
    return index.version === known ? null : contentsFor(index, scope);
  }

  /** Reads the server's files again, and works in what has changed. */
  reindex({ server, ...scope }: ServerScope): Promise<ServerChange> {
    return this.#inTurn(server, async () => {
      const limited = scope.limited ?? this.#open.get(server)?.limited ?? [];
      const before = new Map(this.#hashes.get(server));
      const { seeds, problems } = await this.#read(server, limited);
      return { before, after: hashesOf(seeds), problems: [...problems] };
    });
  }

  /** The same of a server, or of all (null), of those that are open: the others are read when they are asked for. */
  async refresh(server: string | null): Promise<ServerChange> {
    const before = new Map<string, string>();
    const after = new Map<string, string>();
    const problems: ServerChange['problems'] = [];
    for (const [own, { limited }] of [...this.#open]) {
      if (server !== null && own !== server) continue;
      const change = await this.reindex({ server: own, limited });
      for (const [path, hash] of change.before) before.set(path, hash);
      for (const [path, hash] of change.after) after.set(path, hash);
      problems.push(...change.problems);
    }
    return { before, after, problems };
  }

  /** How many are open. */
  get size(): number {
    return this.#open.size;
  }

  async #indexFor({ server, limited = [] }: ServerScope): Promise<ServerIndex> {
    const fits = () => {
      const index = this.#open.get(server);
      return index && String(index.limited) === String(limited) ? index : undefined;
    };
    const index = fits() ?? (await this.#inTurn(server, async () => fits() ?? this.#read(server, limited)));
    if (this.#open.get(server) === index) this.#touch(server, index);
    return index;
  }

  async #read(server: string, limited: readonly string[]): Promise<ServerIndex> {
    const before = this.#open.get(server);
    const known = new Map<string, Seed | Failure>();
    for (const seed of before?.seeds ?? []) known.set(seed.article.path, seed);
    for (const failure of before?.failures ?? []) known.set(failure.problem.path, failure);
    const beat = setInterval(this.#onBusy, BUSY_MS);
    try {
      const read = await readSeeds(openServer(this.#folders, server), known);
      const index = await indexServer(before, read, limited, this.#embedding, this.#folders);
      this.#hashes.set(server, hashesOf(index.seeds));
      this.#touch(server, index);
      this.#makeRoom();
      return index;
    } catch (error) {
      // What was there may be half of what it was to be.
      this.#open.delete(server);
      throw error;
    } finally {
      clearInterval(beat);
    }
  }

  #touch(server: string, index: ServerIndex): void {
    this.#open.delete(server);
    this.#open.set(server, index);
  }

  /** Forgets those that were not asked for for longest, but never the last one. */
  #makeRoom(): void {
    let bytes = 0;
    for (const [at, [server, own]] of [...this.#open].reverse().entries()) {
      bytes += own.bytes;
      if (bytes > MAX_BYTES && at > 0) this.#open.delete(server);
    }
  }

  #inTurn<T>(server: string, work: () => Promise<T>): Promise<T> {
    const done = (this.#turns.get(server) ?? Promise.resolve()).then(work, work);
    this.#turns.set(server, done);
    const end = () => {
      if (this.#turns.get(server) === done) this.#turns.delete(server);
    };
    done.then(end, end);
    return done;
  }
}

/** Between batches of passages the thread does what else it has to do: questions of others do not wait for a large library. */
function breathing(embedding: Embedding): Embedding {
  const { embedder } = embedding;
  const breathe = breather();
  const embed: Embedder['embed'] = async (...asked) => {
    await breathe();
    return embedder.embed(...asked);
  };
  return { ...embedding, embedder: { ...embedder, embed } };
}

function hashesOf(seeds: readonly Seed[]): Map<string, string> {
  return new Map(seeds.map(({ article, hash }) => [article.path, hash]));
}

/** Longer silence would be taken for the end of the thread. */
const BUSY_MS = 5000;

/** Of memory for the articles of servers. */
const MAX_BYTES = 32_000_000;
