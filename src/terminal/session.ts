import { COMMANDS } from '../../commands/index.ts';
import type { App } from '../app/app.ts';
import { refuseOthers } from '../app/audience.ts';
import type { Command } from '../app/command.ts';
import { messagesFor } from '../app/messages/messages.ts';
import type { Messages } from '../app/messages/types.ts';
import { readPage } from '../app/reader.ts';
import type { Reply } from '../app/reply.ts';
import { progressReport } from '../app/reports.ts';
import type { OptionValues, Request } from '../app/request.ts';
import { UserError } from '../app/userError.ts';
import { converse } from '../conversation/converse.ts';
import type { Progress } from '../library/library.ts';
import { parseOptions, splitLine } from './commandLine.ts';
import { FOLLOWING, type Said } from './following.ts';
import { beforeThis, type Memory, offers, remember } from './memory.ts';
import { openBar } from './progress.ts';
import { render } from './render.ts';
import type { Terminal } from './terminal.ts';
import type { TerminalTheme } from './theme.ts';
import { escapeControlChars } from './wrap.ts';

/** A conversation in the terminal: it remembers what it has shown, so that the next line can go on from there. */
export interface Session {
  /** What is written in reply to a line; null when the conversation is over. Throws a UserError for a mistake. */
  respond(line: string, theme: TerminalTheme): Promise<string | null>;
}

export function openSession(app: App, terminal: Terminal): Session {
  const m = messagesFor(terminal.locale);
  let memory: Memory = { articles: [] };

  return {
    async respond(line, theme) {
      const { name, rest } = splitLine(line);
      if (name === 'quit') return null;
      const { reply, quote = null } = name === null ? await question(line) : await command(name, rest);
      const shown = render(reply, m, theme);
      memory = remember(memory, reply, shown, quote);
      const next = offers(reply, memory);
      return shown.text + (next.length ? `\n  ${theme.faint(next.join(' · '))}\n` : '');
    },
  };

  /** As in a direct conversation, a question may lean on the one before. */
  async function question(text: string): Promise<Said> {
    const { locale } = terminal;
    const inquiry = { asked: { text }, scope: { ...(locale && { locale }) }, ...beforeThis(memory) };
    return { reply: await converse(requestIn(terminal, m), inquiry, app) };
  }

  async function command(name: string, rest: string): Promise<Said> {
    const following = FOLLOWING.find((following) => following.name === name);
    if (following) {
      const said = await following.run(rest, memory, requestIn(terminal, m), app);
      if (!said) throw new UserError((m) => m.terminal.nothingToShow(`/${name}`));
      return said;
    }
    const found = COMMANDS.find((command) => [command.name, m.commandNames[command.name]].includes(name));
    if (!found) throw new UserError((m) => m.terminal.unknownCommand(escapeControlChars(`/${name}`)));
    const article = found.name === 'article' ? memory.articles[Number(rest) - 1] : undefined;
    if (article) return { reply: await readPage(app.library, m, { article, at: 0 }) };
    refuseOthers(found, requestIn(terminal, m));
    return { reply: await run(found, parseOptions(found, rest, m)) };
  }

  async function run(command: Command, options: OptionValues): Promise<Reply> {
    const bar = await openBar(terminal.errors, (now: Progress) => progressReport(m, now));
    const request = {
      ...requestIn(terminal, m),
      options,
      progress: (now: Progress | null) => now && bar.show(now),
    };
    return command.run(request, app).finally(bar.end);
  }
}

/** Whoever sits at the terminal runs the bot, and is the only one who sees what it says. */
function requestIn({ locale }: Terminal, m: Messages): Request {
  return {
    surface: 'terminal',
    user: 'terminal',
    server: null,
    m,
    ...(locale && { locale }),
    rights: { inServer: false, managesServer: false, runsBot: true },
    visibility: 'private',
    sensitive: false,
    canShare: false,
    notForAll: [],
    form: false,
    repeats: false,
    pictures: false,
    options: {},
  };
}
