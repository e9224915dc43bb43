import { type APIEmbed, type APIMessageTopLevelComponent, MessageFlags } from 'discord.js';
import { nobody } from './pings.ts';
import { textOf } from './text.ts';
import type { Attachment, Channel, Interaction, Message, Pings, User, Version } from './types.ts';

/** What a message says: the part that an edit replaces. */
export interface Said {
  readonly content: string;
  readonly embeds: APIEmbed[];
  readonly components: APIMessageTopLevelComponent[];
  readonly attachments: Attachment[];
  readonly flags: number;
  readonly pings: Pings;
}

export interface Origin {
  readonly id: string;
  readonly channel: Channel;
  readonly author: User;
  readonly createdAt: number;
  readonly replyTo?: Message | undefined;
  readonly interaction?: Interaction | undefined;
  /** Somebody's message that this one forwards. */
  readonly forwards?: Message | undefined;
}

export const unsaid: Said = {
  content: '',
  embeds: [],
  components: [],
  attachments: [],
  flags: 0,
  pings: nobody,
};

export class PostedMessage implements Message {
  readonly id: string;
  readonly channel: Channel;
  readonly author: User;
  readonly createdAt: number;
  readonly replyTo: Message | undefined;
  readonly interaction: Interaction | undefined;
  readonly forwards: Message | undefined;
  content = '';
  embeds: APIEmbed[] = [];
  components: APIMessageTopLevelComponent[] = [];
  attachments: Attachment[] = [];
  flags = 0;
  pings = nobody;
  editedAt: number | undefined;
  deleted = false;
  readonly versions: Version[] = [];
  readonly reactions = new Map<string, string[]>();

  constructor(origin: Origin, said: Said) {
    this.id = origin.id;
    this.channel = origin.channel;
    this.author = origin.author;
    this.createdAt = origin.createdAt;
    this.replyTo = origin.replyTo;
    this.interaction = origin.interaction;
    this.forwards = origin.forwards;
    this.say(said, origin.createdAt);
  }

  get text(): string {
    return textOf(this);
  }

  get ephemeral(): boolean {
    return (this.flags & MessageFlags.Ephemeral) !== 0;
  }

  get loading(): boolean {
    return (this.flags & MessageFlags.Loading) !== 0;
  }

  say(said: Said, at: number): void {
    this.content = said.content;
    this.embeds = said.embeds;
    this.components = said.components;
    this.attachments = said.attachments;
    this.flags = said.flags;
    this.pings = said.pings;
    if (!this.loading) this.versions.push(versionOf(this, at));
  }
}

function versionOf(message: PostedMessage, at: number): Version {
  const { content, embeds, components } = message;
  return { at, text: textOf(message), content, embeds, components };
}
