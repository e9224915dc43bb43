import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceOf } from '../../../index/ingest/article.ts';
import { splitPassages } from '../../../index/ingest/passages.ts';
import { toSource } from '../../../index/ingest/sourceMap.ts';
import { readArticle } from '../../support/articles.ts';
import { growth, LINEAR } from '../../support/growth.ts';

const read = (raw: string, path = 'a-file.md') => readArticle(path, raw).article;

/** Each passage as `line heading: text`, its white space folded. */
function shown(raw: string, path?: string): string[] {
  const article = read(raw, path);
  return splitPassages(article).map(({ start, end, line, heading }) => {
    const text = article.text.slice(start, end).replace(/\s+/g, ' ');
    return heading ? `${line} ${heading}: ${text}` : `${line}: ${text}`;
  });
}

describe('passages', () => {
  it('are the paragraphs between blank lines, with their lines in the file', () => {
    expect(shown('T\n\nOne\nstill one.\n \t\nTwo.\n\n\n\n***\n\nThree.', 'a.txt')).toEqual([
      '3: One still one.',
      '6: Two.',
      '12: Three.',
    ]);
    expect(shown('---\ntitle: T\n---\n\nOne.\n')).toEqual(['5: One.']);
  });

  it('stand under their headings, of either style; not those of text files and code', () => {
    const markdown =
      '# T\nLead.\n## A ##\nIn A.\n#### Deep\nIn deep.\nB\n---\nIn B.\n# C\n\n## D\n\n\tIn D.\n\nE\n===\nIn E.';
    expect(shown(markdown)).toEqual([
      '2: Lead.',
      '4 A: In A.',
      '9 In deep. B: In B.',
      '14 C › D: In D.',
      '18 E: In E.',
    ]);
    expect(shown('# T\n\nB\n---\nIn B.\n\n# B\n\nin b.')).toEqual(['5 B: In B.', '9 B: in b.']);
    expect(shown('T\n\n# A\nIn A.', 'a.txt')).toEqual(['3: # A In A.']);
    expect(shown('# T\n\n```sh\n# no heading\n\nls a\n```\nAfter.')).toEqual([
      '4: # no heading ls a',
      '8: After.',
    ]);
  });

  it('join a sentence that the file broke, a list to its lead, and nothing else', () => {
    const joined = (raw: string) => shown(`T\n\n${raw}`, 'a.txt');
    expect(joined('The house\n\nwas red.\n\nIt stood.')).toEqual(['3: The house was red.', '7: It stood.']);
    expect(joined('One,\n\nTwo,\n\nThree.')).toEqual(['3: One, Two, Three.']);
    expect(joined('他说，\n\n很好。\n\n再见。')).toEqual(['3: 他说， 很好。', '7: 再见。']);
    expect(joined('Buy:\n\n- milk\n- eggs\n\n- tea')).toEqual(['3: Buy: - milk - eggs', '8: - tea']);
    expect(joined('He left.\n\niPhones fell.\n\n"Why?"\n\nasked he.')).toEqual([
      '3: He left.',
      '5: iPhones fell.',
      '7: "Why?" asked he.',
    ]);
    expect(shown('# T\n\nOne\n\n# Two\n\nthree.')).toEqual(['3: One', '7 Two: three.']);
    expect(shown('# T\n\nRun\n\n```\nls\n```\n\nand wait.')).toEqual(['3: Run', '6: ls', '9: and wait.']);
  });

  it('join code, a list or a table to the sentence that announces it', () => {
    const code = '\n\n```\nls a\n```\n\nAnd wait.';
    expect(shown(`# T\n\nOpen it. Then run the following command.${code}`)).toEqual([
      '3: Open it. Then run the following command. ls a',
      '9: And wait.',
    ]);
    expect(shown(`# T\n\n你可以执行下列命令。${code}`)).toEqual([
      '3: 你可以执行下列命令。 ls a',
      '9: And wait.',
    ]);
    expect(shown('# T\n\nOs custos são os seguintes.\n\n| a | b |\n|---|---|\n| 1 | 2 |')).toEqual([
      '3: Os custos são os seguintes. a | b 1 | 2',
    ]);
    expect(shown(`# T\n\nThe following year it burnt down. Nobody knows why.${code}`)).toEqual([
      '3: The following year it burnt down. Nobody knows why.',
      '6: ls a',
      '9: And wait.',
    ]);
  });

  it('that are long are cut at sentences into about equal parts', () => {
    const sentence = `Word ${'word '.repeat(18)}end. `;
    const article = read(`T\n\n${sentence.repeat(40)}`, 'a.txt');
    const lengths = splitPassages(article).map(({ start, end }) => end - start);
    expect(lengths).toEqual([1399, 1399, 1199]);
  });

  it('of a text without words are none', () => {
    for (const body of ['', '\n', '***', '# Title', '---\n---\n']) expect(shown(body)).toEqual([]);
  });
});

