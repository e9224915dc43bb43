import { languageCode } from '../../text/franc.ts';
import { collapseWhitespace } from '../../text/whitespace.ts';
import { type Parse, UnusableFile } from '../format.ts';
import { DocumentBuilder } from './documentBuilder.ts';
import { addLines } from './pdfBlocks.ts';
import { openPdf } from './pdfium.ts';
import { type Line, readLines } from './pdfLines.ts';
import { withoutRunningHeads } from './pdfRunningHeads.ts';

/** The most pages that are read of one file: a page takes some five milliseconds, and there must be an end. */
const MAX_PAGES = 2000;

/** A PDF: its text page by page, in the order in which it is read. */
export const parsePdf: Parse = async (bytes, _, signal) => {
  const pdf = await openPdf(bytes);
  if (pdf.pageCount > MAX_PAGES)
    throw new UnusableFile({
      reason: 'too-large',
      detail: `expected at most ${MAX_PAGES} pages, found ${pdf.pageCount}`,
    });
  const pages: Line[][] = [];
  let letters = 0;
  let unknown = 0;
  let drawn = 0;
  for (let at = 0; at < pdf.pageCount; at++) {
    signal.throwIfAborted();
    const page = pdf.page(at);
    unknown += page.unknown;
    drawn += Number(page.drawn);
    const lines = readLines(page, at);
    for (const { text } of lines) letters += text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    pages.push(lines);
  }
  // On a scan, there may be a stamp or a page number.
  const bare = letters < 20 * Math.min(pdf.pageCount, 3) && letters < 8 * pdf.pageCount;
  if (unknown > letters / 2 || (bare && drawn > 0))
    throw new UnusableFile({
      reason: 'scan',
      detail: `${bare ? '' : 'its fonts do not tell their letters; '}run text recognition (OCR) over it`,
    });
  const builder = new DocumentBuilder();
  const starts = addLines(builder, withoutRunningHeads(pages));
  const title = titleOf(pdf.title, builder);
  const language = languageCode(pdf.language);
  return builder.finish({
    ...(title && { title }),
    ...(language && { language }),
    places: { kind: 'pages', starts },
  });
};

/**
 * What the file calls itself, if its first pages say the same; else their largest heading; else what it calls itself,
 * if that is no name of a file. A heading that is the title is no part of the text.
 */
function titleOf(named: string, builder: DocumentBuilder): string | undefined {
  const own = collapseWhitespace(named);
  const early = builder.blocks.slice(0, 12);
  const same = (a: string, b: string) => bare(a) === bare(b);
  const heading = early.find((block) => block.kind === 'heading' && block.level === 1);
  const found = heading && collapseWhitespace(builder.textOf(heading));
  const title =
    early.some((block) => own && same(builder.textOf(block), own)) || !found
      ? isName(own)
        ? own
        : undefined
      : found;
  if (title && heading && found && same(found, title) && heading === builder.blocks[0])
    builder.blocks.shift();
  return title && [...title].slice(0, MAX_TITLE).join('');
}

const MAX_TITLE = 200;

function isName(title: string): boolean {
  return (
    title.length > 3 &&
    !/\.\w{2,4}$|^(?:untitled|microsoft|document\d*$|slide \d|powerpoint)|[\\/]/i.test(title)
  );
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
