import { PermissionFlagsBits as P } from 'discord.js';
import { expect, test } from 'vitest';
import { harnessWithAnswers } from '../support/botHarness.ts';
import type { Channel } from './index.ts';

const harness = harnessWithAnswers({
  museum: { language: 'en', quotations: [['lighthouse.md', 'It opens every day in summer.', 'every day']] },
});
const question = 'When does the museum open its doors to us?';

/** What the bot said to the user in direct messages. */
const told = () => harness.discord.dm(harness.discord.user).messages.map(({ text }) => text);
const hint = (channel: Channel, what: string) =>
  `I can’t answer you in <#${channel.id}> because I’m missing these permissions there: ${what}.`;

/** Questions are held back until they are released. */
function hold() {
  let held = 0;
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { ask } = harness.library;
  harness.library.ask = (asked) => {
    held++;
    return released.then(() => ask(asked));
  };
  return { held: () => held, release };
}

test('permissions that are taken away meanwhile are told as those that were not there, and once', async () => {
  const { discord } = harness;
  const { held, release } = hold();
  await discord.mention(discord.user, discord.channel, question);
  await discord.mention(discord.user, discord.channel, question);
  await discord.until(() => held() === 2, 'both questions');
  discord.deny(discord.channel, discord.bot, P.SendMessages);
  release();
  await discord.until(() => told().length > 0, 'the hint');
  await discord.mention(discord.user, discord.channel, question);
  await discord.answerTo(await discord.say(discord.user, question));
  expect(told().filter((text) => text.startsWith('I can’t answer'))).toEqual([
    hint(discord.channel, 'Send Messages'),
  ]);
});

test.each([
  [50001, 'View Channel', (channel: Channel) => channel],
  [50013, 'Send Messages', (channel: Channel) => channel],
  [50013, 'Send Messages in Threads', (channel: Channel) => harness.discord.addThread(channel)],
])(
  'what Discord forbids (%i) though nothing seems to be missing is told too: %s',
  async (code, what, where) => {
    const { discord } = harness;
    const channel = where(discord.channel);
    discord.rest.fail('POST /channels/*/messages', { status: 403, code });
    await discord.mention(discord.user, channel, question);
    await discord.until(() => told().length > 0, 'the hint');
    expect(told()).toEqual([hint(channel, what)]);
  },
);

test('of a server with an outage nothing is known: the answer is tried, and what is forbidden is told', async () => {
  const { discord } = harness;
  discord.outage(discord.guild);
  await harness.restart();
  const asked = await discord.mention(discord.user, discord.channel, question);
  expect((await discord.answerTo(asked)).text).toContain('**every day**');
  discord.deny(discord.channel, discord.bot, P.SendMessages);
  await discord.mention(discord.user, discord.channel, question);
  await discord.until(() => told().length > 0, 'the hint');
  expect(told()).toEqual([hint(discord.channel, 'Send Messages')]);
});
