import { expect, test } from 'vitest';
import { readMarkdown } from '../../../index/ingest/formats/markdown.ts';
import { formatOf } from '../../../index/ingest/formats.ts';

/** Longer than what is parsed as a whole. */
const LONG = 40_000;

const plain = (at: number) =>
  `Paragraph ${at} of the book goes on for a line or two, and says “what it says” (as it should):\nthe lamp is lit at dusk - every day - and put out at dawn.`;

const marked: Readonly<Record<string, string>> = {
  'a list': '- the lamp\n- the oil',
  'a heading': '## The lamp',
  'an underlined heading': 'The lamp\n---',
  'bold in a later line': 'The lamp\nis **lit** at dusk.',
  'a line break': 'The lamp  \nis lit.',
  'an address': 'See https://example.com/lamp for more.',
  'a definition': 'Lamp\n: what is lit',
  'a table': 'lamp | oil\n--- | ---\n1 | 2',
  'a reference': 'See [the lamp] and [the oil][2].',
  'code with paragraphs': `\`\`\`text\n${plain(1)}\n\n${plain(2)}\n\`\`\``,
  'a quotation': '> The lamp\nis lit.',
  'a picture of a tool': 'The lamp :material-lamp: is lit.',
};
const definitions = '[the lamp]: https://example.com/lamp\n[2]: https://example.com/oil';

test.each(Object.entries(marked))(
  'of a long page, %s among paragraphs without a mark is read as alone',
  (_, own) => {
    const alone = readMarkdown(`# Book\n\n${plain(0)}\n\n${own}\n\n${definitions}\n`);
    const around = Array.from({ length: LONG / 160 }, (_, at) => plain(at));
    const page = readMarkdown(
      ['# Book', ...around, own, ...around, definitions].map((part) => `${part}\n\n`).join(''),
    );
    const told = ({ text, blocks }: typeof page) =>
      blocks.map(({ start, end, marks, ...rest }) => ({
        kind: rest.kind,
        text: text.slice(start, end),
        marks: marks?.map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start })),
      }));
    const before = readMarkdown(around.map((part) => `${part}\n\n`).join(''));
    expect(told(page).slice(0, around.length)).toEqual(told(before));
    expect(told(page).slice(around.length, -around.length)).toEqual(told(alone).slice(1));
    expect(told(page).slice(-around.length)).toEqual(told(before));
  },
);

test.each([
  ['a comment', '<!--', '-->'],
  ['a comment of Obsidian', '%%', '%%'],
  ['a style sheet', '<style>', '</style>'],
])('of a long page, paragraphs in %s are not read', (_, opens, closes) => {
  const hidden = Array.from({ length: 5 }, (_, at) => `Hidden ${plain(at)}`);
  const around = Array.from({ length: LONG / 160 }, (_, at) => plain(at));
  const { text } = readMarkdown([...around, opens, ...hidden, closes, ...around].join('\n\n'));
  expect(text).not.toContain('Hidden');
  expect(text.match(/Paragraph \d+/g)).toHaveLength(2 * around.length);
});

test.each([
  ['a large file', '**a** _b_ `c`\n\n'.repeat(500_000)],
  ['a file of many lines', '- a\n'.repeat(60_000)],
])('%s of Markdown is read apart, and given up when nobody waits for it', async (_, text) => {
  const gone = new AbortController();
  const reason = new Error('gone');
  setTimeout(() => gone.abort(reason), 100);
  await expect(formatOf('a.md')?.parse(Buffer.from(text), 'a.md', gone.signal)).rejects.toBe(reason);
});
