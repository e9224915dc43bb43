import type { APIApplicationCommand, APIApplicationCommandOptionChoice, ChannelType } from 'discord.js';
import type {
  Channel,
  Guild,
  Interaction,
  Message,
  Modal,
  OptionValue,
  Place,
  Request,
  Role,
  UploadedFile,
  User,
} from './types.ts';

export interface StartOptions {
  /** The only token that is accepted. */
  token?: string;
  /** Privileged intents that the application was granted (bits); none unless given. Others: close code 4014. */
  privilegedIntents?: number;
  /** Locale of the first server and of users: `en-US`. */
  locale?: string;
  /** The bot's permissions in the first server (bits): what reading, writing, embedding, attaching needs. */
  botPermissions?: bigint;
  /** Milliseconds to acknowledge: 3,000 as Discord has it. */
  acknowledgeWithinMs?: number;
  /** 41,250 as Discord has it. */
  heartbeatIntervalMs?: number;
  /** Shards that `GET /gateway/bot` recommends: 1. All of them may identify at once. */
  shards?: number;
  /** Fewer shards are refused with 4011: 1. */
  shardsRequired?: number;
  /** Milliseconds between two identifies of one bucket, as Discord wants 5,000: 0, any. Sooner ones are refused with op 9. */
  identifyEveryMs?: number;
  /** How many sessions `GET /gateway/bot` says may still be begun: 1,000. */
  sessionsLeft?: number;
  /** A port, for a bot in another process; a free one unless given. */
  port?: number;
}

export interface NewUser {
  name?: string;
  locale?: string;
  acceptsDms?: boolean;
  installed?: boolean;
  bot?: boolean;
  /** Permissions beside those of everyone, as a role of its own (bits). */
  permissions?: bigint;
  /** Servers that this user is a member of; the first server unless given. */
  guilds?: Guild[];
}

export interface NewGuild {
  name?: string;
  locale?: string;
  members?: User[];
  /** Nobody that the double knows, unless given. */
  owner?: User;
  /** Whom the audit log names for having added the bot. */
  addedBy?: User;
  /** false: the bot was not invited; only its user commands can be used there. */
  invited?: boolean;
  botPermissions?: bigint;
}

export interface Fault {
  /** Answer with this status. */
  status?: number;
  /** Discord's own number for what is wrong: 0. */
  code?: number;
  /** Seconds, in the header Retry-After and in the body of a 429. Without it the header is missing. */
  retryAfter?: number;
  /** Never answer (or after so many milliseconds). */
  hang?: boolean | number;
  /** Break the connection. */
  reset?: boolean;
  /** Close the connection in good order, without an answer. */
  close?: boolean;
  /** Close it in the middle of the answer. */
  cut?: boolean;
  /** Do what was asked first, then fail: as when only the answer is lost. */
  applied?: boolean;
  /** How many requests (1). */
  times?: number;
}

/** Faults of REST. */
export interface RestFaults {
  /** `pattern`: `METHOD /path` with `*` for anything but a slash, or a RegExp. Later ones come first. */
  fail(pattern: string | RegExp, fault: Fault): { readonly used: number; stop(): void };
}

/** Faults of the gateway. */
export interface GatewayFaults {
  /** Closes all connections with this code; the sessions can be resumed. */
  close(code?: number): void;
  /** Op 7. */
  reconnect(): void;
  /** Op 9. */
  invalidate(resumable: boolean): void;
  /** Stops (or begins again) to acknowledge heartbeats; new connections are acknowledged again. */
  stopAcks(stopped?: boolean): void;
  /** Sends the last event of this name (`INTERACTION_CREATE`) once more. */
  repeat(event: string): void;
  /** Cuts all connections and refuses new ones for so many milliseconds. */
  down(ms: number): void;
  /** Connections that are identified now, how often clients identified and resumed. */
  readonly connections: number;
  readonly identified: number;
  readonly resumed: number;
}

