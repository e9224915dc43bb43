import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { GatewayIntentBits, PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Env, readConfig } from '../src/config.ts';
import { examine } from '../src/doctor.ts';
import { showFindings } from '../src/terminal/doctor.ts';
import { startDiscord } from './discord/index.ts';
import { freePort } from './support/freePort.ts';
import { thoroughly } from './support/thorough.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footnote-doctor-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const node = { version: '20.20.0', least: '20.20' };

async function doctor(env: Env, own = node) {
  const settings = async () => readConfig({ DATA_DIR: join(folder, 'data'), ...env });
  const output = new PassThrough();
  const said = text(output);
  const code = await showFindings(examine({ settings, node: own, folder }), { output, colors: false });
  output.end();
  return { code, said: (await said).replaceAll(folder, 'HERE') };
}

test('without anything set the bot answers in the terminal, and there is nothing to mend', async () => {
  expect(await doctor({})).toEqual({
    code: 0,
    said: `✓ Node.js: 20.20.0
✓ Settings: valid; there is no HERE/.env, so only the environment counts
✓ Articles (SEEDS_DIR): 2 in “seeds”
✓ Data (DATA_DIR): “HERE/data” can be written to
! Discord: no DISCORD_TOKEN: the bot answers in the terminal

Nothing to mend.
`,
  });
});

// It waits for each as long as the bot would.
thoroughly('whatever is wrong is named with what to do, and no secret is told', async () => {
  writeFileSync(join(folder, 'picture.xyz'), '');
  const nowhere = `127.0.0.1:${await freePort()}`;
  const { code, said } = await doctor(
    {
      SEEDS_DIR: folder,
      DATABASE_URL: `postgres://bot:hidden@${nowhere}/footnote`,
      EMBEDDINGS: 'http',
      EMBEDDINGS_URL: `http://${nowhere}/v1`,
      EMBEDDINGS_MODEL: 'small',
      EMBEDDINGS_KEY: 'hidden',
      DISCORD_TOKEN: 'hidden',
      DISCORD_API: `http://${nowhere}/api`,
    },
    { version: '18.3.0', least: '20.20' },
  );
  expect(code).toBe(1);
  expect(said.match(/^✗ .*/gm)).toEqual([
    '✗ Node.js: 18.3.0, but at least 20.20 is needed',
    '✗ Articles (SEEDS_DIR): no file to read in “HERE”',
    expect.stringMatching(/^✗ Database \(DATABASE_URL\): .*ECONNREFUSED/),
    expect.stringMatching(/^✗ Model \(EMBEDDINGS\): .*ECONNREFUSED/),
    expect.stringMatching(/^✗ Discord: Cannot reach .*ECONNREFUSED/),
  ]);
  expect(said).toContain(
    `  → Look whether this machine reaches http://${nowhere}/api: name resolution, firewall.`,
  );
  expect(said).toContain('\n5 things to mend.\n');
  expect(said).not.toContain('hidden');
});

test('settings that are not valid are all named', async () => {
  const { code, said } = await doctor({ SHARDS: 'x', LOG_LEVEL: 'loud' });
  expect(code).toBe(1);
  expect(said.match(/^✗ Settings: [A-Z_]+/gm)).toEqual(['✗ Settings: SHARDS', '✗ Settings: LOG_LEVEL']);
});

test('a folder that is not there is said to be missing', async () => {
  const { said } = await doctor({ SEEDS_DIR: join(folder, 'none') });
  expect(said).toContain('✗ Articles (SEEDS_DIR): there is no folder “HERE/none”\n');
});

test('a file in the place of the data folder, or of one above it, cannot be written to', async () => {
  writeFileSync(join(folder, 'file'), '');
  for (const dataDir of ['file', 'file/data']) {
    const { code, said } = await doctor({ DATA_DIR: join(folder, dataDir) });
    expect(said).toContain(
      `✗ Data (DATA_DIR): “HERE/${dataDir}” cannot be written to: “HERE/file” is not a folder\n`,
    );
    expect(code).toBe(1);
  }
});

