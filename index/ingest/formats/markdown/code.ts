import type { Stretch } from '../../document.ts';
import { lines } from '../../lines.ts';

/**
 * Where code stands in Markdown, fenced or between backticks, in order: found without parsing, for what must be known
 * before. Code that is only indented is not found: most of what is indented is none.
 */
export function codeIn(text: string): Stretch[] {
  const found: Stretch[] = [];
  let fence: { mark: string; start: number } | undefined;
  let prose = 0;
  for (const { start, end } of lines(text, 0)) {
    const [, mark, info] = FENCE.exec(text.slice(start, Math.min(end, start + 100))) ?? [];
    if (fence) {
      if (!mark?.startsWith(fence.mark) || info?.trim()) continue;
      found.push({ start: fence.start, end });
      fence = undefined;
      prose = end;
    } else if (mark) {
      found.push(...spans(text, prose, start));
      fence = { mark, start };
    }
  }
  found.push(...(fence ? [{ start: fence.start, end: text.length }] : spans(text, prose, text.length)));
  return found;
}

const FENCE = /^[ \t>]*(?:[-*+][ \t]+|\d{1,3}[.)][ \t]+)?(`{3,}|~{3,})(.*)/;

/** Between runs of as many backticks, within a paragraph. */
function spans(text: string, from: number, to: number): Stretch[] {
  const found: Stretch[] = [];
  const open = new Map<number, number>();
  let after = from;
  for (const { 0: run, index } of text.slice(from, to).matchAll(/`+|\n[ \t]*\n/g)) {
    const at = from + index;
    if (run[0] !== '`') open.clear();
    else if (at >= after) {
      const start = open.get(run.length);
      if (start === undefined) open.set(run.length, at);
      else {
        found.push({ start, end: at + run.length });
        after = at + run.length;
        open.clear();
      }
    }
  }
  return found;
}
