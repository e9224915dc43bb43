import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { askLibrary } from '../app/ask.ts';
import { messagesFor } from '../app/messages/messages.ts';
import { type Disclosed, privacyReport, sendsQuestions } from '../app/privacyReport.ts';
import {
  type About,
  articlesReport,
  helpReport,
  progressReport,
  reindexFailure,
  reindexReport,
  statusReport,
} from '../app/reports.ts';
import { UserError } from '../app/userError.ts';
import { planStandalone } from '../conversation/plan.ts';
import type { Library } from '../library/library.ts';
import type { Log } from '../ops/log.ts';
import type { Meter } from '../ops/meter.ts';
import { readLines, type Write, writerOf } from '../util/lines.ts';
import { StartError } from '../util/startError.ts';
import { openBar } from './progress.ts';
import { answerPage, reportPage, type TerminalTheme, themeFor } from './render.ts';

import { escapeControlChars } from './wrap.ts';

/** Where a terminal reads and writes, and for whom. */
export interface Terminal {
  input: Readable & { isTTY?: boolean };
  output: Writable & { isTTY?: boolean; columns?: number };
  /** Where progress is drawn, if it is a terminal. */
  errors?: Writable & { isTTY?: boolean };
  colors: boolean;
  /** The system's locale, a hint for the language of questions and of the messages. */
  locale?: string;
}

interface TerminalSession {
  library: Library;
  log: Log;
  meter?: Meter;
  about: About;
  config?: Pick<Disclosed, 'logQuestions'> & Partial<Disclosed>;
  terminal: Terminal;
  write: Write;
}

/**
 * Answers line by line until the input ends, `/quit` or `stop`: a line that starts with `/` is a command, anything
 * else a question. What is being answered at that moment is finished.
 */
export async function runTerminal(
  app: Omit<TerminalSession, 'terminal' | 'write'>,
  terminal: Terminal,
  stop: AbortSignal,
): Promise<void> {
  const { input, output } = terminal;
  const session: TerminalSession = { ...app, terminal, write: writerOf(output) };
  const typing = Boolean(input.isTTY && output.isTTY);
  const keyboard = typing ? createInterface({ input, output, prompt: '> ' }) : null;
  const leave = () => (keyboard ? keyboard.close() : input.destroy());
  stop.addEventListener('abort', leave, { once: true });

  try {
    if (typing) await session.write(`${messagesFor(terminal.locale).terminal.greeting}\n`);
    keyboard?.prompt();
    for await (const line of keyboard ?? readLines(input)) {
      // Without a keyboard nothing else would show the question.
      if (!typing && line.trim() && !(await session.write(`> ${escapeControlChars(line.trim())}\n`))) break;
      const on = await answerLine(line.trim(), session);
      if (!on || stop.aborted) break;
      keyboard?.prompt();
    }
  } catch (err) {
    if (!stop.aborted) throw err;
  } finally {
    stop.removeEventListener('abort', leave);
    leave();
  }
}

// The only catch. False: the conversation is over.
async function answerLine(line: string, session: TerminalSession): Promise<boolean> {
  if (!line) return true;
  const m = messagesFor(session.terminal.locale);
  const theme = themeFor(session.terminal.colors, session.terminal.output.columns);
  try {
    const page = await respond(line, session, theme);
    return page !== null && (await session.write(`${page}\n`));
  } catch (err) {
    const mistake = err instanceof UserError;
    if (!mistake) session.log.error({ err }, 'Question or command failed');
    return session.write(`${reportPage([mistake ? err.say(m) : m.trouble.ours], theme)}\n`);
  }
}

async function respond(line: string, session: TerminalSession, theme: TerminalTheme): Promise<string | null> {
  const { library, about, terminal } = session;
  const m = messagesFor(terminal.locale);
  const [, command, rest = ''] = /^(\/\S*)\s*(.*)$/s.exec(line) ?? [undefined, '/ask', line];
  switch (command) {
    case '/ask': {
      if (!rest) throw new UserError((m) => m.terminal.askUsage);
      const { answer, messages } = await askLibrary(session, planStandalone(library, rest, terminal.locale));
      return answerPage(answer, messages, theme);
    }
    case '/articles': {
      const { heading, rows } = articlesReport(m, theme.style, library.status());
      return reportPage([heading, ...rows], theme);
    }
    case '/status':
      return reportPage(statusReport(m, theme.style, library.status(), about, new Date()), theme);
    case '/help':
      return reportPage(helpReport(m, theme.style, 'terminal'), theme);
    case '/privacy': {
      const { logQuestions = false, ...config } = session.config ?? {};
      return reportPage(
        privacyReport(m, theme.style, 'terminal', logQuestions, sendsQuestions(config)),
        theme,
      );
    }
    case '/reindex':
      return reindex(session, theme);
    case '/quit':
      return null;
    default:
      throw new UserError((m) => m.terminal.unknownCommand(theme.style.text(command)));
  }
}

async function reindex({ library, log, terminal }: TerminalSession, theme: TerminalTheme): Promise<string> {
  const m = messagesFor(terminal.locale);
  const bar = await openBar(terminal.errors, (progress) => progressReport(m, progress));
  try {
    const report = await library.rebuild(bar.show);
    return reportPage(reindexReport(m, theme.style, report), theme);
  } catch (err) {
    // Its message is a sentence that the page shows.
    if (!(err instanceof StartError)) log.error({ err }, 'Reindexing failed');
    return reportPage(reindexFailure(m, theme.style, err), theme);
  } finally {
    bar.end();
  }
}
