import { randomBytes } from 'node:crypto';
import type { Replica, Replicas } from '../app/replicas.ts';
import type { Urgent } from '../app/store/store.ts';
import type { Log } from '../ops/log.ts';
import type { Claimed } from '../ops/meter.ts';
import { type Clock, pause } from '../util/backoff.ts';
import { CLAIM_MS, openClaims } from './claims.ts';
import { openDiffering } from './differing.ts';
import { takeTurn } from './identify.ts';
import { openLeases } from './leases.ts';
import { openLink } from './link.ts';
import { BEAT_MS, DEAD_MS, openPulse } from './pulse.ts';
import type { Runner } from './reindex.ts';

/** How often what has had its time is deleted, and how long a dead replica stays in the list. */
const PRUNE_MS = 60_000;

const CLOCK: Clock = { now: () => performance.now(), pause };

/** What a replica tells the others of itself. */
export type About = Omit<Replica, 'id' | 'own' | 'differs'> & {
  /** Which articles it has; '' in a version that does not tell. */
  digest: string;
};

export interface ReplicasOptions {
  store: Urgent;
  log: Log;
  about: () => About;
  onClaim?: (how: Claimed, seconds: number) => void;
  id?: string;
  clock?: Clock;
  /** Milliseconds since 1970. */
  wall?: () => number;
}

/** A replica among others, and what else they do together needs of it. */
export interface Member extends Replicas, Runner {
  readonly id: string;
  lease: Replicas['lease'];
}

/** Joins the replicas that share a store. Resolves once the others can see it, or the database is away. */
export async function joinReplicas(options: ReplicasOptions): Promise<Member> {
  const { store, log, about, onClaim, clock = CLOCK, wall = Date.now } = options;
  const id = options.id ?? randomBytes(4).toString('hex');
  const reach = openLink(store, clock);
  const pulse = openPulse(clock.now);
  const claims = openClaims({ id, reach, pulse, isGone, clock, wall, ...(onClaim && { onClaim }) });
  const leaving = new AbortController();
  const { signal } = leaving;
  let heardAt = Number.NEGATIVE_INFINITY;
  let away = false;
  let prunedAt = clock.now();
  let known: Row[] = [];
  const leases = openLeases(id, reach, pulse, () => clock.now() - heardAt < DEAD_MS);
  const differing = openDiffering(clock.now, log);
  const afterBeat: (() => Promise<void>)[] = [];

  function others(): ({ id: string } & About)[] {
    return known
      .filter((row) => row.id !== id && pulse.alive(row.id))
      .map((row) => ({ id: row.id, ...readAbout(row.about) }));
  }

  async function isGone(replica: string): Promise<boolean> {
    const row = known.find((one) => one.id === replica);
    const session = row && sessionIn(row.about);
    if (typeof session !== 'number') return false;
    return (await reach(async () => store.lifeline?.ended(session))) === true;
  }

  async function beat(): Promise<void> {
    const began = clock.now();
    const rows = await reach(async (sql) => {
      await sql.write(BEAT, id, JSON.stringify({ ...about(), session: store.lifeline?.own() ?? null }));
      return sql.read<Row>(ALL);
    });
    pulse.look();
    tell(rows === undefined);
    if (!rows) return pulse.forget();
    heardAt = began;
    for (const row of known) if (!rows.some((one) => one.id === row.id)) pulse.see(row.id, null);
    for (const row of rows) pulse.see(row.id, row.beats);
    known = rows;
    differing.see(about().digest, others());
    await claims.settle();
    await leases.look();
    await prune();
    for (const work of afterBeat) await work();
  }

  function tell(now: boolean): void {
    if (now === away) return;
    away = now;
    if (away)
      log.warn('The shared database is away; every replica answers, and Discord keeps it to one answer');
    else log.info('The shared database is back');
  }

  async function prune(): Promise<void> {
    if (clock.now() - prunedAt < PRUNE_MS) return;
    prunedAt = clock.now();
    for (const row of known.filter((row) => pulse.silence(row.id) > PRUNE_MS))
      await reach((sql) => sql.write(`${GONE} AND beats = ?`, row.id, row.beats));
    await reach((sql) => sql.write(EXPIRED, wall() - CLAIM_MS, id));
  }

  async function live(): Promise<void> {
    while (await clock.pause(BEAT_MS, signal))
      await beat().catch((err: unknown) => log.error({ err }, 'Failed to take part in the replicas'));
  }

  function retire(): void {
    claims.retire();
    leases.retire();
  }

  await beat();
  const living = live();
  log.info({ replica: id, others: Math.max(0, known.length - 1) }, 'Joined the replicas');

  return {
    id,
    reach,
    clock,
    leaving: signal,
    once: claims.once,
    lease: leases.of,
    identify: (shard, concurrency, signal) => takeTurn(shard % concurrency, reach, { clock, wall, signal }),
    list: () =>
      [{ id, ...about() }, ...others()]
        .map(({ digest: _, ...one }) => ({ ...one, own: one.id === id, differs: differing.has(one.id) }))
        .sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime() || (a.id < b.id ? -1 : 1)),
    reached: () => !away,
    afterBeat: (work) => afterBeat.push(work),
    retire,
    async leave() {
      retire();
      leaving.abort();
      await living;
      await claims.release();
      await leases.release();
      await reach((sql) => sql.write(GONE, id));
    },
  };
}

interface Row {
  id: string;
  beats: number;
  about: string;
}

const BEAT = `INSERT INTO replicas (id, beats, about) VALUES (?, 1, ?)
  ON CONFLICT (id) DO UPDATE SET beats = replicas.beats + 1, about = excluded.about`;
const ALL = 'SELECT id, beats, about FROM replicas';
const GONE = 'DELETE FROM replicas WHERE id = ?';
// Clocks of machines differ: what another one that is there has claimed has its time by that one's.
const EXPIRED = `DELETE FROM claims WHERE at <= ?
  AND (owner = ? OR NOT EXISTS (SELECT 1 FROM replicas WHERE replicas.id = claims.owner))`;

/** The number of the lifeline of whoever wrote it. */
function sessionIn(text: string): unknown {
  return (JSON.parse(text) as { session?: unknown }).session;
}

/** Whatever version wrote it. */
function readAbout(text: string): About {
  const { version, startedAt, articles, passages, digest } = JSON.parse(text) as Record<keyof About, unknown>;
  return {
    version: String(version ?? ''),
    startedAt: new Date(String(startedAt)),
    articles: Number(articles ?? 0),
    passages: Number(passages ?? 0),
    digest: String(digest ?? ''),
  };
}
