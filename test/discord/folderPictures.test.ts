import { PermissionFlagsBits } from 'discord.js';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type BotHarness, openBotHarness } from '../support/botHarness.ts';
import { type Fixtures, openFixtures } from '../support/fixtures.ts';
import type { Message } from './index.ts';

vi.setConfig({ testTimeout: 20_000 });

const png = (bytes: number) =>
  Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(bytes, 7)]);

const steps = (...pictures: string[]) =>
  `1. Open the valve of the lamp.\n2. Press the button. ${pictures.map((address) => `![](${address})`).join(' ')}\n3. Wait.\n`;

const files: Record<string, string | Uint8Array> = {
  'lamp/light.md': `# The lamp\n\n## How do I light the lamp?\n\n${steps('../img/the%20button.png?raw=1', '/img/a.png', 'img/b.gif')}`,
  'bell.md': `# The bell\n\n## How do I ring the bell?\n\n${steps('img/text.png', 'img/none.png', '/etc/hostname').replaceAll('lamp', 'bell')}`,
  'img/the button.png': png(100),
  'img/a.png': png(200),
  'lamp/img/b.gif': Buffer.from('GIF89a…'),
  'img/text.png': 'a text',
};

let fixtures: Fixtures;
let harness: BotHarness;
beforeAll(async () => {
  fixtures = await openFixtures(files);
});
afterAll(() => fixtures.close());
beforeEach(async () => {
  harness = await openBotHarness(fixtures.library);
});
afterEach(async () => {
  expect(harness.faults()).toEqual([]);
  expect(harness.discord.violations).toEqual([]);
  await harness.close();
});

const attached = ({ attachments }: Message) => attachments.map(({ data }) => data.length);
const shown = ({ text }: Message) => Array.from(text.matchAll(/!\[\]\((\w+):/g), ([, scheme]) => scheme);

test('pictures of the folder come with the step that they stand in, however it is asked', async () => {
  const { discord } = harness;
  const question = 'How do I light the lamp?';
  const asked = await discord.slash(discord.user, '/ask', { question });
  const mentioned = await discord.mention(discord.user, discord.channel, question);
  for (const message of [await asked.settled(), await discord.answerTo(mentioned)]) {
    expect(attached(message)).toEqual([108, 208, 9]);
    expect(message.attachments.map(({ filename }) => filename)).toEqual([
      expect.stringMatching(/^[\da-f]{16}\.png$/),
      expect.stringMatching(/^[\da-f]{16}\.png$/),
      expect.stringMatching(/^[\da-f]{16}\.gif$/),
    ]);
    expect(shown(message)).toEqual(['attachment', 'attachment', 'attachment']);
  }
});

test('nothing comes with it that is not a picture of the folder', async () => {
  const { discord } = harness;
  const asked = await discord.slash(discord.user, '/ask', { question: 'How do I ring the bell?' });
  const message = await asked.settled();
  expect(message.text).toContain('Press the button.');
  expect(attached(message)).toEqual([]);
  expect(shown(message)).toEqual([]);
});

test('where files cannot be sent, the answer comes without them', async () => {
  const { discord } = harness;
  discord.deny(discord.channel, discord.bot, PermissionFlagsBits.AttachFiles);
  const mentioned = await discord.mention(discord.user, discord.channel, 'How do I light the lamp?');
  const message = await discord.answerTo(mentioned);
  expect(message.text).toContain('Press the button.');
  expect(attached(message)).toEqual([]);
});

test('pictures are shared with the answer, and go with it when another takes its place', async () => {
  const { discord } = harness;
  const asked = await discord.slash(discord.user, '/ask', {
    question: 'How do I light the lamp?',
    private: true,
  });
  const own = await asked.settled();
  await discord.press(discord.user, own, 'Share');
  await discord.until(() => own.text.includes('[Shared: off]'), 'the button to go off');
  const copy = discord.channel.messages.find(({ text }) => text.includes('Shared by')) as Message;
  expect(copy.text).toContain('Press the button.');
  expect(attached(copy)).toEqual([108, 208, 9]);
  expect(attached(own)).toEqual([108, 208, 9]);
  const mentioned = await discord.mention(discord.user, discord.channel, 'How do I light the lamp?');
  const answer = await discord.answerTo(mentioned);
  await discord.edit(mentioned, `<@${discord.bot.id}> How do I ring the bell?`);
  await discord.until(() => answer.text.includes('bell'), 'the other answer');
  expect(attached(answer)).toEqual([]);
});
