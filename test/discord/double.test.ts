import {
  ActionRowBuilder,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  type ClientEvents,
  Events,
  type Interaction,
  MessageFlags,
  ModalBuilder,
  ApplicationCommandOptionType as Option,
  PermissionFlagsBits as P,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from './client.ts';
import { type Discord, nobody, startDiscord } from './index.ts';

let discord: Discord;
let client: Client;

beforeEach(async () => {
  discord = await startDiscord();
  client = await connect(discord);
});

afterEach(async () => {
  await client.destroy();
  await discord.close();
});

function event<K extends keyof ClientEvents>(name: K): Promise<ClientEvents[K]> {
  return new Promise((resolve) => client.once(name, (...given) => resolve(given)));
}

function onInteraction(answer: (interaction: Interaction) => Promise<unknown>): void {
  client.on(Events.InteractionCreate, (interaction) => void answer(interaction).catch(() => undefined));
}

async function register(): Promise<void> {
  await client.application?.commands.set([
    {
      name: 'ask',
      description: 'Ask',
      contexts: [0, 1],
      options: [
        { name: 'question', description: 'What?', type: Option.String, required: true, maxLength: 20 },
        { name: 'language', description: 'Which?', type: Option.String, autocomplete: true },
      ],
    },
    { name: 'reindex', description: 'Again', contexts: [0], defaultMemberPermissions: P.ManageGuild },
    { name: 'Ask about this', type: ApplicationCommandType.Message },
    { name: 'mine', description: 'Anywhere', integrationTypes: [1], contexts: [0, 1, 2] },
  ]);
}

const question = { question: 'Who?' };

test('a slash command is deferred, edited and followed up', async () => {
  await register();
  onInteraction(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply(`${interaction.options.getString('question')} ${interaction.locale}`);
    await interaction.editReply('done');
    await interaction.followUp({ content: 'more', flags: MessageFlags.Ephemeral });
  });
  const ask = await discord.slash(discord.user, '/ask', question, { locale: 'pt-BR' });
  expect(ask).toMatchObject({ deferred: true, ephemeral: true, error: undefined });
  expect(ask.acknowledgedAfterMs).toBeGreaterThanOrEqual(0);
  const answer = await discord.until(() => ask.followUps[0] && ask.message);
  expect(ask.edits.map((edit) => edit.text)).toEqual(['Who? pt-BR', 'done']);
  expect(answer.pings).toEqual(nobody);
  expect(discord.channel.messages).toEqual([]);
});

test('a command is offered only where, to whom and as it was registered', async () => {
  await register();
  const { user, admin } = discord;
  const group = discord.group(user, admin);
  await expect(discord.slash(user, '/nothing')).rejects.toThrow('not registered');
  await expect(discord.slash(user, '/ask')).rejects.toThrow('question is required');
  await expect(discord.slash(user, '/ask', { question: 'x'.repeat(21) })).rejects.toThrow(
    '0 to 20 characters',
  );
  await expect(discord.slash(user, '/ask', { ...question, other: 1 })).rejects.toThrow('no option other');
  await expect(discord.slash(user, '/ask', question, { in: group })).rejects.toThrow('contexts are 0,1');
  await expect(discord.slash(user, '/reindex')).rejects.toThrow('default_member_permissions');
  await expect(discord.slash(user, '/mine', {}, { in: group })).rejects.toThrow('installed neither');
  onInteraction(async (interaction) => interaction.isRepliable() && interaction.reply('yes'));
  user.installed = true;
  expect((await discord.slash(user, '/mine', {}, { in: group })).message?.text).toBe('yes');
  expect((await discord.slash(admin, '/reindex')).message?.text).toBe('yes');
  expect((await discord.slash(user, '/ask', question, { in: discord.dm(user) })).message?.text).toBe('yes');
});

test('an acknowledgement that comes too late is refused and noticed', async () => {
  const impatient = await startDiscord({ acknowledgeWithinMs: 50 });
  const bot = await connect(impatient);
  await bot.application.commands.set([{ name: 'ask', description: 'Ask' }]);
  const asked = new Promise<Interaction>((resolve) => bot.once(Events.InteractionCreate, resolve));
  const ask = await impatient.slash(impatient.user, '/ask');
  expect(ask).toMatchObject({ error: 'The application did not respond', acknowledgedAfterMs: undefined });
  await expect(ask.settled()).rejects.toThrow('did not respond');
  const interaction = await asked;
  if (!interaction.isRepliable()) throw new Error('no command');
  await expect(interaction.reply('late')).rejects.toMatchObject({ code: 10062 });
  expect(impatient.expectViolation(/no acknowledgement of \/ask/)).toHaveLength(1);
  expect(impatient.expectViolation(/10062/)).toHaveLength(1);
  await bot.destroy();
  await impatient.close();
});

test('a second acknowledgement is refused and noticed', async () => {
  await register();
  const refused = new Promise((resolve) => {
    onInteraction(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply('one');
      interaction.replied = false;
      await interaction.reply('two').catch(resolve);
    });
  });
  const ask = await discord.slash(discord.user, '/ask', question);
  expect(await refused).toMatchObject({ code: 40060 });
  expect(ask.message?.text).toBe('one');
  expect(discord.expectViolation(/40060/)).toHaveLength(1);
});

