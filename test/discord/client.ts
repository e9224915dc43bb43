import { Client, type ClientOptions, Events, GatewayIntentBits, Partials } from 'discord.js';
import type { Discord } from './api.ts';

/** A client that has logged in and is ready, with intents that need no privilege. */
export async function connect(discord: Discord, options: Partial<ClientOptions> = {}): Promise<Client<true>> {
  const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits;
  const client: Client = new Client({
    intents: [Guilds, GuildMessages, DirectMessages],
    partials: [Partials.Channel],
    waitGuildTimeout: 200,
    ...options,
    rest: { api: discord.api, ...options.rest },
  });
  client.on(Events.Error, () => undefined);
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  return await ready;
}
