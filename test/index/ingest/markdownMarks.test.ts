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

test.each([
  [
    'a cell',
    '<table><tr><td>See **[the manual](https://example.com)** or `oil` </td><td>*b*</td></tr></table>',
    ['row: See the manual or oil | *b*'],
  ],
  ['a line', '<br />\nSee [the manual](https://example.com) <b>now</b>.', ['paragraph: See the manual now.']],
  [
    'blocks',
    '<details>\n<summary>Steps</summary>\n1. Open **the valve**.\n2. Wait.\n</details>',
    ['term: Steps', 'item: Open the valve.', 'item: Wait.'],
  ],
  ['the end of a note', '::: tip\n<Button text="See" />\n:::\n\nMore.', ['paragraph: More.']],
  [
    'what is indented',
    '<Tabs>\n  <TabItem>\n    ```sh\n    light\n    ```\n    It is **lit**.\n  </TabItem>\n</Tabs>',
    ['code: light', 'paragraph: It is lit.'],
  ],
])('Markdown between tags is read as such: %s', (_, source, blocks) => {
  expect(read(source)).toEqual(blocks);
});

test('a comment does not keep a page of JSX from being read as one', () => {
  const tabs =
    '<Tabs>\n  <Tab>\n    - one\n    - **two**\n\n    ```html\n    <!-- kept -->\n    ```\n  </Tab>\n</Tabs>';
  expect(read(`<!-- lint off -->\n\nimport Tabs from '@theme/Tabs';\n\n${tabs}`)).toEqual([
    'item: one',
    'item: two',
    'code: <!-- kept -->',
  ]);
});

test('what stands between shortcodes for code is code', () => {
  const source =
    '{{< code-toggle file=hugo >}}\n[caches]\n  high = "**.json"\n{{< /code-toggle >}}\n\n{{< highlight go "linenos=table" >}}\nfunc a() {}\n{{< / highlight >}}\n\nMore {{< param "x" >}} of it.';
  expect(read(source)).toEqual([
    'code: [caches]\n  high = "**.json"',
    'code: func a() {}',
    'paragraph: More of it.',
  ]);
});

test('the notes of MkDocs between slashes are read without their marks', () => {
  const source =
    '/// tip | Mind the **wick**\n\nTrim it.\n\n///\n\n/// note\n\nIt burns.\n\n///\n\n//example.com is no note.';
  expect(read(source)).toEqual([
    'term: Mind the wick',
    'paragraph: Trim it.',
    'paragraph: It burns.',
    'paragraph: //example.com is no note.',
  ]);
});

test('a diagram is no text', () => {
  expect(read('The lamp:\n\n```mermaid\ngraph TD;\n  A-->B;\n```\n\nIt burns.')).toEqual([
    'paragraph: The lamp:',
    'paragraph: It burns.',
  ]);
});

test.each([
  ['zh', '通过**_config.yml**进行配置。**注意：**不要改名。', '通过_config.yml进行配置。注意：不要改名。'],
  ['ja', '**「灯台」**は*夜（よる）*に光る。', '「灯台」は夜（よる）に光る。'],
  ['ko', '**등대(lamp)**는 밤에 빛난다.', '등대(lamp)는 밤에 빛난다.'],
])('emphasis in words without spaces is read as such: %s', (_, source, text) => {
  expect(read(source)).toEqual([`paragraph: ${text}`]);
});

test('a link whose address a template makes is read as its text, a picture not at all', () => {
  const source =
    'See ![the lamp]({{ relUrl "/lamp.png" }}) and [the manual]({{ site.url }}/manual), [oil]({{< relref "oil" >}}).';
  expect(read(source)).toEqual(['paragraph: See and the manual, oil.']);
});

test('in a page of JSX, tables, lists and headings of HTML are what they are', () => {
  const source = `import A from 'a';

<h2 id="oil">Oil</h2>

<table style={{ width: '9em' }}>
  <thead><tr><th>Lamp</th><th>Oil</th></tr></thead>
  <tbody>
    <tr><td>**Small**</td><td>2{' '}l {/* a note */}</td></tr>
  </tbody>
</table>

<ul>
  <li>one</li>
  <li>two</li>
</ul>
`;
  expect(read(source)).toEqual([
    'heading: Oil',
    'row: Lamp | Oil',
    'row: Small | 2 l',
    'item: one',
    'item: two',
  ]);
});
