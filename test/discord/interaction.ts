import {
  type APIApplicationCommandOptionChoice,
  type InteractionType,
  MessageFlags,
  MessageType,
} from 'discord.js';
import type { PostedMessage } from './message.ts';
import type { Channel, Interaction, Message, Modal, User, Version } from './types.ts';
import type { World } from './world.ts';

export interface Asked {
  readonly type: InteractionType;
  readonly messageType?: MessageType;
  readonly name: string;
  readonly user: User;
  readonly channel: Channel;
  /** Who brought the bot here: server `0`, user `1`. */
  readonly owners: Readonly<Record<string, string>>;
  /** Of a component, and of a modal that a component opened: the message it hangs on. */
  readonly source?: PostedMessage | undefined;
  /** Of an autocomplete: the type of the option. */
  readonly optionType?: number;
  /** The user may not show the answer to others here. */
  readonly forcedEphemeral?: boolean;
  /** The bot is only in the user's account, not in the server. */
  readonly outside?: boolean;
}

export class LiveInteraction implements Interaction {
  readonly id: string;
  readonly token: string;
  readonly createdAt: number;
  readonly asked: Asked;
  readonly world: World;
  acknowledgedAt: number | undefined;
  deferred = false;
  ephemeral = false;
  original: PostedMessage | undefined;
  modal: Modal | undefined;
  choices: readonly APIApplicationCommandOptionChoice[] | undefined;
  error: string | undefined;
  readonly followUps: PostedMessage[] = [];
  #cancelDeadline: () => void = () => undefined;

  constructor(world: World, asked: Asked) {
    this.world = world;
    this.asked = asked;
    this.id = world.snowflake();
    this.token = world.token();
    this.createdAt = world.now();
  }

  get type(): InteractionType {
    return this.asked.type;
  }

  get messageType(): MessageType {
    return this.asked.messageType ?? MessageType.Default;
  }

  get name(): string {
    return this.asked.name;
  }

  get user(): User {
    return this.asked.user;
  }

  get channel(): Channel {
    return this.asked.channel;
  }

  get acknowledgedAfterMs(): number | undefined {
    return this.acknowledgedAt === undefined ? undefined : this.acknowledgedAt - this.createdAt;
  }

  get message(): Message | undefined {
    return this.original;
  }

  get edits(): readonly Version[] {
    return this.original?.versions ?? [];
  }

  acknowledge(): void {
    this.#cancelDeadline();
    this.acknowledgedAt = this.world.now();
  }

  /** Resolves with what the user sees when it was acknowledged, or when that is too late. */
  async acknowledged(delivered: number): Promise<this> {
    const { acknowledgeWithinMs } = this.world;
    this.#cancelDeadline = this.world.after(acknowledgeWithinMs, () => {
      this.error = 'The application did not respond';
      if (delivered > 0) {
        this.world.violate(`no acknowledgement of ${this.name} within ${acknowledgeWithinMs} ms`);
      }
      this.world.changed();
    });
    const answered = () => this.acknowledgedAt !== undefined || this.error !== undefined;
    // The deadline decides, not this wait: with none at all both would end in the same moment.
    await this.world.until(answered, `the acknowledgement of ${this.name}`, acknowledgeWithinMs + 3000);
    return this;
  }

  async settled(timeoutMs = 10_000): Promise<Message> {
    const settledMessage = () => {
      if (this.error) throw new Error(`${this.name}: ${this.error}`);
      if (this.original?.deleted) throw new Error(`${this.name}: the response was deleted`);
      return this.original && (this.original.flags & MessageFlags.Loading) === 0 && this.original;
    };
    return await this.world.until<Message>(settledMessage, `the answer to ${this.name}`, timeoutMs);
  }
}
