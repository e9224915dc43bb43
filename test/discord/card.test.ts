import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Citation } from '../../index/citation.ts';
import { LANGUAGES } from '../../src/app/messages/messages.ts';
import type { Messages } from '../../src/app/messages/types.ts';
import type { Scope } from '../../src/app/outcome.ts';
import type { Visibility } from '../../src/app/policy.ts';
import { piecesOf } from '../../src/app/quotation/pieces.ts';
import { clip } from '../../src/app/reports.ts';
import { actionsFor } from '../../src/conversation/answer.ts';
import { MESSAGE_COMPONENTS, MESSAGE_TEXT } from '../../src/discord/limits.ts';
import type { Part } from '../../src/discord/questionIn.ts';
import { type Card, type CardOptions, card, note, pages, panel } from '../../src/discord/respond/card.ts';
import { discordStyle } from '../../src/discord/respond/citations.ts';
import { inline } from '../../src/discord/respond/inline.ts';
import { escapeMarkdown, unescapeMarkdown } from '../../src/discord/respond/markup.ts';
import { publicCopy } from '../../src/discord/respond/shared.ts';

const { en, pt } = LANGUAGES;

const first: Citation = {
  number: 1,
  article: 'news/summit.md',
  title: 'A summit *in* Tokyo',
  language: 'en',
  excerpt: 'They met. The leaders met on 17 December in Tokyo. It rained.',
  text: 'They met. The leaders met on 17 December in Tokyo. It rained.',
  blocks: [],
  bold: [10, 50],
  boldShare: 0.3,
  lines: [12, 14],
  sentences: ['1', '2', '3'],
  url: 'https://example.com/a_(b)?c=d',
  date: '2023-12-18',
  score: 0.9,
};

const second: Citation = {
  number: 2,
  article: 'cúpula.txt',
  title: 'Uma cúpula',
  language: 'pt',
  excerpt: 'Reuniram-se em dezembro.',
  text: 'Reuniram-se em dezembro.',
  blocks: [],
  bold: [0, 24],
  boldShare: 0.8,
  lines: [3, 3],
  sentences: ['4'],
  score: 0.7,
};

function answered(...citations: Citation[]): Answer {
  return {
    language: 'en',
    verdict: 'answer',
    answered: true,
    citations,
    onlyIn: null,
    noArticles: false,
    nearest: [],
    answerability: 0.9,
    confidence: 0.9,
    ms: 1,
  };
}

function unsure(...citations: Citation[]): Answer {
  return { ...answered(...citations), verdict: 'maybe' };
}

const declined: Answer = {
  language: 'pt',
  verdict: 'none',
  answered: false,
  citations: [],
  onlyIn: null,
  noArticles: false,
  nearest: [
    { article: 'a.txt', title: '# Not a heading', language: 'en' },
    { article: 'b.txt', title: 'Uma cúpula', language: 'pt' },
  ],
  answerability: 0.9,
  confidence: 0.1,
  ms: 1,
};

