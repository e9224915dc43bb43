import picocolors from 'picocolors';
import type { Answer, Citation } from '../../index/index.ts';
import { alsoIn, caveats, foreignMark } from '../app/caveats.ts';
import { languageName } from '../app/messages/messages.ts';
import type { Messages } from '../app/messages/types.ts';
import { clip, type Style } from '../app/reports.ts';
import { titled } from '../app/titled.ts';
import { visible, wrap } from './wrap.ts';

/** How a terminal shows things. */
export interface Paper {
  style: Style;
  /** The telling part of a quotation, visible without colours too. */
  telling(shown: string): string;
  faint(shown: string): string;
  columns: number;
}

const WIDEST = 100;
const USUAL = 80;
const NARROWEST = 20;

/** Paper for a terminal of so many columns, or for a pipe or terminal that does not tell (undefined or 0). */
export function paper(colors: boolean, columns?: number): Paper {
  const pc = picocolors.createColors(colors);
  return {
    style: { text: visible, strong: pc.bold, row: (shown) => `  ${shown}` },
    telling: colors ? pc.bold : (shown) => `**${shown}**`,
    faint: pc.dim,
    columns: Math.max(NARROWEST, Math.min(columns || USUAL, WIDEST)),
  };
}

/** An answer or a decline, as lines that end with a line break. */
export function answerPage(answer: Answer, m: Messages, on: Paper): string {
  const said = caveats(answer, m);
  if (!answer.answered) return reportPage([...said, ...decline(answer, m, on)], on);
  const head = said.length ? [reportPage(said, on)] : [];
  return [...head, ...answer.citations.map((citation) => cited(citation, m, on))].join('\n');
}

/** Lines of a report, wrapped; rows keep their indent. */
export function reportPage(lines: string[], on: Paper): string {
  return lines
    .flatMap((line) => {
      const indent = /^ */.exec(line)?.[0] ?? '';
      const [first = '', ...rest] = wrap(line.slice(indent.length), on.columns - indent.length - 2);
      return [indent + first, ...rest.map((more) => `${indent}${indent && '  '}${more}`)];
    })
    .map((line) => `${line}\n`)
    .join('');
}

function cited(citation: Citation, m: Messages, on: Paper): string {
  const { number, title, url, article, lines, language, date } = citation;
  const facts = [
    `${visible(article)}, ${m.answer.lines(...lines)}`,
    ...alsoIn(citation, m, visible),
    languageName(m, language),
    ...(date ? [visible(m.date(clip(date, 40)))] : []),
    ...(url ? [visible(url)] : []),
  ];
  const heading = wrap(`${number} · ${on.style.strong(visible(clip(title, 200)))}`, on.columns - 4).map(
    (line, at) => `${at ? '    ' : ''}${line}\n`,
  );
  const quotation = wrap(quoted(citation, on), on.columns - 4).map((line) => `  ${on.faint('│')} ${line}\n`);
  const footnote = wrap(facts.join(' · '), on.columns - 2).map((line) => `  ${on.faint(line)}\n`);
  return [...heading, ...quotation, ...footnote].join('');
}

function quoted({ excerpt, bold: [from, to] }: Citation, on: Paper): string {
  const text = visible(excerpt);
  const telling = text.slice(from, to);
  const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(telling) ?? [];
  return text.slice(0, from) + before + (core && on.telling(core)) + after + text.slice(to);
}

function decline(answer: Answer, m: Messages, on: Paper): string[] {
  const rows = answer.nearest.map((near) =>
    on.style.row(visible(titled(near, 200)) + foreignMark(near.language, answer, m)),
  );
  return [m.answer.declined, ...(rows.length ? [m.answer.nearest, ...rows] : [])];
}
