import { createInterface } from 'node:readline';
import type { App } from '../app/app.ts';
import { messagesFor } from '../app/messages/messages.ts';
import { UserError } from '../app/userError.ts';
import { readLines, writerOf } from '../util/lines.ts';
import { completerFor } from './complete.ts';
import { reportPage } from './render.ts';
import { openSession } from './session.ts';
import type { Terminal } from './terminal.ts';
import { themeFor } from './theme.ts';
import { escapeControlChars } from './wrap.ts';

/**
 * Answers line by line until the input ends, `/quit` or `stop`: a line that starts with `/` is a command, anything
 * else a question. What is being answered at that moment is finished.
 */
export async function runTerminal(app: App, terminal: Terminal, stop: AbortSignal): Promise<void> {
  const { input, output } = terminal;
  const write = writerOf(output);
  const session = openSession(app, terminal);
  const typing = Boolean(input.isTTY && output.isTTY);
  const keyboard = typing
    ? createInterface({ input, output, prompt: '> ', completer: completerFor(app, terminal) })
    : null;
  const leave = () => (keyboard ? keyboard.close() : input.destroy());
  stop.addEventListener('abort', leave, { once: true });

  try {
    if (typing) await write(`${messagesFor(terminal.locale).terminal.greeting}\n`);
    keyboard?.prompt();
    for await (const line of keyboard ?? readLines(input)) {
      // Without a keyboard nothing else would show the question.
      if (!typing && line.trim() && !(await write(`> ${escapeControlChars(line.trim())}\n`))) break;
      const reply = await respond(line.trim());
      if (reply === null || (reply && !(await write(`${reply}\n`))) || stop.aborted) break;
      keyboard?.prompt();
    }
  } catch (err) {
    if (!stop.aborted) throw err;
  } finally {
    stop.removeEventListener('abort', leave);
    leave();
  }

  // The only catch.
  async function respond(line: string): Promise<string | null> {
    if (!line) return '';
    const theme = themeFor(terminal.colors, output.columns, output.rows);
    try {
      return await session.respond(line, theme);
    } catch (err) {
      const mistake = err instanceof UserError;
      if (!mistake) app.log.error({ err }, 'Question or command failed');
      const m = messagesFor(terminal.locale);
      return reportPage([mistake ? err.say(m) : m.trouble.ours], theme);
    }
  }
}
