import { ApplicationCommandType } from 'discord.js';
import { UserError } from '../app/userError.ts';
import { converse } from '../conversation/converse.ts';
import { defer, EVERYWHERE, type MessageCommand, named } from './command.ts';
import { requestOf, visibilityRules } from './request.ts';
import { render } from './respond/render.ts';
import { show } from './show.ts';
import { isEmpty, readWritten, writtenIn } from './written.ts';

/** Takes a message of somebody else as the question. The answer is private until it is shared, as a reply to that message. */
export const askAbout = {
  data: {
    type: ApplicationCommandType.Message,
    ...named(({ menu }) => menu.askAbout),
    ...EVERYWHERE,
  },

  async execute(interaction, context) {
    const { targetMessage, locale } = interaction;
    const { kept, log, m } = context;
    const written = writtenIn(targetMessage);
    if (isEmpty(written)) throw new UserError(({ trouble }) => trouble.noText);
    await defer(interaction, 'private');
    const { text, notes } = await readWritten(written, log);
    const { id: replyTo, author } = targetMessage;
    const rules = await visibilityRules(interaction, context);
    const request = requestOf(interaction, context, 'private', rules);
    const origin = await kept.origin({ server: rules.server, user: author.id });
    const asked = { text, ...(origin && { owners: { text: origin } }) };
    const reply = await converse(request, { asked, scope: { locale }, replyTo, notes }, context);
    await show(interaction, render(reply, m), request, kept);
  },
} satisfies MessageCommand;
