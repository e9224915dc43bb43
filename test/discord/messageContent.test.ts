import { ChannelType, GatewayIntentBits, PermissionFlagsBits as P } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { openFeedback } from '../../src/app/feedback.ts';
import { openSettings } from '../../src/app/settings.ts';
import { harnessWithAnswers, openBotHarness } from '../support/botHarness.ts';
import type { Message } from './index.ts';

const ANSWERS = {
  keeper: {
    language: 'en',
    quotations: [
      ['lighthouse.md', 'The keeper Amos Reed repaired it with parts of a shipwreck.', 'Amos Reed'] as [
        string,
        string,
        string,
      ],
    ],
  },
  lantern: {
    language: 'en',
    score: 0.3,
    quotations: [
      ['coast/lantern.txt', 'The keeper of the lighthouse cleaned the lantern every morning.', 'cleaned'] as [
        string,
        string,
        string,
      ],
    ],
  },
};
const QUESTION = 'Which keeper repaired it?';
const UNSURE = 'Who cleaned the lantern?';
const UNKNOWN = 'How do I bake sourdough bread?';

describe('without the intent', () => {
  const harness = harnessWithAnswers(ANSWERS);

  test('a mention without words in reply to somebody is told of Ask about this', async () => {
    const { discord } = harness;
    const said = await discord.say(discord.admin, QUESTION, { in: discord.channel });
    const answer = await discord.answerTo(await discord.reply(discord.user, said, `<@${discord.bot.id}>`));
    expect(answer.text).toBe(
      'I can’t see that message. Open its menu, choose *Apps*, then *Ask about this*.',
    );
    expect(harness.library.asked).toEqual([]);
  });

  test('/settings does not offer what the bot cannot do, and /privacy does not tell of it', async () => {
    const { discord } = harness;
    expect((await (await discord.slash(discord.admin, '/settings')).settled()).text).not.toContain('unasked');
    expect((await (await discord.slash(discord.user, '/privacy')).settled()).text).not.toContain(
      'not for me',
    );
  });
});

