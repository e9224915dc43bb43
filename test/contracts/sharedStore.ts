import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openAccess } from '../../src/app/access.ts';
import { openFeedback } from '../../src/app/feedback.ts';
import { openKept } from '../../src/app/kept.ts';
import { LANGUAGES } from '../../src/app/messages/messages.ts';
import { openRateLimiter } from '../../src/app/rateLimit.ts';
import { DEFAULTS, openSettings } from '../../src/app/settings.ts';
import type { Store } from '../../src/app/store/store.ts';
import { openSynonyms } from '../../src/app/synonyms.ts';
import { type Log, logTo } from '../../src/ops/log.ts';
import { DECLINED } from '../support/answers.ts';

/** A database that several processes share. */
export interface SharedGround {
  /** The store of one more process; without a bell it hears nothing before it looks. */
  open(how: { log: Log; now: () => number; bell: boolean }): Promise<Store>;
  clear(): Promise<void> | void;
}

const PATIENT = { timeout: 20_000 };
const HERE = { server: '1', user: '2' };

/** What every store must do that several processes share. A new ground for each test. */
export function sharedStoreContract(name: string, makeGround: () => Promise<SharedGround>): void {
  let ground: SharedGround;
  let one: Store;
  let other: Store;
  let logged: string[];
  const log = logTo({ write: (line) => logged.push(line) }, 'debug', []);
  const open = (bell = true) => ground.open({ log, now: Date.now, bell });

  describe(`${name}, shared by two`, () => {
    beforeEach(async () => {
      logged = [];
      ground = await makeGround();
      [one, other] = await Promise.all([open(), open()]);
    });
    afterEach(async () => {
      vi.useRealTimers();
      await Promise.all([one.close(), other.close()]);
      await ground.clear();
      expect(logged).toEqual([]);
    });

    test('has one key, whoever makes it', async () => {
      const signed = await Promise.all([one.sign('text'), other.sign('text')]);
      expect(signed[0]).toMatch(/^[\w-]{43}$/);
      expect(signed[1]).toBe(signed[0]);
    });

    test('nobody waits for a time that is only near by a clock that is ahead', async () => {
      const limits = { user: { points: 2, seconds: 30 }, server: { points: 9, seconds: 60 } };
      const [mine, theirs] = [one, other].map((store) => openRateLimiter(limits, store.shared?.makeLimiter));
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
      expect(await mine?.check(HERE, 2)).toBeUndefined();
      vi.useRealTimers();
      expect(await theirs?.check(HERE, 2)).toBeUndefined();
      expect(await theirs?.check(HERE, 2)).toBeDefined();
    });

    test('settings that one changes hold for the other, and for one that knew them already', async () => {
      const [mine, theirs] = [one, other].map((store) => openSettings(store, store.shared?.signals));
      expect([await mine?.of('1'), await theirs?.of('1')]).toEqual([DEFAULTS, DEFAULTS]);
      await mine?.change('1', { privately: true });
      await expect.poll(() => theirs?.of('1'), PATIENT).toEqual({ ...DEFAULTS, privately: true });
      const both = [mine?.change('1', { language: 'pt' }), theirs?.change('1', { sureness: 'sure' })];
      await Promise.all(both);
      const last = { ...DEFAULTS, privately: true, language: 'pt', sureness: 'sure' };
      for (const book of [mine, theirs]) await expect.poll(() => book?.of('1'), PATIENT).toEqual(last);
    });

    test('so do the limits of what somebody may read, for one that knew of none', async () => {
      const [mine, theirs] = [one, other].map((store) => openAccess(store, store.shared?.signals));
      const officers = { path: 'servers/1/bans.md', roles: ['7'], channels: [] };
      expect([await mine?.of('1'), await theirs?.of('1')]).toEqual([[], []]);
      await mine?.limit('1', officers);
      await expect.poll(() => theirs?.of('1'), PATIENT).toEqual([officers]);
      await theirs?.limit('1', { ...officers, roles: [] });
      await expect.poll(() => mine?.of('1'), PATIENT).toEqual([]);
    });

    test('so do the words of a server, until it leaves and comes back', async () => {
      const [mine, theirs] = [one, other].map((store) => openSynonyms(store, store.shared?.signals));
      const gold = { word: 'gg', means: 'guild gold' };
      expect([await mine?.of('1'), await theirs?.of('1')]).toEqual([[], []]);
      await mine?.put('1', gold);
      await expect.poll(() => theirs?.of('1'), PATIENT).toEqual([gold]);
      await theirs?.leave('1');
      await mine?.comeBack('1');
      expect(await mine?.servers()).toEqual(['1']);
      await theirs?.remove('1', 'GG');
      await expect.poll(() => mine?.of('1'), PATIENT).toEqual([]);
    });

    test('what is told is heard once, by all others, in order and by its kind', async () => {
      const third = await open();
      const heard: (string | null)[][] = [[], [], []];
      for (const [at, store] of [one, other, third].entries())
        store.shared?.signals.hear('colour', (body) => heard[at]?.push(body));
      // What was missed before they began.
      for (const store of [one, other, third]) await store.use((db) => db.read('SELECT 1'), []);
      await expect.poll(() => heard.map(([first]) => first), PATIENT).toEqual([null, null, null]);
      await one.shared?.signals.tell('taste', 'sweet');
      for (const body of ['red', 'green']) await one.shared?.signals.tell('colour', body);
      await other.shared?.signals.tell('colour', 'blue');
      await expect.poll(() => heard[2], PATIENT).toEqual([null, 'red', 'green', 'blue']);
      await expect.poll(() => heard[0], PATIENT).toEqual([null, 'blue']);
      await expect.poll(() => heard[1], PATIENT).toEqual([null, 'red', 'green']);
      await third.close();
    });

    test('what a transaction tells that fails is heard by nobody', async () => {
      const heard: (string | null)[] = [];
      other.shared?.signals.hear('colour', (body) => heard.push(body));
      await expect.poll(() => heard, PATIENT).toEqual([null]);
      await one.use(
        (db) =>
          db
            .transaction(async (sql) => {
              await one.shared?.signals.tell('colour', 'red', sql);
              throw new Error('not kept');
            })
            .catch(() => {}),
        undefined,
      );
      await one.shared?.signals.tell('colour', 'green');
      await expect.poll(() => heard, PATIENT).toEqual([null, 'green']);
    });

    test('where nothing rings, it is looked every five seconds', async () => {
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
      const deaf = await open(false);
      const looked: (string | null)[] = [];
      deaf.shared?.signals.hear('settings', (body) => looked.push(body));
      await expect.poll(() => looked, PATIENT).toEqual([null]);
      const settings = openSettings(deaf, deaf.shared?.signals);
      expect(await settings.of('1')).toEqual(DEFAULTS);
      await openSettings(one, one.shared?.signals).change('1', { privately: true });
      expect(await settings.of('1')).toEqual(DEFAULTS);
      vi.advanceTimersByTime(5000);
      await expect.poll(() => settings.of('1'), PATIENT).toEqual({ ...DEFAULTS, privately: true });
      await deaf.close();
    });

    test('questions count together, and the words are the same', async () => {
      const limits = { user: { points: 24, seconds: 30 }, server: { points: 1200, seconds: 60 } };
      const limiters = [one, other].map((store) => openRateLimiter(limits, store.shared?.makeLimiter));
      const asked = Array.from({ length: 20 }, (_, at) => limiters[at % 2]?.check(HERE, 2));
      const refused = (await Promise.all(asked)).filter((refusal) => refusal !== undefined);
      expect(refused).toHaveLength(8);
      expect(refused.map(({ repeated }) => repeated).sort()).toEqual([false, ...Array(7).fill(true)]);
      expect(refused[0]?.error.say(LANGUAGES.en)).toMatch(
        /^That was a lot at once\. Please try again in (?:29|30) seconds\.$/,
      );
      expect(await limiters[0]?.check({ ...HERE, user: '3' }, 2)).toBeUndefined();
      expect([await limiters[0]?.once('x'), await limiters[1]?.once('x')]).toEqual([true, false]);
      const kept = await one.use((db) => db.read<{ key: string }>('SELECT key FROM limits'), []);
      expect(kept).toHaveLength(4);
      for (const { key } of kept) expect(key).toMatch(/^(?:user|server|said):[\w-]{43}$/);
    });

    test('insights count what both have answered, and whoever is asked deletes all that is about somebody', async () => {
      const [mine, theirs] = [openFeedback(one), openFeedback(other)];
      await mine.record(HERE, DECLINED, 'why?');
      await theirs.record(HERE, DECLINED, 'how?');
      await theirs.rate(HERE, { answer: '3', article: 'a.md', verdict: 'answer', helpful: true });
      const whole = await mine.insights('1', 90);
      expect(whole.declines.map(({ question }) => question).sort()).toEqual(['how?', 'why?']);
      expect(await mine.about('2')).toMatchObject({ declines: 2, ratings: 1 });
      expect(await mine.forgetUser('2')).toMatchObject({ declines: 2, ratings: 1 });
      expect(await theirs.about('2')).toMatchObject({ declines: 0, ratings: 0 });
    });

    test('what one remembers of its message, the other knows; and a page is shared once', async () => {
      const [mine, theirs] = [openKept(one), openKept(other)];
      await mine.keep('10', {
        ...HERE,
        before: [],
        shown: ['a'],
        visibility: 'public',
        text: 'the whole question',
      });
      await theirs.cite('10', ['b'], HERE);
      expect(await mine.cited('10')).toEqual({ before: [], shown: ['a', 'b'] });
      expect((await theirs.question('10')).text?.value).toBe('the whole question');
      const page = { message: '11', digest: 'abc', server: '1' };
      const shared = await Promise.all([mine.share(page), theirs.share(page)]);
      expect(shared.sort()).toEqual([false, true]);
      await theirs.forget('10');
      expect(await mine.question('10')).toEqual({});
    });
  });
}
