import {
  type APIApplicationCommandOptionChoice,
  type APIModalInteractionResponseCallbackData,
  InteractionType,
  MessageFlags,
  InteractionResponseType as Reply,
} from 'discord.js';
import { checkModal } from '../check-modal.ts';
import { checkChoices } from '../check-options.ts';
import { compose } from '../compose.ts';
import { FormErrors, invalidForm, refuse } from '../errors.ts';
import type { LiveInteraction } from '../interaction.ts';
import { type Fields, fields, list, number, text } from '../json.ts';
import { unsaid } from '../message.ts';
import { post, revise } from '../post.ts';
import { type Answer, type Call, noContent, ok, type Route } from '../route.ts';
import { messageJson } from '../serialise-message.ts';

/** The first answer to an interaction. */
export const interactionRoutes: Route[] = [
  { method: 'POST', path: '/interactions/:interaction/:token/callback', open: true, handle: callback },
];

function callback(call: Call): Answer {
  const { world, params, query } = call;
  const interaction = world.interactions.get(params.token ?? '');
  if (!interaction || interaction.id !== params.interaction) throw refuse.unknownInteraction();
  if (interaction.acknowledgedAt !== undefined) throw refuse.acknowledgedTwice();
  const late = world.now() - interaction.createdAt > world.acknowledgeWithinMs;
  if (late || interaction.error !== undefined) throw refuse.unknownInteraction();
  const body = fields(call.body);
  const type = number(body.type);
  checkType(interaction, type);
  answers[type as Reply]?.(call, interaction, fields(body.data));
  interaction.acknowledge();
  world.changed();
  return query.get('with_response') === 'true' ? ok(responseJson(interaction, type)) : noContent;
}

function checkType(interaction: LiveInteraction, type: number): void {
  const update = [Reply.DeferredMessageUpdate, Reply.UpdateMessage];
  const message = [Reply.ChannelMessageWithSource, Reply.DeferredChannelMessageWithSource];
  const allowed: Partial<Record<InteractionType, Reply[]>> = {
    [InteractionType.ApplicationCommand]: [...message, Reply.Modal],
    [InteractionType.MessageComponent]: [...message, ...update, Reply.Modal],
    [InteractionType.ApplicationCommandAutocomplete]: [Reply.ApplicationCommandAutocompleteResult],
    [InteractionType.ModalSubmit]: interaction.asked.source ? [...message, ...update] : message,
  };
  if (allowed[interaction.type]?.includes(type)) return;
  const wrong = {
    path: ['type'],
    code: 'INTERACTION_TYPE_INVALID',
    message: `Cannot answer with type ${type}.`,
  };
  throw invalidForm([wrong]);
}

type Answering = (call: Call, interaction: LiveInteraction, data: Fields) => void;

const answers: Readonly<Partial<Record<Reply, Answering>>> = {
  [Reply.ChannelMessageWithSource]: respond,
  [Reply.DeferredChannelMessageWithSource]: think,
  [Reply.DeferredMessageUpdate]: (_, interaction) => {
    interaction.deferred = true;
    takeSource(interaction);
  },
  [Reply.UpdateMessage]: update,
  [Reply.ApplicationCommandAutocompleteResult]: suggest,
  [Reply.Modal]: open,
};

function respond(call: Call, interaction: LiveInteraction, data: Fields): void {
  const { world, files } = call;
  const { channel } = interaction;
  const composed = compose({ world, channel, body: data, files, mayHide: true });
  const flags = composed.flags | (interaction.asked.forcedEphemeral ? MessageFlags.Ephemeral : 0);
  interaction.original = post(world, origin(interaction), { ...composed, flags });
  interaction.ephemeral = interaction.original.ephemeral;
}

function think(_: Call, interaction: LiveInteraction, data: Fields): void {
  const flags = number(data.flags);
  if ((flags & ~MessageFlags.Ephemeral) !== 0) {
    const message = 'Only the flag EPHEMERAL can be set while the answer is deferred.';
    throw invalidForm([{ path: ['data', 'flags'], code: 'BITWISE_FLAGS_INVALID', message }]);
  }
  interaction.deferred = true;
  const hidden = interaction.asked.forcedEphemeral ? MessageFlags.Ephemeral : flags;
  const said = { ...unsaid, flags: hidden | MessageFlags.Loading };
  interaction.original = post(interaction.world, origin(interaction), said);
  interaction.ephemeral = interaction.original.ephemeral;
}

function takeSource(interaction: LiveInteraction): void {
  interaction.original = interaction.asked.source;
  interaction.ephemeral = interaction.asked.source?.ephemeral ?? false;
}

function update(call: Call, interaction: LiveInteraction, data: Fields): void {
  const { world, files } = call;
  const { source } = interaction.asked;
  if (!source || source.deleted) throw refuse.unknownMessage();
  revise(world, source, compose({ world, channel: source.channel, body: data, files, existing: source }));
  takeSource(interaction);
}

function suggest(_: Call, interaction: LiveInteraction, data: Fields): void {
  const errors = new FormErrors();
  checkChoices(errors, ['data', 'choices'], data.choices, interaction.asked.optionType ?? 3);
  errors.throwIfAny();
  interaction.choices = list(data.choices) as APIApplicationCommandOptionChoice[];
}

function open(_: Call, interaction: LiveInteraction, data: Fields): void {
  checkModal(data);
  interaction.modal = {
    interaction,
    customId: text(data.custom_id),
    title: text(data.title),
    data: data as unknown as APIModalInteractionResponseCallbackData,
  };
}

export function origin(interaction: LiveInteraction) {
  return { channel: interaction.channel, author: interaction.world.bot, interaction };
}

function responseJson(interaction: LiveInteraction, type: number): Fields {
  const { original, world } = interaction;
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      response_message_id: original?.id,
      response_message_loading: original?.loading ?? false,
      response_message_ephemeral: original?.ephemeral ?? false,
      channel_id: interaction.channel.id,
    },
    resource: { type, ...(original && { message: messageJson(original, world) }) },
  };
}