describe('an answer', () => {
  test('is quoted, numbered, linked and footnoted', () => {
    expect(textOf(card(answered(first, second), en))).toMatchInlineSnapshot(`
      "**1 · [A summit \\*in\\* Tokyo](https://example.com/a_%28b%29?c=d)**
      > They met. **The leaders met on 17 December in Tokyo.** It rained.
      -# news/summit.md, lines 12–14 · English · December 18, 2023
      ---
      **2 · Uma cúpula**
      > **Reuniram-se em dezembro.**
      -# cúpula.txt, line 3 · português (Portuguese)"
    `);
  });

  test('repeats the question for those who did not see it', () => {
    expect(
      textOf(card(answered(second), en, { asked: { text: 'When did @everyone meet?' } })),
    ).toMatchInlineSnapshot(`
      "**When did \\@everyone meet?**
      ---
      **2 · Uma cúpula**
      > **Reuniram-se em dezembro.**
      -# cúpula.txt, line 3 · português (Portuguese)"
    `);
  });

  test('says when it was found only in another language, in the words of the frame', () => {
    expect(textOf(card({ ...answered(second), onlyIn: 'pt' }, en))).toMatchInlineSnapshot(`
      "Found only in Portuguese.
      ---
      **2 · Uma cúpula**
      > **Reuniram-se em dezembro.**
      -# cúpula.txt, line 3 · português (Portuguese)"
    `);
    expect(textOf(card({ ...answered(first), onlyIn: 'en' }, pt)).split('\n')[0]).toBe(
      'Encontrado somente em inglês.',
    );
  });

  test('that may only help is muted: no bold title, and bold only what is likelier than all the rest', () => {
    const made = card(unsure(first, second), en);
    expect(textOf(made)).toMatchInlineSnapshot(`
      "I’m not sure. These may help:
      ---
      1 · [A summit \\*in\\* Tokyo](https://example.com/a_%28b%29?c=d)
      > They met. The leaders met on 17 December in Tokyo. It rained.
      -# news/summit.md, lines 12–14 · English · December 18, 2023
      ---
      2 · Uma cúpula
      > **Reuniram-se em dezembro.**
      -# cúpula.txt, line 3 · português (Portuguese)"
    `);
    const bar = ({ components }: Card) => components.map((one) => 'accent_color' in one);
    expect(bar(made)).toEqual([true]);
    expect(bar(card(answered(first), en))).toEqual([false]);
  });

  test('that is only the closest says so in a note, and not twice', () => {
    const closest = 'The articles in Portuguese don’t say. What comes closest:';
    const note = { kind: 'closest', language: 'pt' } as const;
    const made = card(unsure(second), en, { notes: [closest], note });
    expect(textOf(made).split('\n').slice(0, 3)).toEqual([closest, '---', '2 · Uma cúpula']);
  });

  test('says once that there are no articles in the language of the question', () => {
    const german = { ...unsure(second), language: 'de', noArticles: true };
    expect(textOf(card({ ...german, onlyIn: 'pt' }, en))).toMatchInlineSnapshot(`
      "There are no articles in German.
      I’m not sure. This may help:
      ---
      2 · Uma cúpula
      > **Reuniram-se em dezembro.**
      -# cúpula.txt, line 3 · português (Portuguese)"
    `);
    const sure = { ...german, verdict: 'answer' as const };
    expect(textOf(card(sure, pt)).split('\n')[0]).toBe('Não há artigos em alemão.');
    const none = { ...declined, language: 'de', noArticles: true };
    expect(textOf(card(none, LANGUAGES.de))).toMatchInlineSnapshot(`
      "Auf Deutsch gibt es keine Artikel.
      ---
      Die Artikel sagen es nicht.
      Am nächsten kommen diese Artikel:
      - \\# Not a heading (Englisch)
      - Uma cúpula (Portugiesisch)"
    `);
  });

  test('is a Components V2 message and nothing else', () => {
    const { memory, ...message } = card(answered(second), en);
    expect(memory).toEqual({ shown: ['4'] });
    expect(message).toMatchInlineSnapshot(`
      {
        "components": [
          {
            "components": [
              {
                "content": "**2 · Uma cúpula**
      > **Reuniram-se em dezembro.**
      -# cúpula.txt, line 3 · português (Portuguese)",
                "type": 10,
              },
            ],
            "type": 17,
          },
        ],
        "flags": 32768,
      }
    `);
  });

  test('names a language as its speakers do, and as the reader does', () => {
    const indonesian = { ...second, language: 'id' };
    const last = (m: Messages) =>
      textOf(card(answered(indonesian), m))
        .split(' · ')
        .at(-1);
    expect(last(en)).toBe('Bahasa Indonesia (Indonesian)');
    expect(last(LANGUAGES.id)).toBe('Bahasa Indonesia');
  });

  test('says where else the same stands', () => {
    const places = ['a.md', 'b_*.md'].map((article) => ({ article, lines: [3, 3] as [number, number] }));
    const footnote = (m: Messages) =>
      textOf(card(answered({ ...first, alsoIn: places }), m))
        .split('\n')
        .at(-1);
    expect(footnote(en)).toBe(
      '-# news/summit.md, lines 12–14 · also in a.md, line 3 and b\\_\\*.md, line 3 · English · December 18, 2023',
    );
    for (const m of Object.values<Messages>(LANGUAGES)) expect(footnote(m)).toContain(m.answer.lines(3, 3));
  });

  test('links only to what a click may open', () => {
    for (const url of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'nonsense',
      `https://a.example/${'x'.repeat(600)}`,
    ])
      expect(textOf(card(answered({ ...second, url }), en))).not.toContain('](');
    const misleading = { ...second, url: 'https://a.example', title: 'https://b.example' };
    expect(textOf(card(answered(misleading), en))).toContain('**2 · https\\://b.example**');
  });
});

