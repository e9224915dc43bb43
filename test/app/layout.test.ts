import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mark } from '../../index/ingest/document.ts';
import { parseMarkdown } from '../../index/ingest/formats/markdown.ts';
import { layOut, QUOTED_LINES, type Quoted } from '../../src/app/quotation/layout.ts';
import { piecesOf } from '../../src/app/quotation/pieces.ts';
import { inline } from '../../src/discord/respond/inline.ts';
import { quotation as inDiscord } from '../../src/discord/respond/quotation.ts';
import { quotation as inTerminal } from '../../src/terminal/quotation.ts';
import { themeFor } from '../../src/terminal/theme.ts';
import { cells } from '../../src/util/cells.ts';
import { readMarkup } from '../support/discordMarkup.ts';

const STEPS = `To set the roles:

1. Open **Server settings**.
2. Choose *Roles*, then press \`Save\`, as [the guide](https://example.com/a_(b)) says.
   - a **nested** one
   - another, [elsewhere](other.md)
3. Done.`;

const PLANS = `| Plan | Price | Seats |
|---|---|---|
| Free | $0 | 2 |
| **Pro** | $10 | 5 |
| Team | $25 | 50 |`;

const WIDE = `| Plan of the club | Price per month and head | Seats |
|---|---|---|
| Free for all who ask | $0 | 2 |
| **Pro** | $10 | 5 |`;

const CODE = `It is set like this:

\`\`\`yaml
retention:
  days: 30
  keep: "\`\`\`"
\`\`\`

Then restart it.`;

describe('in Discord', () => {
  test('a list is a list, and bold is what answers: what the author made bold is slanted', async () => {
    expect(await discord(STEPS, 'Choose Roles, then press Save, as the guide says.')).toMatchInlineSnapshot(`
      "> To set the roles:
      > 1. Open _Server settings_.
      > 2. **Choose _Roles_, then press \`Save\`, as [the guide](https://example.com/a_%28b%29) says.**
      >   - a _nested_ one
      >   - another, elsewhere
      > 3. Done."
    `);
  });

  test('a table that a phone shows in one line is in columns, with a mark before the row that answers', async () => {
    expect(await discord(PLANS, 'Pro | $10 | 5')).toMatchInlineSnapshot(`
      "> \`\`\`
      >   Plan  Price  Seats
      >   ------------------
      >   Free  $0     2
      > → Pro   $10    5
      >   Team  $25    50
      > \`\`\`"
    `);
  });

  test('a wider one is in lines, each value after its header', async () => {
    expect(await discord(WIDE, 'Pro | $10 | 5')).toMatchInlineSnapshot(`
      "> - Plan of the club: Free for all who ask · Price per month and head: $0 · Seats: 2
      > - Plan of the club: **_Pro_** · Price per month and head: **$10** · Seats: **5**"
    `);
  });

  test('a table with what is not one column wide everywhere, or with links, is in lines', async () => {
    for (const cell of ['日本', 'سلام', '[a](https://example.com)'])
      expect(await discord(`| a | b |\n|---|---|\n| ${cell} | c |`, 'c')).not.toContain('```');
  });

  test('code is in a fence, which nothing in it ends', async () => {
    expect(await discord(CODE, '  days: 30')).toMatchInlineSnapshot(`
      "> It is set like this:
      > \`\`\`yaml
      > retention:
      >   days: 30
      >   keep: "\`​\`\`"
      > \`\`\`
      > Then restart it."
    `);
  });

  test('terms, quotes and what is struck out', async () => {
    const text = 'Term\n: What it ~~was~~ is\n\n> # A quote\n> of @everyone ||here||';
    expect(await discord(text, 'What it was is')).toMatchInlineSnapshot(`
      "> _Term_
      >   **What it ~~was~~ is**
      > _A quote_
      > of \\@everyone \\|\\|here\\|\\|"
    `);
  });

  test('a link leads only where its text does not say otherwise, and only to the web', () => {
    const link = (text: string, url: string) =>
      inline(line(text, [0, 0], [{ kind: 'link', url, start: 0, end: text.length }]));
    expect(link('guide', 'https://example.com/a_(b)*')).toBe('[guide](https://example.com/a_%28b%29%2a)');
    expect(link('https://a.example', 'https://b.example')).toBe('https\\://a.example');
    expect(link('www.a.example', 'https://b.example')).toBe('www.a.example');
    expect(link('an [x] box', 'https://b.example')).toBe('an \\[x\\] box');
    for (const url of ['other.md', '#anchor', 'javascript:alert(1)', 'file:///etc/passwd', '//b.example'])
      expect(link('guide', url)).toBe('guide');
  });
});

