import { ApplicationCommandType } from 'discord.js';
import { UserError } from '../app/userError.ts';
import { converse } from '../conversation/converse.ts';
import { defer, EVERYWHERE, type MessageCommand, named } from './command.ts';
import { withoutMention } from './questionIn.ts';
import { requestOf, visibilityRules } from './request.ts';
import { render } from './respond/render.ts';
import { show } from './show.ts';

/** Takes a message of somebody else as the question. The answer is private until it is shared, as a reply to that message. */
export const askAbout = {
  data: {
    type: ApplicationCommandType.Message,
    ...named(({ menu }) => menu.askAbout),
    ...EVERYWHERE,
  },

  async execute(interaction, context) {
    const { targetMessage, locale } = interaction;
    const { kept, m } = context;
    const text = withoutMention(targetMessage);
    if (!text) throw new UserError(({ trouble }) => trouble.noText);
    await defer(interaction, 'private');
    const { id: replyTo, author } = targetMessage;
    const rules = await visibilityRules(interaction, context);
    const request = requestOf(interaction, context, 'private', rules);
    const origin = await kept.origin({ server: rules.server, user: author.id });
    const asked = { text, ...(origin && { owners: { text: origin } }) };
    const reply = await converse(request, { asked, scope: { locale }, replyTo }, context);
    await show(interaction, render(reply, m), request, kept);
  },
} satisfies MessageCommand;
