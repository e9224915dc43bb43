import { Parser } from 'htmlparser2';
import type { TextWriter } from '../../textWriter.ts';

/** Elements whose content is not read. */
const UNREAD = new Set([
  'script',
  'style',
  'template',
  'svg',
  'head',
  'title',
  'noscript',
  'iframe',
  'object',
  'select',
  'button',
]);

/** Text that Markdown would make more of. */
const MARKED = /\*\*|\]\(|`|^[ \t]*(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t]|^[ \t]*:::/m;

/** Elements that begin a block of their own. */
const BLOCKS = new Set(
  (
    'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 ' +
    'h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul video audio'
  ).split(' '),
);

/**
 * Writes what people read of raw HTML in Markdown: its tags may be opened here and closed elsewhere. `from` is where the
 * fragment stands in the source. `markdown` writes text with marks: many write such between tags. Headings, items, rows and summaries are blocks of their kind.
 */
export function writeFragment(
  html: string,
  from: number,
  writer: TextWriter,
  group: () => number,
  markdown: (text: string, at: number, inCell: boolean) => void,
): void {
  const lists: { ordered: boolean; next: number; group: number }[] = [];
  let unread = 0;
  let table = 0;
  let inRow = false;
  let cell: { source: number; parts: (() => void)[] } | undefined;
  let code = false;
  const begin = (block: Parameters<TextWriter['begin']>[0]) => {
    if (!inRow) writer.begin(block);
  };
  const say = (write: () => void) => {
    if (unread > 0) return;
    if (cell) cell.parts.push(write);
    else {
      if (!writer.isOpen) writer.begin({ kind: 'paragraph' });
      write();
    }
  };
  const endCell = () => {
    const done = cell;
    cell = undefined;
    if (!done) return;
    writer.cell(done.source, () => {
      for (const write of done.parts) write();
    });
  };
  const parser: Parser = new Parser(
    {
      onopentag(name, { id }) {
        const source = from + parser.startIndex;
        if (UNREAD.has(name)) unread++;
        if (unread > 0) return;
        if (name === 'table') table = group();
        if (name === 'br') say(() => writer.breakLine(source));
        else if (name === 'tr') {
          endCell();
          inRow = false;
          writer.begin({ kind: 'row', header: false, group: table });
          inRow = true;
        } else if (name === 'td' || name === 'th') {
          endCell();
          if (!inRow) return;
          writer.become({ kind: 'row', header: name === 'th', group: table });
          cell = { source, parts: [] };
        } else if (cell) {
          // A block in a cell parts its words.
          if (BLOCKS.has(name)) say(() => writer.breakLine(source));
        } else if (name === 'ul' || name === 'ol') {
          lists.push({ ordered: name === 'ol', next: 1, group: lists.at(-1)?.group ?? group() });
          writer.end();
        } else if (name === 'li') {
          const list = lists.at(-1);
          begin({
            kind: 'item',
            depth: Math.max(0, lists.length - 1),
            ...(list?.ordered && { number: list.next++ }),
            ...(list && { group: list.group }),
          });
        } else if (/^h[1-6]$/.test(name))
          begin({ kind: 'heading', level: Number(name[1]), ...(id && { anchor: id }) });
        else if (name === 'summary' || name === 'dt') begin({ kind: 'term' });
        else if (name === 'dd') begin({ kind: 'definition' });
        else if (name === 'blockquote') begin({ kind: 'quote' });
        else if (name === 'pre') {
          begin({ kind: 'code' });
          code = true;
        } else if (BLOCKS.has(name)) writer.end();
      },
      onclosetag(name) {
        if (UNREAD.has(name)) unread = Math.max(0, unread - 1);
        if (unread > 0) return;
        if (name === 'td' || name === 'th') endCell();
        else if (name === 'tr' || name === 'table') {
          endCell();
          inRow = false;
          writer.end();
        } else if (name === 'ul' || name === 'ol') {
          lists.pop();
          writer.end();
        } else if (name === 'pre') code = false;
        if (!inRow && BLOCKS.has(name)) writer.end();
      },
      ontext(text) {
        const start = from + parser.startIndex;
        const end = from + parser.endIndex + 1;
        if (code && !cell) say(() => writer.writeCode(text, start, end));
        else if (end - start === text.length) {
          const inCell = cell !== undefined;
          say(() => (MARKED.test(text) ? markdown(text, start, inCell) : writer.write(text, start)));
        } else say(() => writer.writeAs(text, start, end));
      },
    },
    { recognizeSelfClosing: false },
  );
  parser.end(html);
  endCell();
  if (inRow) writer.end();
}
