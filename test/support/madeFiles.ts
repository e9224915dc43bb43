import {
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import iconv from 'iconv-lite';
import JSZip from 'jszip';
import PDFDocument from 'pdfkit';

/** Files as other programs make them, by libraries that the bot does not read them with. */

/** A PDF of two pages: a title, a page in two columns, running heads, a word parted at the end of a line. */
export function makePdf(
  draw: (pdf: PDFKit.PDFDocument) => void = drawGuide,
  options: object = {},
): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A4', margin: 60, autoFirstPage: false, ...options });
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const whole = new Promise<Buffer>((resolve) => pdf.on('end', () => resolve(Buffer.concat(parts))));
  draw(pdf);
  pdf.end();
  return whole;
}

function drawGuide(pdf: PDFKit.PDFDocument): void {
  const head = (page: number) => {
    pdf.fontSize(8).font('Helvetica').text('Harbour Handbook, third edition', 60, 30, { lineBreak: false });
    pdf.text(`Page ${page}`, 500, 30, { lineBreak: false });
  };
  pdf.addPage();
  head(1);
  pdf.fontSize(22).font('Helvetica-Bold').text('Harbour Handbook', 60, 70);
  pdf.fontSize(10).font('Helvetica').text(LEFT, 60, 110, { width: 220 });
  pdf.text(RIGHT, 310, 110, { width: 220 });
  pdf.addPage();
  head(2);
  pdf.fontSize(16).font('Helvetica-Bold').text('Fees', 60, 70);
  pdf.fontSize(10).font('Helvetica');
  // Rows across the page, as a spreadsheet prints them.
  for (const [row, cells] of FEES.entries())
    for (const [column, cell] of cells.entries())
      pdf.text(cell, 60 + column * 150, 100 + row * 16, { lineBreak: false });
  pdf.text('Pay at the office before you leave:', 60, 190);
  for (const [at, step] of ['Bring your papers.', 'Fill in the form.', 'Pay in cash or by card.'].entries())
    pdf.text(`${at + 1}. ${step}`, 72, 206 + at * 14, { lineBreak: false });
  pdf.font('Courier').text('harbour --book berth-7', 60, 264, { lineBreak: false });
  pdf.text('harbour --pay', 72, 276, { lineBreak: false });
  pdf.addPage();
  head(3);
  pdf.fontSize(10).text('The end of the season is the thirty-first of October.', 60, 70);
}

const LEFT =
  'The harbour opens at six in the morning and closes when the last ferry has left, which in summer is close to ' +
  'midnight. Guests moor at the eastern quay, where water and power are laid on. The harbour master answers on ' +
  'channel twelve and comes by every evening to collect the fees and to hand out keys to the showers.';

const RIGHT =
  'Storm signals are hoisted on the tower. Two black balls mean that no ship may leave, and a red flag by day means ' +
  'that the lock is shut. In winter the lock is open at high water only, two hours before it and one hour after. ' +
  'Whoever comes late waits at the buoys outside, where the holding ground is good.';

const FEES = [
  ['Length', 'Per night', 'Per month'],
  ['up to 8 m', '14 euros', '210 euros'],
  ['up to 12 m', '19 euros', '290 euros'],
];

/** A page as a maker of documentation sites builds it. */
export const HTML = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Moorings | Harbour docs</title>
<link rel="canonical" href="https://harbour.example/docs/moorings">
<script>var nothing = "Scripts are not read";</script><style>p { color: red }</style></head>
<body>
<nav class="navbar"><ul><li><a href="/">Home</a></li><li><a href="/docs">Docs</a></li></ul></nav>
<aside class="sidebar"><p>All our pages</p></aside>
<main><article>
<nav aria-label="Breadcrumbs"><ul class="breadcrumbs"><li>Docs</li></ul></nav>
<div class="theme-doc-markdown"><header><h1>Moorings</h1></header>
<p>A mooring is let <strong>by the night</strong> or by the month; see <a href="/docs/fees#tide">the fees</a>.<!-- TODO: prices --></p>
<div class="toctree-wrapper compound"><ul><li><a href="/fees">All our chapters</a></li></ul></div>
<h2 id="booking">Booking a berth<a class="hash-link" href="#booking" title="Direct link">​#</a></h2>
<ol><li><p>Choose a berth.</p><ul><li>The eastern quay has power.</li></ul></li><li>Send the form.</li></ol>
<pre><code class="language-sh">harbour --book \\
  --berth 7
