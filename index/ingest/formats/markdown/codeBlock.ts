import type { Code } from 'mdast';
import type { TextWriter } from '../../textWriter.ts';
import { FILL, isIncluded } from './masks.ts';
import { type AnyNode, ends, type Page } from './node.ts';

/** Writes a block of code as it stands in the file; none of what only stands for a file or a picture. */
export function writeCode(node: Code, page: Page, writer: TextWriter, group?: number): void {
  if (isIncluded(node.value) || DIAGRAM.test(node.lang ?? '')) return;
  const [from, to] = ends(node as AnyNode);
  const fenced = /^(?:`{3,}|~{3,})/.test(page.text.slice(from, from + 3));
  const language = node.lang ?? undefined;
  writer.begin({
    kind: 'code',
    ...(language && { language }),
    ...(group !== undefined && { group }),
  });
  let line = fenced ? lineEnd(page.text, from) + 1 : from;
  for (const [at, value] of node.value.split('\n').entries()) {
    const end = Math.min(to, lineEnd(page.text, line));
    if (at > 0) writer.writeCode('\n', line - 1);
    const own = page.text.slice(line, end);
    const whole = own.endsWith(value);
    const start = whole ? end - value.length : line + Math.max(0, own.indexOf(value.trim()));
    // As it is in the file, were anything masked in it.
    if (whole) writer.writeCode(page.source.slice(start, end), start);
    else writer.writeCode(value.replaceAll(FILL, ''), start, end);
    line = end + 1;
  }
  writer.end(to);
}

/** Code that readers of the page see as a picture. */
const DIAGRAM = /^(?:mermaid|plantuml|puml|graphviz|dot|d2|kroki)$/i;

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}
