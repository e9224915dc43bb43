import { randomBytes } from 'node:crypto';
import type { LiveInteraction } from './interaction.ts';
import type { PostedMessage } from './message.ts';
import { Comparison } from './openapi.ts';
import type { Attachment, Channel, Guild, Message, Request, User } from './types.ts';

/** One event for the gateway. */
export interface Dispatch {
  readonly name: string;
  /** Only for clients that identified with one of these intents; 0: for all. */
  readonly intents: number;
  readonly guild: Guild | undefined;
  /** The intents decide what is in it. */
  data(intents: number): unknown;
}

export interface StoredCommand {
  readonly id: string;
  readonly guild: Guild | undefined;
  version: string;
  /** As the bot registered it. */
  body: Record<string, unknown>;
}

const discordEpoch = 1_420_070_400_000n;

/** Everything that Discord knows, and the one place where a change is announced. */
export class World {
  readonly bot: User;
  readonly users = new Map<string, User>();
  readonly guilds = new Map<string, Guild>();
  /** Servers that Discord has trouble with. */
  readonly unavailable = new Set<Guild>();
  readonly channels = new Map<string, Channel>();
  readonly messages = new Map<string, PostedMessage>();
  readonly commands = new Map<string, StoredCommand>();
  /** By token, in order. */
  readonly interactions = new Map<string, LiveInteraction>();
  readonly files = new Map<string, Attachment>();
  readonly requests: Request[] = [];
  readonly comparison = new Comparison((what) => this.violate(what));
  readonly acknowledgeWithinMs: number;
  /** What the application was granted; REST goes by it too. */
  readonly privilegedIntents: number;
  /** Where files are served from. */
  origin = '';
  closed = false;
  /** Returns how many clients were reached at once. */
  send: (event: Dispatch) => number = () => 0;

  readonly #violations: string[] = [];
  #offset = 0;
  #count = 0n;
  readonly #watchers = new Set<() => void>();
  readonly #closers = new Set<() => void>();

  constructor(acknowledgeWithinMs: number, privilegedIntents: number) {
    this.acknowledgeWithinMs = acknowledgeWithinMs;
    this.privilegedIntents = privilegedIntents;
    this.bot = this.addUser({ name: 'Footnote', bot: true });
  }

  now(): number {
    return Date.now() + this.#offset;
  }

  advance(ms: number): void {
    this.#offset += ms;
  }

  snowflake(): string {
    this.#count += 1n;
    return String(((BigInt(this.now()) - discordEpoch) << 22n) | (this.#count & 0x3fffffn));
  }

  token(): string {
    return `aW50ZXJhY3Rpb24.${randomBytes(24).toString('base64url')}`;
  }

  /** The address at which the file can be fetched. */
  serve(file: Attachment): string {
    this.files.set(file.id, file);
    return `${this.origin}/attachments/${file.id}/${encodeURIComponent(file.filename)}`;
  }

  addUser(user: Partial<Omit<User, 'id'>>): User {
    const added: User = {
      id: this.snowflake(),
      name: user.name ?? `user${this.users.size}`,
      bot: user.bot ?? false,
      locale: user.locale ?? 'en-US',
      acceptsDms: user.acceptsDms ?? true,
      installed: user.installed ?? false,
    };
    this.users.set(added.id, added);
    return added;
  }

  /** What the bot must never do. */
  violate(what: string): void {
    this.#violations.push(what);
    this.changed();
  }

  get violations(): string[] {
    this.comparison.look();
    return this.#violations;
  }

  changed(): void {
    for (const look of [...this.#watchers]) look();
  }

  /** Resolves as soon as `check` gives something; looks whenever something has changed, and now and then. */
  until<T>(check: () => T | undefined | false, what: string, timeoutMs: number): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        clearInterval(poll);
        this.#watchers.delete(look);
        this.#closers.delete(closed);
      };
      const fail = (why: string) => {
        end();
        reject(new Error(`${why} while waiting for ${what}${this.#soFar()}`));
      };
      const look = () => {
        try {
          const found = check();
          if (found === undefined || found === false) return;
          end();
          resolve(found);
        } catch (error) {
          end();
          reject(error);
        }
      };
      const closed = () => fail('the double was closed');
      const timer = setTimeout(() => fail(`${timeoutMs} ms passed`), timeoutMs);
      // What happens in the bot alone is announced by nobody.
      const poll = setInterval(look, 20);
      this.#watchers.add(look);
      this.#closers.add(closed);
      look();
    });
  }

  /** Runs once, unless cancelled or closed before. */
  after(ms: number, run: () => void): () => void {
    const cancel = () => {
      clearTimeout(timer);
      this.#closers.delete(cancel);
    };
    const timer = setTimeout(() => {
      this.#closers.delete(cancel);
      run();
    }, ms);
    this.#closers.add(cancel);
    return cancel;
  }

  forget(): void {
    this.comparison.look();
    this.requests.length = 0;
    this.interactions.clear();
    this.messages.clear();
    this.files.clear();
    for (const channel of this.channels.values()) channel.messages.length = 0;
  }

  close(): void {
    this.closed = true;
    for (const close of [...this.#closers]) close();
  }

  visibleBotMessages(channel: Channel): Message[] {
    return channel.messages.filter((m) => m.author === this.bot && !m.deleted && !m.loading);
  }

  #soFar(): string {
    const last = this.requests.slice(-5).map((r) => `${r.method} ${r.path} → ${r.status || 'no answer'}`);
    const wrong = this.#violations.map((violation) => `violation: ${violation}`);
    const lines = [...last, ...wrong];
    return lines.length > 0 ? `; the last requests were:\n  ${lines.join('\n  ')}` : '';
  }
}
