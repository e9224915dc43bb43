import { PermissionFlagsBits } from 'discord.js';
import { expect, test } from 'vitest';
import { alone } from '../../src/app/replicas.ts';
import { openBotHarness } from '../support/botHarness.ts';
import { openFixtures } from '../support/fixtures.ts';
import { pressAndSee } from '../support/pressAndSee.ts';

test('an answer that another process takes over brings nothing back that was removed', async () => {
  let takenOver = false;
  const fixtures = await openFixtures({ 'common.txt': 'The cape\n\nThe lighthouse on the cape is white.' });
  const { library, dataDir } = fixtures;
  const harness = await openBotHarness(library, {
    dataDir,
    replicas: { ...alone, once: async (_, work) => work({ takenOver, holds: async () => true }) },
  });
  const { discord } = harness;
  const { admin, channel } = discord;
  const panel = await (await discord.slash(admin, '/settings')).settled();
  await pressAndSee(discord, admin, panel, 'Keep questions');
  await discord.answerTo(await discord.mention(discord.user, channel, 'When does the ferry leave?'));
  const shown = await (await discord.slash(admin, '/insights')).settled();
  const [, value = ''] = /"value":"(\d+)"/.exec(JSON.stringify(shown.components)) ?? [];
  const { modal } = await discord.select(admin, shown, 'insights:answer', [value]);
  const given = { answer: 'The ferry leaves at noon.' };
  const answer = async () => (await (await discord.submit(admin, modal, given)).settled()).text;
  expect(await answer()).toContain('Asked again, I now answer:');
  const article = 'When does the ferry leave?';
  expect((await (await discord.slash(admin, '/library remove', { article })).settled()).text).toContain(
    '1 article removed',
  );
  takenOver = true;
  expect(await answer()).toBe('Nothing was changed.');
  expect(harness.faults()).toEqual([]);
  await harness.close();
  await fixtures.close();
});

test('an addition that another process takes over brings nothing back that was removed', async () => {
  let takenOver = false;
  const fixtures = await openFixtures({ 'common.txt': 'The cape\n\nThe lighthouse on the cape is white.' });
  const { library, dataDir } = fixtures;
  const harness = await openBotHarness(library, {
    dataDir,
    replicas: { ...alone, once: async (_, work) => work({ takenOver, holds: async () => true }) },
  });
  const { discord } = harness;
  const guild = discord.addGuild({ name: 'Guild' });
  const manager = discord.addUser({ guilds: [guild], permissions: PermissionFlagsBits.ManageGuild });
  const where = { in: discord.addChannel('general', { guild }) };
  const file = { filename: 'ferry.txt', data: 'The ferry of Alder Bay runs every hour of the day.' };
  const use = async (what: string, given: object) =>
    (await (await discord.slash(manager, `/library ${what}`, { ...given }, where)).settled()).text;
  expect(await use('add', { file })).toContain('1 article added');
  expect(await use('remove', { article: 'ferry.txt' })).toContain('1 article removed');
  takenOver = true;
  expect(await use('add', { file })).toBe('Nothing was changed.');
  expect(await use('list', {})).toContain('no articles of its own yet');
  takenOver = false;
  expect(await use('add', { file })).toContain('1 article added');
  expect(harness.faults()).toEqual([]);
  await harness.close();
  await fixtures.close();
});
