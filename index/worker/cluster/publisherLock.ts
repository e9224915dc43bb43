import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ClusterError, orNull } from '../../engine/opensearch/cluster.ts';
import { type Target, WRITE_MS } from './versions.ts';

/** The right to publish, of which there is one a collection. */
export interface PublisherLock {
  /** Throws where another publisher has taken it over. */
  confirm(): Promise<void>;
  release(): Promise<void>;
}

/** Somebody took this publisher for dead. */
export class LockLost extends Error {
  constructor() {
    super('another publisher has taken over');
    this.name = 'LockLost';
  }
}

/**
 * Waits for the right to publish: a document of the cluster that its holder writes anew every few seconds. One that has not been
 * written for longer is that of a dead publisher, and is taken over. No clocks are compared.
 */
export async function lockPublishing({ cluster, prefix }: Target): Promise<PublisherLock> {
  const path = `/${prefix}-lock/_doc/publisher`;
  const owner = randomUUID();
  /** Writes it, if it is what it was then; null where it is not. */
  const write = (query: Record<string, string | number>, patienceMs?: number) =>
    cluster
      .request<Held>({ method: 'PUT', path, query, body: { owner }, ...(patienceMs && { patienceMs }) })
      .catch((error: unknown) => {
        if (error instanceof ClusterError && error.status === 409) return null;
        throw error;
      });
  const over = ({ _seq_no, _primary_term }: Held) =>
    write({ if_seq_no: _seq_no, if_primary_term: _primary_term });
  const read = () => orNull(cluster.request<Held>({ method: 'GET', path }));
  /** What was written may be here though the answer was lost, and then was written in vain once more. */
  const isOwn = (held: Held) => held._source?.owner === owner;
  const take = async (): Promise<Held> => {
    let seen: number | undefined;
    for (let since = performance.now(); ; await pause(LOOK_MS)) {
      const held = await read();
      if (held && isOwn(held)) return held;
      if (held?._seq_no !== seen) since = performance.now();
      seen = held?._seq_no;
      const own = !held
        ? // The first time its index is made.
          await write({ op_type: 'create' }, WRITE_MS)
        : performance.now() - since > DEAD_MS
          ? await over(held)
          : null;
      if (own) return own;
    }
  };

  let own = await take();
  let isLost = false;
  const beat = async () => {
    const next = (await over(own)) ?? (await read());
    if (next && (!next._source || isOwn(next))) own = next;
    else isLost = true;
  };
  let beating = Promise.resolve();
  const timer = setInterval(() => {
    // Where the cluster is away, nobody else can take it either.
    if (!isLost) beating = beating.then(beat).catch(() => {});
  }, BEAT_MS);
  timer.unref();
  return {
    async confirm() {
      await beating;
      if (!isLost) await beat();
      if (isLost) throw new LockLost();
    },
    async release() {
      clearInterval(timer);
      await beating;
      const { _seq_no, _primary_term } = own;
      const query = { if_seq_no: _seq_no, if_primary_term: _primary_term };
      if (!isLost)
        await cluster.request({ method: 'DELETE', path, query, patienceMs: WRITE_MS }).catch(() => {});
    },
  };
}

/** What the cluster says of a document. */
interface Held {
  _seq_no: number;
  _primary_term: number;
  /** Where it was read. */
  _source?: { owner: string };
}

const BEAT_MS = 3000;

/** Beats may be late on a busy machine. */
const DEAD_MS = 15_000;

const LOOK_MS = 1000;
