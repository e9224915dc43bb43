import type { CommandInteraction } from 'discord.js';
import { answerCard } from './answerCard.ts';
import type { Context } from './command.ts';
import { show } from './show.ts';
import { answerTo, visibilityRules } from './visibility.ts';

/**
 * Answers a command, deferred before, so that only its user sees it: nobody else need know of the question. A shared answer
 * replies to the message `replyTo`; the question is that of the user `author`, unless it is the asker's.
 */
export async function answerPrivately(
  interaction: CommandInteraction,
  { text, replyTo, author }: { text: string; replyTo?: string; author?: string },
  context: Context,
): Promise<void> {
  const rules = await visibilityRules(interaction, context);
  const { server } = rules;
  const origin = author === undefined ? undefined : await context.kept.origin({ server, user: author });
  const answer = await answerCard(
    {
      ...answerTo(interaction, rules, 'private'),
      asked: { text, ...(origin && { owners: { text: origin } }) },
      scope: { locale: interaction.locale },
      ...(replyTo && { replyTo }),
      counts: true,
    },
    context,
  );
  await show(interaction, answer, { server, user: interaction.user.id, visibility: 'private' }, context.kept);
}
