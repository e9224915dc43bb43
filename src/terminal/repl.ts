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
import { plainly } from '../conversation/plan.ts';
import type { Library } from '../library/library.ts';
import type { Log } from '../ops/log.ts';
import type { Meter } from '../ops/meter.ts';
import { readLines, type Write, writerOf } from '../util/lines.ts';
import { StartError } from '../util/startError.ts';
import { openBar } from './progress.ts';
import { answerPage, type Paper, paper, reportPage } from './render.ts';

import { visible } from './wrap.ts';

/** Where a terminal reads and writes, and for whom. */
export interface Surface {
  input: Readable & { isTTY?: boolean };
  output: Writable & { isTTY?: boolean; columns?: number };
  /** Where progress is drawn, if it is a terminal. */
  errors?: Writable & { isTTY?: boolean };
  colors: boolean;
  /** The system's locale, a hint for the language of questions and of the messages. */
  locale?: string;
}

interface Room {
  library: Library;
  log: Log;
  meter?: Meter;
  about: About;
  config?: Pick<Disclosed, 'logQuestions'> & Partial<Disclosed>;
  surface: Surface;
  write: Write;
}

/**
 * Answers line by line until the input ends, `/quit` or `stop`: a line that starts with `/` is a command, anything
 * else a question. What is being answered at that moment is finished.
 */
export async function runTerminal(
  house: Omit<Room, 'surface' | 'write'>,
  surface: Surface,
  stop: AbortSignal,
): Promise<void> {
  const { input, output } = surface;
  const room: Room = { ...house, surface, write: writerOf(output) };
  const typing = Boolean(input.isTTY && output.isTTY);
  const keyboard = typing ? createInterface({ input, output, prompt: '> ' }) : null;
  const leave = () => (keyboard ? keyboard.close() : input.destroy());
  stop.addEventListener('abort', leave, { once: true });

  try {
    if (typing) await room.write(`${messagesFor(surface.locale).terminal.greeting}\n`);
    keyboard?.prompt();
    for await (const line of keyboard ?? readLines(input)) {
      // Without a keyboard nothing else would show the question.
      if (!typing && line.trim() && !(await room.write(`> ${visible(line.trim())}\n`))) break;
      const on = await answerLine(line.trim(), room);
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
async function answerLine(line: string, room: Room): Promise<boolean> {
  if (!line) return true;
  const m = messagesFor(room.surface.locale);
  const on = paper(room.surface.colors, room.surface.output.columns);
  try {
    const page = await respond(line, room, on);
    return page !== null && (await room.write(`${page}\n`));
  } catch (err) {
    const mistake = err instanceof UserError;
    if (!mistake) room.log.error({ err }, 'Question or command failed');
    return room.write(`${reportPage([mistake ? err.say(m) : m.trouble.ours], on)}\n`);
  }
}

async function respond(line: string, room: Room, on: Paper): Promise<string | null> {
  const { library, about, surface } = room;
  const m = messagesFor(surface.locale);
  const [, command, rest = ''] = /^(\/\S*)\s*(.*)$/s.exec(line) ?? [undefined, '/ask', line];
  switch (command) {
    case '/ask': {
      if (!rest) throw new UserError((m) => m.terminal.askUsage);
      const { answer, frame } = await askLibrary(room, plainly(library, rest, surface.locale));
      return answerPage(answer, frame, on);
    }
    case '/articles': {
      const { heading, rows } = articlesReport(m, on.style, library.status());
      return reportPage([heading, ...rows], on);
    }
    case '/status':
      return reportPage(statusReport(m, on.style, library.status(), about, new Date()), on);
    case '/help':
      return reportPage(helpReport(m, on.style, 'terminal'), on);
    case '/privacy': {
      const { logQuestions = false, ...config } = room.config ?? {};
      return reportPage(privacyReport(m, on.style, 'terminal', logQuestions, sendsQuestions(config)), on);
    }
    case '/reindex':
      return reindex(room, on);
    case '/quit':
      return null;
    default:
      throw new UserError((m) => m.terminal.unknownCommand(on.style.text(command)));
  }
}

async function reindex({ library, log, surface }: Room, on: Paper): Promise<string> {
  const m = messagesFor(surface.locale);
  const bar = await openBar(surface.errors, (progress) => progressReport(m, progress));
  try {
    const report = await library.rebuild(bar.show);
    return reportPage(reindexReport(m, on.style, report), on);
  } catch (err) {
    // Its message is a sentence that the page shows.
    if (!(err instanceof StartError)) log.error({ err }, 'Reindexing failed');
    return reportPage(reindexFailure(m, on.style, err), on);
  } finally {
    bar.end();
  }
}
