import { InteractionType } from 'discord.js';
import type { User } from '../../../test/discord/index.ts';
import { LiveInteraction } from '../../../test/discord/interaction.ts';
import { component, file } from './component.ts';
import { element, escapeHtml, type Html } from './html.ts';
import { markdown } from './markdown.ts';
import type { Shown, View } from './view.ts';

/** A message as Discord's clients show it, with what it answers above it and who sees it below. */
export function message(shown: Shown, view: View): Html {
  const { author, attachments, ephemeral, loading } = shown;
  const inComponents = JSON.stringify(shown.components);
  const loose = attachments.filter(({ filename }) => !inComponents.includes(`attachment://${filename}`));
  const body = loading
    ? [element('div', { class: 'thinking' }, `${escapeHtml(author.name)} is thinking…`)]
    : [
        ...(shown.content ? [element('div', { class: 'markdown' }, markdown(shown.content, view))] : []),
        ...shown.components.map((one) => component(one, attachments, view)),
        ...loose.map(({ filename }) => file(filename, attachments, view)),
      ];
  // What a command answers is edited all the time, and Discord does not say so.
  const edited = shown.editedAt !== undefined && !shown.interaction;
  return element(
    'article',
    {
      class: ephemeral ? 'message private' : 'message',
      'aria-label': `${author.name}, ${view.time(shown.createdAt)}`,
    },
    answered(shown, view),
    avatar(author),
    element(
      'div',
      { class: 'said' },
      element(
        'header',
        {},
        element('span', { class: 'author' }, escapeHtml(author.name)),
        author.bot ? element('span', { class: 'app' }, 'APP') : '',
        element('time', {}, escapeHtml(view.time(shown.createdAt))),
      ),
      ...body,
      edited ? element('span', { class: 'edited' }, '(edited)') : '',
      reactions(shown),
      ephemeral ? element('footer', {}, 'Only you can see this') : '',
    ),
  );
}

/** The line above a message that tells what it answers: a command, or another message. */
function answered({ interaction, replyTo }: Shown, view: View): Html {
  if (interaction?.type === InteractionType.ApplicationCommand) {
    const used = element('span', { class: 'mention' }, escapeHtml(interaction.name));
    const who = element('b', {}, escapeHtml(interaction.user.name));
    return element('div', { class: 'answered' }, small(interaction.user), `${who} used ${used}`);
  }
  const to = replyTo ?? (interaction instanceof LiveInteraction ? interaction.asked.source : undefined);
  if (!to) return '';
  const who = element('b', {}, `${to.author.bot ? '' : '@'}${escapeHtml(to.author.name)}`);
  const what = to.content ? inOneLine(to.content, view) : element('i', {}, 'Click to see message');
  return element('div', { class: 'answered' }, small(to.author), `${who} ${what}`);
}

function inOneLine(text: string, view: View): Html {
  return markdown(text.replace(/\s+/g, ' '), view);
}

function reactions({ reactions: all }: Shown): Html {
  const shown = [...all].filter(([, users]) => users.length);
  if (!shown.length) return '';
  const each = shown.map(([emoji, users]) =>
    element(
      'span',
      { class: 'reaction' },
      element('span', { class: 'emoji' }, escapeHtml(emoji)),
      ` ${users.length}`,
    ),
  );
  return element('div', { class: 'reactions' }, ...each);
}

function avatar(user: User): Html {
  return element('div', { class: `avatar ${colourOf(user)}`, 'aria-hidden': 'true' }, faceOf(user));
}

function small(user: User): Html {
  return element('span', { class: `avatar little ${colourOf(user)}`, 'aria-hidden': 'true' }, faceOf(user));
}

/** A footnote for the bot, an initial for a person. */
function faceOf({ bot, name }: User): Html {
  return bot ? '“<sup>1</sup>' : escapeHtml(name.charAt(0));
}

function colourOf({ bot, name }: User): string {
  return bot ? 'bot' : `colour${(name.codePointAt(0) ?? 0) % 4}`;
}
