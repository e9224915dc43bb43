import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { answer } from '../../../index/answer.ts';
import type { Citation } from '../../../index/citation.ts';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { buildIndex } from '../../../index/engine/buildIndex.ts';
import { openFolder } from '../../../index/ingest/folder.ts';
import { readSeeds } from '../../../index/ingest/seeds.ts';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

/** The index of a folder with these files. */
async function indexOf(files: Record<string, string>) {
  const folder = mkdtempSync(path.join(tmpdir(), 'footnote-quoted-'));
  made.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const { seeds } = await readSeeds(openFolder(folder));
  const index = await buildIndex(
    seeds.map(({ article }) => article),
    offlineEmbedder,
  );
  return { index, seeds };
}

/** What is cited first: its text, what is bold in it, and what is shown beside it. */
async function cited(files: Record<string, string>, text: string) {
  const { index } = await indexOf(files);
  const found = await answer(index, { text });
  return shown(found.citations[0]);
}

function shown(citation?: Citation) {
  if (!citation) return null;
  const { text, bold, context = [], lines, article } = citation;
  const beside = context.map((slice) => `${slice.kind}: ${slice.text} (${slice.lines[0]})`);
  return { article, text, bold: text.slice(...bold), beside, lines };
}

describe('a question that the file answers', () => {
  const answers = 'The shed opens at nine. Bring the card that you were sent, and a lock of your own.';
  test.each<[string, string, string]>([
    ['in bold', 'faq.md', '**When does the boat shed open?**\n\nANSWER'],
    ['after a Q', 'faq.md', 'Q: When does the boat shed open?\n\nA: ANSWER'],
    ['after a Q in bold', 'faq.md', '**Q. When does the boat shed open?**\n\nANSWER'],
    ['as a paragraph of text', 'faq.txt', 'When does the boat shed open?\n\nANSWER'],
    [
      'with a number',
      'faq.md',
      '1. When does the boat shed open?\n\n   ANSWER\n\n2. Who sweeps it?\n\n   Nobody.',
    ],
    [
      'as a summary',
      'faq.md',
      '<details>\n<summary>When does the boat shed open?</summary>\n\nANSWER\n\n</details>',
    ],
    ['as a note’s title', 'faq.md', ':::tip When does the boat shed open?\nANSWER\n:::'],
    ['as a callout’s title', 'faq.md', '> [!question]- When does the boat shed open?\n> ANSWER'],
  ])('is quoted with its answer, which is in bold: %s', async (_name, file, page) => {
    const other = 'The rowing club has sixty members, and a dog that belongs to nobody.';
    const files = { [file]: `# Rowing club\n\n${other}\n\n${page.replace('ANSWER', answers)}\n` };
    const found = await cited(files, 'When does the boat shed open?');
    expect(found?.text).toContain('When does the boat shed open?');
    expect(found?.text).toContain(answers);
    expect(found?.text.replace(/^A: /m, '')).not.toMatch(/[*<>:]{2}|<|Nobody/);
    expect(answers).toContain(found?.bold.replace(/^A: /, ''));
  });

  test('as a heading stands beside its answer', async () => {
    const found = await cited(
      {
        'faq.md':
          '# Rowing club\n\nSixty members.\n\n## When does the shed open?\n\nAt nine.\n\n## Who sweeps it?\n\nNobody.\n',
      },
      'When does the shed open?',
    );
    expect(found).toMatchObject({ text: 'At nine.', beside: ['heading: When does the shed open? (5)'] });
  });
});

describe('what ends in a colon', () => {
  const page = `# Pump

To start the pump on the island:

\`\`\`sh
pumpctl start \\
  --slowly
\`\`\`

To stop the pump on the island:

\`\`\`sh
pumpctl stop
\`\`\`

The pump needs all of this once a year:

- new oil
- a filter from the harbour shop
- two hours of somebody's time

| Part | Price |
|---|---|
| Filter | 12 euros |
| Gasket | 3 euros |
`;

  test('is quoted with its code, lines and indentation kept, the code in bold', async () => {
    const found = await cited({ 'pump.md': page }, 'How do I start the pump on the island?');
    expect(found).toMatchObject({
      text: 'To start the pump on the island:\n\npumpctl start \\\n  --slowly',
      bold: 'pumpctl start \\\n  --slowly',
      lines: [3, 8],
    });
  });

  test('is quoted with its list, what stands in that in bold', async () => {
    const found = await cited({ 'pump.md': page }, 'What does the pump need once a year?');
    expect(found?.text).toBe(
      "The pump needs all of this once a year:\n\nnew oil\na filter from the harbour shop\ntwo hours of somebody's time",
    );
    expect(found?.bold).toBe("new oil\na filter from the harbour shop\ntwo hours of somebody's time");
  });

  test('is shown beside the items of a list that is too long', async () => {
    const items = Array.from(
      { length: 30 },
      (_, i) => `- Locker ${i + 1} holds ${['ropes', 'sails', 'oars'][i % 3]} of the year ${1950 + i}`,
    );
    const list = `# Lockers\n\nThe club keeps its old things like this:\n\n${items.join('\n')}\n`;
    const found = await cited({ 'lockers.md': list }, 'What does locker 27 hold?');
    expect(found?.bold).toBe('Locker 27 holds oars of the year 1976');
    expect(found?.beside).toEqual(['lead: The club keeps its old things like this: (3)']);
  });
});

