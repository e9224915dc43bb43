import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openFeedback } from '../../src/app/feedback.ts';
import { openKept } from '../../src/app/kept.ts';
import { DATABASE } from '../../src/app/store/sqlite/sqlite.ts';
import { openStore, type Store } from '../../src/app/store/store.ts';
import { logTo } from '../../src/ops/log.ts';
import { DECLINED } from '../support/answers.ts';
import { rowsIn } from '../support/rows.ts';

const DAY_MS = 86_400_000;
const log = logTo({ write: (line) => logged.push(line) }, 'debug', []);
const origin = { server: '1', user: '2' };

let logged: string[];
let dataDir: string;
let now: number;
let store: Store;
beforeEach(() => {
  // Only what repeats: the clock is passed in.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  logged = [];
  dataDir = mkdtempSync(join(tmpdir(), 'footnote-'));
  now = Date.parse('2026-01-01T12:00:00Z');
  store = open();
});
afterEach(async () => {
  await store.close();
  vi.useRealTimers();
  rmSync(dataDir, { recursive: true });
  expect(logged).toEqual([]);
});

const open = () => openStore({ dataDir, log, now: () => now });
const TEN_MINUTES = 600_000;
/** So long after, the timer has just rung. */
const pass = async (ms: number) => {
  now += ms;
  vi.advanceTimersByTime(TEN_MINUTES);
  await done();
};
/** What the store has begun: what is asked of it later comes later. */
const done = () => store.use((db) => (db.exists() ? db.read('SELECT 1 AS one') : Promise.resolve([])), []);
const onDisk = () =>
  readdirSync(dataDir)
    .map((name) => readFileSync(join(dataDir, name), 'latin1'))
    .join();
const counts = () =>
  ['answers', 'declines', 'ratings', 'kept'].map((table) =>
    Number(rowsIn(dataDir, `SELECT COUNT(*) AS n FROM ${table}`)[0]?.n),
  );

const PAGE = { message: '11', digest: 'abc', server: '1' };

/** One of everything, and texts long enough to fill pages of their own. */
async function fill(): Promise<void> {
  const feedback = openFeedback(store, () => now);
  const kept = openKept(store, () => now);
  const cited = { before: [], shown: ['a mark'] };
  await feedback.record(
    origin,
    { ...DECLINED, verdict: 'answer', answered: true, citations: [{ article: 'a.md' } as never] },
    null,
  );
  await feedback.record(origin, DECLINED, 'a secret of the declined?');
  await feedback.rate(origin, { answer: '3', article: 'a.md', verdict: 'answer', helpful: true });
  const text = `${'padding '.repeat(450)}a secret`;
  await kept.keep('10', { ...origin, ...cited, visibility: 'public', text: `${text} of the open` });
  await kept.keep('11', {
    ...origin,
    ...cited,
    visibility: 'private',
    text: `${text} of the private`,
    after: `${text} before it`,
  });
  await kept.keep('12', {
    server: null,
    user: '2',
    ...cited,
    visibility: 'public',
    text: `${text} of the direct`,
  });
  await kept.share(PAGE);
}

test('what has had its time is deleted while nobody writes, and no byte of it stays on the disk', async () => {
  await fill();
  expect(counts()).toEqual([1, 1, 1, 8]);
  expect(onDisk().match(/a secret/g)?.length).toBeGreaterThanOrEqual(5);
  await pass(DAY_MS - 1);
  expect(counts()).toEqual([1, 1, 1, 8]);
  await pass(TEN_MINUTES + 1);
  expect(counts()).toEqual([1, 1, 1, 1]);
  const left = onDisk();
  expect(left).not.toMatch(/of the private|before it|of the direct/);
  expect(left).toMatch(/a secret of the open/);
  await pass(90 * DAY_MS - 2 * TEN_MINUTES - DAY_MS);
  expect(counts()).toEqual([0, 1, 1, 1]);
  await pass(3 * TEN_MINUTES);
  expect(counts()).toEqual([0, 0, 0, 0]);
  expect(onDisk()).not.toContain('a secret');
});

test('likewise at the start, when nobody has asked anything yet', async () => {
  await fill();
  await store.close();
  now += 91 * DAY_MS;
  store = open();
  await done();
  expect(onDisk()).not.toContain('a secret');
  expect(counts()).toEqual([0, 0, 0, 0]);
});

test('where nothing was kept nothing is touched, and a store that is closed stays so', async () => {
  await pass(DAY_MS);
  expect(readdirSync(dataDir)).toEqual([]);
  await fill();
  await store.close();
  await pass(91 * DAY_MS);
  expect(readFileSync(join(dataDir, DATABASE), 'latin1')).toContain('a secret');
  expect(vi.getTimerCount()).toBe(0);
});

test('a question that is shown again, or shared, is not kept for longer than 90 days either', async () => {
  const kept = openKept(store, () => now);
  const memory = { ...origin, before: [], shown: [], visibility: 'public' } as const;
  await kept.keep('10', { ...memory, text: 'a secret' });
  now += 89 * DAY_MS;
  await kept.keep('11', { ...memory, visibility: 'private', ...(await kept.question('10')) });
  await kept.keep('12', { ...memory, ...(await kept.question('11')) });
  expect((await kept.question('12')).text?.value).toBe('a secret');
  await pass(DAY_MS);
  expect(onDisk()).not.toContain('a secret');
});

test('what is read is never older than it may be', async () => {
  await fill();
  const kept = openKept(store, () => now);
  now += DAY_MS - 1;
  expect((await kept.question('11')).text?.value).toContain('of the private');
  expect((await kept.cited('11')).shown).toEqual(['a mark']);
  expect(await kept.share(PAGE)).toBe(false);
  now += 1;
  expect(await kept.question('11')).toEqual({});
  expect(await kept.cited('11')).toEqual({ before: [], shown: [] });
  expect((await kept.question('10')).text?.value).toContain('of the open');
  expect(await openFeedback(store, () => now).about('2')).toEqual({
    ratings: 1,
    declines: 1,
    questions: 1,
    answers: 0,
  });
});

test('forgetting a user, a server and its questions empties the disk of them', async () => {
  const feedback = openFeedback(store, () => now);
  await fill();
  await feedback.forgetQuestions('1');
  expect(onDisk()).not.toMatch(/of the declined|of the open|of the private/);
  expect(onDisk()).toContain('of the direct');
  expect(await feedback.forgetUser('2')).toEqual({ ratings: 1, declines: 1, questions: 1, answers: 3 });
  expect(onDisk()).not.toContain('a secret');
  await fill();
  await feedback.forgetServer('1');
  expect(onDisk()).not.toMatch(/of the declined|of the open|of the private/);
});
