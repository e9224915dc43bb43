import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { GatewayCloseCodes as Close, GatewayIntentBits, GatewayOpcodes as Op } from 'discord.js';
import { type WebSocket, WebSocketServer } from 'ws';
import type { GatewayFaults } from './api.ts';
import { fields, list, number, text } from './json.ts';
import { guildJson } from './serialise.ts';
import { membersJson, readyJson } from './serialise-gateway.ts';
import { Session } from './session.ts';
import type { Dispatch, World } from './world.ts';

export interface GatewayOptions {
  readonly token: string;
  readonly heartbeatIntervalMs: number;
  readonly shardsRequired: number;
  readonly identifyEveryMs: number;
  /** Buckets of shards that may identify at the same time. */
  readonly concurrency: number;
  readonly url: () => string;
}

const privileged =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;
const knownIntents = Object.values(GatewayIntentBits).reduce<number>(
  (sum, bit) => (typeof bit === 'number' ? sum | bit : sum),
  0,
);

/** The gateway: sessions outlive their connections, so that a client can resume. */
export class Gateway implements GatewayFaults {
  identified = 0;
  resumed = 0;
  readonly #world: World;
  readonly #options: GatewayOptions;
  readonly #server: WebSocketServer;
  readonly #sessions = new Map<string, Session>();
  readonly #silent = new Set<WebSocket>();
  /** When a bucket of shards last identified. */
  readonly #turns = new Map<number, number>();
  #isDown = false;

