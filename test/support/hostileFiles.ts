import { deflateSync } from 'node:zlib';
import JSZip from 'jszip';

/** Files that are made to hurt, each at most as large as it may be: what they are, and how each is made. */
export const hostileFiles: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array | string>> = {
  'pages.pdf': () =>
    pdfOf([CATALOG, `<< /Type /Pages /Count 5000 /Kids [${'3 0 R '.repeat(5000)}] >>`, PAGE]),
  'many-pages.pdf': () => pdfOf([CATALOG, `<< /Type /Pages /Count 2000000000 /Kids [3 0 R] >>`, PAGE]),
  'loop-of-pages.pdf': () => pdfOf([CATALOG, '<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R 2 0 R] >>']),
  'loop-of-tables.pdf': () =>
    `${Buffer.from(pdfOf([CATALOG, PAGES, PAGE]))}\nxref\n0 1\ntrailer << /Prev 9 /Root 1 0 R >>\nstartxref\n9\n%%EOF`,
  'loop-of-forms.pdf': () =>
    pdfOf([CATALOG, PAGES, PAGE, FORMS, stream('/F1 Do /F1 Do'), form('/F1 Do /F1 Do')]),
  'bomb.pdf': () => pdfOf([CATALOG, PAGES, PAGE, FONTS, packed(Buffer.alloc(300_000_000, '(a) Tj '))]),
  'bomb-in-bomb.pdf': () =>
    pdfOf([
      CATALOG,
      PAGES,
      PAGE,
      FONTS,
      packed(deflateSync(Buffer.alloc(1_000_000_000)), '[/FlateDecode /FlateDecode]'),
    ]),
  'deep.pdf': () => pdfOf([CATALOG, PAGES, PAGE, FONTS, '['.repeat(2_000_000)]),
  'deep-tree.pdf': () => pdfOf([CATALOG, ...deepTree(100_000)]),
  'letters.pdf': () => pdfOf([CATALOG, PAGES, PAGE, FONTS, packed(Buffer.from(scattered(90_000)))]),
  'cut.pdf': () => Buffer.from(pdfOf([CATALOG, PAGES, PAGE])).subarray(0, 120),
  'noise.pdf': () => `%PDF-1.7\n${noise(1_000_000)}`,

  'bomb.docx': () => zip({ ...WORD, 'word/document.xml': word(Buffer.alloc(100_000_000, '<w:p/>')) }),
  'liar.docx': async () =>
    lying(await zip({ ...WORD, 'word/document.xml': word(Buffer.alloc(50_000_000, '<w:p/>')) })),
  'entities.docx': () =>
    zip({
      ...WORD,
      'word/document.xml': laughs(
        '<w:document><w:body><w:p><w:r><w:t>&z;</w:t></w:r></w:p></w:body></w:document>',
      ),
    }),
  'deep.docx': () =>
    zip({ ...WORD, 'word/document.xml': word(Buffer.from('<w:sdt><w:sdtContent>'.repeat(400_000))) }),
  'paragraphs.docx': () => zip({ ...WORD, 'word/document.xml': word(Buffer.from(WORDS.repeat(500_000))) }),
  'empty.docx': () => zip({ 'a.txt': Buffer.from('nothing') }),
  'no-zip.docx': () => noise(100_000),
  'files.docx': () =>
    zip(Object.fromEntries(Array.from({ length: 30_000 }, (_, at) => [`word/${at}.xml`, Buffer.from('')]))),

  'bomb.epub': () => epub({ 'one.xhtml': Buffer.alloc(900_000_000, '<p>a</p>') }),
  'entities.epub': () => epub({ 'one.xhtml': laughs('<html><body><p>&z;</p></body></html>') }),
  'outside.epub': () => epub({}, '../../../../etc/passwd'),
  'loop.epub': () => epub({ 'one.xhtml': Buffer.from('') }, 'book.opf'),
  'again.epub': () =>
    epub({ 'one.xhtml': Buffer.from(`<p>${'again '.repeat(10_000)}</p>`) }, 'one.xhtml', 100_000),

  'deep.html': () => '<div>'.repeat(1_600_000),
  'bold.html': () => '<b>x<p>'.repeat(1_000_000),
  'tables.html': () => `${'<table><tr><td>'.repeat(200_000)}a`,
  'wide.html': () =>
    `<table>${'<tr><td rowspan=1000000 colspan=1000000>a</td></tr>'.repeat(150_000)}</table>`,
  'open.html': () => '<'.repeat(8_000_000),
  'attributes.html': () => `<p ${'a '.repeat(3_900_000)}>`,
  'entities.html': () => '&amp'.repeat(2_000_000),

  'items.md': () => '- a\n'.repeat(2_000_000),
  'quotes.md': () => '> > > > > > > > a\n'.repeat(440_000),
  'brackets.md': () => '[a '.repeat(2_600_000),
  'links.md': () => '[a](b [c\n\n'.repeat(800_000),
  'bold.md': () => '*a **b '.repeat(1_100_000),
  'headings.md': () => '# a\n'.repeat(2_000_000),
  'tags.md': () => '<details><p>a\n\n'.repeat(500_000),
  'jsx.mdx': () => `import a from 'a';\n\n${'<A b={`\n\n'.repeat(800_000)}`,

  'quotes.csv': () => '"a'.repeat(4_000_000),
  'columns.csv': () => 'a,'.repeat(4_000_000),
  'rows.csv': () => '\n'.repeat(8_000_000),
};

