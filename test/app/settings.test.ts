import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChannelType } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { mayAnswerPublicly } from '../../src/app/policy.ts';
import { DEFAULTS } from '../../src/app/settings.ts';
import { changeOf } from '../../src/app/settingsReport.ts';
import type { Library } from '../../src/library/library.ts';
import type { Channel, Guild, Interaction, Message, User } from '../discord/index.ts';
import { ENGLISH, harnessOnSeeds, NONSENSE, offerToEveryone, openBotHarness } from '../support/botHarness.ts';

const harness = harnessOnSeeds();

async function panel(who = harness.discord.admin, place = {}): Promise<Message> {
  const used = await harness.discord.slash(who, '/settings', {}, place);
  expect(used.ephemeral).toBe(true);
  return used.settled();
}

async function ask(
  how: { in?: Channel; private?: boolean; by?: User; question?: string } = {},
): Promise<Interaction> {
  const { discord } = harness;
  const options = { question: how.question ?? ENGLISH, ...('private' in how && { private: how.private }) };
  const asked = await discord.slash(how.by ?? discord.user, '/ask', options, {
    in: how.in ?? discord.channel,
  });
  await asked.settled();
  return asked;
}

describe('the panel', () => {
  test('shows the defaults', async () => {
    expect((await panel()).text).toMatchInlineSnapshot(`
      "**Settings for this server**
      Public answers: in every channel
      Language when a question’s own is unclear: the server’s own (English)
      <Language when a question’s own is unclear: the server’s own (English) | English | Portuguese · português | Spanish · español | French · français | German · Deutsch | Indonesian · Bahasa Indonesia | Japanese · 日本語>
      How sure I must be: balanced
      <How sure I must be: only when sure | balanced | show everything>
      When the articles don’t say, I offer to ask: nobody
      <A role that helps>
      <The channel where helpers are asked>
      Changes of the library are told in: nowhere
      <A channel that is told of changes of the library>
      \`/ask\` without \`private\`: answers publicly
      Mentions: answered in the channel
      Questions without a sure answer: counted, but their text is not kept for \`/insights\`
      [Public only in chosen channels] [Answer privately] [Answer in threads] [Keep questions]"
    `);
    expect((await panel(harness.discord.admin, { locale: 'pt-BR' })).text).toMatchInlineSnapshot(`
      "**Configurações deste servidor**
      Respostas públicas: em todos os canais
      Idioma quando a pergunta não o revela: o do servidor (inglês)
      <Idioma quando a pergunta não o revela: o do servidor (inglês) | inglês · English | português | espanhol · español | francês · français | alemão · Deutsch | indonésio · Bahasa Indonesia | japonês · 日本語>
      Certeza de que preciso: equilibrado
      <Certeza de que preciso: só com certeza | equilibrado | mostrar tudo>
      Quando os artigos não dizem, ofereço perguntar a: ninguém
      <Um cargo que ajuda>
      <O canal onde se pergunta à equipe>
      As mudanças da biblioteca são anunciadas em: lugar nenhum
      <Um canal que é informado das mudanças da biblioteca>
      \`/perguntar\` sem \`privado\`: responde em público
      Menções: respondidas no canal
      Perguntas sem resposta segura: são contadas, o texto não é guardado para \`/análise\`
      [Público só nos canais escolhidos] [Responder em privado] [Responder em tópicos] [Guardar perguntas]"
    `);
  });

  test('shows each change at once, and after a restart', async () => {
    const { discord } = harness;
    const shown = await panel();
    await discord.press(discord.admin, shown, 'Public only in chosen channels');
    expect(shown.text).toContain('Public answers: nowhere; `/ask` answers privately');
    await discord.select(discord.admin, shown, 'settings:channels', [discord.channel.id]);
    await discord.select(discord.admin, shown, 'settings:language', ['pt']);
    await discord.select(discord.admin, shown, 'settings:sureness', ['sure']);
    await discord.press(discord.admin, shown, 'Answer privately');
    await discord.press(discord.admin, shown, 'Keep questions');
    const text = shown.text.replaceAll(discord.channel.id, 'general');
    expect(text).toMatchInlineSnapshot(`
      "**Settings for this server**
      Public answers: only in <#general>
      <Channels and categories with public answers>
      Language when a question’s own is unclear: Portuguese
      <Language when a question’s own is unclear: the server’s own (English) | English | Portuguese · português | Spanish · español | French · français | German · Deutsch | Indonesian · Bahasa Indonesia | Japanese · 日本語>
      How sure I must be: only when sure
      <How sure I must be: only when sure | balanced | show everything>
      When the articles don’t say, I offer to ask: nobody
      <A role that helps>
      <The channel where helpers are asked>
      Changes of the library are told in: nowhere
      <A channel that is told of changes of the library>
      \`/ask\` without \`private\`: answers privately
      Mentions: answered in the channel
      Questions without a sure answer: their text is kept for 90 days and shown in \`/insights\`
      [Public in every channel] [Answer publicly] [Answer in threads] [Don’t keep questions; erase those kept]"
    `);
    await harness.restart();
    expect((await panel()).text.replaceAll(discord.channel.id, 'general')).toBe(text);
    // A press on a panel from before the restart.
    await discord.press(discord.admin, shown, 'Public in every channel');
    await discord.press(discord.admin, shown, 'Answer publicly');
    await discord.press(discord.admin, shown, 'Don’t keep questions; erase those kept');
    await discord.select(discord.admin, shown, 'settings:language', ['own']);
    await discord.select(discord.admin, shown, 'settings:sureness', ['balanced']);
    expect((await panel()).text).toBe(shown.text);
    expect(shown.text).toContain('the server’s own (English)');
    expect(harness.faults()).toEqual([]);
  });

  test('is for those who may manage the server, whatever the server has set, and only as long as they may', async () => {
    const { discord } = harness;
    await expect(panel(discord.user)).rejects.toThrow();
    await offerToEveryone(discord, 'settings');
    expect((await panel(discord.user)).text).toBe('Only members who can manage this server can do that.');
    const shown = await panel();
    discord.guild.members.get(discord.admin.id)?.roles.splice(0);
    const refused = await discord.press(discord.admin, shown, 'Answer privately');
    expect(refused.ephemeral).toBe(true);
    expect((await ask()).ephemeral).toBe(false);
  });

  test('is for servers', async () => {
    const { discord } = harness;
    await expect(panel(discord.admin, { in: discord.dm(discord.admin) })).rejects.toThrow();
  });

  test('still opens when a chosen channel is gone', async () => {
    const { discord } = harness;
    const shown = await panel();
    await discord.press(discord.admin, shown, 'Public only in chosen channels');
    await discord.select(discord.admin, shown, 'settings:channels', ['123456789012345678']);
    expect((await panel()).text).toContain('only in a deleted channel');
  });

  test('says so when a change cannot be kept', async () => {
    const { discord } = harness;
    const shown = await panel();
    await harness.store.use((db) => db.write('PRAGMA query_only = 1'), 0);
    for (const press of ['Answer privately', 'Keep questions']) {
      await discord.press(discord.admin, shown, press);
      expect(shown.text).toMatch(
        /^The settings could not be saved, so nothing has changed\..*\n\*\*Settings/,
      );
    }
    expect((await ask()).ephemeral).toBe(false);
    expect(harness.faults()).toHaveLength(1);
    expect(harness.faults()[0]).toContain('attempt to write a readonly database');
  });
});