describe('a picture in what is quoted', () => {
  const step: Citation = {
    ...second,
    text: 'Press the key.',
    bold: [0, 14],
    blocks: [
      {
        kind: 'item',
        depth: 0,
        number: 2,
        start: 0,
        end: 14,
        marks: [
          'https://a.example/a.png',
          'https://a.example/badge.svg',
          'here.png',
          'ftp://a.example/b.png',
        ].map((url) => ({ kind: 'image', url, start: 14, end: 14 })),
      },
    ],
  };

  test('stands below it, if Discord can show it', () => {
    const made = card(answered(step), en);
    expect(made.components[0]).toMatchObject({
      components: [
        { content: expect.stringContaining('\n> 2. **Press the key.**\n') },
        { type: 12, items: [{ media: { url: 'https://a.example/a.png' } }] },
      ],
    });
  });

  test('is shared by its address alone, whatever Discord says of it', () => {
    const media = { url: 'https://a.example/a.png', proxy_url: 'https://b.example', width: 1, height: 1 };
    const gallery = { type: 12, id: 4, items: [{ media, description: null, spoiler: false }] };
    const shared = publicCopy([{ type: 17, id: 1, components: [gallery] }], {
      sharedBy: 'x',
      dismiss: 'dismiss:1:~',
      label: 'Dismiss',
    });
    expect(shared[0]).toEqual({
      type: 17,
      components: [{ type: 12, items: [{ media: { url: 'https://a.example/a.png' } }] }],
    });
  });
});

test('addresses that would leave no room for the quotation are left out', () => {
  const text = 'See the guide. '.repeat(30).trim();
  const marks = Array.from({ length: 30 }, (_, at) => {
    const start = at * 15 + 8;
    return { kind: 'link', url: `https://a.example/${'x'.repeat(200)}`, start, end: start + 5 } as const;
  });
  const blocks = [{ kind: 'paragraph', start: 0, end: text.length, marks } as const];
  expect(textOf(card(answered({ ...second, text, blocks }), en))).not.toContain('a.example');
  const short = [{ ...blocks[0], marks: marks.slice(0, 2) }] as Citation['blocks'];
  expect(textOf(card(answered({ ...second, text, blocks: short }), en))).toContain(
    '[guide](https://a.example/x',
  );
});

