import { PermissionFlagsBits } from 'discord.js';
import { expect, test } from 'vitest';
import { alone } from '../../src/app/replicas.ts';
import { openBotHarness } from '../support/botHarness.ts';
import { openFixtures } from '../support/fixtures.ts';

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