describe('a table', () => {
  test.each([
    ['How many euros per month for a length up to 12 m?', 'up to 12 m | 19 euros | 290 euros'],
    ['How many euros per night for a length up to 8 m?', 'up to 8 m | 14 euros | 210 euros'],
  ])(
    'is in bold at the row that is asked for, not at the one below the header: %s',
    async (question, row) => {
      const table =
        '# Berths\n\n| Length | Per night | Per month |\n|---|---|---|\n| up to 8 m | 14 euros | 210 euros |\n| up to 12 m | 19 euros | 290 euros |\n';
      const found = await cited({ 'berths.md': table }, question);
      expect(found?.bold).toBe(row);
    },
  );

  test('is quoted with the row that answers in bold, never its header', async () => {
    const table =
      '# Boats\n\n| Boat | Seats | Built |\n|---|---|---|\n| Alder | 4 | 1961 |\n| Birch | 8 | 1974 |\n| Cedar | 2 | 1999 |\n';
    const found = await cited({ 'boats.md': table }, 'How many seats has Birch?');
    expect(found).toMatchObject({ bold: 'Birch | 8 | 1974' });
    expect(found?.text).toContain('Boat | Seats | Built\n');
  });

  test('that is long has its header beside the rows', async () => {
    const rows = Array.from(
      { length: 60 },
      (_, i) => `| Berth ${i + 1} | ${4 + (i % 9)} metres | ${['Amara', 'Boris', 'Chen'][i % 3]} |`,
    );
    const table = `# Berths\n\n| Berth | Length | Held by |\n|---|---|---|\n${rows.join('\n')}\n`;
    const found = await cited({ 'berths.md': table }, 'Who holds berth 41?');
    expect(found?.beside).toEqual(['header: Berth | Length | Held by (3)']);
    expect(found?.text).toContain('Berth 41 | 8 metres | Boris');
  });
});

describe('code', () => {
  test('that is long is quoted in whole lines with their indentation', async () => {
    const lines = Array.from({ length: 40 }, (_, i) => `  option_${i}:\n    value: ${i}`);
    const page = `# Settings\n\nAll options stand in one file:\n\n\`\`\`yaml\nroot:\n${lines.join('\n')}\n\`\`\`\n`;
    const found = await cited({ 'settings.md': page }, 'option_17');
    expect(found?.text.split('\n').length).toBeLessThanOrEqual(12);
    expect(found?.text).toContain('  option_17:\n    value: 17');
    expect(found?.beside[0]).toBe('lead: All options stand in one file: (3)');
  });
});

describe('a few words under a heading', () => {
  const files = {
    'hall.md': '# Village hall\n\n## Price\n\n40 euros.\n\n## Keeper\n\nRuta Malm\n',
    'ferry.md':
      '# Ferry\n\nThe timetable of the ferry hangs at the pier.\n\n## Keeper\n\nThe parish of Torp keeps it.\n',
    'camp.md': '# Camp site\n\n## Keeper\n\nOle Brandt\n\n## Season\n\nMay to September.\n',
  };

  test.each([
    ['Who is the keeper of the village hall?', 'Ruta Malm', 'heading: Keeper (7)'],
    ['Who is the keeper of the camp site?', 'Ole Brandt', 'heading: Keeper (3)'],
    ['What is the price of the village hall?', '40 euros.', 'heading: Price (3)'],
  ])('are found by it and shown with it: %s', async (question, text, heading) => {
    expect(await cited(files, question)).toMatchObject({ text, beside: [heading] });
  });
});

describe('what nobody sees on the page', () => {
  test.each<[string, string, string]>([
    ['a comment', 'Seen. <!-- the safe code is 9917 -->', 'What is the safe code?'],
    ['a comment of many lines', 'Seen.\n\n<!--\nthe safe code\n\nis 9917\n-->\n', 'What is the safe code?'],
    ['a comment of Obsidian', 'Seen here. %%the safe code is 9917%%', 'What is the safe code?'],
    ['a block comment of Obsidian', 'Seen.\n\n%%\nthe safe code is 9917\n%%\n', 'What is the safe code?'],
    [
      'the data of a picture',
      `Seen.\n\n![a](data:image/png;base64,${'c2FmZSBjb2Rl'.repeat(900)})`,
      'c2FmZSBjb2Rl',
    ],
    [
      'a component',
      'Seen.\n\n<Button href="/safe-code" label="The safe code is 9917"/>',
      'What is the safe code?',
    ],
    ['a shortcode', 'Seen.\n\n{{< video "the safe code 9917" >}}', 'What is the safe code?'],
    ['an import', 'import Safe from "@site/the-safe-code-9917"\n\nSeen.', 'What is the safe code?'],
    ['front matter of TOML', '+++\nsafe = "the code is 9917"\n+++\n\nSeen.', 'What is the safe code?'],
    [
      'front matter after a blank line',
      '\n---\nsafe: the code is 9917\n---\n\nSeen.',
      'What is the safe code?',
    ],
  ])('is not quoted: %s', async (_name, page, question) => {
    const { index, seeds } = await indexOf({
      'page.md': page,
      'other.md': '# Safe\n\nThe safe stands in the cellar.\n',
    });
    expect(seeds[1]?.article.text).toMatch(/^Seen(?: here)?\.$/);
    const { citations } = await answer(index, { text: question });
    expect(citations.map(({ text }) => text).join()).not.toMatch(/9917|c2Fm/);
  });
});

