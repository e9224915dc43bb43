import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Document } from '../../../index/ingest/document.ts';
import { openFolder } from '../../../index/ingest/folder.ts';
import { formatOf } from '../../../index/ingest/formats.ts';
import { placeAt } from '../../../index/ingest/places.ts';
import { readSeeds } from '../../../index/ingest/seeds.ts';
import { en } from '../../../src/app/messages/en.ts';
import { placeName } from '../../../src/app/placeName.ts';
import { formatContract } from '../../contracts/format.ts';
import { CSV, encoded, HTML, makeDocx, makeEpub, makePdf } from '../../support/madeFiles.ts';

/** What is read of a file: a line a block, its kind, and what else is told of it. */
async function read(name: string, bytes: Uint8Array | string): Promise<Document & { lines: string[] }> {
  const format = formatOf(name);
  if (!format) throw new Error(`no format for ${name}`);
  const document = await format.parse(Buffer.from(bytes), name, new AbortController().signal);
  const lines = document.blocks.map((block) => {
    const { kind, start, end, group: _, marks: __, ...more } = block;
    const told = Object.entries(more).filter(([key]) => key !== 'cells');
    const text = document.text.slice(start, end);
    return `${[kind, ...told.map(([key, value]) => `${key}=${value}`)].join(' ')}: ${text}`;
  });
  return { ...document, lines };
}

function pageOf({ places, text }: Document, words: string): number {
  if (places?.kind !== 'pages') throw new Error('no pages');
  const at = text.indexOf(words);
  expect(at, words).toBeGreaterThanOrEqual(0);
  return places.starts.findLastIndex((start) => start <= at) + 1;
}

describe('a PDF', () => {
  test('is read column by column, with its tables, steps and code, without its running heads', async () => {
    const { lines, ...document } = await read('guide.pdf', await makePdf());
    expect(document.title).toBe('Harbour Handbook');
    expect(lines).toEqual([
      expect.stringMatching(/^paragraph: The harbour opens at six .* keys to the showers\.$/),
      expect.stringMatching(/^paragraph: Storm signals are hoisted .* holding ground is good\.$/),
      'heading level=2: Fees',
      'row header=true: Length | Per night | Per month',
      'row header=false: up to 8 m | 14 euros | 210 euros',
      'row header=false: up to 12 m | 19 euros | 290 euros',
      'paragraph: Pay at the office before you leave:',
      'item depth=0 number=1: Bring your papers.',
      'item depth=0 number=2: Fill in the form.',
      'item depth=0 number=3: Pay in cash or by card.',
      'code: harbour --book berth-7\n  harbour --pay',
      'paragraph: The end of the season is the thirty-first of October.',
    ]);
    expect(pageOf(document, 'Storm signals')).toBe(1);
    expect(pageOf(document, '14 euros')).toBe(2);
    expect(pageOf(document, 'end of the season')).toBe(3);
    expect(document.source).toBe(document.text);
  });

  test('has its words whole, and keeps hyphens that are theirs; a paragraph goes on over the page', async () => {
    const bytes = await makePdf((pdf) => {
      pdf.addPage().fontSize(10);
      const rows = [
        'The light of the tower can be seen from far away. The light-',
        'house was built by hand. Nobody knows who lit the well-',
        'known fire first, though it is a well-known story in the',
      ];
      for (const [at, row] of rows.entries()) pdf.text(row, 60, 60 + at * 12, { lineBreak: false });
      pdf
        .addPage()
        .text('villages around the bay, where the lighthouse is loved.', 60, 60, { lineBreak: false });
    });
    const { lines, ...document } = await read('tower.pdf', bytes);
    expect(lines).toEqual([
      'paragraph: The light of the tower can be seen from far away. The lighthouse was built by hand. Nobody knows who lit ' +
        'the well-known fire first, though it is a well-known story in the villages around the bay, where the lighthouse is loved.',
    ]);
    expect(pageOf(document, 'well-known story')).toBe(1);
    expect(pageOf(document, 'villages')).toBe(2);
  });

  test.each([
    [
      'protected with a password',
      'encrypted',
      () => makePdf(undefined, { userPassword: 'x', pdfVersion: '1.7' }),
    ],
    ['of pictures alone', 'scan', () => makePdf((pdf) => pdf.addPage().rect(60, 60, 200, 200).fill('grey'))],
    ['that is none', 'damaged', async () => Buffer.from('%PDF-1.7 and nothing else')],
  ])('%s is named: %s', async (_, reason, make) => {
    await expect(read('a.pdf', await make())).rejects.toMatchObject({ problem: { reason } });
  });
});

