import type { Mark, Stretch } from '../../../index/index.ts';

/** A piece of a line that is marked alike from its beginning to its end. */
export interface Piece {
  text: string;
  /** Of what answers; it is ours. */
  bold: boolean;
  /** The author's, whether slanted or bold in the article: bold in a quotation is what answers, and nothing else. */
  emphasis: boolean;
  strike: boolean;
  code: boolean;
  /** Where it leads to; http or https. */
  url?: string;
}

/** A line of pieces; together they are its text. */
export type Line = Piece[];

/** A line of text without any mark. */
export function unmarked(text: string): Line {
  return [{ text, bold: false, emphasis: false, strike: false, code: false }];
}

/** What marks the text that a line is cut out of. */
export interface Marked {
  text: string;
  marks: readonly Mark[];
  bold: Stretch;
  /** All of it, as a heading or a term is. */
  emphasis?: boolean;
}

/** The pieces of a stretch of a text. */
export function piecesOf({ text, marks, bold, emphasis = false }: Marked, line: Stretch): Line {
  const own = marks.filter((mark) => mark.kind !== 'image' && mark.end > line.start && mark.start < line.end);
  const answer = boldIn(text, bold, line);
  const edges = [...own, answer, line].flatMap(({ start, end }) => [start, end]);
  const cuts = [...new Set(edges)].filter((at) => at >= line.start && at <= line.end).sort((a, b) => a - b);
  const pieces = cuts.slice(1).map((end, at): Piece => {
    const start = cuts[at] as number;
    const over = own.filter((mark) => mark.start <= start && mark.end >= end);
    const has = (...kinds: Mark['kind'][]) => over.some(({ kind }) => kinds.includes(kind));
    const url = over.flatMap((mark) => (mark.kind === 'link' ? (webAddress(mark.url) ?? []) : []))[0];
    const code = has('code');
    return {
      text: text.slice(start, end),
      bold: answer.start <= start && answer.end >= end && start < end,
      emphasis: !code && (emphasis || has('strong', 'emphasis')),
      strike: has('strike'),
      code,
      ...(url && { url }),
    };
  });
  return joined(pieces);
}

/** Only what a click may safely open. */
export function webAddress(url: string | undefined): string | undefined {
  if (!url || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return /^https?:$/.test(protocol) && href.length <= MAX_URL ? href : undefined;
}

const MAX_URL = 512;

/** The part of a line that is bold: no white space at its ends, no half of a character. */
function boldIn(text: string, bold: Stretch, line: Stretch): Stretch {
  let start = Math.max(bold.start, line.start);
  let end = Math.min(bold.end, line.end);
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  if (start >= end) return { start: line.start, end: line.start };
  return { start: start - Number(isLow(text, start)), end: end + Number(isLow(text, end)) };
}

/** Is this the second half of a surrogate pair? */
function isLow(text: string, at: number): boolean {
  return /[\udc00-\udfff]/.test(text.charAt(at)) && /[\ud800-\udbff]/.test(text.charAt(at - 1));
}

/** Neighbours that are marked alike are one piece. */
export function joined(pieces: readonly Piece[]): Line {
  const line: Line = [];
  for (const piece of pieces) {
    const last = line.at(-1);
    const { text: _, ...marks } = piece;
    if (
      last &&
      Object.entries(marks).every(([name, value]) => last[name as keyof Piece] === value) &&
      last.url === piece.url
    )
      last.text += piece.text;
    else line.push({ ...piece });
  }
  return line;
}
