import type { Surface } from '../app/surface.ts';
import type { StartError } from '../util/startError.ts';
import { type Bot, startBot } from './bot.ts';
import type { ConnectionSettings } from './connection.ts';

/** Discord as a place to ask, and how its gateway does. */
export interface DiscordSurface extends Surface, Pick<Bot, 'heartbeatAge' | 'sending'> {}

/** Tries to reach Discord for `patienceMs`. */
export function openDiscord(config: ConnectionSettings, patienceMs = 0): DiscordSurface {
  const leaving = new AbortController();
  let bot: Bot | null = null;
  let end: (reason: StartError | null) => void;
  const ended = new Promise<StartError | null>((resolve) => {
    end = resolve;
  });
  return {
    async start(app) {
      bot = await startBot(app, config, { patienceMs, signal: leaving.signal });
      void bot.gone.then(end);
    },
    ended,
    async stop() {
      leaving.abort();
      await bot?.close();
    },
    heartbeatAge: () => bot?.heartbeatAge() ?? null,
    sending: () => bot?.sending() ?? false,
  };
}
