import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Problem } from '../../index/index.ts';
import type { Claim } from '../../src/app/replicas.ts';
import type { Database } from '../../src/app/store/database.ts';
import type { Urgent } from '../../src/app/store/store.ts';
import type { Library, Progress, RebuildReport } from '../../src/library/library.ts';
import { logTo } from '../../src/ops/log.ts';
import type { Claimed } from '../../src/ops/meter.ts';
import { SPACING_MS } from '../../src/replicas/identify.ts';
import { sharePublishing } from '../../src/replicas/publishing.ts';
import { shareReindex } from '../../src/replicas/reindex.ts';
import { joinReplicas, type Member } from '../../src/replicas/replicas.ts';
import { StartError } from '../../src/util/startError.ts';
import { steppedClock } from '../support/steppedClock.ts';
import { thoroughly } from '../support/thorough.ts';

/** A database with the tables of replicas, which several of them share. */
export interface ReplicasGround {
  database: Database;
  clear(): Promise<void> | void;
}

/** What replicas must do, whatever they share; each dies by never being heard again. A new ground for each test. */
export function replicasContract(
  name: string,
  makeGround: () => Promise<ReplicasGround> | ReplicasGround,
): void {
  let ground: ReplicasGround;
  let away: boolean;
  let claims: [string, Claimed][];
  let done: string[];
  /** Connections that have ended. */
  let lost: Set<number>;
  /** Those that stand still, until they go on. */
  let asleep: Set<string>;
  let awake: Promise<void>;
  let wake: () => void;
  /** What the articles of some are; of the others they are the same. */
  let digests: Map<string, string>;
  let warned: string[];
  let all: Mortal[];
  const busy = new Set<Promise<unknown>>();
  const log = logTo({ write: (line) => warned.push(JSON.parse(line).msg) }, 'warn', []);
  const clock = steppedClock(async () => {
    for (let quiet = 0; quiet < 3; quiet = busy.size ? 0 : quiet + 1) {
      await Promise.all(busy);
      await turn();
    }
  });
  let later: number;
  const wall = () => Date.parse('2026-01-01T12:00:00Z') + clock.now() + later;

  beforeEach(async () => {
    ground = await makeGround();
    [away, later] = [false, 0];
    [claims, done, all] = [[], [], []];
    [lost, asleep, digests, warned] = [new Set(), new Set(), new Map(), []];
    awake = new Promise((resolve) => {
      wake = resolve;
    });
  });
  afterEach(async () => {
    for (const { kill } of all) kill();
    await clock.pass(2000);
    await ground.clear();
  });

  /** A replica that can be killed: nothing that it does from then on comes to the database, or to its end. */
  async function join(id: string, aheadMs = 0, session: number | null = null): Promise<Mortal> {
    const ended = new AbortController();
    const { signal } = ended;
    const store: Urgent = {
      lifeline: { own: () => session, ended: async (number) => lost.has(number) },
      use(work, otherwise) {
        if (signal.aborted) return new Promise(() => {});
        if (asleep.has(id)) return awake.then(() => store.use(work, otherwise));
        if (away) return Promise.resolve(otherwise);
        const running = work(ground.database).finally(() => busy.delete(running));
        busy.add(running);
        return running;
      },
    };
    const startedAt = new Date(wall());
    const member = await joinReplicas({
      id,
      store,
      log,
      clock,
      wall: () => wall() + aheadMs,
      about: () => ({
        version: '1',
        startedAt,
        articles: 2,
        passages: 28,
        digest: digests.get(id) ?? 'same',
      }),
      onClaim: (how) => claims.push([id, how]),
    });
    const mortal = { ...member, kill: () => ended.abort() };
    all.push(mortal);
    return mortal;
  }

  /** Work that is done at once, and one that is being done until it is told to end. */
  const work =
    (what: string) =>
    async ({ takenOver }: Claim) => {
      done.push(takenOver ? `${what}, taken over` : what);
    };
  function slow(what: string) {
    let end = () => {};
    const ending = new Promise<void>((resolve) => {
      end = resolve;
    });
    return { end, work: () => ending.then(() => void done.push(what)) };
  }

  describe(`replicas over ${name}`, () => {
    test('do each event in one of them, and all know when it is done', async () => {
      const both = [await join('a'), await join('b')];
      const events = Array.from({ length: 50 }, (_, i) => `event ${i}`);
      const all: Promise<void>[] = [];
      for (const [i, event] of events.entries()) {
        // Neither is always the first.
        for (const one of i % 2 ? both : [...both].reverse())
          all.push(one.once(event, work(`${event} by ${one.id}`)));
        if (i % 5 === 0) await clock.pass(0);
      }
      await clock.pass(300);
      await Promise.all(all);
      expect(done).toHaveLength(events.length);
      expect(new Set(done.map((what) => what.split(' by ')[0]))).toEqual(new Set(events));
      for (const { id } of both) expect(done.some((what) => what.endsWith(`by ${id}`))).toBe(true);
      await both[0]?.once('event 1', work('again'));
      expect(done).not.toContain('again');
    });

    test('what one does comes before what another does after it', async () => {
      const [a, b] = [await join('a'), await join('b')];
      const first = slow('first');
      const one = a.once('1', first.work);
      await clock.pass(10);
      const other = b.once('1', work('twice')).then(() => b.once('2', work('second')));
      await clock.pass(5000);
      expect(done).toEqual([]);
      first.end();
      await clock.pass(300);
      await Promise.all([one, other]);
      expect(done).toEqual(['first', 'second']);
    });

    test('one takes over, and only one, when the one that had it dies; well before three seconds', async () => {
      const [a, b, c] = [await join('a'), await join('b'), await join('c')];
      await clock.pass(470);
      void a.once('1', slow('never').work);
      await clock.pass(10);
      const others = [b, c].map((one) => one.once('1', work(`by ${one.id}`)));
      a.kill();
      await clock.pass(900);
      expect(done).toEqual([]);
      await clock.pass(900);
      expect(done).toEqual([expect.stringMatching(/^by [bc], taken over$/)]);
      await Promise.all(others);
      expect(claims.map(([, how]) => how).sort()).toEqual(['elsewhere', 'own', 'takenOver']);
    });

    test('one whose connection has ended is stood in for as soon as it misses a beat', async () => {
      const [a, b] = [await join('a', 0, 7), await join('b', 0, 8)];
      await clock.pass(520);
      void a.once('1', slow('never').work);
      await clock.pass(10);
      const other = b.once('1', work('by b'));
      lost.add(7);
      await clock.pass(2000);
      // It has only lost that.
      expect(done).toEqual([]);
      a.kill();
      await clock.pass(900);
      await other;
      expect(done).toEqual(['by b, taken over']);
      await clock.pass(1000);
      expect(b.list().map(({ id }) => id)).toEqual(['b']);
    });

    test('one that stood still for so long that another took over knows it', async () => {
      const [a, b] = [await join('a'), await join('b')];
      const held: [string, boolean][] = [];
      const slowly = async (claim: Claim) => {
        await clock.pause(20_000, new AbortController().signal);
        held.push([claim.takenOver ? 'b' : 'a', await claim.holds()]);
      };
      const both = [a.once('1', slowly)];
      await clock.pass(10);
      both.push(b.once('1', slowly));
      asleep.add('a');
      await clock.pass(19_000);
      asleep.clear();
      wake();
      await clock.pass(5000);
      await Promise.all(both);
      expect(held).toEqual([
        ['a', false],
        ['b', true],
      ]);
    });

    test('an older message of a talk comes first, also where a replica has not heard of it', async () => {
      const [a, b] = [await join('a'), await join('b')];
      await clock.pass(600);
      const first = slow('first');
      const both = [a.once('101', first.work, 'talk')];
      await clock.pass(10);
      both.push(b.once('102', work('second'), 'talk'), b.once('103', work('of another'), 'other'));
      await clock.pass(2000);
      expect(done).toEqual(['of another']);
      first.end();
      await clock.pass(300);
      await Promise.all(both);
      expect(done).toEqual(['of another', 'first', 'second']);
    });

    test('nobody waits for a message that one had who died', async () => {
      const [a, b] = [await join('a'), await join('b')];
      await clock.pass(600);
      void a.once('101', slow('never').work, 'talk');
      await clock.pass(10);
      const other = b.once('102', work('second'), 'talk');
      a.kill();
      await clock.pass(2000);
      await other;
      expect(done).toEqual(['second']);
    });

    test('who is slow, but lives, keeps what it has', async () => {
      const [a, b] = [await join('a'), await join('b')];
      const long = slow('at last');
      const both = [a.once('1', long.work)];
      await clock.pass(10);
      both.push(b.once('1', work('twice')));
      await clock.pass(10_000);
      long.end();
      await clock.pass(300);
      await Promise.all(both);
      expect(done).toEqual(['at last']);
    });

    test('who leaves finishes what it has, claims nothing more, and gives back the rest', async () => {
      const [a, b] = [await join('a'), await join('b')];
      const [kept, given] = [slow('finished'), slow('never')];
      const mine = [a.once('1', kept.work), a.once('2', given.work)];
      await clock.pass(10);
      const theirs = [b.once('1', work('twice')), b.once('2', work('given back'))];
      a.retire();
      await a.once('3', work('too late'));
      await clock.pass(1000);
      kept.end();
      await clock.pass(300);
      await Promise.all([mine[0], theirs[0]]);
      expect(done).toEqual(['finished']);
      await Promise.all([a.leave(), clock.pass(300)]);
      expect(done).toEqual(['finished', 'given back, taken over']);
      await clock.pass(500);
      expect(b.list().map(({ id, own }) => [id, own])).toEqual([['b', true]]);
    });

    test('a fault in the work is told where it was done, and that counts as done', async () => {
      const [a, b] = [await join('a'), await join('b')];
      const failing = a.once('1', () => Promise.reject(new Error('ours')));
      await expect(failing).rejects.toThrow('ours');
      await b.once('1', work('again'));
      expect(done).toEqual([]);
    });

    test('while the database is away all do everything, also what another had; then it is shared again', async () => {
      const [a, b] = [await join('a'), await join('b')];
      const had = slow('had by a');
      const first = [a.once('1', had.work)];
      await clock.pass(10);
      first.push(b.once('1', work('by b, too')));
      away = true;
      await clock.pass(1800);
      had.end();
      await Promise.all(first);
      await Promise.all([a, b].map((one) => one.once('2', work(`2 by ${one.id}`))));
      expect(done).toEqual(['by b, too', 'had by a', '2 by a', '2 by b']);
      expect([a.reached(), b.reached(), a.lease('index').held]).toEqual([false, false, false]);
      // However long it was: nobody is taken for dead because nobody could be seen.
      await clock.pass(30_000);
      away = false;
      await clock.pass(600);
      const third = slow('3');
      const again = [a.once('3', third.work)];
      await clock.pass(10);
      again.push(b.once('3', work('3 twice')));
      await clock.pass(3000);
      third.end();
      await clock.pass(300);
      await Promise.all(again);
      expect(done.slice(4)).toEqual(['3']);
      // What was done meanwhile could not be marked then, and is by now.
      expect(await ground.database.read('SELECT event FROM claims WHERE done = 0')).toEqual([]);
    });

    test('one whose clock is hours ahead forgets nothing that another did', async () => {
      const [a, b] = [await join('a'), await join('b', 3_600_000)];
      await a.once('1', work('1'));
      await clock.pass(61_000);
      await b.once('1', work('twice'));
      expect(done).toEqual(['1']);
    });

    test('a lease is had by one, and passes on when that one dies or leaves', async () => {
      const [a, b, c] = [await join('a'), await join('b'), await join('c')];
      const leases = [a, b, c].map((one) => one.lease('index'));
      const held = () => leases.map((lease) => lease.held);
      await clock.pass(600);
      expect(held()).toEqual([true, false, false]);
      a.kill();
      await clock.pass(2600);
      expect(held()).toEqual([false, expect.anything(), expect.anything()]);
      expect(held().filter(Boolean)).toHaveLength(1);
      const [holder, other] = held()[1] ? [b, c] : [c, b];
      await Promise.all([holder.leave(), clock.pass(600)]);
      expect([holder.lease('index').held, other.lease('index').held]).toEqual([false, true]);
    });

    test('shards of one bucket identify one after the other, over all replicas', async () => {
      const both = [await join('a'), await join('b')];
      const turns: [number, number][] = [];
      const { signal } = new AbortController();
      const began = clock.now();
      const all = both.flatMap((one) =>
        [0, 1, 2].map((shard) =>
          one.identify(shard, 2, signal).then(() => turns.push([shard % 2, clock.now() - began])),
        ),
      );
      await clock.pass(4 * SPACING_MS);
      await Promise.all(all);
      const of = (bucket: number) => turns.filter(([one]) => one === bucket).map(([, at]) => at);
      expect(of(0)).toEqual([0, 1, 2, 3].map((i) => i * SPACING_MS));
      expect(of(1)).toEqual([0, SPACING_MS]);
    });

    test('a clock that is hours ahead holds nobody up', async () => {
      const a = await join('a');
      await ground.database.write('INSERT INTO identifies (bucket, at) VALUES (0, ?)', wall() + 9_999_999);
      const turn = a.identify(0, 1, new AbortController().signal).then(() => done.push('identified'));
      await clock.pass(SPACING_MS);
      await turn;
      expect(done).toEqual(['identified']);
    });

    describe('a reindex', () => {
      const REPORT: RebuildReport = { added: ['a.md'], changed: [], removed: [], problems: [], seconds: 1 };
      const shown = (done: number): Progress => ({ stage: 'read', done, total: 10 });
      let built: string[];
      let gates: Map<string, { go(progress: Progress): void; end(err?: Error): void }>;

      beforeEach(() => {
        built = [];
        gates = new Map();
      });

      /** Its library rebuilds until it is told to end. */
      function sharing(one: Mortal) {
        const library = {
          rebuild: (onProgress = (_: Progress) => {}) => {
            built.push(one.id);
            return new Promise<RebuildReport>((resolve, reject) => {
              const end = (err?: Error) => (err ? reject(err) : resolve(REPORT));
              gates.set(one.id, { go: onProgress, end });
            });
          },
        };
        return shareReindex(one, library as Library, log);
      }

      test('runs where the lease is, shows its progress to who asked, and is then followed by all', async () => {
        const [a, b, c] = [await join('a'), await join('b'), await join('c')];
        const libraries = [a, b, c].map(sharing);
        await clock.pass(600);
        const seen: Progress[] = [];
        const asked = libraries[1]?.rebuild((now) => seen.push(now));
        // Those who ask meanwhile share it.
        const too = libraries[2]?.rebuild();
        await clock.pass(600);
        expect(built).toEqual(['a']);
        gates.get('a')?.go(shown(3));
        await clock.pass(2000);
        expect(seen.at(-1)).toEqual(shown(3));
        gates.get('a')?.end();
        await clock.pass(1100);
        expect([await asked, await too]).toEqual([REPORT, REPORT]);
        expect(built.sort()).toEqual(['a', 'b', 'c']);
        for (const id of ['b', 'c']) gates.get(id)?.end();
        await clock.pass(3000);
        expect(built).toHaveLength(3);
      });

      test('that fails tells why to who asked, and nobody follows it', async () => {
        const libraries = [await join('a'), await join('b')].map(sharing);
        await clock.pass(600);
        const asked = libraries[1]?.rebuild().catch((err: unknown) => err);
        await clock.pass(600);
        gates.get('a')?.end(new StartError('No article is left.'));
        await clock.pass(1100);
        expect(await asked).toEqual(new StartError('No article is left.'));
        expect(built).toEqual(['a']);
      });

      test('is begun anew by another when the one that runs it dies', async () => {
        const [a, b] = [await join('a'), await join('b')];
        const [, other] = [a, b].map(sharing);
        await clock.pass(600);
        const asked = other?.rebuild();
        await clock.pass(600);
        a.kill();
        await clock.pass(3000);
        expect(built).toEqual(['a', 'b']);
        gates.get('b')?.end();
        await clock.pass(1100);
        expect(await asked).toEqual(REPORT);
      });

      test('runs where it was asked for while the database is away', async () => {
        const [, other] = [await join('a'), await join('b')].map(sharing);
        away = true;
        await clock.pass(600);
        const asked = other?.rebuild();
        await clock.pass(100);
        gates.get('b')?.end();
        expect(await asked).toEqual(REPORT);
        expect(built).toEqual(['b']);
      });
    });

    test('of an index that all share, the one with the lease publishes its folder, and the others compare theirs', async () => {
      const [a, b] = [await join('a'), await join('b')];
      const did: string[] = [];
      const all = [a, b].map((one) => {
        const library = {
          digest: () => digests.get('published') ?? '',
          status: () => ({ problems: [] as Problem[] }),
          rebuild: async () => {
            did.push(`${one.id} publishes`);
            return { added: [], changed: [], removed: [], problems: [], seconds: 1 };
          },
        };
        const compare = async () => did.push(`${one.id} compares`);
        return sharePublishing(one, library as unknown as Library, compare, log);
      });
      await clock.pass(1200);
      expect(did).toEqual(['a publishes', 'b compares']);
      // Their folders have changed.
      for (const { library } of all) await library.rebuild();
      expect(did.slice(2)).toEqual(['a publishes', 'b compares']);
      expect(all.map(({ differing }) => differing())).toEqual([0, 4]);
      digests.set('published', 'the next');
      await clock.pass(1200);
      expect(did.slice(4)).toEqual(['b compares']);
      a.kill();
      await clock.pass(3000);
      expect(did.slice(5)).toEqual(['b publishes']);
      expect(all[1]?.differing()).toBe(0);
    });

    thoroughly('tell, once, of others that have had other articles for some minutes', async () => {
      const [a] = [await join('a'), await join('b'), await join('c')];
      digests.set('b', 'other');
      await clock.pass(2000);
      const differs = () => a.list().map((one) => one.differs);
      expect([differs(), warned]).toEqual([[false, false, false], []]);
      await clock.pass(300_000);
      expect(differs()).toEqual([false, true, false]);
      // Each of the three says so.
      expect(warned).toHaveLength(3);
      for (const id of ['a', 'c']) digests.set(id, 'other');
      await clock.pass(1200);
      expect(differs()).toEqual([false, false, false]);
      expect(warned).toHaveLength(3);
    });

    thoroughly('tell of themselves, and those that died are forgotten', async () => {
      const [a, b] = [await join('a'), await join('b')];
      await clock.pass(600);
      const ids = () => a.list().map(({ id, own, articles }) => [id, own, articles]);
      expect(ids()).toEqual([
        ['a', true, 2],
        ['b', false, 2],
      ]);
      await b.once('1', work('1'));
      b.kill();
      await clock.pass(2600);
      expect(ids()).toEqual([['a', true, 2]]);
      later = 16 * 60_000;
      await clock.pass(121_000);
      expect(await ground.database.read('SELECT id FROM replicas')).toEqual([{ id: 'a' }]);
      expect(await ground.database.read('SELECT event FROM claims')).toEqual([]);
    });
  });
}

interface Mortal extends Member {
  kill(): void;
}
