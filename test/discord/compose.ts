import {
  type APIEmbed,
  type APIMessageTopLevelComponent,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import { flatten } from './check-components.ts';
import { checkMessage } from './check-message.ts';
import { refuse } from './errors.ts';
import { type Fields, fields, list, number, text } from './json.ts';
import { limits } from './limits.ts';
import { type PostedMessage, type Said, unsaid } from './message.ts';
import { may } from './permissions.ts';
import { pingsOf, union } from './pings.ts';
import type { Attachment, Channel, Message } from './types.ts';
import type { World } from './world.ts';

export interface Writing {
  readonly world: World;
  readonly channel: Channel;
  readonly body: unknown;
  readonly files: readonly Attachment[];
  readonly replyTo?: Message | undefined;
  /** Of an edit. */
  readonly existing?: PostedMessage | undefined;
  /** Ephemeral is only for interactions. */
  readonly mayHide?: boolean;
}

const ofCreation =
  MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.IsComponentsV2;
const ofEdit = MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2;

/** What the bot's message says once this body is applied. Throws the refusal that Discord would answer with. */
export function compose(writing: Writing): Said {
  const { world, channel, existing, files } = writing;
  const body = fields(writing.body);
  if (files.some((file) => file.data.length > limits.attachmentBytes)) throw refuse.tooLarge();
  const before = existing ?? unsaid;
  const content = 'content' in body ? text(body.content).trim() : before.content;
  const embeds = 'embeds' in body ? list(body.embeds) : before.embeds;
  const components = 'components' in body ? list(body.components) : before.components;
  const attachments = attachmentsOf(body, files, before.attachments);
  const flags = flagsOf(writing, body);
  const names = attachments.map((attachment) => attachment.filename);
  checkMessage({ content, embeds, components, files: names, flags, body });
  const said = {
    content,
    embeds: embeds.map((embed) => ({ type: 'rich', ...fields(embed) })) as APIEmbed[],
    // Checked above.
    components: numbered(components) as unknown as APIMessageTopLevelComponent[],
    attachments,
    flags,
  };
  const pings = pingsOf(allText(said), body.allowed_mentions, {
    mayPingAll: channel.guild !== undefined && may(channel, world.bot, PermissionFlagsBits.MentionEveryone),
    users: channel.guild ? [...channel.guild.members.keys()] : channel.recipients.map((user) => user.id),
    roles: [...(channel.guild?.roles.values() ?? [])],
    repliedTo: writing.replyTo?.author.id,
  });
  return { ...said, pings: existing ? union(existing.pings, pings) : pings };
}

/** Pings come from the content and from Components V2 texts, never from embeds. */
function allText(said: { content: string; components: readonly unknown[] }): string {
  const shown = flatten(said.components).flatMap((c) => (c.type === 10 ? [text(c.content)] : []));
  return [said.content, ...shown].join('\n');
}

function flagsOf(writing: Writing, body: Fields): number {
  const given = number(body.flags);
  const { existing, mayHide } = writing;
  if (!existing) return given & (mayHide ? ofCreation | MessageFlags.Ephemeral : ofCreation);
  return (existing.flags & ~MessageFlags.Loading) | (given & ofEdit);
}

/** Kept ones by id, then the new ones, named by `attachments` where it says so. */
function attachmentsOf(body: Fields, files: readonly Attachment[], before: Attachment[]): Attachment[] {
  const listed =
    'attachments' in body && body.attachments !== null ? list(body.attachments).map(fields) : undefined;
  const kept = listed ? before.filter((old) => listed.some((entry) => String(entry.id) === old.id)) : before;
  const added = files.map((file, at) => {
    const entry = listed?.find((e) => String(e.id) === String(at));
    return { ...file, filename: text(entry?.filename) || file.filename };
  });
  return [...kept, ...added];
}

/** Discord gives each component an id of its own. */
function numbered(components: readonly unknown[], next = { id: 1 }): Fields[] {
  return components.map((component) => {
    const c = fields(component);
    const id = number(c.id) || next.id++;
    return {
      ...c,
      id,
      ...('components' in c && { components: numbered(list(c.components), next) }),
      ...(c.accessory !== undefined && { accessory: numbered([c.accessory], next)[0] }),
    };
  });
}