describe('in the terminal', () => {
  test('a list with its numbers, and lines below the text that they go on with', async () => {
    expect(await terminal(STEPS, 'Choose Roles, then press Save, as the guide says.')).toMatchInlineSnapshot(`
      "│ To set the roles:
      │ 1. Open Server settings.
      │ 2. **Choose Roles, then press Save, as
      │    the guide
      │    <https://example.com/a_(b)> says.**
      │   • a nested one
      │   • another, elsewhere
      │ 3. Done."
    `);
  });

  test('an address that is its own text stands once, with a dot in it or none', async () => {
    const address = 'It is at http://localhost:2019/metrics there.';
    expect(await terminal(address, '')).toBe('│ It is at http://localhost:2019/metrics\n│ there.');
  });

  test('a table in columns', async () => {
    expect(await terminal(PLANS, 'Pro | $10 | 5')).toMatchInlineSnapshot(`
      "│ Plan     Price    Seats
      │ ───────────────────────
      │ Free     $0       2
      │ **Pro**  **$10**  **5**
      │ Team     $25      50"
    `);
    expect(await terminal(WIDE, 'Pro | $10 | 5')).toMatchInlineSnapshot(`
      "│ • Plan of the club: Free for all who
      │   ask · Price per month and head: $0 ·
      │   Seats: 2
      │ • Plan of the club: **Pro** · Price
      │   per month and head: **$10** · Seats:
      │   **5**"
    `);
  });

  test('code keeps its columns', async () => {
    expect(await terminal(CODE, '  days: 30')).toMatchInlineSnapshot(`
      "│ It is set like this:
      │
      │ retention:
      │   **days: 30**
      │   keep: "\`\`\`"
      │
      │ Then restart it."
    `);
  });

  test('code is cut only where it is wider than the screen, and its white space stays', async () => {
    const code = `x${' '.repeat(10)}${'y'.repeat(50)}`;
    const [first = '', second = ''] = (await terminal(`\`\`\`\n${code}\n\`\`\``, '')).split('\n');
    expect(first.slice(2) + second.slice(2)).toBe(code);
    expect(cells(first)).toBe(40);
  });

  test('the marks of the author are colours', async () => {
    const quoted = await parsed('A **b** *c* ~~d~~ `e`.', 'A b');
    expect(inTerminal(layOut(quoted), 40, themeFor(true)).join('\n')).toMatchInlineSnapshot(
      `"[2m│[22m [1mA [3mb[23m[22m [3mc[23m [9md[29m [36me[39m."`,
    );
  });
});

describe('around a quotation', () => {
  const context = async (markdown: string, kind: 'heading' | 'lead' | 'header', lines: [number, number]) => {
    const { text, blocks = [] } = await parsed(markdown, '');
    return { kind, text, blocks: [...blocks], excerpt: text, lines };
  };

  test('stand its heading, small, and its lead', async () => {
    const quoted = {
      ...(await parsed('- two\n- three', 'three')),
      lines: [6, 7] as [number, number],
      context: [
        { ...(await context('Roles', 'heading', [1, 1])) },
        { ...(await context('You **need** `a_b`:', 'lead', [3, 3])) },
      ],
    };
    expect(inDiscord(layOut(quoted))).toBe('-# Roles\nYou _need_ `a_b`:\n…\n> - two\n> - **three**');
    expect(inTerminal(layOut(quoted), 40, themeFor(false)).join('\n')).toBe(
      'Roles\nYou need a_b:\n…\n│ • two\n│ • **three**',
    );
    const next = { ...quoted, lines: [5, 6] as [number, number] };
    expect(inDiscord(layOut(next))).not.toContain('…');
  });

  test('the header of its table stands in it', async () => {
    const row = await parsed('| 110 | 07:45 |\n|---|---|', '110 | 07:45');
    const blocks = row.blocks?.map((block) => ({ ...block, header: false }) as typeof block) ?? [];
    const header = await context('| train | departs |\n|---|---|', 'header', [3, 3]);
    const quoted = (from: number): Quoted => ({ ...row, blocks, lines: [from, from], context: [header] });
    expect(inDiscord(layOut(quoted(5)))).toMatchInlineSnapshot(`
      "> \`\`\`
      > train  departs
      > --------------
      > 110    07:45
      > \`\`\`"
    `);
    expect(inDiscord(layOut(quoted(9)))).toMatchInlineSnapshot(`
      "> \`\`\`
      > train  departs
      > --------------
      > …
      > 110    07:45
      > \`\`\`"
    `);
    expect(inTerminal(layOut(quoted(9)), 40, themeFor(false)).join('\n')).toMatchInlineSnapshot(`
      "│ train    departs
      │ ──────────────────
      │ …
      │ **110**  **07:45**"
    `);
  });

  test('what is more than twelve lines is left out, and said outside of it', async () => {
    const items = Array.from({ length: 30 }, (_, at) => `item ${at}`);
    const shown = async (answers: string) =>
      inDiscord(
        layOut(await parsed(items.map((item) => `- ${item}`).join('\n'), answers), QUOTED_LINES),
      ).split('\n');
    const early = await shown('item 3');
    expect([early[0], early[3], early.at(-2), early.at(-1)]).toEqual([
      '> - item 0',
      '> - **item 3**',
      '> - item 11',
      '…',
    ]);
    const late = await shown('item 20');
    expect([late[0], late[1], late.at(-2), late.at(-1)]).toEqual(['…', '> - item 9', '> - **item 20**', '…']);
    expect(late).toHaveLength(QUOTED_LINES + 2);
  });

  test('its pictures are found, also where they stand alone in a step', async () => {
    const steps =
      '1. Press ![](https://example.com/a.png) here. ![](b.png)\n\n   ![](https://example.com/c.png)\n2. Done.';
    const pictures = ['https://example.com/a.png', 'b.png', 'https://example.com/c.png'];
    expect(layOut(await parsed(steps, '')).pictures).toEqual(pictures);
  });
});

