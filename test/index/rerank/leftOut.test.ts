import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../../index/citation.ts';
import type { Question } from '../../../index/question.ts';
import { type Fixtures, openFixtures } from '../../support/fixtures.ts';

const NAMES = Array.from({ length: 90 }, (_, at) => `Keeper${String.fromCharCode(97 + (at % 26))}${at}`);

const ONE_LINE =
  'The harbour of Elmouth was dug in 1801 by Mary Thorne. The harbour of Elmouth was widened in 1840 by Hugh Parr. ' +
  'The harbour of Elmouth was paved in 1877 by Ada Lund.';

/** What makes the words of the question rare. */
const OTHERS = Array.from(
  { length: 1500 },
  (_, at) =>
    `Entry ${at} of the atlas tells of the ${'aeiouy'.charAt(at % 6)}l${at}m, a plant of the dry plains.`,
).join('\n\n');

/** Cites until there is nothing else; the excerpts of each round. */
async function rounds(
  fixtures: Fixtures,
  question: Omit<Question, 'leaveOut'>,
  most = 100,
): Promise<string[][]> {
  const cited: string[][] = [];
  const leaveOut: string[] = [];
  for (let round = 0; round < most; round++) {
    const answer: Answer = await fixtures.library.ask({ ...question, leaveOut });
    if (!answer.answered) return cited;
    cited.push(answer.citations.map(({ excerpt }) => excerpt));
    leaveOut.push(...answer.citations.flatMap(({ sentences }) => sentences));
  }
  throw new Error(`No end after ${most} rounds`);
}

describe('what is left out of an answer', () => {
  let fixtures: Fixtures;
  beforeAll(async () => {
    const keepers = NAMES.map((name) => [
      `${name}.txt`,
      `A keeper\n\n${name} kept the lighthouse of Cape Verity.\n`,
    ]);
    fixtures = await openFixtures({
      ...Object.fromEntries(keepers),
      'harbour.txt': `The harbour\n\n${ONE_LINE}\n`,
      'copy/of-harbour.txt': `The harbour, once more\n\nA word before.\n\n${ONE_LINE}\n`,
      'atlas.txt': `The atlas\n\n${OTHERS}\n`,
      'bread.txt': 'Bread\n\nBread is baked of flour, water and salt in a hot oven.\n',
    });
  });
  afterAll(() => fixtures.close());

  test('makes room for what comes after it, however much it is, and there is an end', async () => {
    const all = await rounds(fixtures, { text: 'Who kept the lighthouse of Cape Verity?', limit: 3 });
    const named = all.flat().flatMap((excerpt) => /^(Keeper\w+)/.exec(excerpt)?.[1] ?? []);
    expect(named.toSorted()).toEqual(NAMES.toSorted());
    expect(all.flat()).toHaveLength(NAMES.length);
  });

  test('is told by sentence: others of the same line may still come, copies of it not', async () => {
    const text = 'By whom was the harbour of Elmouth dug?';
    const first = await fixtures.library.ask({ text, limit: 1 });
    const [cited] = first.citations;
    expect(cited?.excerpt).toContain('Mary Thorne');
    const dug = cited?.sentences.slice(0, 1) ?? [];
    const next = await fixtures.library.ask({ text, limit: 10, leaveOut: dug });
    const excerpts = next.citations.map(({ excerpt }) => excerpt);
    expect(excerpts.join('\n')).toContain('Hugh Parr');
    expect(excerpts.join('\n')).not.toContain('Mary Thorne');
    const none = await fixtures.library.ask({ text, leaveOut: cited?.sentences ?? [] });
    expect(none.citations.filter(({ article }) => article.includes('harbour'))).toEqual([]);
  });

  test('changes nothing where it is of another subject', async () => {
    const text = 'What is bread baked of?';
    const { ms: _, ...before } = await fixtures.library.ask({ text });
    const others = await fixtures.library.ask({ text: 'Who kept the lighthouse of Cape Verity?' });
    const leaveOut = others.citations.flatMap(({ sentences }) => sentences);
    const { ms: __, ...after } = await fixtures.library.ask({ text, leaveOut });
    expect(after).toEqual(before);
  });
});
