import { ComponentType, MessageFlags, TextInputStyle } from 'discord.js';
import { converse } from '../../conversation/converse.ts';
import { type Button, defer } from '../command.ts';
import { previousQuestion } from '../questionIn.ts';
import { requestOf, visibilityRules } from '../request.ts';
import { render } from '../respond/render.ts';
import { decodeScope } from '../scope.ts';
import { show } from '../show.ts';

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
    const { kept, inTurn, m } = context;
    const { locale, createdTimestamp: now, fields } = interaction;
    const request = requestOf(interaction, context, visibility, rules);
    // What one follow-up cites, the next one leaves out.
    await inTurn(source?.id ?? interaction.id, async () => {
      const previous = source
        ? await previousQuestion(source, { now, replies: true }, kept, scope)
        : undefined;
      const asked = { text: fields.getTextInputValue(FIELD) };
      const inquiry = {
        asked,
        scope: { locale, ...(article && { article }) },
        ...(previous && { previous }),
      };
      const reply = await converse(request, inquiry, context);
      await show(interaction, render(reply, m), request, kept);
    });
  },
} satisfies Button;
