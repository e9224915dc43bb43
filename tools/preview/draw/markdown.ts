import { element, escapeHtml, type Html } from './html.ts';
import { inline, type Names } from './inline.ts';

/**
 * A text in Discord's Markdown as its clients show it. Of two libraries that were tried, one knows neither lists nor links
 * with a text, the other takes small print below a quotation for text, and the bot sends all of these.
 */
export function markdown(text: string, names: Names): Html {
  return blocks(text.split('\n'), names).join('');
}

/** What begins at a line: how many lines it takes, and what they show. */
type Taken = [lines: number, html: Html];
type Take = (lines: readonly string[], names: Names) => Taken | null;

const TAKES: readonly Take[] = [fence, quote, heading, smallPrint, list];

function blocks(lines: readonly string[], names: Names): Html[] {
  const all: Html[] = [];
  let text: string[] = [];
  const endText = () => {
    if (text.length) all.push(element('div', { class: 'text' }, inline(text.join('\n'), names)));
    text = [];
  };
  for (let at = 0; at < lines.length; ) {
    const rest = lines.slice(at);
    const [count, html] = first(rest, names) ?? [1, null];
    if (html === null) text.push(rest[0] ?? '');
    else endText();
    if (html !== null) all.push(html);
    at += count;
  }
  endText();
  return all;
}

function first(rest: readonly string[], names: Names): Taken | null {
  for (const take of TAKES) {
    const taken = take(rest, names);
    if (taken) return taken;
  }
  return null;
}

function fence(lines: readonly string[]): Taken | null {
  const [, language] = /^```([\w+#.-]*)$/.exec(lines[0] ?? '') ?? [];
  const end = lines.indexOf('```', 1);
  if (language === undefined || end < 0) return null;
  const code = escapeHtml(lines.slice(1, end).join('\n'));
  return [end + 1, element('pre', {}, element('code', {}, code))];
}

function quote(lines: readonly string[], names: Names): Taken | null {
  const end = lines.findIndex((line) => !line.startsWith('> '));
  const count = end < 0 ? lines.length : end;
  if (count === 0) return null;
  const inside = lines.slice(0, count).map((line) => line.slice(2));
  return [count, element('blockquote', {}, ...blocks(inside, names))];
}

function heading([line = '']: readonly string[], names: Names): Taken | null {
  const [, marks, text] = /^(#{1,3}) +(\S.*)$/.exec(line) ?? [];
  return marks && text
    ? [
        1,
        element(
          'div',
          { class: `heading h${marks.length}`, role: 'heading', 'aria-level': marks.length + 2 },
          inline(text, names),
        ),
      ]
    : null;
}

function smallPrint([line = '']: readonly string[], names: Names): Taken | null {
  const [, text] = /^-# +(\S.*)$/.exec(line) ?? [];
  return text ? [1, element('div', { class: 'small' }, inline(text, names))] : null;
}

interface Item {
  depth: number;
  /** Undefined: it has a dot. */
  number: number | undefined;
  /** More than one where lines below it belong to it. */
  lines: string[];
}

function list(lines: readonly string[], names: Names): Taken | null {
  const items: Item[] = [];
  let count = 0;
  for (const line of lines) {
    const [, indent = '', mark, text = ''] = /^( *)([-*]|\d+\.) (.*)$/.exec(line) ?? [];
    const last = items.at(-1);
    const number = mark && Number.parseInt(mark, 10);
    if (mark)
      items.push({
        depth: Math.floor(indent.length / 2),
        number: Number.isNaN(number) ? undefined : Number(number),
        lines: [text],
      });
    else if (last && /^ {2,}\S/.test(line)) last.lines.push(line.trimStart());
    else break;
    count++;
  }
  return count ? [count, listOf(items, names)] : null;
}

/** The items of one depth, each with the deeper ones that follow it. */
function listOf(items: readonly Item[], names: Names): Html {
  const [first] = items;
  if (!first) return '';
  const shown: Html[] = [];
  for (let at = 0; at < items.length; ) {
    const next = items.findIndex((item, place) => place > at && item.depth <= first.depth);
    const end = next < 0 ? items.length : next;
    const text = inline(items[at]?.lines.join('\n') ?? '', names);
    shown.push(element('li', {}, text, listOf(items.slice(at + 1, end), names)));
    at = end;
  }
  const numbered = first.number !== undefined;
  return element(numbered ? 'ol' : 'ul', { start: numbered ? first.number : undefined }, ...shown);
}