describe('what a server has chosen holds', () => {
  async function allowOnly(...channels: Channel[]): Promise<void> {
    const { discord } = harness;
    const shown = await panel();
    await discord.press(discord.admin, shown, 'Public only in chosen channels');
    await discord.select(
      discord.admin,
      shown,
      'settings:channels',
      channels.map(({ id }) => id),
    );
  }

  test('where answers may be public: the channel and its threads, not the others', async () => {
    const { discord } = harness;
    const open = discord.addChannel('open');
    await allowOnly(open);
    expect((await ask({ in: open })).ephemeral).toBe(false);
    expect((await ask({ in: discord.addThread(open) })).ephemeral).toBe(false);
    expect((await ask({ in: discord.channel })).ephemeral).toBe(true);
    const refused = await ask({ in: discord.channel, private: false });
    expect(refused.ephemeral).toBe(true);
    expect((await refused.settled()).text).toContain('Answers stay private in this channel.');
    expect((await ask({ in: discord.addThread(discord.channel) })).ephemeral).toBe(true);
    expect(harness.faults()).toEqual([]);
  });

  test('a mention elsewhere is told where, and gets no answer', async () => {
    const { discord } = harness;
    const open = discord.addChannel('open');
    await allowOnly(open);
    const said = async (where: Channel) =>
      (await discord.answerTo(await discord.mention(discord.user, where, ENGLISH))).text.replaceAll(
        open.id,
        'open',
      );
    expect(await said(discord.channel)).toMatchInlineSnapshot(`
      "I don’t answer publicly here. Use \`/ask\`, and only you will see the answer.
      I answer publicly in <#open>."
    `);
    expect(await said(open)).toContain('Asean urged');
    await discord.select(discord.admin, await panel(), 'settings:language', ['pt']);
    expect(await said(discord.channel)).toMatchInlineSnapshot(`
      "Aqui não respondo em público. Use \`/perguntar\`, e só você verá a resposta.
      Respondo em público em <#open>."
    `);
  });

  test('nowhere, also after a restart', async () => {
    const { discord } = harness;
    await allowOnly();
    await harness.restart();
    expect((await ask()).ephemeral).toBe(true);
    const told = await discord.answerTo(await discord.mention(discord.user, discord.channel, ENGLISH));
    expect(told.text).toBe('I don’t answer publicly here. Use `/ask`, and only you will see the answer.');
  });

  test('private by default, unless the asker wants otherwise', async () => {
    const { discord } = harness;
    await discord.press(discord.admin, await panel(), 'Answer privately');
    expect((await ask()).ephemeral).toBe(true);
    expect((await ask({ private: false })).ephemeral).toBe(false);
    expect((await ask({ private: true })).ephemeral).toBe(true);
  });

  test('how sure it must be: what may only help is declined, with its articles', async () => {
    const { discord } = harness;
    const unsure: Library = {
      ...harness.library,
      async ask(question) {
        const found = await harness.library.ask(question);
        return { ...found, verdict: 'maybe' };
      },
    };
    const other = await openBotHarness(unsure);
    const answer = async () =>
      (await (await other.discord.slash(other.discord.user, '/ask', { question: ENGLISH })).settled()).text;
    expect(await answer()).toContain('I’m not sure. ');
    const shown = await (await other.discord.slash(other.discord.admin, '/settings')).settled();
    await other.discord.select(other.discord.admin, shown, 'settings:sureness', ['sure']);
    expect(await answer()).not.toContain('> ');
    expect(await answer()).toContain('The articles don’t say.');
    expect(await answer()).toContain('Asean urged to tap Japan');
    await other.close();
    expect(discord.violations).toEqual([]);
  });

  test('the language, where the question does not tell it', async () => {
    const { discord } = harness;
    await discord.select(discord.admin, await panel(), 'settings:language', ['de']);
    const bare = await discord.answerTo(await discord.mention(discord.user, discord.channel, ''));
    expect(bare.text).toContain('Frag mich etwas über die Artikel');
    const asked = await discord.answerTo(await discord.mention(discord.user, discord.channel, NONSENSE));
    expect(asked.text).toContain('The articles don’t say.');
  });

  test('in this server, not in another', async () => {
    const { discord } = harness;
    const other: Guild = discord.addGuild({ name: 'Other', members: [discord.user] });
    const there = discord.addChannel('there', { guild: other, type: ChannelType.GuildText });
    await discord.press(discord.admin, await panel(), 'Answer privately');
    expect((await ask()).ephemeral).toBe(true);
    expect((await ask({ in: there })).ephemeral).toBe(false);
  });
});

