import type { Client } from 'discord.js';
import type { App } from '../app/app.ts';
import { tellWaiting } from '../conversation/tellWaiting.ts';
import { tellerIn } from './teller.ts';

const AGAIN_MS = 10 * 60_000;

/** Tells those who wait for answers what a process before, or Discord's trouble, has left untold: now and every ten minutes, until it is stopped. */
export function openTelling(
  client: Client,
  app: App,
  run: (work: () => Promise<void>) => void,
): { stop(): void } {
  const teller = tellerIn(client);
  const round = async () => {
    for (const server of await app.waiting.serversDue())
      if (client.guilds.cache.get(server)?.available) await tellWaiting(server, app, teller);
  };
  run(round);
  const timer = setInterval(() => run(round), AGAIN_MS).unref();
  return { stop: () => clearInterval(timer) };
}
