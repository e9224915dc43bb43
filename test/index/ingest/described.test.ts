import { afterAll, expect, test } from 'vitest';
import { openDescriber } from '../../../index/ingest/described/openDescriber.ts';

const describer = openDescriber();
afterAll(() => describer.close());

const describe = (path: string, text: string) => describer.describe({ path, bytes: Buffer.from(text) });

test('a file tells its title, language, paragraphs, headings and questions', async () => {
  const text = `# The ferry of Alder Bay

## When does the ferry run?

It runs every hour from seven in the morning until ten at night, also on Sundays.

## Fares

**Q: What does a ticket cost?**

A: Three crowns, and one crown for children. Bicycles travel free of charge on every crossing.
`;
  const { article, problem, hash } = await describe('ferry.md', text);
  expect(problem).toBeNull();
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(article).toMatchObject({
    title: 'The ferry of Alder Bay',
    language: 'en',
    headings: ['Fares'],
    questions: ['When does the ferry run?', expect.stringContaining('What does a ticket cost?')],
  });
  expect(article?.passages).toBeGreaterThan(1);
});

test('what cannot be used says why', async () => {
  const reasonOf = async (path: string, text: string) => {
    const { article, problem } = await describe(path, text);
    expect(article).toBeNull();
    return problem?.reason;
  };
  expect(await reasonOf('a.txt', '')).toBe('empty');
  expect(await reasonOf('a.txt', 'a\0b\0c'.repeat(100))).toBe('binary');
  expect(await reasonOf('a.exe', 'MZ')).toBe('kind');
  expect(await reasonOf('a.pdf', 'no pdf at all')).toBe('damaged');
  expect(await reasonOf('a.txt', 'x'.repeat(9 * 1024 * 1024))).toBe('too-large');
});

test('it begins anew after it was idle, and after its thread has ended', async () => {
  const short = openDescriber(1);
  const text = 'The harbour was built of granite in 1820, and the granite came by ship.';
  const titles = [];
  for (let times = 0; times < 2; times++) {
    titles.push((await short.describe({ path: 'harbour.txt', bytes: Buffer.from(text) })).article?.title);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  short.close();
  expect(titles[1]).toBe(titles[0]);
});