test('the token of an interaction dies after 15 minutes', async () => {
  await register();
  const refused = new Promise((resolve) => {
    onInteraction(async (interaction) => {
      if (!interaction.isRepliable()) return;
      await interaction.reply('one');
      discord.advance(15 * 60_000 + 1);
      await interaction.editReply('two').catch(resolve);
    });
  });
  await discord.slash(discord.user, '/ask', question);
  expect(await refused).toMatchObject({ code: 50027 });
  discord.expectViolation(/50027/);
});

test('autocomplete answers with choices', async () => {
  await register();
  onInteraction(async (interaction) => {
    if (!interaction.isAutocomplete()) return;
    const typed = interaction.options.getFocused();
    await interaction.respond([{ name: `${typed}tuguês`, value: 'pt' }]);
  });
  const choices = await discord.autocomplete(discord.user, '/ask', 'language', 'por');
  expect(choices).toEqual([{ name: 'português', value: 'pt' }]);
  await expect(discord.autocomplete(discord.user, '/ask', 'question', '')).rejects.toThrow('no autocomplete');
});

test('a button, a select and a modal', async () => {
  await register();
  const more = new ButtonBuilder({ customId: 'more:1', label: 'More', style: ButtonStyle.Primary });
  const off = new ButtonBuilder({
    customId: 'off',
    label: 'Off',
    style: ButtonStyle.Primary,
    disabled: true,
  });
  const input = new TextInputBuilder({ customId: 'text', label: 'Text', style: TextInputStyle.Short });
  const modal = new ModalBuilder({ customId: 'form', title: 'Follow up' });
  modal.addComponents(new ActionRowBuilder<TextInputBuilder>().addComponents(input));
  onInteraction(async (interaction) => {
    const components = [new TextDisplayBuilder({ content: 'Hi' }), row(more, off)];
    const flags = MessageFlags.IsComponentsV2;
    if (interaction.isChatInputCommand()) await interaction.reply({ flags, components });
    if (interaction.isButton()) await interaction.showModal(modal);
    if (interaction.isModalSubmit() && interaction.isFromMessage()) {
      const content = interaction.fields.getTextInputValue('text');
      await interaction.update({ components: [new TextDisplayBuilder({ content }), row(more)] });
    }
  });
  const row = (...buttons: ButtonBuilder[]) => new ActionRowBuilder<ButtonBuilder>().addComponents(buttons);
  const { message } = await discord.slash(discord.user, '/ask', question);
  if (!message) throw new Error('no message');
  expect(message.text).toBe('Hi\n[More] [Off: off]');
  await expect(discord.press(discord.user, message, 'Off')).rejects.toThrow('disabled');
  const { modal: form } = await discord.press(discord.user, message, 'More');
  await expect(discord.submit(discord.user, form, {})).rejects.toThrow('text is required');
  const submitted = await discord.submit(discord.user, form, { text: 'and then?' });
  expect(submitted.message).toBe(message);
  expect(message.text).toBe('and then?\n[More]');
});

test('a command on a message carries its content', async () => {
  await register();
  onInteraction(async (i) => i.isMessageContextMenuCommand() && i.reply(i.targetMessage.content));
  const said = await discord.say(discord.admin, 'Who won?', { in: discord.channel });
  expect((await discord.menu(discord.user, 'Ask about this', said)).message?.text).toBe('Who won?');
});

test('messages carry their content only in direct messages and when they mention the bot', async () => {
  const seen: string[] = [];
  client.on(Events.MessageCreate, async (message) => {
    if (message.author.bot) return;
    seen.push(message.content);
    if (message.content) await message.reply({ content: 'here', allowedMentions: { parse: [] } });
  });
  await discord.say(discord.user, 'to others', { in: discord.channel });
  const asked = await discord.mention(discord.user, discord.channel, 'to you');
  const answer = await discord.answerTo(asked);
  expect(answer).toMatchObject({ text: 'here', replyTo: asked, pings: nobody });
  await discord.answerTo(await discord.say(discord.user, 'in private'));
  await discord.answerTo(await discord.reply(discord.user, answer, 'to your answer'));
  await discord.reply(discord.user, answer, 'without a ping', { ping: false });
  await discord.until(() => seen.length === 5);
  expect(seen).toEqual(['', `<@${discord.bot.id}> to you`, 'in private', 'to your answer', '']);
});

test('edits and deletions reach the bot', async () => {
  const updated = event('messageUpdate');
  const deleted = event('messageDelete');
  const said = await discord.say(discord.user, 'one');
  await discord.edit(said, 'two');
  expect((await updated)[1].content).toBe('two');
  await discord.remove(said);
  expect((await deleted)[0].id).toBe(said.id);
});

test('close() throws what nobody expected', async () => {
  const other = await startDiscord();
  const answer = await fetch(`${other.api}/v10/nowhere`);
  expect([answer.status, await answer.json()]).toEqual([404, { message: '404: Not Found', code: 0 }]);
  await expect(other.close()).rejects.toThrow('GET /nowhere: 0 404: Not Found');
  await other.close();
});