  constructor(world: World, http: Server, options: GatewayOptions) {
    this.#world = world;
    this.#options = options;
    this.#server = new WebSocketServer({ noServer: true });
    http.on('upgrade', (request, socket, head) => {
      if (this.#isDown) socket.destroy();
      else this.#server.handleUpgrade(request, socket, head, (ws) => this.#welcome(ws, request.url ?? ''));
    });
    world.send = (event) => this.#send(event);
  }

  get connections(): number {
    return this.#live().length;
  }

  close(code: number = Close.UnknownError): void {
    for (const session of this.#live()) session.socket?.close(code);
  }

  reconnect(): void {
    for (const session of this.#live()) session.write({ op: Op.Reconnect, d: null });
  }

  invalidate(resumable: boolean): void {
    for (const session of this.#live()) {
      session.write({ op: Op.InvalidSession, d: resumable });
      if (!resumable) this.#sessions.delete(session.id);
    }
  }

  stopAcks(stopped = true): void {
    for (const { socket } of this.#live()) {
      if (stopped && socket) this.#silent.add(socket);
    }
    if (!stopped) this.#silent.clear();
  }

  repeat(event: string): void {
    for (const session of this.#live()) session.repeat(event);
  }

  down(ms: number): void {
    this.#isDown = true;
    for (const socket of this.#server.clients) socket.terminate();
    this.#world.after(ms, () => {
      this.#isDown = false;
    });
  }

  end(): void {
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }

  #live(): Session[] {
    return [...this.#sessions.values()].filter((session) => session.open);
  }

  #send(event: Dispatch): number {
    let reached = 0;
    for (const session of this.#sessions.values()) {
      if (!session.wants(event)) continue;
      session.dispatch(event.name, event.data(session.intents));
      if (session.open) reached++;
    }
    return reached;
  }

  #welcome(socket: WebSocket, url: string): void {
    const { searchParams } = new URL(url, 'ws://localhost');
    if (searchParams.get('v') !== '10') {
      socket.close(Close.InvalidAPIVersion);
      return;
    }
    let session: Session | undefined;
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => {
      this.#silent.delete(socket);
      // Who leaves with these codes does not come back to the session.
      if (session?.socket === socket && (code === 1000 || code === 1001)) this.#sessions.delete(session.id);
      this.#world.changed();
    });
    socket.on('message', (raw) => {
      const payload = parse(String(raw));
      if (!payload) return socket.close(Close.DecodeError);
      const { op, d } = payload;
      if (op === Op.Heartbeat) this.#acknowledge(socket);
      else if (op === Op.Identify && session) socket.close(Close.AlreadyAuthenticated);
      else if (op === Op.Identify) session = this.#identify(socket, fields(d));
      else if (op === Op.Resume) session = this.#resume(socket, fields(d)) ?? session;
      else if (!session) socket.close(Close.NotAuthenticated);
      else if (op === Op.RequestGuildMembers)
        session.dispatch('GUILD_MEMBERS_CHUNK', membersJson(this.#world, fields(d)));
      else if (op !== Op.PresenceUpdate && op !== Op.VoiceStateUpdate) socket.close(Close.UnknownOpcode);
    });
    const d = { heartbeat_interval: this.#options.heartbeatIntervalMs };
    socket.send(JSON.stringify({ op: Op.Hello, d, s: null, t: null }));
  }

  #acknowledge(socket: WebSocket): void {
    if (!this.#silent.has(socket))
      socket.send(JSON.stringify({ op: Op.HeartbeatAck, d: null, s: null, t: null }));
  }

  #identify(socket: WebSocket, d: Record<string, unknown>): Session | undefined {
    const { token, shardsRequired } = this.#options;
    const { privilegedIntents } = this.#world;
    const intents = number(d.intents);
    const [shard = 0, count = 1] = list(d.shard).map(number);
    const refused = () => {
      if (text(d.token).replace(/^Bot /, '') !== token) return Close.AuthenticationFailed;
      if (shard >= count) return Close.InvalidShard;
      if (count < shardsRequired) return Close.ShardingRequired;
      if ((intents & ~knownIntents) !== 0) return Close.InvalidIntents;
      if ((intents & privileged & ~privilegedIntents) !== 0) return Close.DisallowedIntents;
      return undefined;
    };
    const code = refused();
    if (code !== undefined) {
      socket.close(code);
      return undefined;
    }
    if (this.#isTooSoon(shard)) {
      socket.send(JSON.stringify({ op: Op.InvalidSession, d: false, s: null, t: null }));
      return undefined;
    }
    const session = new Session(randomBytes(16).toString('hex'), intents, shard, count, socket);
    this.#sessions.set(session.id, session);
    this.#greet(session);
    return session;
  }

  #isTooSoon(shard: number): boolean {
    const { identifyEveryMs, concurrency } = this.#options;
    const bucket = shard % concurrency;
    const passed = this.#world.now() - (this.#turns.get(bucket) ?? Number.NEGATIVE_INFINITY);
    if (passed < identifyEveryMs) this.#world.violate(`shard ${shard} identified ${passed} ms after another`);
    else this.#turns.set(bucket, this.#world.now());
    return passed < identifyEveryMs;
  }

  #greet(session: Session): void {
    const world = this.#world;
    const there = [...world.guilds.values()].filter((g) => g.members.has(world.bot.id) && session.has(g));
    session.dispatch('READY', readyJson(world, session, there, this.#options.url()));
    if ((session.intents & GatewayIntentBits.Guilds) !== 0) {
      const sound = there.filter((guild) => !world.unavailable.has(guild));
      for (const guild of sound) session.dispatch('GUILD_CREATE', guildJson(guild, world));
    }
    this.identified++;
    world.changed();
  }

  #resume(socket: WebSocket, d: Record<string, unknown>): Session | undefined {
    if (text(d.token).replace(/^Bot /, '') !== this.#options.token) {
      socket.close(Close.AuthenticationFailed);
      return undefined;
    }
    const session = this.#sessions.get(text(d.session_id));
    if (!session?.resume(socket, number(d.seq))) {
      socket.send(JSON.stringify({ op: Op.InvalidSession, d: false, s: null, t: null }));
      return undefined;
    }
    this.resumed++;
    this.#world.changed();
    return session;
  }
}

function parse(raw: string): Record<string, unknown> | undefined {
  try {
    return fields(JSON.parse(raw));
  } catch {
    return undefined;
  }
}
