import { expect, test } from 'vitest';
import type { Answer } from '../../index/citation.ts';
import { LANGUAGES } from '../../src/app/messages/messages.ts';
import { reindexReport, statusReport } from '../../src/app/reports.ts';
import { answerPage, render, reportPage } from '../../src/terminal/render.ts';
import { themeFor } from '../../src/terminal/theme.ts';
import { cells } from '../../src/util/cells.ts';

const { en, pt } = LANGUAGES;

const QUOTED =
  'Eles se reuniram. Os líderes se reuniram em Tóquio no dia 17 de dezembro, disseram fontes do governo. Choveu.';

const answer: Answer = {
  language: 'en',
  verdict: 'answer',
  answered: true,
  citations: [
    {
      number: 1,
      article: 'news/cúpula.md',
      title: 'Uma cúpula com um título longo o bastante para passar de uma só linha de oitenta colunas',
      language: 'pt',
      excerpt: QUOTED,
      text: QUOTED,
      blocks: [],
      bold: [18, 102],
      boldShare: 0.3,
      lines: [12, 14],
      sentences: ['1', '2', '3'],
      url: 'https://example.com/cupula',
      date: '2023-12-18',
      score: 0.9,
    },
  ],
  onlyIn: 'pt',
  noArticles: false,
  nearest: [],
  answerability: 0.9,
  confidence: 0.9,
  ms: 1,
};

const NONE = { verdict: 'none' as const, answered: false, citations: [], onlyIn: null };

test('an answer on paper without colours', () => {
  expect(answerPage(answer, en, themeFor(false))).toMatchInlineSnapshot(`
    "Found only in Portuguese.

    1 · Uma cúpula com um título longo o bastante para passar de uma só linha de
        oitenta colunas
      │ Eles se reuniram. **Os líderes se reuniram em Tóquio no dia 17 de dezembro,
      │ disseram fontes do governo.** Choveu.
      news/cúpula.md, lines 12–14 · Portuguese · December 18, 2023 ·
      https://example.com/cupula
    "
  `);
});

test('an answer in a narrow terminal with colours', () => {
  expect(answerPage(answer, en, themeFor(true, 40))).toMatchInlineSnapshot(`
    "Found only in Portuguese.

    1 · [1mUma cúpula com um título longo o[22m
        [1mbastante para passar de uma só linha[22m
        [1mde oitenta colunas[22m
      [2m│[22m Eles se reuniram. [1mOs líderes se[22m
      [2m│[22m [1mreuniram em Tóquio no dia 17 de[22m
      [2m│[22m [1mdezembro, disseram fontes do[22m
      [2m│[22m [1mgoverno.[22m Choveu.
      [2mnews/cúpula.md, lines 12–14 ·[22m
      [2mPortuguese · December 18, 2023 ·[22m
      [2mhttps://example.com/cupula[22m
    "
  `);
});

test('a decline', () => {
  const nearest = [
    { article: 'a.txt', title: 'A\u001b[2J title', language: 'en' },
    { article: 'b.txt', title: 'Um título', language: 'pt' },
  ];
  const declined = { ...answer, language: 'pt', ...NONE, nearest };
  expect(answerPage(declined, pt, themeFor(false))).toMatchInlineSnapshot(`
    "Os artigos não dizem.
    Os artigos mais próximos:
      A␛[2J title (inglês)
      Um título
    "
  `);
});

test('what may only help says so, as in Discord, and is not bold', () => {
  const unsure = { ...answer, verdict: 'maybe' as const };
  expect(answerPage(unsure, en, themeFor(false))).toMatchInlineSnapshot(`
    "I’m not sure. This may help:

    1 · Uma cúpula com um título longo o bastante para passar de uma só linha de
        oitenta colunas
      │ Eles se reuniram. Os líderes se reuniram em Tóquio no dia 17 de dezembro,
      │ disseram fontes do governo. Choveu.
      news/cúpula.md, lines 12–14 · Portuguese · December 18, 2023 ·
      https://example.com/cupula
    "
  `);
  const likely = { ...unsure, citations: answer.citations.map((it) => ({ ...it, boldShare: 0.8 })) };
  expect(answerPage(likely, en, themeFor(false))).toContain('**Os líderes se reuniram');
  expect(answerPage(unsure, en, themeFor(true))).not.toContain('\u001b[1m');
});

test('a question in a language without articles is told so, answered or declined', () => {
  const { de, ja } = LANGUAGES;
  const german = { ...answer, language: 'de', noArticles: true };
  const nearest = [{ article: 'a.txt', title: 'A title', language: 'en' }];
  const declined = { ...german, ...NONE, nearest };
  expect(answerPage(german, de, themeFor(false)).split('\n')[0]).toBe(
    'Auf Deutsch gibt es keine Artikel; dies wurde auf Portugiesisch gefunden.',
  );
  expect(answerPage({ ...german, onlyIn: null }, ja, themeFor(false)).split('\n')[0]).toBe(
    'ドイツ語の記事はありません。',
  );
  expect(answerPage(declined, en, themeFor(false))).toMatchInlineSnapshot(`
    "There are no articles in German.
    The articles don’t say.
    The nearest articles:
      A title (English)
    "
  `);
});