describe('with buttons', () => {
  test('all that a button needs is in its custom id', () => {
    const made = card(unsure(first, second), en, under(unsure(first, second)));
    expect(textOf(made).split('\n')[0]).toBe('I’m not sure. These may help:');
    expect(customIds(made)).toMatchInlineSnapshot(`
      [
        "context:SqtfWE56iW:c.1p.zn7uh2.1",
        "context:kCaBkW09CM:3.o.181u6am.2",
        "again:~..es-419.s44we8",
        "rate:up:SqtfWE56iW:maybe",
        "rate:down:SqtfWE56iW:maybe",
        "follow:~pt.abcdefghij.es-419.s44we8",
        "share:12345678901234567890:~pt.abcdefghij.es-419.s44we8",
      ]
    `);
    expect(customIds(card(declined, en, under(declined, 'public')))).toMatchInlineSnapshot(`
      [
        "read:GLfLCZqeo_",
        "read:_6DaXYhfug",
        "again:~..es-419.s44we8",
        "follow:~pt.abcdefghij.es-419.s44we8",
        "dismiss:12345678901234567890:~pt.abcdefghij.es-419.s44we8",
      ]
    `);
  });

  test('no two have one custom id, even where the very same is cited twice', () => {
    const again = { ...first, number: 2 };
    const message = card(
      answered(first, again, { ...again, number: 3 }),
      en,
      under(answered(first, again, { ...again, number: 3 })),
    );
    const ids = customIds(message);
    expect(ids.filter((id) => id.startsWith('context:'))).toHaveLength(3);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id.length).toBeLessThanOrEqual(100);
  });

  test('what does not fit is on the next page, and no quotation is cut', () => {
    const long = { ...second, text: '*'.repeat(900), bold: [0, 900] as [number, number] };
    const made = card(answered(long, long, long, long), en, under(answered(long, long, long, long)));
    expect(textOf(made).match(/^> /gm)).toHaveLength(2);
    expect(customIds(made)).toContain('more:2:~pt.abcdefghij.es-419.s44we8');
    expect(textOf(made)).not.toContain('does not fit');
  });

  test('whatever fits in a message still fits when it is shared', () => {
    for (let length = 3300; length < 4000; length += 7) {
      const long = { ...first, text: 'x'.repeat(length), bold: [0, 0] as [number, number] };
      const made = card(answered(long), en, { asked: { text: 'Who met?' }, ...under(answered(long)) });
      const by = { sharedBy: `-# Shared by <@${'1'.repeat(20)}>`, dismiss: 'dismiss:1:~', label: 'Dismiss' };
      const shared = publicCopy(made.components as Part[], by);
      expect(texts({ ...made, components: shared }).join('').length).toBeLessThanOrEqual(MESSAGE_TEXT);
    }
  });

  test('a decline within one article offers to search them all', () => {
    const made = card(declined, en, under(declined));
    expect(textOf(made).split('\n')[0]).toBe('This article doesn’t say.');
    expect(customIds(made)).toContain('again:~..es-419.s44we8');
  });
});

describe('a decline', () => {
  test('names the nearest titles', () => {
    expect(textOf(card(declined, pt))).toMatchInlineSnapshot(`
      "Os artigos não dizem.
      Os artigos mais próximos:
      - \\# Not a heading (inglês)
      - Uma cúpula"
    `);
  });

  test('without any is one sentence', () => {
    expect(textOf(card({ ...declined, nearest: [] }, en))).toBe('The articles don’t say.');
  });
});

const scope: Scope = { language: 'pt', article: 'abcdefghij', locale: 'es-419', since: 1_700_000_000_000 };

/** An answer with everything that can be pressed below it. */
function under(answer: Answer, visibility: Visibility = 'private'): Pick<CardOptions, 'scope' | 'actions'> {
  const id = '12345678901234567890';
  const request = { server: id, user: id, visibility, canShare: true, form: true };
  return { scope, actions: actionsFor({ answer, scope }, 0, request, { replyTo: id }) };
}

