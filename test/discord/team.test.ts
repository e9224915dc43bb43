import { ChannelType, PermissionFlagsBits as P } from 'discord.js';
import { expect, test } from 'vitest';
import { harnessWithAnswers } from '../support/botHarness.ts';
import type { Channel, Message, Role } from './index.ts';
import { nobody } from './index.ts';

const harness = harnessWithAnswers({
  keeper: {
    language: 'en',
    quotations: [
      ['lighthouse.md', 'The keeper Amos Reed repaired it with parts of a shipwreck.', 'Amos Reed'],
    ],
  },
});

const UNKNOWN = 'How do I bake sourdough bread?';
const KNOWN = 'Which keeper repaired the lantern of the lighthouse?';

/** The server names who helps, in /settings. */
async function name(helpers: { role?: Role; channel?: Channel }): Promise<string> {
  const { discord } = harness;
  const shown = await (await discord.slash(discord.admin, '/settings')).settled();
  if (helpers.role) await discord.select(discord.admin, shown, 'settings:helper-role', [helpers.role.id]);
  if (helpers.channel)
    await discord.select(discord.admin, shown, 'settings:helper-channel', [helpers.channel.id]);
  return shown.text;
}

/** A message without the numbers of this run. */
function plain({ text }: Message, names: Record<string, { id: string }>): string {
  return Object.entries(names).reduce((shown, [as, { id }]) => shown.replaceAll(id, as), text);
}

const mentioned = async (text: string, where = harness.discord.channel) =>
  harness.discord.answerTo(await harness.discord.mention(harness.discord.user, where, text));

test('without helpers nothing is offered', async () => {
  expect((await mentioned(UNKNOWN)).text).not.toContain('Ask the team');
});

test('a decline offers the team, which is asked in its channel, once, also after a restart', async () => {
  const { discord } = harness;
  const helpers = discord.addRole({ name: 'Helpers', mentionable: true });
  const desk = discord.addChannel('help-desk');
  const shown = (await name({ role: helpers, channel: desk }))
    .replaceAll(helpers.id, 'helpers')
    .replaceAll(desk.id, 'desk');
  expect(shown).toContain(
    'When the articles don’t say, I offer to ask: <@&helpers> in <#desk>\n<A role that helps>\n<The channel where helpers are asked>\n',
  );
  await harness.restart();
  const decline = await mentioned(UNKNOWN);
  expect(decline.text).toMatchInlineSnapshot(`
    "The articles don’t say.
    The nearest articles:
    [The lantern of Cape Verity] [A biblioteca flutuante (Portuguese)]
    [Ask the team] [Dismiss]"
  `);
  await discord.press(discord.user, decline, 'Ask the team');
  const passedOn = await discord.waitForMessage(desk);
  const names = {
    ana: discord.user,
    helpers,
    guild: discord.guild,
    channel: discord.channel,
    answer: decline,
  };
  expect(plain(passedOn, names)).toMatchInlineSnapshot(`
    "<@&helpers> · <@ana> asks something that the articles don’t answer:
    ---
    **How do I bake sourdough bread?**
    ---
    -# [To my answer](https://discord.com/channels/guild/channel/answer)"
  `);
  expect(passedOn.pings).toEqual({ ...nobody, roles: [helpers.id] });
  await discord.until(() => decline.text.includes('[The team has been asked: off]'), 'the button');
  await harness.restart();
  await expect(discord.press(discord.admin, decline, 'The team has been asked')).rejects.toThrow('disabled');
  expect(desk.messages).toHaveLength(1);

  // A helper's reply is for the asker.
  await discord.reply(discord.admin, passedOn, 'Try the bakery.');
  const asked = harness.library.asked.length;
  await mentioned(KNOWN);
  expect(harness.library.asked).toHaveLength(asked + 1);
});

test('two presses at once ask once, and nobody asks again within ten minutes', async () => {
  const { discord } = harness;
  const desk = discord.addChannel('help-desk');
  await name({ channel: desk });
  const decline = await mentioned(UNKNOWN);
  await Promise.all([
    discord.press(discord.user, decline, 'Ask the team'),
    discord.press(discord.admin, decline, 'Ask the team'),
  ]);
  await discord.until(() => decline.text.includes('[The team has been asked: off]'), 'the button');
  const again = await mentioned('How do I bake rye bread?');
  const [first] = desk.messages;
  const other = first?.text.includes(discord.user.id) ? discord.user : discord.admin;
  const pressed = await discord.press(other, again, 'Ask the team');
  const told = await discord.until(() => pressed.followUps[0], 'a word to the presser');
  expect(told.text).toBe('You have just asked the team. Please wait 10 minutes before you ask them again.');
  expect(again.text).toContain('[Ask the team]');
  expect(desk.messages).toHaveLength(1);
});

