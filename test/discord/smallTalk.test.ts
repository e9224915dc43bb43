import { PermissionFlagsBits as P } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { harnessWithAnswers } from '../support/botHarness.ts';
import type { Message } from './index.ts';

const harness = harnessWithAnswers({
  keeper: {
    language: 'en',
    quotations: [
      ['lighthouse.md', 'The keeper Amos Reed repaired it with parts of a shipwreck.', 'Amos Reed'],
    ],
  },
});

const QUESTION = 'Which keeper repaired the lantern of the lighthouse?';
const searches = () => harness.library.asked.length;

async function direct(text: string): Promise<string> {
  return (await harness.discord.answerTo(await harness.discord.say(harness.discord.user, text))).text;
}

/** A member's mention, or reply to the bot, and the reactions to it once there are any. */
async function reactions(said: Message): Promise<string[]> {
  return harness.discord.until(() => said.reactions.size > 0 && [...said.reactions.keys()], 'a reaction');
}

test('a direct conversation: one line, nothing is searched, and the next question still leans on the one before', async () => {
  const said: string[] = [];
  said.push(await direct('hi!'), await direct(QUESTION), await direct('ok cool 👍'), await direct('merci'));
  said.push(await direct('👍'), await direct('ありがとうございます！'), await direct('thaaanks, bye <3'));
  expect(said.join('\n\n')).toMatchInlineSnapshot(`
    "Hi! Ask me something about the articles.

    **1 · [The lighthouse of Cape Verity](https://example.com/lighthouse)**
    [In context]
    > The keeper **Amos Reed** repaired it with parts of a shipwreck.
    -# lighthouse.md, line 13 · English · May 31, 2019
    [Dismiss]

    Good. Ask on whenever you like.

    Je vous en prie.

    Good. Ask on whenever you like.

    どういたしまして。

    You’re welcome."
  `);
  expect(searches()).toBe(1);
  const more = await direct('who else?');
  expect(more).toContain(`-# After “⁨${QUESTION}⁩”`);
});

test('a reply to the answer gets a reaction, or a line where the bot may not react', async () => {
  const { discord } = harness;
  const answer = await discord.answerTo(await discord.mention(discord.user, discord.channel, QUESTION));
  const given: Record<string, string[]> = {};
  for (const text of ['thanks!', 'danke', 'ok cool', 'bye 👋', '👍'])
    given[text] = await reactions(await discord.reply(discord.user, answer, text));
  expect(given).toEqual({
    'thanks!': ['❤️'],
    danke: ['❤️'],
    'ok cool': ['👍'],
    'bye 👋': ['👋'],
    '👍': ['👍'],
  });
  expect(discord.channel.messages.filter(({ author }) => author.bot)).toEqual([answer]);
  expect((await discord.answerTo(await discord.mention(discord.user, discord.channel, 'hello'))).text).toBe(
    'Hi! Ask me something about the articles.',
  );
  discord.deny(discord.channel, discord.bot, P.AddReactions);
  const danke = await discord.answerTo(await discord.reply(discord.user, answer, 'danke'));
  expect(danke.text).toBe('Gern geschehen.');
  expect(searches()).toBe(1);
});

test('where a reaction fails, the line takes its place', async () => {
  const { discord } = harness;
  discord.rest.fail('PUT /channels/*/messages/*/reactions/*/@me', { status: 403, code: 90001 });
  const said = await discord.mention(discord.user, discord.channel, 'thanks');
  expect((await discord.answerTo(said)).text).toBe('You’re welcome.');
});

test('a remark that is edited to a question is answered, and thanks under a command cost no search', async () => {
  const { discord } = harness;
  const said = await discord.mention(discord.user, discord.channel, 'thanks');
  await reactions(said);
  await discord.edit(said, `<@${discord.bot.id}> ${QUESTION}`);
  expect((await discord.answerTo(said)).text).toContain('**Amos Reed**');
  const asked = await discord.slash(discord.user, '/ask', { question: 'obrigado' }, { locale: 'fr' });
  expect((await asked.settled()).text).toBe('De nada.');
  expect(searches()).toBe(1);
});

describe('thanks before a question', () => {
  test.each(['thanks, and which keeper was it?', 'ok, who was the keeper', 'hi, who is the keeper?'])(
    '%s',
    async (text) => {
      expect(await direct(text)).toContain('**Amos Reed**');
    },
  );
});

test('a question about the articles as a whole gets their list', async () => {
  expect(await direct('How many articles are there?')).toMatchInlineSnapshot(`
    "**6 articles**
    - **A biblioteca flutuante** · Portuguese · 2 paragraphs
    - **The lantern of Cape Verity** · English · 2 paragraphs
    - **Ships on the coast** · English · 1 paragraph
    - **The tower manual** · English · 3 paragraphs
    - **The lighthouse of Cape Verity** · English · 43 paragraphs
    - **⁨مكتبة الإسكندرية⁩** · Arabic · 2 paragraphs
    <Read an article: A biblioteca flutuante | The lantern of Cape Verity | Ships on the coast | The tower manual | The lighthouse of Cape Verity | مكتبة الإسكندرية>"
  `);
  expect(await direct('Quantos artigos há?')).toContain('**6 artigos**');
  expect(await direct('記事は何件ありますか？')).toContain('**記事6件**');
  const { discord } = harness;
  const listed = await discord.answerTo(
    await discord.mention(discord.user, discord.channel, 'Welche Artikel gibt es?'),
  );
  expect(listed.text).toContain('**6 Artikel**');
  expect(searches()).toBe(0);
  await direct('How many articles does the keeper have?');
  expect(searches()).toBe(1);
});
