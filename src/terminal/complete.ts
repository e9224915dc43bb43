import type { Completer } from 'node:readline';
import { COMMANDS } from '../../commands/index.ts';
import { messagesFor } from '../app/messages/messages.ts';
import { FOLLOWING } from './following.ts';
import type { Terminal } from './terminal.ts';

/** What Tab completes: the names of commands, and titles after `/article`. */
export function completerFor(
  { library }: { library: { status(): { articles: readonly { title: string }[] } } },
  { locale }: Pick<Terminal, 'locale'>,
): Completer {
  const m = messagesFor(locale);
  const names = [...COMMANDS, ...FOLLOWING, { name: 'quit' }].map(({ name }) => `/${name}`);
  const reading = new RegExp(`^/(?:article|${m.commandNames.article})\\s+(.*)$`, 'su');
  return (line) => {
    const typed = reading.exec(line)?.[1];
    if (typed === undefined) return [names.filter((name) => name.startsWith(line)), line];
    const titles = library.status().articles.map(({ title }) => title);
    return [
      titles.filter((title) => title.toLowerCase().startsWith(typed.toLowerCase())).slice(0, SHOWN),
      typed,
    ];
  };
}

const SHOWN = 25;