describe('marks', () => {
  test.each<[string, string, string]>([
    [
      'of emphasis and links',
      'The **north** gate is _kept_ by [Ida](https://example.org/ida "I").',
      'The north gate is kept by Ida.',
    ],
    ['of an admonition', ':::note\nThe gate is kept by Ida.\n:::', 'The gate is kept by Ida.'],
    ['of a tab', '=== "Gate"\n\n    It is kept by Ida.', 'Gate\n\nIt is kept by Ida.'],
    ['of a note of MkDocs', '!!! note "Gate"\n    It is kept by Ida.', 'Gate\n\nIt is kept by Ida.'],
    ['of an alert', '> [!NOTE]\n> The gate is kept by Ida.', 'The gate is kept by Ida.'],
    [
      'of a wiki',
      'The ==gate== is kept by [[People/Ida|Ida]] and [[Bo]].',
      'The gate is kept by Ida and Bo.',
    ],
    ['of attributes', 'The gate is kept by Ida.{: .wide }', 'The gate is kept by Ida.'],
    [
      'of HTML',
      'Press <kbd>Esc</kbd>,<br>then wait&nbsp;&mdash; or <b>not</b>.',
      'Press Esc,\nthen wait — or not.',
    ],
    ['of definitions', 'Gate\n: What Ida keeps.', 'Gate\n\nWhat Ida keeps.'],
    [
      'of tables in HTML',
      '<table><tr><th>Gate</th><th>Keeper</th></tr><tr><td>North</td><td>Ida</td></tr></table>',
      'Gate | Keeper\nNorth | Ida',
    ],
    ['of tasks', '- [x] Oil the gate\n- [ ] Ask *Ida*', 'Oil the gate\nAsk Ida'],
  ])('are not in what people read: %s', async (_name, page, text) => {
    const { seeds } = await indexOf({ 'page.md': `# The gates\n\n${page}\n\nThe end of it.\n` });
    expect(seeds[0]?.article.text).toBe(`The gates\n\n${text}\n\nThe end of it.`);
  });

  test('are in no title, and a title that says nothing gives way', async () => {
    const { seeds } = await indexOf({
      'a.md': '---\ntitle: "Gates &amp; **doors**"\n---\n\nText.\n',
      'b.md': '# The `north` gate {#north}\n\nText.\n',
      'docs/README.md': 'A first paragraph of it.\n\n## Gates\n\nText.\n',
      'keepers/index.md': 'A first paragraph of it.\n\nText.\n',
    });
    expect(seeds.map(({ article }) => article.title)).toEqual([
      'Gates & doors',
      'The north gate',
      'Gates',
      'keepers',
    ]);
  });
});

describe('lists, tables and notes of a line', () => {
  test('are in the language of the articles beside them, unless clearly in another', async () => {
    const prose =
      'The harbour was built by the town in the year of the great storm, and it has been in use since then. ' +
      'Boats that are longer than the pier must wait in the bay until there is a place for them.';
    const prosa =
      'O porto foi construído pela cidade no ano da grande tempestade e está em uso desde então. ' +
      'Os barcos que são mais longos do que o cais devem esperar na baía até que haja um lugar para eles.';
    const { seeds } = await indexOf({
      'harbour.md': `# Harbour\n\n${prose}\n`,
      'crew.md': '# Crew\n\n- Captain: Marta Sousa\n- Cook: Pavel Novotny\n- Mate: Lucia Bianchi\n',
      'prices.md': '# Prices\n\n| item | price |\n|---|---|\n| mooring | 2.50 |\n| lemonade | 1.80 |\n',
      'server.txt': 'Server info\n\nIP: play.example.net\nPort: 25565\nMods: Sodium, Iris\n',
      'pt/porto.md': `# Porto\n\n${prosa}\n`,
      'pt/menu.md': '# Menu\n\n| item | euro |\n|---|---|\n| sopa | 2,50 |\n| limonada | 1,80 |\n',
      'precos.md':
        '# Tabela de preços\n\n| serviço | preço |\n|---|---|\n| atracação | 2,50 |\n| estação | 3,10 |\n',
    });
    const languages = Object.fromEntries(seeds.map(({ article }) => [article.path, article.language]));
    expect(languages).toEqual({
      'harbour.md': 'en',
      'crew.md': 'en',
      'prices.md': 'en',
      'server.txt': 'en',
      'pt/porto.md': 'pt',
      'pt/menu.md': 'pt',
      'precos.md': 'pt',
    });
  });
});