test('help, status and a rebuild', () => {
  const on = themeFor(false);
  const now = new Date('2024-01-01T12:00:00Z');
  const status = {
    articles: [{ path: 'a.txt', title: 'A', language: 'en', passages: 3 }],
    qualifiers: new Map(),
    passages: 3,
    languages: ['en'],
    problems: [
      { path: 'b.pdf', reason: 'kind' as const, detail: '' },
      { path: 'c.md', reason: 'empty' as const, detail: '' },
      { path: 'd.txt', reason: 'binary' as const, detail: 'contains NUL bytes' },
    ],
    paths: new Map(),
    builtAt: new Date('2024-01-01T11:00:00Z'),
    answering: true,
  };
  const about = { version: '1.2.3', startedAt: new Date('2023-12-31T09:00:00Z') };
  const rebuilt = {
    added: Array.from({ length: 12 }, (_, at) => `new/${at}.md`),
    changed: ['a.txt'],
    removed: [],
    problems: status.problems,
    seconds: 12.34,
  };
  const page = [
    statusReport(en, status, about, now),
    reindexReport(pt, rebuilt),
    reindexReport(en, { ...rebuilt, added: [], changed: [], problems: [], seconds: 0.4 }),
  ];
  const who = { server: null, rights: { inServer: false, managesServer: false, runsBot: true } };
  const help = render({ kind: 'help', messages: en, who }, en, on).text;
  expect([help, ...page.map((lines) => reportPage(lines, on))].join('\n')).toMatchInlineSnapshot(`
    "I answer questions about a folder of articles by quoting them, and I tell you
    where each quotation comes from. I never write a sentence of my own about
    them, and when they don’t answer a question, I say so.
    Type a question and press Enter.
    Ask in your own language: I search articles in that language first.
    Follow up on an answer by asking on: “who else?”, “and in Portuguese?”
    Commands:
      /ask Ask the articles a question and get quotations with footnotes
      /article Read an article, page by page
      /articles List the articles that answers come from
      /status Show what is loaded, how old it is, and which files have problems
      /help Explain how to ask
      /reindex Read the folder of articles again
      /privacy See what I keep about you, and delete it
      /context Read a quotation in its context: /context 2
      /more Show more citations
      /all Ask the question again in all articles
      /next Turn to the next page of the article
      /previous Turn back a page
      /quit Quit
    Only in a Discord server: /settings, /insights, and /library

    Status
    1 article, 3 paragraphs
    Languages: English (1)
    Index built 1 hour ago
    Version 1.2.3, running for 1 day, 3 hours
    3 files with problems:
      b.pdf: not a kind of file that is read
      c.md: contains no text to quote
      d.txt: not text (contains NUL bytes)

    Índice reconstruído em 12 segundos
    + 12 novos
      new/0.md
      new/1.md
      new/2.md
      new/3.md
      new/4.md
      new/5.md
      new/6.md
      new/7.md
      new/8.md
      new/9.md
      … e mais 2
    ~ 1 alterado
      a.txt
    ! 3 com problemas
      b.pdf: não é um tipo de arquivo que seja lido
      c.md: não contém palavras de um artigo
      d.txt: não é texto (contains NUL bytes)

    Index rebuilt in 0.4 seconds
    Nothing has changed.
    "
  `);
});

test('no line is wider than the paper', () => {
  for (const columns of [20, 37, 80]) {
    const lines = answerPage(answer, en, themeFor(false, columns)).split('\n');
    for (const line of lines) expect(cells(line)).toBeLessThanOrEqual(columns);
  }
});

test('where else a text stands is named in its footnote', () => {
  const [first] = answer.citations;
  if (!first) throw new Error('expected a citation');
  const places = ['a.md', 'b.md', 'c.md', 'd.md', 'e.md'].map((article) => ({
    article,
    lines: [3, 4] as [number, number],
  }));
  const footnote = (count: number, m: typeof en) => {
    const alsoIn = places.slice(0, count);
    const page = answerPage({ ...answer, citations: [{ ...first, alsoIn }] }, m, themeFor(false, 100));
    return page.slice(page.lastIndexOf('│')).replace(/\s+/g, ' ');
  };
  expect(footnote(1, en)).toContain('lines 12–14 · also in a.md, lines 3–4 · Portuguese');
  expect(footnote(5, en)).toContain(
    'also in a.md, lines 3–4, b.md, lines 3–4, and c.md, lines 3–4 … and 2 more · Portuguese',
  );
  expect(footnote(1, pt)).toContain('também em a.md, linhas 3–4');
});
