import type { Piece } from './pdfium.ts';
import type { Line } from './pdfLines.ts';

/** A document without what only leads around in it: running heads, page numbers, tables of contents. */
export function withoutRunningHeads(pages: readonly (readonly Line[])[]): Line[][] {
  const seen = new Map<string, Set<number>>();
  const edges = pages.map(edgeLines);
  for (const [page, lines] of edges.entries())
    for (const { cells } of lines) for (const key of cells.flatMap(keysOf)) setOf(seen, key).add(page);
  const often = Math.min(3, Math.max(2, pages.length));
  const repeated = (piece: Piece) =>
    PAGE_NUMBER.test(piece.text) || keysOf(piece).some((key) => (seen.get(key)?.size ?? 0) >= often);
  return pages.map((lines, page) => {
    const edge = edges[page] ?? new Set();
    return lines.filter((line) => {
      return !CONTENTS.test(line.text) && !(edge.has(line) && line.cells.every(repeated));
    });
  });
}

/** The two uppermost and the two lowest lines of a page. */
function edgeLines(lines: readonly Line[]): Set<Line> {
  const byHeight = [...lines].sort((a, b) => b.baseline - a.baseline);
  return new Set(byHeight.length > 4 ? [...byHeight.slice(0, 2), ...byHeight.slice(-2)] : byHeight);
}

/** Pieces of one text, numbers aside, at one height are the same. */
function keysOf({ text, baseline }: Piece): string[] {
  const plain = text.replace(/\d+|\b[ivxlc]+\b/gi, '#');
  const height = Math.round(baseline / 4);
  return [`${height} ${plain}`, `${height + 1} ${plain}`];
}

/** A line of a table of contents, whose dots lead to a page. */
const CONTENTS = /(?:[.…·] ?){5,}\s*(?:\d{1,4}|[ivxlc]{1,7})?$/;

const PAGE_NUMBER =
  /^[\s\-–—|·]*(?:\p{L}{1,8}\.?\s+)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:\/|of|de|von|sur|\|)\s*\d{1,4})?[\s\-–—|·]*$/iu;

function setOf<K, V>(map: Map<K, Set<V>>, key: K): Set<V> {
  const found = map.get(key) ?? new Set();
  map.set(key, found);
  return found;
}
