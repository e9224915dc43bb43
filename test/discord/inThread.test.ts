import { PermissionFlagsBits as P } from 'discord.js';
import { expect, test } from 'vitest';
import { harnessWithAnswers } from '../support/botHarness.ts';
import type { Channel, Message } from './index.ts';

const harness = harnessWithAnswers(
  {
    keeper: {
      language: 'en',
      quotations: [
        ['lighthouse.md', 'The keeper Amos Reed repaired it with parts of a shipwreck.', 'Amos Reed'],
      ],
    },
    museum: { language: 'en', quotations: [['lighthouse.md', 'It opens every day in summer.', 'every day']] },
  },
  { rateLimits: { user: { points: 16, seconds: 600 }, server: { points: 1000, seconds: 1 } } },
);

const QUESTION = 'Which keeper of the lighthouse repaired the lantern?';

async function choose(button: string): Promise<string> {
  const { discord } = harness;
  const shown = await (await discord.slash(discord.admin, '/settings')).settled();
  await discord.press(discord.admin, shown, button);
  return shown.text;
}

/** The thread that is opened from a message has its id. */
async function threadOf(said: Message): Promise<Channel> {
  const { discord } = harness;
  return discord.until(() => discord.threads.find(({ id }) => id === said.id), 'the thread');
}

test('a mention is answered in a thread of its own, where edits and deletions find the answer, after a restart too', async () => {
  const { discord } = harness;
  expect(await choose('Answer in threads')).toContain('Mentions: answered in a thread of their own');
  const asked = await discord.mention(discord.user, discord.channel, QUESTION);
  const thread = await threadOf(asked);
  expect(thread.name).toBe(QUESTION);
  const answer = await discord.waitForMessage(thread);
  expect(answer.text).toMatchInlineSnapshot(`
    "**Which keeper of the lighthouse repaired the lantern?**
    ---
    **1 · [The lighthouse of Cape Verity](https://example.com/lighthouse)**
    [In context]
    > The keeper **Amos Reed** repaired it with parts of a shipwreck.
    -# lighthouse.md, line 13 · English · May 31, 2019
    [👍] [👎] [Dismiss]"
  `);
  await harness.restart();
  const next = await discord.answerTo(await discord.reply(discord.admin, answer, 'and why?'));
  expect(next.channel).toBe(thread);
  expect(next.text).toContain(`-# After “⁨${QUESTION}⁩”`);
  await discord.edit(asked, `<@${discord.bot.id}> When does the museum open its doors to us?`);
  await discord.until(() => answer.text.includes('**every day**'), 'the new answer');
  await discord.remove(asked);
  await discord.until(() => answer.deleted, 'the answer to go');
  expect(discord.channel.messages.filter(({ author }) => author.bot)).toEqual([]);
});

test('what is no answer opens none; where it may not, or it cannot be opened, the bot replies', async () => {
  const { discord } = harness;
  await choose('Answer in threads');
  expect((await discord.answerTo(await discord.mention(discord.user, discord.channel, 'hi'))).text).toContain(
    'Hi!',
  );
  discord.rest.fail('POST /channels/*/messages/*/threads', { status: 403, code: 50013 });
  const failed = await discord.answerTo(await discord.mention(discord.user, discord.channel, QUESTION));
  expect(failed.text).toContain('**Amos Reed**');
  const asked = await discord.mention(discord.user, discord.channel, QUESTION);
  expect((await threadOf(asked)).messages).toHaveLength(0);
  discord.deny(discord.channel, discord.bot, P.CreatePublicThreads);
  const replied = await discord.answerTo(await discord.mention(discord.user, discord.channel, QUESTION));
  expect(replied.text).toContain('**Amos Reed**');
});

test('/status tells which permissions it does without', async () => {
  const { discord } = harness;
  const status = async () => (await (await discord.slash(discord.user, '/status')).settled()).text;
  discord.allow(discord.channel, discord.bot, P.ViewAuditLog);
  expect(await status()).not.toContain('Permissions that I don’t have here');
  discord.deny(discord.channel, discord.bot, P.CreatePublicThreads | P.AddReactions | P.ViewAuditLog);
  expect((await status()).split('\n').slice(-4).join('\n')).toMatchInlineSnapshot(`
    "Permissions that I don’t have here, and what I do without them:
    - Create Public Threads: I answer in the channel, not in a thread
    - Add Reactions: I answer thanks with a line
    - View Audit Log: I welcome the owner, not whoever added me"
  `);
});

test('without the history of the channel, the answer repeats the question', async () => {
  const { discord } = harness;
  discord.deny(discord.channel, discord.bot, P.ReadMessageHistory);
  await discord.mention(discord.user, discord.channel, QUESTION);
  const answer = await discord.waitForMessage(discord.channel);
  expect(answer.replyTo).toBeUndefined();
  expect(answer.text.split('\n').slice(0, 2)).toEqual([`**${QUESTION}**`, '---']);
});

test('who asks too much is told when to go on, then by a sign', async () => {
  const { discord } = harness;
  for (let n = 0; n < 8; n++)
    await discord.answerTo(await discord.mention(discord.user, discord.channel, QUESTION));
  const refused = await discord.answerTo(await discord.mention(discord.user, discord.channel, QUESTION));
  expect(refused.text).toMatch(/^That was a lot at once\. Please try again in /);
  const again = await discord.mention(discord.user, discord.channel, QUESTION);
  await discord.until(() => again.reactions.has('⏳'), 'the sign');
  expect(discord.channel.messages.filter(({ author }) => author.bot)).toHaveLength(9);
});
