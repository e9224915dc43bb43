import type { ArticleText } from '../../index/index.ts';
import { languageName } from '../app/messages/messages.ts';
import type { Messages } from '../app/messages/types.ts';
import { placeName } from '../app/placeName.ts';
import { layOut } from '../app/quotation/layout.ts';
import { fitting } from '../app/reader.ts';
import type { PageReply } from '../app/reply.ts';
import { clip } from '../app/reports.ts';
import { partLines } from './quotation.ts';
import type { TerminalTheme } from './theme.ts';
import { escapeControlChars, wrap } from './wrap.ts';

/** Which passages of an article a page shows; `to` is exclusive. */
export interface ReaderPage {
  article: string;
  version: string;
  from: number;
  to: number;
  total: number;
}

/** Lines of a page where the height of the terminal is not known. */
const USUAL = 24;
/** Lines for the title, the footnote and what was typed. */
const FRAME = 6;

/** A page of an article: as many whole passages as fit on the screen, at least one. */
export function drawPage(
  { text, filling }: PageReply,
  m: Messages,
  theme: TerminalTheme,
): { text: string; page: ReaderPage } {
  const { id, version, path, title, url, date, language, total } = text;
  const shown = text.passages.map((_, at) => passage(text, at, theme));
  const start = (text.quote?.passage ?? text.from) - text.from;
  const sizes = shown.map(({ length }) => length + 1);
  const room = Math.max(FRAME, (theme.rows ?? USUAL) - FRAME);
  const [first, last] = fitting(sizes, filling, start, room);
  const [from, to] = [text.from + first, text.from + last];
  const lines = [text.passages[first]?.lines[0] ?? 1, text.passages[last - 1]?.lines[1] ?? 1] as const;
  const { place } = text.passages[first] ?? {};
  const facts = [
    placeName({ article: path, lines, ...(place && { place }) }, m, escapeControlChars),
    m.reader.paragraphs(from + 1, to, total),
    languageName(m, language),
    ...(date ? [escapeControlChars(m.date(clip(date, 40)))] : []),
    ...(url ? [escapeControlChars(url)] : []),
  ];
  const heading = wrap(theme.style.strong(escapeControlChars(clip(title, 200))), theme.columns - 2);
  const footnote = wrap(facts.join(' · '), theme.columns - 2).map((line) => `  ${theme.faint(line)}`);
  const body = shown.slice(first, last).flatMap((lines) => [...lines, '']);
  const page = [...heading, '', ...body, ...footnote];
  return { text: page.map((line) => `${line}\n`).join(''), page: { article: id, version, from, to, total } };
}

function passage({ passages, from, quote }: ArticleText, at: number, theme: TerminalTheme): string[] {
  const { text = '', blocks, heading } = passages[at] ?? {};
  const begins = heading && heading !== passages[at - 1]?.heading;
  const above = begins ? wrap(escapeControlChars(clip(heading, 150)), theme.columns - 2) : [];
  const bold: [number, number] = quote?.passage === from + at ? quote.at : [0, 0];
  const { parts } = layOut({ text, bold, ...(blocks && { blocks }) });
  return [
    ...above.map(theme.faint),
    ...partLines(parts, theme.columns - 4, theme).map((line) => line && `  ${line}`),
  ];
}
