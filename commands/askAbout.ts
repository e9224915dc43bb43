import { ApplicationCommandType } from 'discord.js';
import { UserError } from '../src/app/userError.ts';
import { answerPrivately } from '../src/discord/answerPrivately.ts';
import { defer, EVERYWHERE, type MessageCommand, named } from '../src/discord/command.ts';
import { withoutMention } from '../src/discord/questionIn.ts';

/** Takes a message of somebody else as the question. The answer is private until it is shared. */
export const askAbout = {
  data: {
    type: ApplicationCommandType.Message,
    ...named(({ menu }) => menu.askAbout),
    ...EVERYWHERE,
  },

  async execute(interaction, context) {
    const { targetMessage } = interaction;
    const text = withoutMention(targetMessage);
    if (!text) throw new UserError(({ trouble }) => trouble.noText);
    await defer(interaction, 'private');
    const { id: replyTo, author } = targetMessage;
    await answerPrivately(interaction, { text, replyTo, author: author.id }, context);
  },
} satisfies MessageCommand;