const pieces = fc.constantFrom(
  ...[
    'word',
    'Word',
    'and so on',
    'The end.',
    '"Why?"',
    'Dr. No',
    '5',
    '- item',
    '1. item',
    '# Head',
    '## Sub #',
  ],
  ...[
    '```',
    '~~~',
    '---',
    '===',
    '***',
    '，',
    ',',
    ':',
    '北京。',
    'ไทยไทย',
    'e\u0301',
    '\ud800',
    '😀',
    '\u00a0',
  ],
  ...[
    ' ',
    '\t',
    '\n',
    '\n\n',
    '\n \n',
    '\n\n\n',
    'x'.repeat(600),
    'A sentence of some length, it is. '.repeat(60),
  ],
);
const file = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));

describe('the passages of any file', () => {
  const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

  it('are trimmed slices in order, as are their sentences, with all words of the body and right lines', () => {
    fc.assert(
      fc.property(file, fc.constantFrom('a.txt', 'a.md'), (raw, path) => {
        const article = read(raw, path);
        const { text } = article;
        const first = article.blocks[0]?.start ?? text.length;
        let at = text.lastIndexOf('\n', first - 1) + 1;
        const left: string[] = [];
        for (const { start, end, line, sentences } of splitPassages(article)) {
          expect(start).toBeGreaterThanOrEqual(at);
          left.push(text.slice(at, start));
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          expect(end - start).toBeLessThanOrEqual(1500 + 1500 / 4 + 800);
          const place = toSource(article, start);
          expect(line).toBe(sourceOf(article).slice(0, place).split('\n').length);
          expect(sentences[0]?.start).toBe(start);
          expect(sentences.at(-1)?.end).toBe(end);
          for (const sentence of sentences) {
            // A paragraph of nothing but marks may stand between two that belong together.
            if (path === 'a.txt' && at > start) expect(words(text.slice(at, sentence.start))).toEqual([]);
            expect(sentence.start).toBeGreaterThanOrEqual(at);
            expect(sentence.end).toBeGreaterThan(sentence.start);
            at = sentence.end;
          }
        }
        left.push(text.slice(at));
        if (path === 'a.txt') expect(left.flatMap(words)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('are the same with other line ends', () => {
    fc.assert(
      fc.property(file, fc.constantFrom('\r\n', '\r'), (raw, end) => {
        expect(read(raw.replaceAll('\n', end))).toEqual(read(raw));
      }),
    );
  });
});

/** More than any call may have arguments, which is some 120,000. */
const MANY = 130_000;

describe('a hostile file', () => {
  it.each<[string, (size: number) => string, number]>([
    ['one long line', (size) => 'word '.repeat(size), 300],
    ['no space', (size) => 'x'.repeat(10 * size), 600],
    ['blank lines', (size) => `One.${'\n'.repeat(5 * size)}Two.`, 2],
    ['blank lines with spaces', (size) => `One.${' \n'.repeat(5 * size)}Two.`, 2],
    ['list items', (size) => 'item\n- '.repeat(size), 300],
    ['loose list items', (size) => `One.\n\n${'- item\n\n'.repeat(size)}`, MANY],
    ['paragraphs that all go on', (size) => `One\n\n${'and\n\n'.repeat(size)}`, 300],
    ['copies of the title, then spaces', (size) => `${'T\n'.repeat(size)}${' '.repeat(10 * size)}`, 0],
    ['a heading of spaces', (size) => `One.\n\n# a${' '.repeat(5 * size)}b`, 1],
    ['a heading of marks', (size) => `One.\n\n# ${'# '.repeat(2 * size)}b`, 1],
    ['headings', (size) => '# a\n'.repeat(size), 0],
    ['rulers', (size) => `One\ntwo\n${'---\n'.repeat(size)}`, 1],
    ['fences', (size) => '```\n'.repeat(size), 0],
    ['an open fence', (size) => `\`\`\`\n${'a. b\n\n'.repeat(size)}`, 100],
    ['lone surrogates', (size) => '\ud800 \udc00\ud800\n\n'.repeat(size / 2), 0],
    ['lone surrogates in words', (size) => 'a\ud800b\udc00 '.repeat(size / 2), 100],
  ])('takes no quadratic time, and more than any call may have arguments: %s', async (_name, make, least) => {
    const split = (raw: string) => splitPassages(read(raw, 'a.txt'));
    expect(await growth(MANY, make, split)).toBeLessThan(LINEAR);
    expect(split(make(MANY)).length).toBeGreaterThanOrEqual(least);
    expect(await growth(4000, make, (raw) => splitPassages(read(raw)))).toBeLessThan(LINEAR);
  });
});