/** Of them those for every day: each of a kind of danger, and soon over. */
export const quickFiles = ['pages.pdf', 'bomb.docx', 'outside.epub', 'columns.csv'];

const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
const PAGES = '<< /Type /Pages /Count 1 /Kids [3 0 R] >>';
const PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources 4 0 R /Contents 5 0 R >>';
const FORMS =
  '<< /XObject << /F1 6 0 R >> /Font << /A << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>';
const FONTS = '<< /Font << /A << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>';
const WORDS = '<w:p><w:r><w:t>Many words of little worth stand here.</w:t></w:r></w:p>';

function pdfOf(objects: readonly (string | Uint8Array)[]): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from('%PDF-1.7\n')];
  let length = 9;
  const places: number[] = [];
  const add = (part: string | Uint8Array) => {
    const bytes = Buffer.from(part);
    parts.push(bytes);
    length += bytes.length;
  };
  for (const [at, object] of objects.entries()) {
    places.push(length);
    add(`${at + 1} 0 obj\n`);
    add(object);
    add('\nendobj\n');
  }
  const table = length;
  add(`xref\n0 ${places.length + 1}\n0000000000 65535 f \n`);
  for (const place of places) add(`${String(place).padStart(10, '0')} 00000 n \n`);
  add(`trailer\n<< /Size ${places.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF`);
  return Buffer.concat(parts);
}

function stream(content: string | Uint8Array, more = ''): Uint8Array {
  const bytes = Buffer.from(content);
  return Buffer.concat([
    Buffer.from(`<< /Length ${bytes.length} ${more} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

function form(content: string): Uint8Array {
  return stream(content, '/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources 4 0 R');
}

function packed(content: Uint8Array, filter = '/FlateDecode'): Uint8Array {
  return stream(deflateSync(content), `/Filter ${filter}`);
}

function deepTree(depth: number): string[] {
  return Array.from({ length: depth }, (_, at) => `<< /Type /Pages /Count 1 /Kids [${at + 3} 0 R] >>`);
}

/** Letters all over a page, each on its own. */
function scattered(count: number): string {
  const letters = Array.from(
    { length: count },
    (_, at) => `1 0 0 1 ${(at * 7919) % 590} ${(at * 104_729) % 790} Tm (a) Tj`,
  );
  return `BT /A 4 Tf ${letters.join('\n')} ET`;
}

/** The same each time, and nothing. */
function noise(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(32 + (state % 90));
  }).join('');
}

async function zip(files: Record<string, Uint8Array>): Promise<Uint8Array> {
  const archive = new JSZip();
  for (const [name, bytes] of Object.entries(files)) archive.file(name, bytes);
  return archive.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

const WORD = {
  '[Content_Types].xml': Buffer.from(
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ' +
      'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  ),
  '_rels/.rels': Buffer.from(
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Target="word/document.xml" ' +
      'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
  ),
};

function word(body: Uint8Array): Uint8Array {
  const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  return Buffer.concat([
    Buffer.from(`<w:document ${namespace}><w:body>`),
    body,
    Buffer.from('</w:body></w:document>'),
  ]);
}

/** A billion of them, in a few lines. */
function laughs(body: string): Uint8Array {
  const names = 'abcdefghi';
  const entities = [...names].map(
    (name, at) => `<!ENTITY ${name} "${`&${names[at - 1] ?? 'none'};`.repeat(10)}">`,
  );
  return Buffer.from(`<!DOCTYPE x [<!ENTITY none "ha">${entities.join('')}<!ENTITY z "&i;">]>${body}`);
}

/** An archive whose parts say that they are small. */
function lying(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf('PK\x01\x02'); at >= 0; at = copy.indexOf('PK\x01\x02', at + 4))
    copy.writeUInt32LE(1000, at + 24);
  return copy;
}

function epub(files: Record<string, Uint8Array>, chapter = 'one.xhtml', times = 1): Promise<Uint8Array> {
  return zip({
    'META-INF/container.xml': Buffer.from(
      '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>',
    ),
    'book.opf': Buffer.from(
      `<package><manifest><item id="a" href="${chapter}"/></manifest><spine>${'<itemref idref="a"/>'.repeat(times)}</spine></package>`,
    ),
    ...files,
  });
}
