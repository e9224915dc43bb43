import { MessageFlags } from 'discord.js';
import { compose } from '../compose.ts';
import { refuse } from '../errors.ts';
import type { LiveInteraction } from '../interaction.ts';
import { limits } from '../limits.ts';
import type { PostedMessage } from '../message.ts';
import { erase, post, revise } from '../post.ts';
import { type Answer, type Call, noContent, ok, type Route } from '../route.ts';
import { messageJson } from '../serialise-message.ts';
import { origin } from './interactions.ts';

const path = '/webhooks/:application/:token';
const one = `${path}/messages/:message`;

/** What the bot says after its first answer: follow-ups, and edits of what it said. */
export const webhookRoutes: Route[] = [
  { method: 'POST', path, open: true, handle: followUp },
  { method: 'GET', path: one, open: true, handle: show },
  { method: 'PATCH', path: one, open: true, handle: edit },
  { method: 'DELETE', path: one, open: true, handle: remove },
];

function followUp(call: Call): Answer {
  const { world, body, files } = call;
  const interaction = interactionOf(call);
  // As Discord has it: right after "thinking…", a follow-up takes its place.
  if (interaction.original?.loading) return finish(call, interaction.original);
  const { channel, asked, followUps } = interaction;
  if (asked.outside && followUps.length >= limits.userAppFollowUps) throw refuse.tooManyFollowUps();
  const replyTo = interaction.original?.deleted ? undefined : interaction.original;
  const composed = compose({ world, channel, body, files, mayHide: true });
  const flags = composed.flags | (asked.forcedEphemeral ? MessageFlags.Ephemeral : 0);
  const message = post(world, { ...origin(interaction), replyTo }, { ...composed, flags });
  followUps.push(message);
  world.changed();
  return ok(messageJson(message, world));
}

function show(call: Call): Answer {
  return ok(messageJson(messageOf(call), call.world));
}

function edit(call: Call): Answer {
  return finish(call, messageOf(call));
}

function finish(call: Call, message: PostedMessage): Answer {
  const { world, body, files } = call;
  revise(world, message, compose({ world, channel: message.channel, body, files, existing: message }));
  return ok(messageJson(message, world));
}

function remove(call: Call): Answer {
  erase(call.world, messageOf(call));
  return noContent;
}

function messageOf(call: Call): PostedMessage {
  const interaction = interactionOf(call);
  const { original, followUps, asked } = interaction;
  const id = call.params.message;
  const wanted = [original, asked.source, ...followUps].find((m) => m?.id === id);
  const message = id === '@original' ? original : wanted;
  if (!message || message.deleted) throw refuse.unknownMessage();
  return message;
}

function interactionOf({ world, params }: Call): LiveInteraction {
  if (params.application !== world.bot.id) throw refuse.unknownWebhook();
  const interaction = world.interactions.get(params.token ?? '');
  if (!interaction) throw refuse.unknownWebhook();
  if (world.now() - interaction.createdAt > limits.interactionTokenMs) throw refuse.deadToken();
  if (interaction.acknowledgedAt === undefined) throw refuse.unknownWebhook();
  return interaction;
}
