import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { truncate } from '../../../index/text/cut.ts';
import { tokenize } from '../../../index/text/tokenize.ts';
import { openFeedback } from '../../../src/app/feedback.ts';
import { openStore } from '../../../src/app/store/store.ts';
import { ConfigError, readConfig } from '../../../src/config.ts';
import { logTo } from '../../../src/ops/log.ts';
import { readArticle } from '../../support/articles.ts';

// Every character takes two units, so that every second cut would part one.
const FOXES = '🦊'.repeat(5000);
const HALF = /\p{Surrogate}/u;

test('a text is cut at its length, or one unit before where a character would be parted', () => {
  expect([0, 1, 2, 3, 4, 5, 9].map((length) => truncate('a🦊b🦊', length))).toEqual([
    '',
    'a',
    'a',
    'a🦊',
    'a🦊b',
    'a🦊b',
    'a🦊b🦊',
  ]);
  // What was half before stays: nothing is parted.
  expect(truncate('a\ud83eb', 2)).toBe('a\ud83e');
});

test('no character is parted in a question that is kept', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'footnote-cut-'));
  const store = openStore({ dataDir, log: logTo({ write: () => {} }, 'silent', []) });
  const feedback = openFeedback(store);
  const declined = {
    language: 'en',
    verdict: 'none' as const,
    answered: false,
    citations: [],
    onlyIn: null,
    noArticles: false,
  };
  const answer = { ...declined, nearest: [], confidence: 0, answerability: 0, ms: 0 };
  for (const text of [FOXES, `a${FOXES}`]) await feedback.record({ server: '1', user: '2' }, answer, text);
  const kept = (await feedback.insights('1', 1)).declines.map(({ question }) => question ?? '');
  expect(kept.map((text) => HALF.test(text))).toEqual([false, false]);
  expect(kept.map(({ length }) => length).sort()).toEqual([499, 500]);
  await store.close();
  rmSync(dataDir, { recursive: true });
});

test('no character is parted in a problem with a setting or with front matter', () => {
  for (const text of [FOXES.slice(0, 200), `a${FOXES.slice(0, 200)}`]) {
    expect(() => readConfig({ WATCH: text })).toThrow(ConfigError);
    expect(() => readConfig({ WATCH: text })).not.toThrow(HALF);
    const { problem } = readArticle('a.md', `---\nlang: ${text}\n---\n\nText.\n`);
    expect(problem).toContain('🦊');
    expect(problem).not.toMatch(HALF);
  }
});

test('no character is parted where a long run without spaces is cut', () => {
  const runs = ['漢', '漢字'].map((before) => before + '𠀀'.repeat(3000));
  expect(runs.map((run) => tokenize(run).join('') === run)).toEqual([true, true]);
});
