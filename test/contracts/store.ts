import { setImmediate as later } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFeedback } from '../../src/app/feedback.ts';
import { type Memory, openKept } from '../../src/app/kept.ts';
import { DEFAULTS, openSettings } from '../../src/app/settings.ts';
import type { Store } from '../../src/app/store/store.ts';
import { type Log, logTo } from '../../src/ops/log.ts';
import { DECLINED } from '../support/answers.ts';
import { waitingContract } from './waiting.ts';

/** Where a store keeps what it is given. */
export interface StoreGround {
  /** Opens a store there: the same one again after another was closed, as after a restart. */
  open(how: { log: Log; now: () => number }): Promise<Store> | Store;
  clear(): Promise<void> | void;
}

const DAY_MS = 86_400_000;
const HERE = { server: '1', user: '2' };
const ANSWERED = {
  ...DECLINED,
  verdict: 'answer' as const,
  answered: true,
  citations: [{ article: 'a.md' } as never],
};
const MEMORY: Memory = { ...HERE, before: [], shown: ['a mark'], visibility: 'public' };
const NO_INSIGHTS = { declines: [], unsure: [], answers: [], ratings: [] };

/**
 * What every store must do, whatever it stands on. A new ground for each test. `keeps`: false for the one that keeps
 * nothing.
 */
