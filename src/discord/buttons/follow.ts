import { ComponentType, MessageFlags, TextInputStyle } from 'discord.js';
import { answerCard } from '../answerCard.ts';
import { type Button, defer } from '../command.ts';
import { askedBefore } from '../questionIn.ts';
import { decodeScope } from '../scope.ts';
import { show } from '../show.ts';
import { audienceOf } from '../visibility.ts';

const FIELD = 'question';
const LONGEST = 1000;

/** A form for a question that goes on from an answer: replies to slash answers do not reach the bot. */
export const follow = {
  name: 'follow',

  async press(interaction, scope, { m }) {
    const input = {
      type: ComponentType.TextInput,
      custom_id: FIELD,
      style: TextInputStyle.Short,
      max_length: LONGEST,
      required: true,
    } as const;
    await interaction.showModal({
      custom_id: `follow:${scope}`,
      title: m.followUp.title,
      components: [{ type: ComponentType.Label, label: m.followUp.label, component: input }],
    });
  },

  async submit(interaction, state, context) {
    const source = interaction.message;
    const audience = audienceOf(interaction, context);
    const hidden = audience.hidden(source?.flags.has(MessageFlags.Ephemeral) || null);
    await defer(interaction, hidden);
    const scope = decodeScope(state);
    const { article } = scope;
    const { kept, inTurn } = context;
    const whose = { server: audience.server, user: interaction.user.id, hidden };
    // What one follow-up cites, the next one leaves out.
    await inTurn(source?.id ?? interaction.id, async () => {
      const at = interaction.createdTimestamp;
      const previous = source ? await askedBefore(source, at, kept, scope) : undefined;
      const answer = await answerCard(
        {
          asked: { text: interaction.fields.getTextInputValue(FIELD) },
          ...(previous && { previous }),
          scope: { locale: interaction.locale, ...(article && { article }) },
          server: audience.server,
          asker: interaction.user.id,
          hidden,
          shareable: hidden && audience.shareable,
          form: true,
          counts: true,
          isPrivate: audience.isPrivate(hidden),
          repeats: true,
        },
        context,
      );
      await show(interaction, answer, whose, kept);
    });
  },
} satisfies Button;
