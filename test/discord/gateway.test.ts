import { Client, Events, GatewayIntentBits as Intents, Partials } from 'discord.js';
import { afterEach, expect, test, vi } from 'vitest';
import { thoroughly } from '../support/thorough.ts';
import { type Discord, type StartOptions, startDiscord } from './index.ts';

// Clients wait up to 5 s before they identify again.
vi.setConfig({ testTimeout: 20_000 });

const running: { client: Client; discord: Discord }[] = [];

async function start(options: StartOptions = {}, intents = [Intents.Guilds, Intents.DirectMessages]) {
  const discord = await startDiscord(options);
  const rest = { api: discord.api, timeout: 1000, retries: 3 };
  const client = new Client({ intents, partials: [Partials.Channel], rest, waitGuildTimeout: 200 });
  client.on(Events.Error, () => undefined);
  running.push({ client, discord });
  return { client, discord };
}

/** A bot that echoes. */
async function echo(options: StartOptions = {}) {
  const { client, discord } = await start(options);
  client.on(Events.MessageCreate, (message) => {
    if (message.author.bot) return;
    message.reply(message.content).catch(() => undefined);
  });
  await client.login(discord.token);
  await discord.online();
  return { client, discord };
}

async function answers(discord: Discord): Promise<void> {
  const said = await discord.say(discord.user, `still there? ${discord.requests.length}`);
  expect((await discord.answerTo(said)).text).toBe(said.content);
  const replies = discord.dm(discord.user).messages.filter((m) => m.replyTo === said);
  expect(replies).toHaveLength(1);
}

afterEach(async () => {
  for (const { client, discord } of running.splice(0)) {
    await client.destroy();
    await discord.close();
  }
});

test('a wrong token is refused before the gateway', async () => {
  const { client } = await start();
  await expect(client.login('wrong')).rejects.toThrow('invalid token');
});

test('a privileged intent that was not granted is refused', async () => {
  const refused = await start({}, [Intents.Guilds, Intents.MessageContent]);
  await expect(refused.client.login(refused.discord.token)).rejects.toThrow('disallowed intents');
  const granted = await start({ privilegedIntents: Intents.MessageContent }, [
    Intents.Guilds,
    Intents.MessageContent,
  ]);
  await granted.client.login(granted.discord.token);
});

test('a closed connection is resumed, and what was missed is replayed', async () => {
  const { discord } = await echo();
  discord.gateway.close(4000);
  const missed = await discord.say(discord.user, 'in between');
  expect((await discord.answerTo(missed)).text).toBe('in between');
  expect(discord.gateway).toMatchObject({ identified: 1, resumed: 1 });
  await answers(discord);
});

test('op 7 resumes', async () => {
  const { discord } = await echo();
  discord.gateway.reconnect();
  await discord.until(() => discord.gateway.resumed === 1);
  await answers(discord);
});

thoroughly('op 9 resumes, or identifies anew', async () => {
  const { discord } = await echo();
  discord.gateway.invalidate(true);
  await discord.until(() => discord.gateway.resumed === 1);
  await answers(discord);
  discord.gateway.invalidate(false);
  await discord.until(() => discord.gateway.identified === 2, 'a new session', 9000);
  await answers(discord);
});

test('a connection without acknowledged heartbeats is left for a new one', async () => {
  const { discord } = await echo({ heartbeatIntervalMs: 200 });
  discord.gateway.stopAcks();
  await discord.until(() => discord.gateway.resumed > 0);
  await answers(discord);
});

test('the gateway is away for a moment', async () => {
  const { discord } = await echo();
  discord.gateway.down(300);
  expect(discord.gateway.connections).toBe(0);
  await discord.until(() => discord.gateway.resumed === 1, 'a resume', 9000);
  await answers(discord);
});

test('REST fails in every way, and the client tries again', async () => {
  const { discord } = await echo();
  const send = 'POST /channels/*/messages';
  const faults = [
    { status: 500 },
    { status: 502, times: 2 },
    { status: 429, retryAfter: 0.05 },
    { hang: true },
    { reset: true },
    { hang: 50 },
  ];
  for (const fault of faults) {
    const { used } = discord.rest.fail(send, fault);
    expect(used).toBe(0);
    await answers(discord);
  }
  expect(
    discord.requests.filter((r) => r.route === '/channels/:channel/messages' && r.status === 200),
  ).toHaveLength(6);
});

test('an answer that is lost makes the client post twice, unless a nonce is enforced', async () => {
  const { client, discord } = await start();
  await client.login(discord.token);
  await discord.online();
  const channel = await client.channels.fetch(discord.channel.id);
  if (!channel?.isSendable()) throw new Error('no channel');
  discord.rest.fail('POST /channels/*/messages', { status: 502, applied: true });
  await channel.send('twice');
  discord.rest.fail('POST /channels/*/messages', { status: 502, applied: true });
  await channel.send({ content: 'once', nonce: '1', enforceNonce: true });
  expect(discord.channel.messages.map((m) => m.text)).toEqual(['twice', 'twice', 'once']);
});

test('nothing is left open', async () => {
  const { client, discord } = await echo();
  await answers(discord);
  await client.destroy();
  const waiting = discord.until(() => false, 'nothing');
  const rejected = expect(waiting).rejects.toThrow('the double was closed');
  await discord.close();
  await rejected;
  await expect(fetch(`${discord.api}/v10/gateway`)).rejects.toThrow();
});