test('a web page is its main content', async () => {
  const { lines, ...document } = await read('moorings.html', HTML);
  expect(lines).toEqual([
    'paragraph: A mooring is let by the night or by the month; see the fees.',
    'heading level=2 anchor=booking: Booking a berth',
    'item depth=0 number=1: Choose a berth.',
    'item depth=1: The eastern quay has power.',
    'item depth=0 number=2: Send the form.',
    'code language=sh: harbour --book \\\n  --berth 7',
    'row header=true: Length | Per night',
    'row header=false: up to 8 m | 14 euros',
    'row header=false: up to 12 m | 19 euros',
    'heading level=2 anchor=terms: Terms',
    'term: Berth',
    'definition: A place at the quay.',
    'paragraph: May I keep a dog on board?',
    'paragraph: Dogs are welcome, on a lead.',
    'quote: Fair winds & following seas.',
  ]);
  expect(document).toMatchObject({
    title: 'Moorings',
    language: 'en',
    url: 'https://harbour.example/docs/moorings',
    places: { kind: 'sections' },
  });
  const [first] = document.blocks;
  expect(
    first?.marks?.map(({ start, end, ...mark }) => ({ ...mark, text: document.text.slice(start, end) })),
  ).toEqual([
    { kind: 'strong', text: 'by the night' },
    { kind: 'link', url: 'https://harbour.example/docs/fees#tide', text: 'the fees' },
  ]);
});

test.each([
  ['en', 'de', undefined],
  ['en', 'en', 'en'],
  ['en', 'cy', 'cy'],
  ['pt', 'en', undefined],
  ['short', 'de', 'de'],
  ['pt', 'gl', 'gl'],
])('a web page in %s that says it is in %s', async (own, said, language) => {
  const texts: Record<string, string> = {
    en: 'The keeper of the tower lights the lamp at dusk, and in the morning he puts it out again. When it is foggy the bell is rung every minute until the ships have passed.',
    pt: 'O faroleiro acende a lâmpada ao anoitecer e apaga-a de manhã. Quando há nevoeiro, o sino toca a cada minuto até que os navios tenham passado pela entrada do porto, e ninguém dorme.',
    short: 'The keeper of the tower.',
  };
  const page = `<html lang="${said}"><body><main><p>${texts[own]}</p></main></body></html>`;
  expect((await read('a.html', page)).language).toBe(language);
});

test('a Word file has its headings, nested lists and tables', async () => {
  const { lines, title, places } = await read('crew.docx', await makeDocx());
  expect(lines).toEqual([
    'heading level=1: Man overboard',
    'paragraph: Whoever sees it shouts at once.',
    'item depth=0 number=1: Throw the ring.',
    'item depth=1 number=1: The one on the port side.',
    'item depth=0 number=2: Stop the engine.',
    'heading level=2: Watches',
    'row header=true: Watch | Begins',
    'row header=false: Dog watch | 16:00',
    'row header=false: First watch | 20:00',
  ]);
  expect(title).toBe('Crew manual');
  expect(places).toEqual({ kind: 'sections' });
});

test('an e-book has its chapters in their order, each with its name', async () => {
  const { lines, title, language } = await read('book.epub', await makeEpub());
  expect(lines).toEqual([
    'heading level=1 anchor=turm: Der Turm',
    'paragraph: Der Turm ist 42\u00a0Meter hoch.',
    'heading level=1: Das Feuer',
    'paragraph: Das Feuer brennt seit 1871 jede Nacht.',
  ]);
  expect({ title, language }).toEqual({ title: 'Leuchttürme & Feuer', language: 'de' });
});

test('a table in a text file has its cells, and each row its lines', async () => {
  const { lines, source, sourceMap, places } = await read('goods.csv', CSV);
  expect(lines).toEqual([
    'row header=true: Product | Price | Note',
    'row header=false: Rope; blue | 12,50 | Strong, thin',
    'row header=false: Anchor | 80,00 | 5 "kg"',
  ]);
  const edges = Array.from(sourceMap?.source ?? []);
  const starts = edges.filter((_, at) => at % 2 === 0);
  expect(starts.map((start, at) => source.slice(start, edges[2 * at + 1]))).toEqual([
    'Product;Price;Note',
    '"Rope; blue";12,50;"Strong,\nthin"',
    'Anchor;80,00;"5 ""kg"""',
  ]);
  expect(places).toBeUndefined();
});