export function storeContract(
  name: string,
  makeGround: () => Promise<StoreGround> | StoreGround,
  { keeps = true } = {},
): void {
  let ground: StoreGround;
  let store: Store;
  let now: number;
  let logged: string[];
  const log = logTo({ write: (line) => logged.push(line) }, 'debug', []);
  const open = async () => ground.open({ log, now: () => now });
  const clock = () => now;

  describe(`${name}, which keeps ${keeps ? 'what it is given' : 'nothing'}`, () => {
    beforeEach(async () => {
      logged = [];
      now = Date.parse('2026-01-01T12:00:00Z');
      ground = await makeGround();
      store = await open();
    });
    afterEach(async () => {
      await store.close();
      await ground.clear();
    });

    test('rejects nothing, and says what cannot be done', async () => {
      const feedback = openFeedback(store, clock);
      const kept = openKept(store, clock);
      const settings = openSettings(store);
      expect(await settings.of('1')).toEqual(DEFAULTS);
      expect(await settings.of(null)).toEqual(DEFAULTS);
      expect(await settings.change('1', { privately: true })).toEqual(
        keeps ? { ...DEFAULTS, privately: true } : null,
      );
      expect((await settings.of('1')).privately).toBe(keeps);
      expect(typeof (await feedback.record(HERE, DECLINED, 'why?'))).toBe(keeps ? 'number' : 'object');
      expect(await feedback.record(HERE, ANSWERED, null)).toBeNull();
      expect(
        await feedback.rate(HERE, { answer: '3', article: 'a.md', verdict: 'answer', helpful: true }),
      ).toBe(keeps);
      await kept.keep('10', { ...MEMORY, text: 'the whole question' });
      expect((await kept.question('10')).text?.value).toBe(keeps ? 'the whole question' : undefined);
      expect((await kept.cited('10')).shown).toEqual(keeps ? ['a mark'] : []);
      await kept.forget('10');
      expect(await kept.cited('10')).toEqual({ before: [], shown: [] });
      await feedback.forgetQuestions('1');
      await feedback.forgetServer('1');
      expect(await feedback.insights('1', 90)).toEqual(NO_INSIGHTS);
      expect(await feedback.activity('1', 2, [])).toEqual(
        Array(2).fill({ answered: 0, unsure: 0, declined: 0 }),
      );
      expect(await feedback.servers()).toEqual([]);
      expect(logged).toEqual([]);
    });

    test('lets two presses at the same time share a page once', async () => {
      const page = { message: '11', digest: 'abc', server: '1' };
      const kept = openKept(store, clock);
      const shared = await Promise.all([kept.share(page), kept.share(page), kept.share(page)]);
      expect(shared).toEqual([true, false, false]);
      await kept.unshare(page);
      expect(await kept.share(page)).toBe(true);
      // Another page, and one in the memory of another bot.
      expect(await kept.share({ ...page, digest: 'def' })).toBe(true);
      expect(await openKept(store, clock).share(page)).toBe(!keeps);
    });

    test('ends after what has begun, and finds nothing from then on', async () => {
      const rating = { answer: '3', article: 'a.md', verdict: 'answer', helpful: true } as const;
      const feedback = openFeedback(store, clock);
      await store.sign('so that there is a key');
      const begun = store.use(async (db) => {
        await db.read('SELECT * FROM settings');
        await later();
        return db.transaction(async (sql) => {
          await later();
          return sql.write("INSERT INTO settings (server, value) VALUES ('1', '{}')");
        });
      }, -1);
      const [closed] = [store.close(), store.close()];
      expect(await begun).toBe(keeps ? 1 : -1);
      await closed;
      expect(await feedback.rate(HERE, rating)).toBe(false);
      expect(await store.sign('text')).toBeNull();
      expect(await store.use(async () => 'used', 'otherwise')).toBe('otherwise');
      expect(await store.erase(async () => 'used', 'otherwise')).toBe('otherwise');
      expect(logged).toEqual([]);
    });

    if (!keeps) return;

    test('a fault is logged once a kind, and undoes its transaction', async () => {
      for (let times = 0; times < 3; times++) {
        const failing = store.use(
          (db) =>
            db.transaction(async (sql) => {
              await sql.write("INSERT INTO settings (server, value) VALUES ('1', '{}')");
              throw new TypeError('a fault');
            }),
          'otherwise',
        );
        expect(await failing).toBe('otherwise');
      }
      expect(await store.use((db) => db.read('SELECT * FROM settings'), null)).toEqual([]);
      expect(await store.use((db) => db.read('SELECT * FROM nowhere'), null)).toBeNull();
      expect(logged).toHaveLength(2);
      expect(logged[0]).toContain('a fault');
    });

    test('statements take and give text, whole numbers and nothing', async () => {
      const value = '“?” \u{1F98A} \' " \\ 日本 \n $1';
      const late = 2 ** 53 - 1;
      const rows = await store.use(async (db) => {
        const insert = `INSERT INTO declines (server, asker, at, question, language) VALUES (?, ?, ?, ?, ?)
          RETURNING id, at`;
        const [made] = await db.read<{ id: number; at: number }>(insert, '1', 'a', late, value, null);
        expect(Number.isSafeInteger(made?.id)).toBe(true);
        expect(made?.at).toBe(late);
        return db.read('SELECT server, at, question, language FROM declines WHERE id = ?', made?.id ?? -1);
      }, []);
      expect(rows).toEqual([{ server: '1', at: late, question: value, language: null }]);
      const counts = await store.use(
        async (db) => [
          await db.write("UPDATE declines SET language = 'en'"),
          await db.write("UPDATE declines SET language = 'en' WHERE server = '2'"),
          ...(await db.read('SELECT COUNT(*) AS n, SUM(at) AS sum, MAX(language) AS text FROM declines')),
        ],
        [],
      );
      expect(counts).toEqual([1, 0, { n: 1, sum: late, text: 'en' }]);
      expect(logged).toEqual([]);
    });

    test('transactions at the same time do not mix', async () => {
      const count = () =>
        store.use(
          (db) =>
            db.transaction(async (sql) => {
              const [row] = await sql.read<{ value: string }>(
                "SELECT value FROM settings WHERE server = '1'",
              );
              await later();
              const put = `INSERT INTO settings (server, value) VALUES ('1', ?)
                ON CONFLICT (server) DO UPDATE SET value = excluded.value`;
              return sql.write(put, String(Number(row?.value ?? 0) + 1));
            }),
          -1,
        );
      expect(await Promise.all(Array.from({ length: 8 }, count))).toEqual(Array(8).fill(1));
      expect(await store.use((db) => db.read('SELECT value FROM settings'), [])).toEqual([{ value: '8' }]);
      expect(logged).toEqual([]);
    });

    test('what a transaction has not finished is seen by nobody else', async () => {
      const failing = store.use(
        (db) =>
          db.transaction(async (sql) => {
            await sql.write("INSERT INTO settings (server, value) VALUES ('1', '{}')");
            await later();
            throw new Error('not finished');
          }),
        'otherwise',
      );
      await later();
      expect(await store.use((db) => db.read('SELECT * FROM settings'), null)).toEqual([]);
      expect(await failing).toBe('otherwise');
    });

    test('settings: what is changed last holds, in memory and after a restart', async () => {
      const settings = openSettings(store);
      const [before] = await Promise.all([
        settings.of('1'),
        settings.change('1', { privately: true }),
        settings.change('1', { language: 'pt' }),
        settings.change('1', { sureness: 'everything' }),
        settings.change('1', { sureness: 'sure' }),
        settings.change('2', { sureness: 'sure' }),
      ]);
      const changed = { ...DEFAULTS, privately: true, language: 'pt', sureness: 'sure' as const };
      // What is asked for at the same time comes before the changes, between two of them or after.
      expect([
        DEFAULTS,
        { ...DEFAULTS, privately: true },
        { ...DEFAULTS, privately: true, language: 'pt' },
        { ...changed, sureness: 'everything' },
        changed,
      ]).toContainEqual(before);
      expect(await settings.of('1')).toEqual(changed);
      await store.close();
      store = await open();
      expect(await openSettings(store).of('1')).toEqual(changed);
      expect(await openSettings(store).of('2')).toEqual({ ...DEFAULTS, sureness: 'sure' });
    });

    test('a key of its own, the same for all who ask at once and after a restart', async () => {
      const signed = await Promise.all(['text', 'text', 'texts'].map((text) => store.sign(text)));
      expect(signed[0]).toMatch(/^[\w-]{43}$/);
      expect(signed[1]).toBe(signed[0]);
      expect(signed[2]).not.toBe(signed[0]);
      await store.close();
      store = await open();
      expect(await store.sign('text')).toBe(signed[0]);
    });

    test('insights count, and are in order', async () => {
      const feedback = openFeedback(store, clock);
      const answered = (article: string) => ({ ...ANSWERED, citations: [{ article } as never] });
      for (const article of ['b.md', 'a.md', 'b.md', 'c.md'])
        await feedback.record(HERE, answered(article), null);
      for (const question of ['first?', 'second?']) {
        await feedback.record(HERE, { ...DECLINED, nearest: [{ article: 'a.md' } as never] }, question);
        now += 1;
      }
      const rate = (
        user: string,
        answer: string,
        article: string,
        helpful: boolean,
        verdict: 'answer' | 'maybe' = 'answer',
      ) => feedback.rate({ server: '1', user }, { answer, article, verdict, helpful });
      for (const helpful of [true, false, true]) await rate('2', '3', 'a.md', helpful);
      await rate('3', '4', 'b.md', false);
      await rate('4', '4', 'b.md', false);
      await rate('4', '5', 'c.md', false);
      // What may only help counts for no article; nor does a thumb below it.
      const unsure = await feedback.record(HERE, { ...answered('c.md'), verdict: 'maybe' }, 'third?');
      expect(unsure).toEqual(expect.any(Number));
      await rate('2', '6', 'c.md', true, 'maybe');
      expect(await feedback.insights('1', 90)).toEqual({
        declines: ['second?', 'first?'].map((question, at) => ({
          question,
          language: 'en',
          nearest: 'a.md',
          at: new Date(now - 1 - at),
        })),
        unsure: [{ question: 'third?', language: 'en', nearest: 'c.md', at: new Date(now) }],
        answers: [
          { article: 'b.md', count: 2 },
          { article: 'a.md', count: 1 },
          { article: 'c.md', count: 1 },
        ],
        ratings: [
          { article: 'b.md', verdict: 'answer', helpful: 0, unhelpful: 2 },
          { article: 'c.md', verdict: 'answer', helpful: 0, unhelpful: 1 },
          { article: 'a.md', verdict: 'answer', helpful: 1, unhelpful: 0 },
          { article: 'c.md', verdict: 'maybe', helpful: 1, unhelpful: 0 },
        ],
      });
      expect(await feedback.insights('2', 90)).toEqual(NO_INSIGHTS);
      expect(logged).toEqual([]);
    });

    test('questions are counted by the days of UTC, without the answers of articles that are hidden', async () => {
      const feedback = openFeedback(store, clock);
      const of = (article: string) => ({ ...ANSWERED, citations: [{ article } as never] });
      const elsewhere = { ...HERE, server: '5' };
      now = Date.parse('2026-01-01T23:59:59.999Z');
      await feedback.record(HERE, of('a.md'), null);
      await feedback.record(HERE, DECLINED, null);
      now += 1;
      for (const article of ['a.md', 'b.md', 'b.md']) await feedback.record(HERE, of(article), null);
      await feedback.record(HERE, { ...of('a.md'), verdict: 'maybe' }, null);
      await feedback.record(elsewhere, of('a.md'), null);
      await feedback.record(elsewhere, DECLINED, null);
      now += 2 * DAY_MS;
      await feedback.record(HERE, DECLINED, null);
      const day = (answered: number, unsure: number, declined: number) => ({ answered, unsure, declined });
      const all = [day(1, 0, 1), day(3, 1, 0), day(0, 0, 0), day(0, 0, 1)];
      expect(await feedback.activity('1', 4, [])).toEqual(all);
      expect(await feedback.activity('1', 3, [])).toEqual(all.slice(1));
      expect((await feedback.activity('1', 3, ['b.md', 'c.md']))[0]).toEqual(day(1, 1, 0));
      const most = await feedback.activity('1', 999, []);
      expect(most).toHaveLength(90);
      expect(most.slice(-4)).toEqual(all);
      expect(logged).toEqual([]);
    });

    test('what is about a user is told and deleted in all servers, and nothing of others', async () => {
      const feedback = openFeedback(store, clock);
      const kept = openKept(store, clock);
      for (const server of ['1', '5']) {
        await feedback.record({ server, user: '2' }, DECLINED, null);
        await feedback.rate(
          { server, user: '2' },
          { answer: server, article: 'a.md', verdict: 'answer', helpful: true },
        );
        await feedback.rate(
          { server, user: '3' },
          { answer: server, article: 'a.md', verdict: 'answer', helpful: true },
        );
      }
      await kept.keep('10', { ...MEMORY, text: 'long', after: 'longer' });
      await kept.keep('11', { ...MEMORY, server: null });
      const about = { ratings: 2, declines: 2, questions: 2, answers: 2 };
      expect(await feedback.about('2')).toEqual(about);
      // Two presses, at the same time.
      const deleted = await Promise.all([feedback.forgetUser('2'), feedback.forgetUser('2')]);
      expect(deleted).toContainEqual(about);
      expect(deleted).toContainEqual({ ratings: 0, declines: 0, questions: 0, answers: 0 });
      expect(await feedback.about('3')).toEqual({ ratings: 2, declines: 0, questions: 0, answers: 0 });
      expect((await feedback.servers()).sort()).toEqual(['1', '5']);
      await feedback.forgetServer('1');
      expect(await feedback.servers()).toEqual(['5']);
      expect(logged).toEqual([]);
    });

    describe('a message that is gone leaves nothing, whichever comes first:', () => {
      const left = () => store.use((db) => db.read('SELECT message FROM kept'), null);

      test.each(['before it is kept', 'while it is kept', 'after it is kept'])('%s', async (when) => {
        const feedback = openFeedback(store, clock);
        const kept = openKept(store, clock);
        const declined = (await feedback.record(HERE, DECLINED, 'a secret?')) ?? -1;
        const keep = () => kept.keep('10', { ...MEMORY, text: 'a secret', declined });
        if (when === 'before it is kept') await kept.forget('10').then(keep);
        if (when === 'while it is kept') await Promise.all([keep(), kept.forget('10')]);
        if (when === 'after it is kept') await keep().then(() => kept.forget('10'));
        expect(await left()).toEqual([]);
        expect((await feedback.insights('1', 90)).declines).toMatchObject([{ question: null }]);
      });

      test('also what is cited for it later', async () => {
        const kept = openKept(store, clock);
        await kept.forget('10');
        await kept.cite('10', ['another'], HERE);
        await Promise.all([kept.cite('11', ['another'], HERE), kept.forget('11')]);
        expect(await left()).toEqual([]);
      });
    });

    test('two who cite more for one answer both count', async () => {
      const kept = openKept(store, clock);
      await kept.keep('10', MEMORY);
      await Promise.all(['one', 'two', 'three'].map((mark) => kept.cite('10', [mark], HERE)));
      const { shown } = await kept.cited('10');
      expect([...shown].sort()).toEqual(['a mark', 'one', 'three', 'two']);
    });

    waitingContract({
      store: () => store,
      now: clock,
      pass: (ms) => {
        now += ms;
      },
      async reopen() {
        await store.close();
        store = await open();
      },
    });

    test('the number of a decline that was deleted names no other', async () => {
      const feedback = openFeedback(store, clock);
      const kept = openKept(store, clock);
      const declined = (await feedback.record(HERE, DECLINED, 'mine?')) ?? -1;
      await feedback.forgetUser('2');
      await feedback.record({ ...HERE, user: '3' }, DECLINED, 'somebody else’s?');
      await kept.keep('10', { ...MEMORY, declined });
      await kept.forget('10');
      await kept.forgetDecline(declined);
      const [other] = (await feedback.insights('1', 90)).declines;
      expect(other?.question).toBe('somebody else’s?');
    });

    test('what has been kept for its time is not read, and is deleted at the next start', async () => {
      const kept = openKept(store, clock);
      const feedback = openFeedback(store, clock);
      await feedback.record(HERE, ANSWERED, null);
      await feedback.record(HERE, DECLINED, null);
      await feedback.rate(HERE, { answer: '3', article: 'a.md', verdict: 'answer', helpful: true });
      await kept.keep('10', { ...MEMORY, text: 'public' });
      await kept.keep('11', { ...MEMORY, text: 'private', visibility: 'private' });
      now += DAY_MS;
      expect(await kept.question('11')).toEqual({});
      expect(await kept.cited('10')).toEqual({ before: [], shown: [] });
      const rows = (table: string) => store.use((db) => db.read(`SELECT * FROM ${table}`), null);
      await store.close();
      store = await open();
      await expect.poll(() => rows('kept')).toMatchObject([{ message: '10', value: 'public' }]);
      await store.close();
      now += 90 * DAY_MS;
      store = await open();
      for (const table of ['kept', 'answers', 'declines', 'ratings'])
        await expect.poll(() => rows(table)).toEqual([]);
      expect(logged).toEqual([]);
    });
  });
}
