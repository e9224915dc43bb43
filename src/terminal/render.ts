import picocolors from 'picocolors';
import type { Answer, Citation } from '../../index/index.ts';
import { alsoIn, caveats, foreignMark } from '../app/caveats.ts';
import { languageName } from '../app/messages/messages.ts';
import type { Messages } from '../app/messages/types.ts';
import { clip, type Style } from '../app/reports.ts';
import { titled } from '../app/titled.ts';
import { escapeControlChars, wrap } from './wrap.ts';

/** How a terminal shows things. */
export interface TerminalTheme {
  style: Style;
  /** The telling part of a quotation, visible without colours too. */
  highlight(shown: string): string;
  faint(shown: string): string;
  columns: number;
}

const WIDEST = 100;
const USUAL = 80;
const NARROWEST = 20;

/** Paper for a terminal of so many columns, or for a pipe or terminal that does not tell (undefined or 0). */
export function themeFor(colors: boolean, columns?: number): TerminalTheme {
  const pc = picocolors.createColors(colors);
  return {
    style: { text: escapeControlChars, strong: pc.bold, row: (shown) => `  ${shown}` },
    highlight: colors ? pc.bold : (shown) => `**${shown}**`,
    faint: pc.dim,
    columns: Math.max(NARROWEST, Math.min(columns || USUAL, WIDEST)),
  };
}

/** An answer or a decline, as lines that end with a line break. */
export function answerPage(answer: Answer, m: Messages, theme: TerminalTheme): string {
  const said = caveats(answer, m);
  if (!answer.answered) return reportPage([...said, ...decline(answer, m, theme)], theme);
  const head = said.length ? [reportPage(said, theme)] : [];
  return [...head, ...answer.citations.map((citation) => cited(citation, m, theme))].join('\n');
}

/** Lines of a report, wrapped; rows keep their indent. */
export function reportPage(lines: string[], theme: TerminalTheme): string {
  return lines
    .flatMap((line) => {
      const indent = /^ */.exec(line)?.[0] ?? '';
      const [first = '', ...rest] = wrap(line.slice(indent.length), theme.columns - indent.length - 2);
      return [indent + first, ...rest.map((more) => `${indent}${indent && '  '}${more}`)];
    })
    .map((line) => `${line}\n`)
    .join('');
}

function cited(citation: Citation, m: Messages, theme: TerminalTheme): string {
  const { number, title, url, article, lines, language, date } = citation;
  const facts = [
    `${escapeControlChars(article)}, ${m.answer.lines(...lines)}`,
    ...alsoIn(citation, m, escapeControlChars),
    languageName(m, language),
    ...(date ? [escapeControlChars(m.date(clip(date, 40)))] : []),
    ...(url ? [escapeControlChars(url)] : []),
  ];
  const heading = wrap(
    `${number} · ${theme.style.strong(escapeControlChars(clip(title, 200)))}`,
    theme.columns - 4,
  ).map((line, at) => `${at ? '    ' : ''}${line}\n`);
  const quotation = wrap(quoted(citation, theme), theme.columns - 4).map(
    (line) => `  ${theme.faint('│')} ${line}\n`,
  );
  const footnote = wrap(facts.join(' · '), theme.columns - 2).map((line) => `  ${theme.faint(line)}\n`);
  return [...heading, ...quotation, ...footnote].join('');
}

function quoted({ text: read, bold: [from, to] }: Citation, theme: TerminalTheme): string {
  const text = escapeControlChars(read);
  const telling = text.slice(from, to);
  const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(telling) ?? [];
  return text.slice(0, from) + before + (core && theme.highlight(core)) + after + text.slice(to);
}

function decline(answer: Answer, m: Messages, theme: TerminalTheme): string[] {
  const rows = answer.nearest.map((near) =>
    theme.style.row(escapeControlChars(titled(near, 200)) + foreignMark(near.language, answer, m)),
  );
  return [m.answer.declined, ...(rows.length ? [m.answer.nearest, ...rows] : [])];
}