describe('what does not fit', () => {
  const stars = (length: number): Citation => ({ ...second, text: '*'.repeat(length), bold: [0, length] });

  test('is left out citation by citation, and said', () => {
    const text = textOf(card(answered(stars(900), stars(900), stars(900)), en));
    expect(text.match(/^> /gm)).toHaveLength(2);
    expect(text).toContain('One more citation does not fit in this message.');
  });

  test('is never cut: a passage too long for a message is only pointed to', () => {
    expect(textOf(card(answered(stars(3000), first), en))).toMatchInlineSnapshot(`
      "**2 · Uma cúpula**
      The passage is too long for a message. You can find it here:
      -# cúpula.txt, line 3 · português (Portuguese)
      ---
      One more citation does not fit in this message."
    `);
  });

  test('500 emoji stand whole', () => {
    const excerpt = '🦊'.repeat(500);
    expect(textOf(card(answered({ ...first, text: excerpt, bold: [0, 1000] }), en))).toContain(
      `**${excerpt}**`,
    );
  });

  test('every message keeps to the limits, and every quotation in it is whole', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1500 });
    const citations = fc.array(fc.tuple(text, text, text, fc.nat(), fc.nat()), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(citations, fc.option(text), (all, asked) => {
        const made = all.map(([text, title, article, a, b], at): Citation => {
          const bold: [number, number] = [a % text.length, b % (text.length + 1)];
          return { ...second, number: at + 1, text, title, article, bold };
        });
        const options =
          asked === null ? {} : { asked: { text: asked, after: asked }, ...under(answered(...made)) };
        const message = card(answered(...made), en, options);
        expect(textLength(message)).toBeLessThanOrEqual(MESSAGE_TEXT);
        expect(count(message)).toBeLessThanOrEqual(MESSAGE_COMPONENTS);
        for (const id of customIds(message)) expect(id.length).toBeLessThanOrEqual(100);
        const shown = textOf(message);
        for (const quote of shown.matchAll(/^> (.*)$/gm))
          expect(made.some(({ text, bold }) => quoted(text, bold) === quote[1])).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('a list is counted to its end', () => {
    const message = panel(
      en,
      Array.from({ length: 500 }, (_, at) => `row ${at}`.padEnd(50, '.')),
    );
    expect(textLength(message)).toBeLessThanOrEqual(MESSAGE_TEXT);
    const rows = textOf(message).split('\n');
    expect(rows.at(-1)).toBe(`… and ${500 - rows.length + 1} more`);
    expect(textOf(panel(en, ['one', 'two']))).toBe('one\ntwo');
  });

  test('pages hold every row once, in order', () => {
    const rows = Array.from({ length: 131 }, (_, at) => `${at}`.padEnd((at * 37) % 400, 'x'));
    const all = pages(rows);
    expect(all.flat()).toEqual(rows);
    for (const page of all)
      expect(textLength(panel(en, ['heading', ...page, 'footer']))).toBeLessThan(MESSAGE_TEXT);
    expect(pages([])).toEqual([[]]);
  });
});

describe('text is shown as it stands in the file', () => {
  test.each([
    [
      '**bold**, __under__, *it*, _it_, ~~gone~~',
      '\\*\\*bold\\*\\*, \\_\\_under\\_\\_, \\*it\\*, \\_it\\_, \\~\\~gone\\~\\~',
    ],
    ['||spoiler||', '\\|\\|spoiler\\|\\|'],
    ['`code` and ```block```', '\\`code\\` and \\`\\`\\`block\\`\\`\\`'],
    [
      '<@1> <@&2> <#3> <:a:4> <t:5:R> </ask:6>',
      '\\<\\@1> \\<\\@&2> \\<#3> \\<\\:a:4> \\<t\\:5:R> \\</ask:6>',
    ],
    ['@everyone and @here', '\\@everyone and \\@here'],
    ['[x](http://y)', '\\[x\\](http\\://y)'],
    ['see https://example.com/a_b now', 'see https\\://example.com/a\\_b now'],
    ['# heading', '\\# heading'],
    ['-# small', '\\-# small'],
    ['> quote', '\\> quote'],
    ['>>> quote', '\\>>> quote'],
    ['- item', '\\- item'],
    ['+ item', '\\+ item'],
    ['1. item, 2. item', '1\\. item, 2. item'],
    [':smile: at 10:30:00, TOKYO: yes', '\\:smile: at 10\\:30:00, TOKYO: yes'],
    ['a - b + c # d > e 3. f', 'a - b + c # d > e 3. f'],
    ['C:\\dir\\*', 'C:\\\\dir\\\\\\*'],
    ['zero\u200bwidth\u2060 and \u202eback', 'zero\u200bwidth\u2060 and \u202eback'],
    ['two\nlines\u2028three', 'two lines three'],
    ['¯\\_(ツ)_/¯', '¯\\\\\\_(ツ)\\_/¯'],
  ])('%s', (text, shown) => {
    expect(escapeMarkdown(text)).toBe(shown);
  });

  test('for any text: without the backslashes it is the same again', () => {
    const markup = fc.constantFrom(...'\\*_~|`<>@#[]():/-+.!1a ');
    const text = fc
      .array(fc.oneof(markup, fc.string({ unit: 'grapheme', maxLength: 3 })))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (written) => {
        const line = written.replace(/[\n\v\f\r\u0085\u2028\u2029]/g, ' ');
        expect(escapeMarkdown(written).replace(/\\([^0-9A-Za-z\s])/gu, '$1')).toBe(line);
      }),
    );
  });

  test('and a question is read again as it was asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (written) => {
        const asked = clip(written.replace(/[\u2066-\u2069]/g, ''), 600);
        expect(unescapeMarkdown(discordStyle.strong(discordStyle.text(asked)))).toBe(asked);
        expect(unescapeMarkdown(`\u2068${escapeMarkdown(asked)}\u2069`)).toBe(asked);
      }),
    );
    expect(unescapeMarkdown(discordStyle.strong(discordStyle.text('**is it** `a` _b_?**')))).toBe(
      '**is it** `a` _b_?**',
    );
  });

  test('bold stands next to what it marks', () => {
    expect(quoted('one two three', [3, 8])).toBe('one **two** three');
    expect(quoted('a *b* c', [2, 5])).toBe('a **\\*b\\*** c');
    expect(quoted('“Yes,” he said.', [0, 6])).toBe('**“Yes,”** he said.');
    expect(quoted('all of it', [0, 9])).toBe('**all of it**');
    expect(quoted('nothing', [3, 3])).toBe('nothing');
    expect(quoted('   ', [0, 3])).toBe('   ');
    expect(quoted('out of range', [-5, 99])).toBe('**out of range**');
    expect(quoted('a🦊b', [2, 4])).toBe('a**🦊b**');
    expect(quoted('- a', [0, 3])).toBe('**\\- a**');
    expect(quoted('http://x', [0, 5])).toBe('**http\\:**//x');
  });

  test('a quotation from right to left keeps its direction, whatever marks are in it', () => {
    expect(quoted('قمة Tokyo انتهت.', [0, 3])).toBe('\u2067**قمة** Tokyo انتهت.\u2069');
    expect(quoted('The word سلام means peace.', [0, 0])).toBe('\u2066The word سلام means peace.\u2069');
    expect(quoted('a\u202eb', [0, 0])).toBe('\u2066a\u202eb\u2069');
    expect(quoted('a\u2067b', [0, 0])).toBe('\u2066a\u2067b\u2069\u2069');
    expect(quoted('Tokyo', [0, 5])).toBe('**Tokyo**');
  });

  test('right-to-left titles and stray direction marks keep to their place', () => {
    expect(discordStyle.text('قمة طوكيو')).toBe('\u2068قمة طوكيو\u2069');
    expect(discordStyle.text('a\u202eb')).toBe('\u2068a\u202eb\u2069');
    expect(discordStyle.text('Tokyo')).toBe('Tokyo');
  });
});

/** A line without marks of the author's, with a part in bold. */
function quoted(text: string, [start, end]: [from: number, to: number]): string {
  return inline(piecesOf({ text, marks: [], bold: { start, end } }, { start: 0, end: text.length }));
}

function textOf(message: Card): string {
  return texts(message).join('\n---\n');
}

function textLength(message: Card): number {
  return texts(message).join('').length;
}

function texts({ components }: Card): string[] {
  return all(components).flatMap((part) => ('content' in part ? [String(part.content)] : []));
}

function customIds({ components }: Card): string[] {
  return all(components).flatMap((part) => ('custom_id' in part ? [String(part.custom_id)] : []));
}

function count({ components }: Card): number {
  return all(components).length;
}

/** Those inside others too. */
function all(components: readonly object[]): object[] {
  return components.flatMap((part) => [
    part,
    ...('components' in part ? all(part.components as object[]) : []),
    ...('accessory' in part ? all([part.accessory as object]) : []),
  ]);
}

test('a sentence needs no frame', () => {
  expect(texts(note('Hello'))).toEqual(['Hello']);
});