describe('whatever is quoted', () => {
  const character = fc.constantFrom(...('\\*_~|`<>@#[]():/-+.!1aé日🦊 '.match(/./gu) as string[]));
  const written = fc.oneof(
    { weight: 8, arbitrary: fc.array(character, { maxLength: 12 }).map((all) => all.join('')) },
    fc.constantFrom(
      '@everyone',
      '<@1>',
      '||x||',
      '```',
      'http://a.example',
      '**',
      ':smile:',
      '<t:1:R>',
      '# a',
      '- a',
      '1. a',
    ),
  );
  const text = fc.array(written, { minLength: 1, maxLength: 6 }).map((all) => all.join(''));
  const place = fc.nat({ max: 40 });
  const mark = fc.record({
    kind: fc.constantFrom('strong', 'emphasis', 'strike', 'code', 'link'),
    url: fc.constantFrom('https://example.com/a_b*c(d)', 'other.md'),
    start: place,
    end: place,
  });

  test('Discord shows its words, bold what answers, and nothing that was not meant', () => {
    fc.assert(
      fc.property(text, fc.array(mark, { maxLength: 4 }), place, place, (written, marks, from, to) => {
        const whole = written.trim() || 'a';
        const own = marks.map((one) => ({ ...one, end: Math.max(one.start, one.end) })) as Mark[];
        const pieces = line(whole, [from, to], own.filter(isWhole(whole)));
        const shown = readMarkup(inline(pieces));
        expect(shown.text).toBe(whole);
        expect(shown.bold).toBe(pieces.map(({ text, bold }) => (bold ? text : '')).join(''));
        for (const link of shown.links) expect(link).toBe('https://example.com/a_b%2ac%28d%29');
      }),
      { numRuns: 1000 },
    );
  });

  test('no line of it is more than a line of the quotation, and no fence stays open', async () => {
    const markdown = fc.array(
      fc.tuple(
        fc.constantFrom('', '- ', '1. ', '  - ', '> ', '# ', '```\n', '| a | b |\n|---|---|\n| '),
        text,
      ),
      {
        maxLength: 8,
      },
    );
    await fc.assert(
      fc.asyncProperty(markdown, place, place, async (all, from, to) => {
        const page = all.map(([mark, written]) => mark + written).join('\n\n');
        const quoted = { ...(await parsed(page, '')), bold: [from, to] as [number, number] };
        const lines = inDiscord(layOut(quoted, QUOTED_LINES)).split('\n');
        const own = lines.filter((line) => line.startsWith('> ')).map((line) => line.slice(2));
        expect(lines.filter((line) => line !== '…').length).toBe(own.length);
        let open = false;
        for (const shown of own) {
          if (/^```/.test(shown)) open = !open;
          else if (open) expect(shown).not.toContain('```');
          else readMarkup(shown.replace(/^ *(?:-|\d+\.) /, '').trimStart());
        }
        expect(open).toBe(false);
        const screen = inTerminal(layOut(quoted, QUOTED_LINES), 30, themeFor(true));
        for (const line of screen) expect(cells(line)).toBeLessThanOrEqual(30);
      }),
      { numRuns: 100 },
    );
  });
});

/** Marks of a parser begin and end at whole characters, inside the text. */
function isWhole(text: string): (mark: Mark) => boolean {
  const inside = (at: number) => at <= text.length && !/[\udc00-\udfff]/.test(text.charAt(at));
  return ({ start, end }) => inside(start) && inside(end);
}

function line(text: string, [start, end]: [from: number, to: number], marks: Mark[] = []) {
  return piecesOf({ text, marks, bold: { start, end } }, { start: 0, end: text.length });
}

/** A whole page as a quotation with this part in bold. */
async function parsed(markdown: string, bold: string): Promise<Quoted> {
  const bytes = new TextEncoder().encode(markdown);
  const { text, blocks } = await parseMarkdown(bytes, 'page.md', new AbortController().signal);
  const at = text.indexOf(bold);
  if (at < 0) throw new Error(`“${text}” does not hold “${bold}”`);
  return { text, blocks, bold: [at, at + bold.length] };
}

async function discord(markdown: string, bold: string): Promise<string> {
  return inDiscord(layOut(await parsed(markdown, bold), QUOTED_LINES));
}

async function terminal(markdown: string, bold: string): Promise<string> {
  return inTerminal(layOut(await parsed(markdown, bold), QUOTED_LINES), 40, themeFor(false)).join('\n');
}