describe('text in an older encoding', () => {
  test.each([
    ['windows-1252', 'Der Preis für „große“ Räder beträgt 50 € – auch im Frühjahr.'],
    ['shift_jis', '灯台は、1871年に技師クララによって建てられました。見学料は五百円です。'],
    ['gbk', '灯塔建于1871年，由工程师克拉拉设计。参观费用为五元，大约需要四十分钟。'],
    ['euc-kr', '등대는 1871년에 기술자 클라라가 세웠습니다. 관람료는 오백 원입니다.'],
    ['koi8-r', 'Маяк был построен в 1871 году инженером Кларой Боуман. Экскурсия стоит пять рублей.'],
    ['windows-1251', 'Маяк был построен в 1871 году инженером Кларой Боуман. Экскурсия стоит пять рублей.'],
    ['windows-1253', 'Ο φάρος χτίστηκε το 1871 από τη μηχανικό Κλάρα. Η επίσκεψη κοστίζει πέντε ευρώ.'],
    ['big5', '燈塔建於1871年，由工程師克拉拉設計。參觀費用為五元，大約需要四十分鐘。'],
  ])('%s is read, with a word on it', async (encoding, text) => {
    const document = await read('a.txt', encoded(`${text}\n\n${text}\n`, encoding));
    expect(document.text).toBe(`${text}\n\n${text}\n`);
    expect(document.problem).toMatchObject({ reason: 'encoding-guessed' });
  });

  test.each([
    [
      'macroman',
      'Le phare a été construit en 1871 par l’ingénieure Clara. Il est élevé et s’éclaire à l’électricité.',
    ],
    [
      'cp850',
      'Der Leuchtturm ist für Besucher geöffnet; die Führung kostet fünf Euro und dauert ungefähr vierzig Minuten.',
    ],
  ])('%s is refused, since it is not sure', async (encoding, text) => {
    await expect(read('a.txt', encoded(text, encoding))).rejects.toMatchObject({
      problem: { reason: 'encoding' },
    });
  });

  test('a web page is read in the encoding that it names', async () => {
    const page = encoded('<meta charset="iso-8859-1"><p>Caf\u00e9 “Zur Post” – 5 €</p>', 'windows-1252');
    const { lines, problem } = await read('a.htm', page);
    expect(lines).toEqual(['paragraph: Café “Zur Post” – 5 €']);
    expect(problem).toBeUndefined();
  });
});

describe('a folder', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'footnote-formats-'));
  });
  afterAll(() => rm(root, { recursive: true }));

  test('of all kinds of files is read, and what cannot be is named', async () => {
    await mkdir(join(root, 'sub'));
    const files = {
      'book.epub': await makeEpub(),
      'crew.docx': await makeDocx(),
      'damaged.docx': (await makeDocx()).subarray(0, 2000),
      'goods.csv': CSV,
      'guide.pdf': await makePdf(),
      'sub/moorings.HTM': HTML,
      'text.txt': 'A lamp\n\nIt burns all night.\n',
    };
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(root, name), bytes);
    const { seeds, problems } = await readSeeds(openFolder(root));
    expect(seeds.map(({ article }) => [article.path, article.title, article.language])).toEqual([
      ['book.epub', 'Leuchttürme & Feuer', 'de'],
      ['crew.docx', 'Crew manual', 'en'],
      ['goods.csv', 'goods', 'en'],
      ['guide.pdf', 'Harbour Handbook', 'en'],
      ['sub/moorings.HTM', 'Moorings', 'en'],
      ['text.txt', 'A lamp', 'en'],
    ]);
    expect(problems).toMatchObject([{ path: 'damaged.docx', reason: 'damaged' }]);
    const placeOf = (path: string, words: string) => {
      const article = seeds.find((seed) => seed.article.path === path)?.article;
      if (!article) throw new Error(`${path} was not read`);
      const place = placeAt(article, article.text.indexOf(words));
      return placeName({ article: path, lines: [1, 2], ...(place && { place }) }, en, (raw) => raw);
    };
    expect(placeOf('guide.pdf', '14 euros')).toBe('guide.pdf, page 2');
    expect(placeOf('sub/moorings.HTM', 'Send the form')).toBe('sub/moorings.HTM · Booking a berth');
    expect(placeOf('sub/moorings.HTM', 'A mooring is let')).toBe('sub/moorings.HTM · Moorings');
    expect(placeOf('crew.docx', 'Dog watch')).toBe('crew.docx · Watches');
    expect(placeOf('book.epub', 'seit 1871')).toBe('book.epub · Das Feuer');
    expect(placeOf('goods.csv', 'Anchor')).toBe('goods.csv, lines 1–2');
  });
});

for (const [name, bytes] of [
  ['book.epub', await makeEpub()],
  ['crew.docx', await makeDocx()],
  ['goods.csv', CSV],
  ['guide.pdf', await makePdf()],
  ['moorings.html', HTML],
] as const) {
  const format = formatOf(name);
  if (format) formatContract(name, format, [{ name, bytes, words: [] }], { literal: false, numRuns: 40 });
}
