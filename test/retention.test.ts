import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openFeedback } from '../src/app/feedback.ts';
import { openKept } from '../src/app/kept.ts';
import { DATABASE, openStore, type Store } from '../src/app/store/store.ts';
import { logTo } from '../src/ops/log.ts';
import { DECLINED } from './answers.ts';

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
afterEach(() => {
  store.close();
  vi.useRealTimers();
  rmSync(dataDir, { recursive: true });
  expect(logged).toEqual([]);
});

const open = () => openStore({ dataDir, log, now: () => now });
const TEN_MINUTES = 600_000;
/** So long after, the timer has just rung. */
const pass = (ms: number) => {
  now += ms;
  vi.advanceTimersByTime(TEN_MINUTES);
};
const onDisk = () =>
  readdirSync(dataDir)
    .map((name) => readFileSync(join(dataDir, name), 'latin1'))
    .join();
const counts = () =>
  ['answers', 'declines', 'ratings', 'kept'].map((table) =>
    store.use((db) => (db.prepare(`SELECT COUNT(*) AS n FROM ${table}`).get() as { n: number }).n, -1),
  );

const PAGE = { message: '11', digest: 'abc', server: '1' };

/** One of everything, and texts long enough to fill pages of their own. */
function fill(): void {
  const feedback = openFeedback(store, () => now);
  const kept = openKept(store, () => now);
  const cited = { before: [], shown: ['a mark'] };
  feedback.record(origin, { ...DECLINED, answered: true, citations: [{ article: 'a.md' } as never] }, null);
  feedback.record(origin, DECLINED, 'a secret of the declined?');
  feedback.rate(origin, { answer: '3', article: 'a.md', helpful: true });
  const text = `${'padding '.repeat(450)}a secret`;
  kept.keep('10', { ...origin, ...cited, visibility: 'public', text: `${text} of the open` });
  kept.keep('11', {
    ...origin,
    ...cited,
    visibility: 'private',
    text: `${text} of the private`,
    after: `${text} before it`,
  });
  kept.keep('12', { server: null, user: '2', ...cited, visibility: 'public', text: `${text} of the direct` });
  kept.share(PAGE);
}

test('what has had its time is deleted while nobody writes, and no byte of it stays on the disk', () => {
  fill();
  expect(counts()).toEqual([1, 1, 1, 8]);
  expect(onDisk().match(/a secret/g)?.length).toBeGreaterThanOrEqual(5);
  pass(DAY_MS - 1);
  expect(counts()).toEqual([1, 1, 1, 8]);
  pass(TEN_MINUTES + 1);
  expect(counts()).toEqual([1, 1, 1, 1]);
  const left = onDisk();
  expect(left).not.toMatch(/of the private|before it|of the direct/);
  expect(left).toMatch(/a secret of the open/);
  pass(90 * DAY_MS - 2 * TEN_MINUTES - DAY_MS);
  expect(counts()).toEqual([0, 1, 1, 1]);
  pass(3 * TEN_MINUTES);
  expect(counts()).toEqual([0, 0, 0, 0]);
  expect(onDisk()).not.toContain('a secret');
});

test('likewise at the start, when nobody has asked anything yet', () => {
  fill();
  store.close();
  now += 91 * DAY_MS;
  store = open();
  expect(onDisk()).not.toContain('a secret');
  expect(counts()).toEqual([0, 0, 0, 0]);
});

test('where nothing was kept nothing is touched, and a store that is closed stays so', () => {
  pass(DAY_MS);
  expect(readdirSync(dataDir)).toEqual([]);
  fill();
  store.close();
  pass(91 * DAY_MS);
  expect(readFileSync(join(dataDir, DATABASE), 'latin1')).toContain('a secret');
  expect(vi.getTimerCount()).toBe(0);
});

test('a question that is shown again, or shared, is not kept for longer than 90 days either', () => {
  const kept = openKept(store, () => now);
  const memory = { ...origin, before: [], shown: [], visibility: 'public' } as const;
  kept.keep('10', { ...memory, text: 'a secret' });
  now += 89 * DAY_MS;
  kept.keep('11', { ...memory, visibility: 'private', ...kept.question('10') });
  kept.keep('12', { ...memory, ...kept.question('11') });
  expect(kept.question('12').text?.value).toBe('a secret');
  pass(DAY_MS);
  expect(onDisk()).not.toContain('a secret');
});

test('what is read is never older than it may be', () => {
  fill();
  const kept = openKept(store, () => now);
  now += DAY_MS - 1;
  expect(kept.question('11').text?.value).toContain('of the private');
  expect(kept.cited('11').shown).toEqual(['a mark']);
  expect(kept.share(PAGE)).toBe(false);
  now += 1;
  expect(kept.question('11')).toEqual({});
  expect(kept.cited('11')).toEqual({ before: [], shown: [] });
  expect(kept.question('10').text?.value).toContain('of the open');
  expect(openFeedback(store, () => now).about('2')).toEqual({
    ratings: 1,
    declines: 1,
    questions: 1,
    answers: 0,
  });
});

test('forgetting a user, a server and its questions empties the disk of them', () => {
  const feedback = openFeedback(store, () => now);
  fill();
  feedback.forgetQuestions('1');
  expect(onDisk()).not.toMatch(/of the declined|of the open|of the private/);
  expect(onDisk()).toContain('of the direct');
  expect(feedback.forgetUser('2')).toEqual({ ratings: 1, declines: 1, questions: 1, answers: 3 });
  expect(onDisk()).not.toContain('a secret');
  fill();
  feedback.forgetServer('1');
  expect(onDisk()).not.toMatch(/of the declined|of the open|of the private/);
});