test('a bot whose data folder is a file answers, to the asker alone since nobody can tell what is limited, and logs it once', async () => {
  const dataDir = join(harness.dataDir, '..', 'file');
  writeFileSync(dataDir, '');
  const poor = await openBotHarness(harness.library, { dataDir });
  for (const question of [ENGLISH, NONSENSE]) {
    const asked = await poor.discord.slash(poor.discord.user, '/ask', { question });
    expect(asked.ephemeral).toBe(true);
    await asked.settled();
  }
  expect(poor.logged.filter((line) => line.includes('DATA_DIR'))).toHaveLength(1);
  await poor.close();
});

test('a channel, the channel of a thread or a category', () => {
  const settings = { ...DEFAULTS, publicIn: ['1'] };
  expect(mayAnswerPublicly(DEFAULTS, [])).toBe(true);
  expect(mayAnswerPublicly(settings, [])).toBe(false);
  expect(mayAnswerPublicly(settings, ['2', null, '3'])).toBe(false);
  expect(mayAnswerPublicly(settings, ['2', '1'])).toBe(true);
});

test('what the panel never offered changes nothing', () => {
  expect(changeOf('sureness', ['0.33'])).toBeNull();
  expect(changeOf('confidence', ['0.7'])).toBeNull();
  expect(changeOf('language', ['xx'])).toEqual({ language: null });
  expect(changeOf('language', ['constructor'])).toEqual({ language: null });
  expect(changeOf('nonsense', [])).toBeNull();
  expect(changeOf('', [])).toBeNull();
});
