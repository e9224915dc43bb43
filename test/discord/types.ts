import type {
  APIApplicationCommandOptionChoice,
  APIEmbed,
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackData,
  ChannelType,
  InteractionType,
  MessageType,
} from 'discord.js';

/** A person, or the bot itself. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
  /** The language of this person's Discord, one of Discord's locales. */
  locale: string;
  /** false: a direct message from the bot is refused with 50007. */
  acceptsDms: boolean;
  /** Has added the bot to the own account (integration type 1). */
  installed: boolean;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
  mentionable: boolean;
}

export interface Member {
  readonly user: User;
  /** Beside the role that everyone has. */
  readonly roles: Role[];
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  locale: string;
  readonly ownerId: string;
  /** Who added the bot, as the audit log has it; undefined: it does not go back so far. */
  addedBy: string | undefined;
  /** By user id. Holds the bot when the bot was invited. */
  readonly members: Map<string, Member>;
  /** By id; the role of everyone has the guild's own id. */
  readonly roles: Map<string, Role>;
}

/** Permissions given to or taken from one user or role in one channel. */
export interface Overwrite {
  readonly id: string;
  readonly type: 'user' | 'role';
  allow: bigint;
  deny: bigint;
}

export interface Channel {
  readonly id: string;
  readonly type: ChannelType;
  readonly name: string;
  readonly guild: Guild | undefined;
  /** Of a thread: the channel it hangs on. */
  readonly parent: Channel | undefined;
  /** Of a direct message or a group: everybody in it. */
  readonly recipients: readonly User[];
  readonly overwrites: Overwrite[];
  /** Everything ever posted here, in order; what was deleted stays, marked so. */
  readonly messages: Message[];
  /** How often somebody was seen typing here. */
  typing: number;
}

/** Whom a message would notify. */
export interface Pings {
  readonly users: string[];
  readonly roles: string[];
  readonly everyone: boolean;
}

export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly contentType: string;
  readonly data: Buffer;
}

/** What a message said at one moment. */
export interface Version {
  readonly at: number;
  readonly text: string;
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIMessageTopLevelComponent[];
}

/** A message as people see it. It is alive: an edit changes it. */
export interface Message {
  readonly id: string;
  readonly channel: Channel;
  readonly author: User;
  readonly createdAt: number;
  content: string;
  embeds: APIEmbed[];
  components: APIMessageTopLevelComponent[];
  attachments: Attachment[];
  flags: number;
  editedAt: number | undefined;
  deleted: boolean;
  readonly replyTo: Message | undefined;
  /** The message that it forwards, as that was then. */
  readonly forwards: Message | undefined;
  /** The interaction that it answers. */
  readonly interaction: Interaction | undefined;
  /** Everybody that any version of it would have notified. */
  pings: Pings;
  /** Every version so far, the first one first. */
  readonly versions: Version[];
  /** User ids by emoji. */
  readonly reactions: Map<string, string[]>;
  /** All of it as plain text, as `textOf` gives it. */
  readonly text: string;
  readonly ephemeral: boolean;
  /** "Footnote is thinking…" */
  readonly loading: boolean;
}

export interface Modal {
  readonly interaction: Interaction;
  readonly customId: string;
  readonly title: string;
  readonly data: APIModalInteractionResponseCallbackData;
}

/** What a user sees of a command, a press or a submission. It is alive: it goes on as the bot goes on. */
export interface Interaction {
  readonly id: string;
  readonly type: InteractionType;
  /** The type that messages have which answer it. */
  readonly messageType: MessageType;
  readonly user: User;
  readonly channel: Channel;
  /** For messages of the double: `/ask`, `autocomplete /ask`, `press open:1`, … */
  readonly name: string;
  readonly createdAt: number;
  /** Undefined as long as the bot has not acknowledged. */
  readonly acknowledgedAfterMs: number | undefined;
  /** The acknowledgement was "thinking…" (or, of a component, nothing to see yet). */
  readonly deferred: boolean;
  readonly ephemeral: boolean;
  /** The original response; of a component that updates its message, that message. */
  readonly message: Message | undefined;
  /** Versions of the original response, the first one first. */
  readonly edits: readonly Version[];
  readonly followUps: readonly Message[];
  readonly modal: Modal | undefined;
  /** Of an autocomplete. */
  readonly choices: readonly APIApplicationCommandOptionChoice[] | undefined;
  /** What Discord shows when the bot does not answer: "The application did not respond". */
  readonly error: string | undefined;
  /** Resolves to the original response once it is no longer "thinking…". Rejects after the time-out (10 s). */
  settled(timeoutMs?: number): Promise<Message>;
}

/** One REST request of the bot. */
export interface Request {
  readonly at: number;
  readonly method: string;
  /** The route with its parameters named: `/channels/:channel/messages`; `?` when there is no such route. */
  readonly route: string;
  /** Decoded, below `/api/v10`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly Attachment[];
  /** 0 while, or when, no answer was given. */
  status: number;
  response: unknown;
}

export interface Place {
  /** A channel, thread, direct message or group; the server's `discord.channel` unless given. */
  in?: Channel;
  /** Instead of the user's own. */
  locale?: string;
}

export type OptionValue = string | number | boolean | User | Role | Channel | UploadedFile;

/** A file that a user attaches. */
export interface UploadedFile {
  readonly filename: string;
  readonly data: string | Buffer;
}