describe('with it', () => {
  const harness = harnessWithAnswers(ANSWERS, {
    env: { MESSAGE_CONTENT: '1' },
    discord: { privilegedIntents: GatewayIntentBits.MessageContent },
  });

  test('what somebody else wrote is kept as theirs, and not as a question of whoever asks with it', async () => {
    const { discord, store } = harness;
    const server = discord.guild.id;
    await openSettings(store).change(server, { keepsQuestions: true });
    await harness.restart();
    const feedback = openFeedback(harness.store);
    const long = `${UNKNOWN} ${'And which flour is the best for it? '.repeat(40)}`;
    const said = await discord.say(discord.admin, long, { in: discord.channel });
    await discord.answerTo(await discord.reply(discord.user, said, `<@${discord.bot.id}>`));
    await expect.poll(async () => (await feedback.about(discord.admin.id))?.questions).toBe(1);
    expect((await feedback.about(discord.user.id))?.questions).toBe(0);
    const { declines } = await feedback.insights(server, 1);
    expect(declines.map(({ question }) => question)).toEqual([null]);
  });

  test('a mention without words takes the message that it replies to, also one that was forwarded there', async () => {
    const { discord } = harness;
    const said = await discord.say(discord.admin, QUESTION, { in: discord.channel });
    const answer = await discord.answerTo(await discord.reply(discord.user, said, `<@${discord.bot.id}>`));
    expect(answer.text).toMatchInlineSnapshot(`
      "**Which keeper repaired it?**
      ---
      **1 · [The lighthouse of Cape Verity](https://example.com/lighthouse)**
      [In context]
      > The keeper **Amos Reed** repaired it with parts of a shipwreck.
      -# lighthouse.md, line 13 · English · May 31, 2019
      [👍] [👎] [Dismiss]"
    `);
    await harness.restart();
    const context = await (await discord.press(discord.user, answer, 'In context')).settled();
    expect(context.text).toContain(`**${QUESTION}**`);
    const forwarded = await discord.forward(discord.admin, said, discord.addChannel('other'));
    const again = await discord.answerTo(
      await discord.reply(discord.user, forwarded, `<@${discord.bot.id}>`),
    );
    expect(again.text).toBe(answer.text);
  });

  test('in chosen channels and forums it answers unasked, only when sure, and nothing else', async () => {
    const { discord, library } = harness;
    const forum = discord.addChannel('questions', { type: ChannelType.GuildForum });
    const shown = await (await discord.slash(discord.admin, '/settings')).settled();
    expect(shown.text).toContain(
      'I answer only when I’m asked\n<Channels and forums where I answer unasked>',
    );
    const here = (text: string) => discord.say(discord.user, text, { in: discord.channel });
    await here(QUESTION);
    await discord.select(discord.admin, shown, 'settings:unasked', [discord.channel.id, forum.id]);
    expect(shown.text).toContain(
      `that nobody asked me, when I’m sure, in <#${discord.channel.id}> and <#${forum.id}>`,
    );
    await harness.restart();

    await here('The keeper repaired it.');
    await here('thanks?');
    await here(UNSURE);
    await here(UNKNOWN);
    await here(`<@${discord.admin.id}> ${QUESTION}`);
    const other = await here('Who?');
    await discord.reply(discord.admin, other, QUESTION);
    const answer = await discord.answerTo(await here(QUESTION));
    expect(answer.text).toMatchInlineSnapshot(`
      "**1 · [The lighthouse of Cape Verity](https://example.com/lighthouse)**
      [In context]
      > The keeper **Amos Reed** repaired it with parts of a shipwreck.
      -# lighthouse.md, line 13 · English · May 31, 2019
      [👍] [👎] [Dismiss]"
    `);
    expect(library.asked.map(({ text }) => text)).toEqual([UNSURE, UNKNOWN, 'Who?', QUESTION]);

    const post = await discord.begin(discord.user, forum, 'Which keeper was it', 'I have looked everywhere.');
    const inForum = await discord.answerTo(post);
    expect(inForum.text).toMatchInlineSnapshot(`
      "**Which keeper was it I have looked everywhere.**
      ---
      **1 · [The lighthouse of Cape Verity](https://example.com/lighthouse)**
      [In context]
      > The keeper **Amos Reed** repaired it with parts of a shipwreck.
      -# lighthouse.md, line 13 · English · May 31, 2019
      [👍] [👎] [Dismiss]"
    `);
    await discord.say(discord.admin, QUESTION, { in: post.channel });
    const bots = ({ author }: Message) => author.bot;
    expect(discord.channel.messages.filter(bots)).toEqual([answer]);

    // It is an answer like any other: it goes with its question, and counts for the articles.
    await discord.press(discord.user, answer, '👍');
    await discord.remove(post);
    await discord.until(() => inForum.deleted, 'the answer to go');
    expect(post.channel.messages.filter(bots)).toHaveLength(1);
    const insights = await (await discord.slash(discord.admin, '/insights')).settled();
    expect(insights.text).toMatchInlineSnapshot(`
      "**The last 30 days**
      **Articles that answer the most questions**
      \`\`\`
      2×  The lighthouse of Cape Verity
      \`\`\`
      ---
      **Questions by day**
      🟦 2 answered · ⬜ 0 unsure · 🟧 0 not answered
      Each bar is a day (UTC), today on the right. The highest has 2 questions.
      ![Questions by day: 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2](attachment://questions.png)
      All of it, as a spreadsheet:
      <file: attachment://insights.csv>"
    `);
  });

  test('where it cannot write, it is silent', async () => {
    const { discord } = harness;
    const shown = await (await discord.slash(discord.admin, '/settings')).settled();
    await discord.select(discord.admin, shown, 'settings:unasked', [discord.channel.id]);
    discord.deny(discord.channel, discord.bot, P.SendMessages);
    await discord.say(discord.user, QUESTION, { in: discord.channel });
    const direct = await discord.answerTo(await discord.say(discord.user, 'hi'));
    expect(direct.channel.messages.filter(({ author }) => author.bot)).toHaveLength(1);
  });

  test('/privacy says so', async () => {
    const { discord } = harness;
    const { text } = await (await discord.slash(discord.user, '/privacy')).settled();
    expect(text).toContain('I also read messages that are not for me, to answer those that ask something.');
  });
});

test('an application that was not granted it is told so in one sentence', async () => {
  const { library } = { library: {} as never };
  await expect(openBotHarness(library, { env: { MESSAGE_CONTENT: '1' } })).rejects.toThrow(
    'Discord does not let the bot read messages (MESSAGE_CONTENT=1): turn on the Message Content Intent at https://discord.com/developers/applications, or unset MESSAGE_CONTENT.',
  );
});
