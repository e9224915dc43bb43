import { expect, test } from 'vitest';
import { readMarkdown } from '../../../index/ingest/formats/markdown.ts';

/** What is read of a page, a line a block. */
function read(source: string): string[] {
  const { text, blocks } = readMarkdown(`# Page\n\n${source}`);
  return blocks.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
}

test.each([
  ['a long rule', '-'.repeat(80)],
  ['an underlined heading', `Lamp\n${'-'.repeat(60)}`],
  ['a rule of stars', '* '.repeat(40)],
  ['a table drawn in code', `\`\`\`\n+${'-'.repeat(70)}+\n|  GPU  |\n+${'-'.repeat(70)}+\n\`\`\``],
  ['a table drawn without a fence', `+${'-'.repeat(40)}+${'-'.repeat(40)}+`],
])('a page with %s is read as Markdown', (_, rule) => {
  expect(read(`Light **the lamp**.\n\n${rule}\n\n- See [the manual](https://example.com).\n`)).toEqual(
    expect.arrayContaining(['paragraph: Light the lamp.', 'item: See the manual.']),
  );
});

test('code in which other code is fenced ends where its own fence does', () => {
  const source =
    '````md\n```js\nlamp()\n```\n````\n\n```md\n```js {1}\n```\n\n## Light it {#light}\n\nSee [[#The lamp]], [[Oil#Kinds|oil]].\n';
  expect(read(source)).toEqual([
    'code: ```js\nlamp()\n```',
    'code: ```js {1}',
    'heading: Light it',
    'paragraph: See The lamp, oil.',
  ]);
});

test.each([
  ['FastAPI', '{* ../../docs_src/lamp/tutorial001.py hl[8:13] *}'],
  ['MkDocs', '{!> ../docs_src/lamp.py!}'],
  ['MkDocs', '--8<-- "lamp.py"'],
  ['VitePress', '<<< @/snippets/lamp.js{2}'],
])('a file that %s puts in is no text: %s', (_, mark) => {
  expect(read(`Light the lamp.\n\n${mark}\n\nIt burns.`)).toEqual([
    'paragraph: Light the lamp.',
    'paragraph: It burns.',
  ]);
  expect(read(`Light the lamp.\n\n\`\`\`py\n${mark}\n\`\`\`\n\nIt burns.`)).toEqual([
    'paragraph: Light the lamp.',
    'paragraph: It burns.',
  ]);
});