export interface Discord {
  /** For `rest.api`: `http://127.0.0.1:PORT/api`. */
  readonly api: string;
  readonly token: string;
  readonly bot: User;
  readonly guild: Guild;
  readonly channel: Channel;
  /** A member of the server with the permissions of everyone. */
  readonly user: User;
  /** A member of the server with Manage Server. */
  readonly admin: User;
  readonly requests: readonly Request[];
  readonly violations: string[];
  readonly interactions: readonly Interaction[];
  /** Those that hang on messages or channels of any server. */
  readonly threads: readonly Channel[];
  /** Global ones and those of servers. */
  readonly registeredCommands: readonly APIApplicationCommand[];
  readonly rest: RestFaults;
  readonly gateway: GatewayFaults;

  slash(user: User, name: string, options?: Record<string, OptionValue>, place?: Place): Promise<Interaction>;
  autocomplete(
    user: User,
    name: string,
    option: string,
    typed: string | number,
    place?: Place & { options?: Record<string, OptionValue> },
  ): Promise<readonly APIApplicationCommandOptionChoice[]>;
  menu(user: User, name: string, target: Message | User, place?: Place): Promise<Interaction>;
  press(user: User, message: Message, button: string, place?: Pick<Place, 'locale'>): Promise<Interaction>;
  select(
    user: User,
    message: Message,
    customId: string,
    values: string[],
    place?: Pick<Place, 'locale'>,
  ): Promise<Interaction>;
  submit(
    user: User,
    modal: Modal | undefined,
    values: Record<string, string | string[]>,
  ): Promise<Interaction>;

  say(user: User, text: string, to?: { in?: Channel; files?: UploadedFile[] }): Promise<Message>;
  /** Puts a mention of the bot before the text. */
  mention(user: User, channel: Channel, text: string): Promise<Message>;
  /** With a ping, as Discord has it unless one switches it off. */
  reply(user: User, message: Message, text: string, how?: { ping?: boolean }): Promise<Message>;
  /** A new post in a forum; its first message. */
  begin(user: User, forum: Channel, title: string, text: string): Promise<Message>;
  /** Into the direct messages with the bot unless another channel is given. */
  forward(user: User, message: Message, to?: Channel): Promise<Message>;
  edit(message: Message, text: string): Promise<void>;
  remove(message: Message): Promise<void>;
  react(user: User, message: Message, emoji: string): Promise<void>;

  dm(user: User): Channel;
  /** A private channel (context 2): a group without the bot. */
  group(...users: User[]): Channel;
  addUser(user?: NewUser): User;
  addGuild(guild?: NewGuild): Guild;
  /** Somebody removes the bot from a server. */
  removeBot(guild: Guild): void;
  /** Discord has trouble with a server: the bot is told nothing of it until this is over (`false`). */
  outage(guild: Guild, there?: boolean): void;
  addChannel(name: string, where?: { guild?: Guild; type?: ChannelType }): Channel;
  addThread(parent: Channel, name?: string): Channel;
  addRole(role: { name: string; guild?: Guild; permissions?: bigint; mentionable?: boolean }): Role;
  giveRole(user: User, role: Role): void;
  /** What `who` may do in this channel beside, or despite, its roles (bits of PermissionFlagsBits). */
  allow(channel: Channel, who: User | Role, permissions: bigint): void;
  deny(channel: Channel, who: User | Role, permissions: bigint): void;

  /** Resolves when a client has identified and was sent its servers. */
  online(timeoutMs?: number): Promise<void>;
  /** The bot's first message in this channel that fits and that no earlier call returned; not one still "thinking…". */
  waitForMessage(
    channel: Channel,
    predicate?: (message: Message) => boolean,
    timeoutMs?: number,
  ): Promise<Message>;
  /** The bot's first message after this one in its channel that is not a reply to another one. */
  answerTo(message: Message, timeoutMs?: number): Promise<Message>;
  /** Looks again whenever something has happened, and every 20 ms. Rejects with `what` after the time-out (5 s). */
  until<T>(check: () => T | undefined | false, what?: string, timeoutMs?: number): Promise<T>;
  /** Moves Discord's clock forward. */
  advance(ms: number): void;
  /** Gateway and REST are gone for so many milliseconds. */
  down(ms: number): void;
  /** Drops past requests, interactions and messages: for tests of memory. */
  forget(): void;
  /** Takes the violations that match out; throws when there are none. */
  expectViolation(pattern: RegExp): string[];
  /** Ends the server and every connection; throws when violations are left. Safe to call twice. */
  close(): Promise<void>;
}
