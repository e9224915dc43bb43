import { existsSync } from 'node:fs';
import { type Client, Events, PermissionFlagsBits as P, type SendableChannels } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from './client.ts';
import { type Discord, nobody, startDiscord } from './index.ts';

let discord: Discord;
let client: Client<true>;

beforeEach(async () => {
  discord = await startDiscord();
  client = await connect(discord);
});

afterEach(async () => {
  await client.destroy();
  await discord.close();
});

async function general(): Promise<SendableChannels> {
  const channel = await client.channels.fetch(discord.channel.id);
  if (!channel?.isSendable()) throw new Error('no channel');
  return channel;
}

test('pings are counted as allowed_mentions leaves them', async () => {
  const { user, admin, channel } = discord;
  const place = await client.channels.fetch(channel.id);
  if (!place?.isSendable()) throw new Error('no channel');
  const content = `<@${user.id}> <@${admin.id}> @everyone`;
  await place.send(content);
  expect((await discord.waitForMessage(channel)).pings).toEqual({
    users: [user.id, admin.id],
    roles: [],
    everyone: true,
  });
  await place.send({ content, allowedMentions: { users: [admin.id] } });
  expect((await discord.waitForMessage(channel)).pings).toEqual({ ...nobody, users: [admin.id] });
  await place.send({ content, allowedMentions: { parse: [] } });
  expect((await discord.waitForMessage(channel)).pings).toEqual(nobody);
});

test('missing permissions and closed direct messages are refused, but are no violation', async () => {
  const place = await general();
  discord.deny(discord.channel, discord.bot, P.SendMessages);
  await expect(place.send('x')).rejects.toMatchObject({ code: 50013 });
  discord.deny(discord.channel, discord.bot, P.ViewChannel);
  await expect(place.send('x')).rejects.toMatchObject({ code: 50001 });
  discord.user.acceptsDms = false;
  const user = await client.users.fetch(discord.user.id);
  await expect(user.send('x')).rejects.toMatchObject({ code: 50007 });
  expect(discord.violations).toEqual([]);
});

test('files arrive, and can be fetched again', async () => {
  const place = await general();
  const sent = await place.send({ files: [{ attachment: Buffer.from('a,b'), name: 'insights.csv' }] });
  const message = await discord.waitForMessage(discord.channel);
  expect(message.attachments.map((file) => [file.filename, String(file.data)])).toEqual([
    ['insights.csv', 'a,b'],
  ]);
  const fetched = await fetch(sent.attachments.first()?.url ?? '');
  expect(await fetched.text()).toBe('a,b');
});

test('a role is pinged when it is mentionable or the bot may ping all', async () => {
  const role = discord.addRole({ name: 'readers' });
  const place = await general();
  await place.send(`<@&${role.id}>`);
  expect((await discord.waitForMessage(discord.channel)).pings.roles).toEqual([role.id]);
  discord.deny(discord.channel, discord.bot, P.MentionEveryone);
  await place.send(`<@&${role.id}> @everyone`);
  expect((await discord.waitForMessage(discord.channel)).pings).toEqual(nobody);
});

test('a thread is a place like others', async () => {
  client.on(Events.MessageCreate, (message) => void (message.author.bot || message.reply('in here')));
  const thread = discord.addThread(discord.channel);
  const asked = await discord.mention(discord.user, thread, 'Who?');
  expect((await discord.answerTo(asked)).channel).toBe(thread);
});

test('without the bot in the server, a user has it along', async () => {
  const { user, admin } = discord;
  user.installed = true;
  await client.application.commands.set([
    { name: 'mine', description: 'Anywhere', integrationTypes: [1], contexts: [0, 1, 2] },
  ]);
  client.on(Events.InteractionCreate, async (i) => {
    if (i.isRepliable()) await i.reply(`${i.inGuild()} ${i.inCachedGuild()} ${i.context}`);
  });
  const guild = discord.addGuild({ invited: false, members: [user, admin] });
  const elsewhere = discord.addChannel('elsewhere', { guild });
  const open = await discord.slash(user, '/mine', {}, { in: elsewhere });
  expect(open).toMatchObject({ ephemeral: false, message: { text: 'true false 0' } });
  discord.deny(elsewhere, user, P.UseExternalApps);
  expect((await discord.slash(user, '/mine', {}, { in: elsewhere })).ephemeral).toBe(true);
  await expect(discord.slash(admin, '/mine', {}, { in: elsewhere })).rejects.toThrow('installed neither');
});

test('a server that invites the bot later is told of', async () => {
  const joined = new Promise<string>((resolve) => client.once(Events.GuildCreate, (g) => resolve(g.name)));
  discord.addGuild({ name: 'Annexe' });
  expect(await joined).toBe('Annexe');
});

const description = new URL('../../../shared/discord/openapi.json', import.meta.url);

test.skipIf(!existsSync(description))('bodies are compared with the description of Discord', async () => {
  await (await general()).send({ embeds: [{ description: 'x', color: 0x1000000 }] });
  expect(discord.expectViolation(/embeds\/0\/color must be <= 16777215/)).toHaveLength(1);
});
