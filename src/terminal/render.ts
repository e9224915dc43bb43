import { COMMANDS } from '../../commands/index.ts';
import { type Answer, type Citation, earnsBold, type Verdict, worthReading } from '../../index/index.ts';
import { alsoIn, caveats, foreignMark } from '../app/caveats.ts';
import { languageName } from '../app/messages/messages.ts';
import type { Messages } from '../app/messages/types.ts';
import { placeName } from '../app/placeName.ts';
import { layOut, QUOTED_LINES } from '../app/quotation/layout.ts';
import type { AnswerReply, ListReply, Reply } from '../app/reply.ts';
import { clip, helpReport } from '../app/reports.ts';
import { type Line, markUpLine, type Text } from '../app/text.ts';
import { titled } from '../app/titled.ts';
import { UserError } from '../app/userError.ts';
import { PAGE } from '../conversation/answer.ts';
import { FOLLOWING } from './following.ts';
import type { Shown } from './memory.ts';
import { quotation } from './quotation.ts';
import { drawPage } from './readerPage.ts';
import type { TerminalTheme } from './theme.ts';
import { escapeControlChars, wrap } from './wrap.ts';

/** A reply as the terminal shows it; `m` are the messages of whoever sits there. */
export function render(reply: Reply, m: Messages, theme: TerminalTheme): Shown {
  switch (reply.kind) {
    case 'answer':
      return answerShown(reply, theme);
    case 'page':
      return drawPage(reply, m, theme);
    case 'gone':
      return { text: reportPage([reply.sentence], theme) };
    case 'report':
    case 'files':
      return { text: reportPage(reply.lines, theme) };
    case 'list':
      return { text: reportPage(listed(reply), theme) };
    case 'note':
      return { text: reportPage([reply.text], theme) };
    case 'help':
      return { text: reportPage(help(reply.messages), theme) };
    case 'settings':
      // They belong to a server.
      return { text: reportPage([m.insights.onlyInServers], theme) };
  }
}

/** How a surface shows an answer beside the answer itself (see `AnswerReply`). */
type Around = Partial<Pick<AnswerReply, 'notes' | 'note' | 'declineText' | 'from' | 'scope' | 'actions'>> & {
  to?: number;
};

/** An answer or a decline, as lines that end with a line break. With `actions`, what is nearest is numbered. */
export function answerPage(answer: Answer, m: Messages, theme: TerminalTheme, around: Around = {}): string {
  const { notes = [], note, from = 0, to } = around;
  const said = [...notes, ...(from === 0 ? caveats(answer, m, note) : [])];
  if (!answer.answered) return reportPage([...said, ...decline(answer, m, around)], theme);
  const head = said.length ? [reportPage(said, theme)] : [];
  const shown = answer.citations.slice(from, to);
  return [...head, ...shown.map((citation) => cited(citation, answer.verdict, m, theme))].join('\n');
}

function answerShown(reply: AnswerReply, theme: TerminalTheme): Shown {
  const { answer, messages: m, asked, from } = reply;
  const size = from === 0 ? worthReading(answer.citations) : PAGE;
  const to = Math.min(answer.citations.length, from + size);
  // The question itself has just been typed.
  const leaning = asked.after
    ? `${reportPage([m.answer.following(clip(escapeControlChars(asked.after), 200))], theme)}\n`
    : '';
  return { text: leaning + answerPage(answer, m, theme, { ...reply, to }), to };
}

/** Lines of a report, wrapped; rows keep their indent. */
export function reportPage(report: readonly Line[], theme: TerminalTheme): string {
  return report
    .flatMap((line) => markUpLine(line, theme.style).split('\n'))
    .flatMap((line) => {
      const indent = /^ */.exec(line)?.[0] ?? '';
      const [first = '', ...rest] = wrap(line.slice(indent.length), theme.columns - indent.length - 2);
      return [indent + first, ...rest.map((more) => `${indent}${indent && '  '}${more}`)];
    })
    .map((line) => `${line}\n`)
    .join('');
}

/** All of a list or, if one is asked for, a page of it. */
function listed({ heading, rows, page }: ListReply): Line[] {
  if (page === undefined) return [heading, ...rows];
  const pages = Math.max(1, Math.ceil(rows.length / ROWS));
  if (page > pages) throw new UserError((m) => m.trouble.noSuchPage(page, pages));
  return [heading, ...rows.slice((page - 1) * ROWS, page * ROWS)];
}

/** Rows of a page, as in Discord. */
const ROWS = 25;

function help(m: Messages): Line[] {
  const here = COMMANDS.filter(({ audience }) => audience !== 'serverManagers');
  const elsewhere = COMMANDS.filter((command) => !here.includes(command)).map(({ name }) => `/${name}`);
  const commands = [...here, ...FOLLOWING].map(
    // Permissions exist in servers only.
    ({ name, describe }) => [named(name), name === 'reindex' ? m.terminal.reindex : describe(m)] as const,
  );
  const rows = helpReport(m, m.help.inTerminal, [...commands, [named('quit'), m.terminal.quit]]);
  return [...rows, m.terminal.onlyInServers(m.list(elsewhere))];
}

function named(command: string): Text {
  return { strong: `/${command}` };
}

function cited(citation: Citation, verdict: Verdict, m: Messages, theme: TerminalTheme): string {
  const { number, title, url, language, date } = citation;
  const facts = [
    placeName(citation, m, escapeControlChars),
    ...alsoIn(citation, m, escapeControlChars),
    languageName(m, language),
    ...(date ? [escapeControlChars(m.date(clip(date, 40)))] : []),
    ...(url ? [escapeControlChars(url)] : []),
  ];
  // Of what may only help, the title is not bold.
  const titleStyle = verdict === 'answer' ? theme.style.strong : theme.faint;
  const heading = wrap(
    `${number} · ${titleStyle(escapeControlChars(clip(title, 200)))}`,
    theme.columns - 4,
  ).map((line, at) => `${at ? '    ' : ''}${line}\n`);
  const shown = quotation(
    layOut({ ...citation, plain: !earnsBold(verdict, citation) }, QUOTED_LINES),
    theme.columns - 2,
    theme,
  ).map((line) => `  ${line}\n`);
  const footnote = wrap(facts.join(' · '), theme.columns - 2).map((line) => `  ${theme.faint(line)}\n`);
  return [...heading, ...shown, ...footnote].join('');
}

function decline(answer: Answer, m: Messages, { declineText, scope, actions }: Around): Line[] {
  const rows = answer.nearest.map((near, at) => {
    const title: Text = { written: titled(near, 200) };
    return { row: [actions ? `${at + 1} · ` : '', title, foreignMark(near.language, answer, m)] };
  });
  const said = declineText ?? (scope?.article ? m.answer.declinedHere : m.answer.declined);
  return [said, ...(rows.length ? [m.answer.nearest, ...rows] : [])];
}
