import type { Lease } from '../app/replicas.ts';
import type { Library, Progress, RebuildReport } from '../library/library.ts';
import type { Log } from '../ops/log.ts';
import type { Clock } from '../util/backoff.ts';
import { StartError } from '../util/startError.ts';
import { openThrottle } from '../util/throttle.ts';
import type { Reach } from './link.ts';
import { BEAT_MS } from './pulse.ts';

/** How often whoever waits can be shown how far it is. */
const TELL_MS = 1000;

/** What the reindex needs of a replica. */
export interface Runner {
  readonly id: string;
  reach: Reach;
  lease(name: string): Lease;
  /** Done after each beat that reached the database, one after the other. */
  afterBeat(work: () => Promise<void>): void;
  clock: Clock;
  /** It leaves. */
  leaving: AbortSignal;
}

/**
 * A library whose reindex runs in the replica that has the lease, whoever asked for it, and shows its progress to who did; when it is
 * done, every other replica works the same change into its own index. Those who ask while one runs share it. While the
 * database is away, it runs where it was asked for, and nobody else is told. `follow` is what the others do.
 */
export function shareReindex(
  { id, reach, lease, afterBeat, clock, leaving }: Runner,
  library: Library,
  log: Log,
  follow = () => library.rebuild(),
): Library {
  const index = lease('index');
  let running = false;
  /** The last run whose change is in this replica's index. */
  let followed: number | undefined;

  afterBeat(async () => {
    const job = (await reach((sql) => sql.read<Job>(READ)))?.[0];
    const over = job?.state === 'done' || job?.state === 'failed';
    followed ??= job ? job.run - (over ? 0 : 1) : 0;
    if (!job || running) return;
    if (over && job.run > followed) start(() => followRun(job));
    // One that is running under another name was begun by a replica that died, or lost its lease.
    else if (!over && index.held && job.owner !== id) start(() => run(job));
  });

  function start(work: () => Promise<void>): void {
    running = true;
    void work()
      .catch((err: unknown) => log.error({ err }, 'Reindexing failed'))
      .finally(() => {
        running = false;
      });
  }

  async function run({ run }: Job): Promise<void> {
    const tell = (state: State, said: unknown) =>
      reach((sql) => sql.write(TELL, state, id, JSON.stringify(said), run));
    await tell('running', null);
    const progress = openThrottle(
      (now: Progress) => tell('running', now),
      TELL_MS,
      () => {},
      clock.pause,
    );
    const [state, said] = await library.rebuild(progress.push).then(
      (report) => ['done', report] as const,
      (err: unknown) => ['failed', faultOf(err)] as const,
    );
    await progress.end();
    followed = run;
    // Those who wait for it wait for nothing else.
    while ((await tell(state, said)) === undefined && (await clock.pause(BEAT_MS, leaving)));
  }

  async function followRun({ run, state }: Job): Promise<void> {
    followed = run;
    if (state === 'failed') return;
    const { added, changed, removed, seconds } = await follow();
    const counts = { added: added.length, changed: changed.length, removed: removed.length };
    log.info({ ...counts, seconds }, 'Followed the reindex of another replica');
  }

  async function outcome(wanted: number, onProgress: (now: Progress) => void): Promise<RebuildReport> {
    while (await clock.pause(BEAT_MS, leaving)) {
      const job = (await reach((sql) => sql.read<Job>(READ)))?.[0];
      // Away, it goes on all the same.
      if (!job || job.run < wanted) continue;
      const said: unknown = JSON.parse(job.said);
      if (job.state === 'done') return said as RebuildReport;
      if (job.state === 'failed') throw errorOf(said as Fault);
      if (job.state === 'running' && said) onProgress(said as Progress);
    }
    throw new Error('The replica was stopped while it waited for a reindex');
  }

  return {
    ...library,
    async rebuild(onProgress = () => {}) {
      const wanted = await reach(async (sql) => {
        await sql.write(WANT);
        const [job] = await sql.read<Job>(READ);
        return job?.run;
      });
      return wanted === undefined ? library.rebuild(onProgress) : outcome(wanted, onProgress);
    },
  };
}

type State = 'wanted' | 'running' | 'done' | 'failed';

interface Job {
  run: number;
  state: State;
  owner: string;
  /** JSON: how far it is, what it changed, or why it failed. */
  said: string;
}

/** Why a reindex failed. `plain`: in one sentence that is meant to be shown. */
interface Fault {
  message: string;
  plain: boolean;
}

function faultOf(err: unknown): Fault {
  return { message: err instanceof Error ? err.message : String(err), plain: err instanceof StartError };
}

function errorOf({ message, plain }: Fault): Error {
  return plain ? new StartError(message) : new Error(message);
}

const READ = "SELECT run, state, owner, said FROM jobs WHERE name = 'reindex'";
const WANT = `INSERT INTO jobs (name, run, state, owner, said) VALUES ('reindex', 1, 'wanted', '', 'null')
  ON CONFLICT (name) DO UPDATE SET run = jobs.run + 1, state = 'wanted', owner = '', said = 'null'
  WHERE jobs.state IN ('done', 'failed')`;
const TELL = "UPDATE jobs SET state = ?, owner = ?, said = ? WHERE name = 'reindex' AND run = ?";
