import { ComponentType, MessageFlags, TextInputStyle } from 'discord.js';
import { answerCard } from '../answerCard.ts';
import { type Button, defer } from '../command.ts';
import { previousQuestion } from '../questionIn.ts';
import { decodeScope } from '../scope.ts';
import { show } from '../show.ts';
import { answerTo, visibilityRules } from '../visibility.ts';

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
    const rules = await visibilityRules(interaction, context);
    const isPrivate = source?.flags.has(MessageFlags.Ephemeral);
    const visibility = rules.visibility(isPrivate ? 'private' : null);
    await defer(interaction, visibility);
    const scope = decodeScope(state);
    const { article } = scope;
    const { kept, inTurn } = context;
    const whose = { server: rules.server, user: interaction.user.id, visibility };
    // What one follow-up cites, the next one leaves out.
    await inTurn(source?.id ?? interaction.id, async () => {
      const at = interaction.createdTimestamp;
      const previous = source ? await previousQuestion(source, at, kept, scope) : undefined;
      const answer = await answerCard(
        {
          ...answerTo(interaction, rules, visibility),
          asked: { text: interaction.fields.getTextInputValue(FIELD) },
          ...(previous && { previous }),
          scope: { locale: interaction.locale, ...(article && { article }) },
          counts: true,
        },
        context,
      );
      await show(interaction, answer, whose, kept);
    });
  },
} satisfies Button;
