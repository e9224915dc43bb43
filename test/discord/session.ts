import { GatewayOpcodes } from 'discord.js';
import { WebSocket } from 'ws';
import type { Guild } from './types.ts';
import type { Dispatch } from './world.ts';

interface Payload {
  readonly op: number;
  readonly d: unknown;
  readonly s?: number;
  readonly t?: string;
}

/** What is kept for a client that lost its connection. */
const replayable = 1000;

/** One session of the gateway: it counts its events and replays those that a lost connection missed. */
export class Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: number;
  readonly count: number;
  socket: WebSocket | undefined;
  #seq = 0;
  readonly #sent: Payload[] = [];

  constructor(id: string, intents: number, shard: number, count: number, socket: WebSocket) {
    this.id = id;
    this.intents = intents;
    this.shard = shard;
    this.count = count;
    this.socket = socket;
  }

  get open(): boolean {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  /** Direct messages, and all else that is of no server, go to shard 0. */
  has(guild: Guild | undefined): boolean {
    return guild ? Number((BigInt(guild.id) >> 22n) % BigInt(this.count)) === this.shard : this.shard === 0;
  }

  wants(event: Dispatch): boolean {
    return this.has(event.guild) && (event.intents === 0 || (event.intents & this.intents) !== 0);
  }

  dispatch(t: string, d: unknown): void {
    const payload = { op: GatewayOpcodes.Dispatch, d, s: ++this.#seq, t };
    this.#sent.push(payload);
    if (this.#sent.length > replayable) this.#sent.shift();
    this.write(payload);
  }

  /** The last event of this name, once more. */
  repeat(t: string): void {
    const last = this.#sent.findLast((payload) => payload.t === t);
    if (last) this.dispatch(t, last.d);
  }

  write(payload: Payload): void {
    if (this.open) this.socket?.send(JSON.stringify({ s: null, t: null, ...payload }));
  }

  /** false: events are missing that can no longer be replayed. */
  resume(socket: WebSocket, seq: number): boolean {
    const missed = this.#sent.filter((payload) => (payload.s ?? 0) > seq);
    if (seq > this.#seq || missed.length < this.#seq - seq) return false;
    this.socket = socket;
    for (const payload of missed) this.write(payload);
    this.dispatch('RESUMED', {});
    return true;
  }
}