test('of Discord it tells the bot, its sessions, and where its role may not do what it needs', async () => {
  const discord = await startDiscord({ sessionsLeft: 7 });
  const env = { DISCORD_TOKEN: discord.token, DISCORD_API: discord.api };
  const about = async () => (await doctor(env)).said.split('\n').slice(4, -3);
  for (const role of discord.guild.roles.values()) role.permissions = ALL;
  expect(await about()).toEqual([
    `✓ Token: accepted; the bot is called ${discord.bot.name.toLowerCase()}`,
    '✓ Sessions: 1 to begin, and Discord allows 7 more until tomorrow',
    '✓ Servers: the bot is in 1, and its role may do all it needs',
  ]);
  const { guild } = discord;
  for (const role of guild.roles.values()) role.permissions &= ~PermissionFlagsBits.AddReactions;
  const [, , same, optional, where] = await about();
  expect(same).toBe('✓ Servers: the bot is in 1, and its role may do all it needs');
  expect(optional).toBe(`! Optional permissions: its role is without ${guild.name} (AddReactions)`);
  expect(where).toContain('docs/setup.md, “Permissions”');
  expect((await doctor(env)).code).toBe(0);
  for (const role of guild.roles.values()) role.permissions &= ~PermissionFlagsBits.ReadMessageHistory;
  const [, , servers, todo] = await about();
  expect(servers).toContain(`its role lacks something in ${guild.name} (ReadMessageHistory)`);
  expect(todo).toContain(`client_id=${discord.bot.id}&scope=bot%20applications.commands&permissions=`);
  const wrong = await doctor({ ...env, DISCORD_TOKEN: 'wrong' });
  expect(wrong.said).toContain('✗ Discord: Discord rejected the token: check DISCORD_TOKEN');
  await discord.close();
});

test('the documentation shows what it says', async () => {
  const page = readFileSync(join(import.meta.dirname, '../docs/operations.md'), 'utf8');
  const [, shown] = /^```text\n(✓ [\s\S]*?)```$/m.exec(page) ?? [];
  const discord = await startDiscord({ sessionsLeft: 998 });
  const lacking = { Library: 'ReadMessageHistory', 'Reading room': 'ViewAuditLog' } as const;
  for (const [name, permission] of Object.entries(lacking))
    for (const role of discord.addGuild({ name }).roles.values())
      role.permissions = ALL & ~PermissionFlagsBits[permission];
  for (const role of discord.guild.roles.values()) role.permissions = ALL;
  mkdirSync(join(folder, 'seeds'));
  for (let at = 0; at < 214; at++) writeFileSync(join(folder, `seeds/${at}.txt`), 'The fox.');
  writeFileSync(join(folder, '.env'), '');
  const env = { SEEDS_DIR: join(folder, 'seeds'), DISCORD_TOKEN: discord.token, DISCORD_API: discord.api };
  const { said } = await doctor(env, { ...node, version: '20.20.2' });
  const told = said
    .replaceAll('HERE/seeds', 'seeds')
    .replaceAll('HERE/data', '.data')
    .replaceAll('HERE', '/srv/footnote')
    .replace(`called ${discord.bot.name.toLowerCase()}`, 'called footnote')
    .replaceAll(/authorize\?\S+/g, 'authorize?…');
  expect(told).toBe(shown);
  await discord.close();
});

const ALL = 0xffff_ffff_ffffn & ~PermissionFlagsBits.Administrator;

test('the text of all messages is asked for only where the application may have it', async () => {
  const about = async (privilegedIntents: number) => {
    const discord = await startDiscord({ privilegedIntents });
    const env = { DISCORD_TOKEN: discord.token, DISCORD_API: discord.api };
    const [without, asking] = [await doctor(env), await doctor({ ...env, MESSAGE_CONTENT: '1' })];
    await discord.close();
    expect(without.said).not.toContain('Intent');
    return { code: asking.code, said: asking.said.split('\n').filter((_, at, all) => isOfIntent(all, at)) };
  };
  const isOfIntent = (all: string[], at: number) =>
    [all[at], all[at - 1]].some((line) => line?.includes('Message Content Intent'));
  expect(await about(GatewayIntentBits.MessageContent)).toEqual({
    code: 0,
    said: ['✓ Message Content Intent (MESSAGE_CONTENT): turned on', expect.stringMatching(/^✓ Sessions/)],
  });
  expect(await about(0)).toEqual({
    code: 1,
    said: [
      '✗ Message Content Intent (MESSAGE_CONTENT): not turned on for the application, so Discord would refuse the bot',
      '  → Turn it on at https://discord.com/developers/applications (Bot page), or unset MESSAGE_CONTENT.',
    ],
  });
});