</code></pre><button>Copy</button>
<table><thead><tr><th>Length</th><th>Per night</th></tr></thead>
<tbody><tr><td>up to 8 m</td><td>14 euros</td></tr><tr><td>up to 12 m</td><td>19 euros</td></tr></tbody></table>
<section id="terms"><h2>Terms</h2><dl><dt>Berth</dt><dd>A place at the quay.</dd></dl></section>
<details><summary>May I keep a dog on board?</summary><p>Dogs are welcome, on a lead.</p></details>
<blockquote><p>Fair winds &amp; following seas.</p></blockquote>
<p style="display: none">Hidden from everybody.</p><p hidden>Hidden as well.</p>
</div></article></main>
<footer><p>© Harbour authority</p></footer></body></html>`;

/** A Word file with headings, a nested list and a table. */
export function makeDocx(): Promise<Buffer> {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
  const row = (texts: string[], tableHeader = false) =>
    new TableRow({ tableHeader, children: texts.map(cell) });
  const step = (text: string, level = 0) => new Paragraph({ text, numbering: { reference: 'steps', level } });
  const level = (at: number) => ({ level: at, format: LevelFormat.DECIMAL, text: `%${at + 1}.` });
  const file = new Document({
    title: 'Crew manual',
    numbering: { config: [{ reference: 'steps', levels: [level(0), level(1)] }] },
    sections: [
      {
        children: [
          new Paragraph({ text: 'Crew manual', heading: HeadingLevel.TITLE }),
          new Paragraph({ text: 'Man overboard', heading: HeadingLevel.HEADING_1 }),
          new Paragraph({
            children: [
              new TextRun('Whoever sees it '),
              new TextRun({ text: 'shouts at once', bold: true }),
              new TextRun('.'),
            ],
          }),
          step('Throw the ring.'),
          step('The one on the port side.', 1),
          step('Stop the engine.'),
          new Paragraph({ text: 'Watches', heading: HeadingLevel.HEADING_2 }),
          new Table({
            rows: [
              row(['Watch', 'Begins'], true),
              row(['Dog watch', '16:00']),
              row(['First watch', '20:00']),
            ],
          }),
        ],
      },
    ],
  });
  return Packer.toBuffer(file);
}

/** An e-book of two chapters; the second has its name only in the table of contents. */
export async function makeEpub(): Promise<Buffer> {
  const zip = new JSZip();
  const page = (body: string) =>
    `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>${body}</body></html>`;
  zip.file('mimetype', 'application/epub+zip');
  zip.file(
    'META-INF/container.xml',
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>' +
      '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
  );
  zip.file(
    'OEBPS/book.opf',
    '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">' +
      '<dc:title>Leuchttürme &amp; Feuer</dc:title><dc:language>de-DE</dc:language></metadata><manifest>' +
      '<item id="two" href="text/two.xhtml" media-type="application/xhtml+xml"/>' +
      '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>' +
      '<item id="one" href="text/one.xhtml" media-type="application/xhtml+xml"/>' +
      '</manifest><spine><itemref idref="one"/><itemref idref="two"/></spine></package>',
  );
  zip.file(
    'OEBPS/nav.xhtml',
    page(
      '<nav><ol><li><a href="text/one.xhtml">Der Turm</a></li><li><a href="text/two.xhtml">Das Feuer</a></li></ol></nav>',
    ),
  );
  zip.file(
    'OEBPS/text/one.xhtml',
    page('<h1 id="turm">Der Turm</h1><a id="x"/><p>Der Turm ist 42&#160;Meter hoch.</p>'),
  );
  zip.file('OEBPS/text/two.xhtml', page('<p>Das Feuer brennt seit 1871 jede Nacht.</p>'));
  return zip.generateAsync({ type: 'nodebuffer' });
}

export const CSV =
  'Product;Price;Note\r\n"Rope; blue";12,50;"Strong,\nthin"\r\n\r\nAnchor;80,00;"5 ""kg"""\r\n';

/** A text in an older encoding. */
export function encoded(text: string, encoding: string): Buffer {
  return iconv.encode(text, encoding);
}
