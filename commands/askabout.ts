import { ApplicationCommandType } from 'discord.js';
import { defer, EVERYWHERE, type MessageCommand, named } from '../src/command.ts';
import { answerCard } from '../src/discord/answering.ts';
import { withoutMention } from '../src/discord/asked.ts';
import { audienceOf } from '../src/discord/audience.ts';
import { UserError } from '../src/errors.ts';

/** Takes a message of somebody else as the question. The answer is private until it is shared. */
export const askAbout = {
  data: {
    type: ApplicationCommandType.Message,
    ...named(({ menu }) => menu.askAbout),
    ...EVERYWHERE,
  },

  async execute(interaction, context) {
    const { targetMessage, user, locale } = interaction;
    const text = withoutMention(targetMessage);
    if (!text) throw new UserError(({ trouble }) => trouble.noText);
    await defer(interaction, true);
    const { server, shareable } = audienceOf(interaction, context);
    const answer = await answerCard(
      {
        asked: { text },
        scope: { locale },
        server,
        asker: user.id,
        hidden: true,
        shareable,
        replyTo: targetMessage.id,
        form: true,
        counts: true,
        discreet: true,
        repeats: true,
      },
      context,
    );
    await interaction.editReply(answer);
  },
} satisfies MessageCommand;
