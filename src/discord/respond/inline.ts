import { joined, type Line, type Piece } from '../../app/quotation/pieces.ts';
import { textOf } from '../../app/quotation/table.ts';
import { directed, escaped, specialCharacters } from './markup.ts';

/**
 * A line as Discord shows it: bold is what answers; what the author made bold or slanted is slanted; code, what is struck
 * out and links are what they are in the article. Everything else is escaped.
 */
export function inline(written: Line): string {
  const line = joined(runs(written, 'url').flatMap((run) => (canBeLink(run) ? run : run.map(withoutLink))));
  const text = textOf(line);
  const special = specialCharacters(text);
  let at = 0;
  const placed = line.map((piece, place): Placed => {
    const start = at;
    at += piece.text.length;
    // Discord strikes nothing out before the mark of a slant.
    const struck = piece.strike || line[place - 1]?.strike;
    return { ...piece, emphasis: piece.emphasis && !struck, start };
  });
  return directed(render(placed, 0, { text, special }), text);
}

interface Placed extends Piece {
  start: number;
}

interface Whole {
  text: string;
  special: ReadonlySet<number>;
}

/** The marks, each inside those before it. */
const MARKS: readonly ((pieces: readonly Placed[], shown: string, whole: Whole) => string)[] = [
  ([first], shown) => (first?.bold ? `**${shown}**` : shown),
  ([first], shown) => (first?.url ? `[${shown}](${linkAddress(first.url)})` : shown),
  ([first], shown) => (first?.strike ? `~~${shown}~~` : shown),
  (pieces, shown, whole) => (pieces[0]?.emphasis && standsAlone(pieces, whole) ? `_${shown}_` : shown),
];

const KEYS: readonly (keyof Piece)[] = ['bold', 'url', 'strike', 'emphasis'];

function render(pieces: readonly Placed[], level: number, whole: Whole): string {
  const key = KEYS[level];
  const mark = MARKS[level];
  if (!key || !mark) return pieces.map((piece) => leaf(piece, whole)).join('');
  return runs(pieces, key)
    .map((run) => {
      // Discord's clients differ on `** bold **`, so the marks stand next to what they mark.
      const shown = render(run, level + 1, whole);
      const [core, begun] = [shown.trim(), shown.trimEnd()];
      if (!core) return shown;
      return begun.slice(0, begun.length - core.length) + mark(run, core, whole) + shown.slice(begun.length);
    })
    .join('');
}

/** Neighbours that have the same of one mark. */
function runs<P extends Piece>(pieces: readonly P[], key: keyof Piece): P[][] {
  const all: P[][] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last?.[0] && last[0][key] === piece[key]) last.push(piece);
    else all.push([piece]);
  }
  return all;
}

function leaf(piece: Placed, { special }: Whole): string {
  const { text, start, code } = piece;
  if (code && canBeCode(piece)) return `\`${text}\``;
  return escaped(text, special, start);
}

/** Code in a line knows no backslash, so it must not hold what would end it, or a mark around it. */
function canBeCode({ text }: Piece): boolean {
  return text.trim() === text && text !== '' && !/[`[\]\n\v\f\r\u0085\u2028\u2029]|\*\*|~~|\|\|/.test(text);
}

/** Discord makes no link of a text that looks like another address, nor of one with a bracket alone. */
function canBeLink(pieces: readonly Piece[]): boolean {
  return !/:\/\/|\bwww\.|[[\]]/i.test(textOf(pieces));
}

function withoutLink({ url: _, ...piece }: Piece): Piece {
  return piece;
}

/** Without what would end a link, or a mark around it, early. */
export function linkAddress(url: string): string {
  return url.replace(/[()<>*|\\]/g, (bracket) => `%${bracket.charCodeAt(0).toString(16)}`);
}

/** Slanted within a word, Discord shows the marks. */
function standsAlone(pieces: readonly Placed[], { text }: Whole): boolean {
  const start = pieces[0]?.start ?? 0;
  const end = start + pieces.reduce((sum, piece) => sum + piece.text.length, 0);
  const own = text.slice(start, end);
  const first = start + own.search(/\S/);
  const last = start + own.trimEnd().length;
  return !/\w/.test(text.charAt(first - 1)) && !/\w/.test(text.charAt(last));
}
