import type { Stretch } from '../../document.ts';

/** Stands for a mark that is left out in the middle of a line; itself it is never read. */
export const FILL = '\ufffc';

/**
 * The same text, of the same length, without the marks of tools that Markdown knows nothing of: comments, shortcodes,
 * attributes, wiki links. What stands in `code` stays.
 */
export function maskMarks(text: string, code: () => readonly Stretch[]): string {
  if (!ANY.test(text)) return text;
  const ranges = code();
  const fenced = text.replace(CODE_SHORTCODE, fence);
  let next = 0;
  const inCode = (at: number) => {
    while ((ranges[next]?.end ?? at + 1) <= at) next++;
    return (ranges[next]?.start ?? at + 1) <= at;
  };
  let masked = fenced;
  for (const [pattern, keep] of MARKS) {
    next = 0;
    masked = masked.replace(pattern, (...found) => {
      const groups = found.slice(
        0,
        found.findIndex((part) => typeof part === 'number'),
      ) as (string | undefined)[];
      const at = found[groups.length] as number;
      const whole = groups[0] as string;
      if (inCode(at)) return whole;
      const kept = keep ? groups[keep] : undefined;
      const from = kept ? whole.lastIndexOf(kept) : whole.length;
      const to = from + (kept?.length ?? 0);
      return (
        fill(text, at, whole.slice(0, from)) + whole.slice(from, to) + fill(text, at + to, whole.slice(to))
      );
    });
  }
  return masked;
}

/** Whether there is any of them at all. */
const ANY =
  /%%|\{\{[<%]|\]\([^()\n]*\{\{|\{[%*!]|<<<|\{:?[ \t]*(?:[#.:]?[\w-])|\[\[|==|\[![\w-]|:[a-z][\w-]*\[|--8<--|^\[TOC\]|:(?:material|octicons|fontawesome|simple|mdi|fa)-/im;

const VALUE = `(?:"[^"\\n]*"|'[^'\\n]*'|[^\\s"'{}]+)`;
const ATTRIBUTE = `(?:[#.][\\w:.-]+|[\\w-]+=${VALUE})`;

/** A line in whose place a file is put when the page is made: MkDocs, FastAPI, VitePress. */
const INCLUDE = String.raw`^[ \t]*(?:\{([*!]).*\1\}|[-;]{0,2}-*8<-+.*|<<<[ \t]+\S.*)[ \t]*$`;

/** Does code hold nothing but such lines? */
export function isIncluded(code: string): boolean {
  const lines = code.split('\n').filter((line) => line.trim());
  return lines.length > 0 && lines.every((line) => new RegExp(INCLUDE).test(line));
}

/** What to leave out, and the group of it that is kept. */
const MARKS: readonly (readonly [pattern: RegExp, keep?: number])[] = [
  // Obsidian's comments.
  [/%%(?!%)[^%]*(?:%(?!%)[^%]*)*%%/g],
  // Hugo's shortcodes, the tags of Liquid and GitBook.
  [/\{\{[<%][^{}]*[%>]\}\}/g],
  [/\{%[^{}]*%\}/g],
  // The attributes of Kramdown, Pandoc and Docusaurus.
  [new RegExp(`[ \\t]*\\{:?[ \\t]*${ATTRIBUTE}(?:[ \\t]+${ATTRIBUTE})*[ \\t]*\\}`, 'g')],
  [/^[ \t]*\{::?[^{}\n]*\}[ \t]*$/gm],
  // A list of contents, and a file that is put in.
  [/^[ \t]*\[(?:TOC|\[_?TOC_?\])\][ \t]*$/gim],
  [new RegExp(INCLUDE, 'gm')],
  // Links and images whose addresses are made by a template (Hugo, Jekyll).
  [/!\[[^\]\n]*\]\([^()\n]*\{\{[^{}\n]*\}\}[^\n)]*\)/g],
  [/\[([^\]\n]+)\]\([^()\n]*\{\{[^{}\n]*\}\}[^\n)]*\)/g, 1],
  // Wiki links: what is shown of them.
  [/!\[\[[^\]\n]*\]\]/g],
  [/\[\[(?:[^\]|\n]*\||#)?([^\]|\n]+)\]\]/g, 1],
  // Highlighted text; a text directive; an icon.
  [/==(?=\S)([^=\n]*[^=\s])==/g, 1],
  [/(?<![\w:]):[a-z][\w-]*\[([^\]\n]*)\](?:\{[^}\n]*\})?/gi, 1],
  [/:(?:material|octicons|fontawesome|simple|mdi|fa)-[\w-]+:/g],
  // The kind of an alert or callout.
  [/(?<=^[ \t>]*>[ \t]*)\[![\w-]+\][+-]?/gm],
];

/** Hugo's shortcodes for code, which stand around it in lines of their own. */
const CODE_SHORTCODE =
  /^([ \t]*)(\{\{[<%][ \t]*(highlight|code[\w-]*)\b[^{}\n]*[%>]\}\})([ \t]*\n(?:(?!^[ \t]*(?:`{3}|\{\{[<%])).*\n)*?[ \t]*)(\{\{[<%][ \t]*\/[ \t]*\3[ \t]*[%>]\}\})[ \t]*$/gm;

function fence(
  _: string,
  before: string,
  opens: string,
  _name: string,
  code: string,
  closes: string,
): string {
  return `${before}${'```'.padEnd(opens.length)}${code}${'```'.padEnd(closes.length)}`;
}

/** White space for whole lines, so that they part what stands around them; else what is left out later. */
function fill(text: string, at: number, part: string): string {
  const ownLine =
    /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, at - 80), at)) &&
    /^[ \t]*(?:\n|$)/.test(text.slice(at + part.length, at + part.length + 80));
  return part.replace(/[^\n]/g, ownLine ? ' ' : FILL);
}