test('a role that the server lets nobody mention is named, not notified; a text cannot notify anybody', async () => {
  const { discord } = harness;
  const helpers = discord.addRole({ name: 'Helpers' });
  discord.deny(discord.channel, discord.bot, P.MentionEveryone);
  await name({ role: helpers });
  const decline = await mentioned(`How do I bake bread? <@&${helpers.id}> @everyone <@${discord.admin.id}>`);
  await discord.press(discord.user, decline, 'Ask the team');
  const passedOn = await discord.waitForMessage(discord.channel, ({ text }) =>
    text.includes('asks something'),
  );
  expect(passedOn.text).toContain(`<@&${helpers.id}> · `);
  expect(passedOn.pings).toEqual(nobody);
});

test('a thumb down offers the team too, privately', async () => {
  const { discord } = harness;
  const desk = discord.addChannel('help-desk');
  await name({ channel: desk });
  const answer = await mentioned(KNOWN);
  const up = await discord.press(discord.user, answer, '👍');
  expect((await up.settled()).text).not.toContain('Ask the team');
  const down = await discord.press(discord.user, answer, '👎');
  expect(down.ephemeral).toBe(true);
  const offered = await down.settled();
  expect(offered.text).toMatchInlineSnapshot(`
    "**Which keeper repaired the lantern of the lighthouse?**
    ---
    Thank you. This helps show what the articles are missing.
    [Ask the team]"
  `);
  await discord.press(discord.user, offered, 'Ask the team');
  const passedOn = await discord.waitForMessage(desk);
  const names = { ana: discord.user, guild: discord.guild, channel: discord.channel, answer };
  expect(plain(passedOn, names)).toMatchInlineSnapshot(`
    "<@ana> asks something that the articles don’t answer:
    ---
    **Which keeper repaired the lantern of the lighthouse?**
    ---
    -# [To my answer](https://discord.com/channels/guild/channel/answer)"
  `);
});

test('a private decline is passed on without a link that leads nowhere', async () => {
  const { discord } = harness;
  const desk = discord.addChannel('help-desk');
  await name({ channel: desk });
  const options = { question: UNKNOWN, private: true };
  const decline = await (await discord.slash(discord.user, '/ask', options)).settled();
  await discord.press(discord.user, decline, 'Ask the team');
  const passedOn = await discord.waitForMessage(desk);
  expect(plain(passedOn, { ana: discord.user, channel: discord.channel })).toMatchInlineSnapshot(`
    "<@ana> asks something that the articles don’t answer:
    ---
    **How do I bake sourdough bread?**
    ---
    -# Asked in <#channel>"
  `);
  await discord.until(() => decline.text.includes('[The team has been asked: off]'), 'the button');
});

test('where the bot cannot write, or nobody helps any more, it says so', async () => {
  const { discord } = harness;
  const desk = discord.addChannel('help-desk', { type: ChannelType.GuildText });
  await name({ channel: desk });
  const decline = await mentioned(UNKNOWN);
  discord.deny(desk, discord.bot, P.SendMessages);
  const silenced = await discord.press(discord.user, decline, 'Ask the team');
  expect((await silenced.settled()).text).toBe(
    `I can’t answer you in <#${desk.id}> because I’m missing these permissions there: Send Messages.`,
  );
  const shown = await (await discord.slash(discord.admin, '/settings')).settled();
  await discord.select(discord.admin, shown, 'settings:helper-channel', []);
  const gone = await discord.press(discord.user, decline, 'Ask the team');
  expect((await gone.settled()).text).toBe('Nobody can be asked here any more.');
});

test('what was chosen and is no more is shown as that', async () => {
  const { discord } = harness;
  const shown = await (await discord.slash(discord.admin, '/settings')).settled();
  await discord.select(discord.admin, shown, 'settings:helper-role', ['123456789012345678']);
  await discord.select(discord.admin, shown, 'settings:helper-channel', ['123456789012345679']);
  expect(shown.text).toContain('I offer to ask: a deleted role in a deleted channel');
});
