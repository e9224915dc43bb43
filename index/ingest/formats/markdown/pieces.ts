import type { Stretch } from '../../document.ts';
import { lines } from '../../lines.ts';

/** A part of a page that is parsed alone; `plain`: paragraphs without any mark, which need no parser. */
export interface Piece extends Stretch {
  plain?: true;
}

/** Longer pages are parsed piece by piece: what a parser needs grows faster than the page. */
const PIECE = 6000;

/** Shorter stretches of plain paragraphs, in UTF-16 units, are not worth a piece of their own. */
const PLAIN = 500;

/** So much of a line tells what it is. */
const BEGINNING = 2000;

/** The stretches of a page to parse one after the other: all of it, or cut at headings and blank lines. */
export function cutSource(source: string, from: number): Piece[] {
  if (source.length - from <= 4 * PIECE) return [{ start: from, end: source.length }];
  const pieces: Piece[] = [];
  let start = from;
  let closes: RegExp | undefined;
  let blank = true;
  let read = from;
  const cut = (end: number) => {
    if (end > start) pieces.push({ start, end });
    start = end;
    closes = undefined;
  };
  for (const line of lines(source, from)) {
    if (line.start < read) continue;
    const text = source.slice(line.start, Math.min(line.end, line.start + BEGINNING));
    const size = line.start - start;
    // What is open is left whole where it is no monster.
    const inside = closes !== undefined && size < 4 * PIECE;
    const plainEnd = blank && !closes ? endOfPlain(source, line.start) : line.start;
    if (plainEnd - line.start >= PLAIN) {
      cut(line.start);
      pieces.push({ start, end: plainEnd, plain: true });
      start = plainEnd;
      read = plainEnd;
      continue;
    }
    if ((size > PIECE && blank && /^[^\s>|\-*+\d]/.test(text) && !inside) || (size > 2 * PIECE && !inside))
      cut(line.start);
    if (closes?.test(text)) closes = undefined;
    else closes ??= closing(text);
    blank = text.trim() === '';
    // A line without end is cut where it must be.
    for (let end = 0; line.end - start > 4 * PIECE; start = end) {
      end = cutAt(source, start + 2 * PIECE, line.end);
      if (end >= line.end) break;
      pieces.push({ start, end });
    }
  }
  cut(source.length);
  return pieces;
}

/** What closes again what a line opens: code, or what readers do not see, with blank lines in it perhaps. */
function closing(line: string): RegExp | undefined {
  const [, fence] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
  if (fence) return new RegExp(`^ {0,3}${fence}[\`~]*[ \\t]*$`);
  if (line.lastIndexOf('<!--') > line.lastIndexOf('-->')) return /-->/;
  const [, element] = /^ {0,3}<(pre|script|style|textarea)\b(?!.*<\/\1)/i.exec(line) ?? [];
  if (element) return new RegExp(`</${element}`, 'i');
  return (line.match(/%%/g)?.length ?? 0) % 2 === 1 ? /%%/ : undefined;
}

/** Where the paragraphs end that begin at an offset, one after the other, and hold no mark of any kind. */
function endOfPlain(source: string, from: number): number {
  let end = from;
  for (const line of lines(source, from)) {
    const text = source.slice(line.start, line.end);
    if (/^[ \t]*$/.test(text)) end = Math.min(line.end + 1, source.length);
    else if (text.length > MAX_LINE || !PLAIN_LINE.test(text)) break;
  }
  return end;
}

const MAX_LINE = 20_000;

/** Lines of words; what could be a mark of Markdown or of a tool, a link or a picture, is none. */
const PLAIN_LINE =
  /^(?!import\b|export\b)[\p{L}"'“”„«‘(¿¡](?:(?!www\.|:\/\/|%%|==|:[a-z])[^*_`[\]<&\\~|{}@\ufffc])*(?<! {2}|\t)$/iu;

/** Between words: the data of a picture is one word. */
function cutAt(source: string, from: number, end: number): number {
  const space = source.slice(from, end).search(/\s/);
  return space < 0 ? end : from + space + 1;
}

/** The link definitions of a page by their labels, lower case: they count in all of its pieces. */
export function definitionsIn(source: string): ReadonlyMap<string, string> {
  const found = source.matchAll(/^ {0,3}\[([^\]\n]{1,200})\]:[ \t]*\S[^\n]{0,500}$/gm);
  return new Map(Array.from(found, ([definition, label = '']) => [label.toLowerCase(), definition]));
}

/** A piece with the definitions that it refers to below it. */
export function withDefinitions(piece: string, definitions: ReadonlyMap<string, string>): string {
  if (definitions.size === 0) return piece;
  const used = new Set<string>();
  for (const [, label = ''] of piece.matchAll(/\[([^\]\n]{1,200})\](?!:)/g)) {
    const definition = definitions.get(label.toLowerCase());
    if (definition && used.size < MAX_DEFINITIONS) used.add(definition);
  }
  return used.size > 0 ? `${piece}\n\n${[...used].join('\n')}` : piece;
}

const MAX_DEFINITIONS = 100;
