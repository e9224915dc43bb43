import { PassThrough } from 'node:stream';
import { ApplicationCommandType } from 'discord.js';
import type { Channel, Interaction, Message, Modal, User } from '../../../test/discord/index.ts';
import { element, escapeHtml, type Html } from '../draw/html.ts';
import { message } from '../draw/message.ts';
import { terminal } from '../draw/terminal.ts';
import type { View } from '../draw/view.ts';
import type { Stage } from '../stage.ts';
import { form } from './form.ts';
import { commandIn } from './typed.ts';

/** Who looks, and where. */
export interface Seat {
  who: 'member' | 'manager';
  where: 'channel' | 'direct';
  /** One of Discord's locales. */
  locale: string;
}

/** What somebody does. */
export type Deed =
  | { do: 'send'; text: string; replyTo?: string; file?: { name: string; base64: string } }
  | { do: 'press'; message: string; button: string }
  | { do: 'choose'; message: string; menu: string; values: string[] }
  /** A command in the menu of a message. */
  | { do: 'apply'; message: string; command: string }
  | { do: 'submit'; form: string; values: Record<string, string | string[]> };

/** What is to be seen from a seat. */
export interface Sight {
  messages: { id: string; html: string }[];
  terminal: string;
}

/** The stage as a page shows it. */
export interface Room {
  /** Does it as a person would. The form that it opens, if it does. Throws what Discord would not let them do. */
  act(deed: Deed, seat: Seat): Promise<{ form?: string }>;
  see(seat: Seat): Sight;
  /** Changes whenever what is to be seen does. */
  version(seat: Seat): string;
  close(): void;
}

export function openRoom(stage: Stage): Room {
  const { discord } = stage;
  const forms = new Map<string, Modal>();
  const keyboard = new PassThrough();
  let screen = '';
  stage
    .type(keyboard, (text) => {
      screen = (screen + text).slice(-SCREEN);
    })
    .catch((err: unknown) => process.stderr.write(`The terminal ended: ${String(err)}\n`));

  function personAt({ who, locale }: Seat): User {
    const user = who === 'manager' ? discord.admin : discord.user;
    user.locale = locale;
    return user;
  }

  function placeAt(seat: Seat): Channel {
    return seat.where === 'direct' ? discord.dm(personAt(seat)) : discord.channel;
  }

  /** What was posted in the place, and what only this person was shown there. */
  function visible(seat: Seat): Message[] {
    const [user, place] = [personAt(seat), placeAt(seat)];
    const own = discord.interactions
      .filter((interaction) => interaction.user === user && interaction.channel === place)
      .flatMap(({ message, followUps }) => [...(message ? [message] : []), ...followUps])
      .filter(({ ephemeral }) => ephemeral);
    const all = [...new Set([...place.messages, ...own])].filter(({ deleted }) => !deleted);
    return all.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  }

  function find(id: string, seat: Seat): Message {
    const found = visible(seat).find((shown) => shown.id === id);
    if (!found) throw new Error('That message is not there any more.');
    return found;
  }

  function outcome(interaction: Interaction): { form?: string } {
    if (interaction.error) throw new Error(interaction.error);
    const { modal } = interaction;
    if (!modal) return {};
    forms.set(interaction.id, modal);
    return { form: form(interaction.id, modal) };
  }

  function type(text: string): void {
    keyboard.write(`${text.replace(/\s+/g, ' ')}\n`);
  }

  async function send(
    { text, file, replyTo }: Extract<Deed, { do: 'send' }>,
    seat: Seat,
  ): Promise<{ form?: string }> {
    const [user, place] = [personAt(seat), placeAt(seat)];
    const uploaded = file && { filename: file.name, data: Buffer.from(file.base64, 'base64') };
    type(text);
    if (text.startsWith('/')) {
      const { name, options } = commandIn(text, discord.registeredCommands, uploaded);
      return outcome(await discord.slash(user, name, options, { in: place, locale: seat.locale }));
    }
    if (replyTo) await discord.reply(user, find(replyTo, seat), text);
    else if (place === discord.channel && !uploaded) await discord.mention(user, place, text);
    else await discord.say(user, text, { in: place, ...(uploaded && { files: [uploaded] }) });
    return {};
  }

  /** What can be done with any message. */
  function tools({ content }: Message): Html {
    const commands = discord.registeredCommands.filter((one) => one.type === ApplicationCommandType.Message);
    const menu = content
      ? commands.map(({ name }) =>
          element('button', { type: 'button', 'data-apply': name }, escapeHtml(name)),
        )
      : [];
    const reply = element('button', { type: 'button', 'data-reply': true }, 'Reply');
    return element('div', { class: 'tools' }, reply, ...menu);
  }

  return {
    async act(deed, seat) {
      const user = personAt(seat);
      const { locale } = seat;
      switch (deed.do) {
        case 'send':
          return send({ ...deed, text: deed.text.trim() }, seat);
        case 'apply':
          return outcome(
            await discord.menu(user, deed.command, find(deed.message, seat), { in: placeAt(seat), locale }),
          );
        case 'press':
          return outcome(await discord.press(user, find(deed.message, seat), deed.button, { locale }));
        case 'choose':
          return outcome(
            await discord.select(user, find(deed.message, seat), deed.menu, deed.values, { locale }),
          );
        case 'submit': {
          const { question } = deed.values;
          if (typeof question === 'string') type(question);
          return outcome(await discord.submit(user, forms.get(deed.form), deed.values));
        }
      }
    },
    see(seat) {
      const view: View = { ...stage.names, now: Date.now(), time: clock, live: true };
      const messages = visible(seat).map((shown) => {
        const all = [message(shown, view), tools(shown)];
        return { id: shown.id, html: element('div', { class: 'turn', 'data-message': shown.id }, ...all) };
      });
      return { messages, terminal: terminal(screen.trimEnd()) };
    },
    version: (seat) =>
      JSON.stringify([
        screen.length,
        screen.slice(-100),
        visible(seat).map(({ id, flags, versions, reactions }) => [
          id,
          flags,
          versions.length,
          [...reactions],
        ]),
      ]),
    close: () => keyboard.end(),
  };
}

/** Characters of the terminal that are kept. */
const SCREEN = 40_000;

function clock(at: number): string {
  return new Date(at).toTimeString().slice(0, 5);
}
