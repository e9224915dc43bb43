import { PermissionFlagsBits } from 'discord.js';
import type { Discord, Message } from '../../test/discord/index.ts';

/** What is asked to get a picture. */
export interface Scene {
  /** Its file in docs/pictures, without the ending. */
  name: string;
  theme?: 'dark' | 'light';
  /** Points (CSS pixels); a phone has some 390. */
  width?: number;
  /** What is to be seen, one below the other; a terminal's lines. */
  act: { discord: (discord: Discord) => Promise<Message[]> } | { typed: string[] };
}

export const DESKTOP = 720;
export const PHONE = 390;

const GREETED = 'Who greeted the leaders?';

/** Every picture of docs/pictures. */
export const SCENES: readonly Scene[] = [
  { name: 'answer', act: asked(GREETED) },
  { name: 'answer-light', theme: 'light', act: asked(GREETED) },
  { name: 'mention', act: mentioned(GREETED) },
  { name: 'answer-phone', width: PHONE, act: asked(GREETED) },
  { name: 'doubtful', act: asked('When does the summit end?') },
  { name: 'decline', act: asked('How do I bake sourdough bread?') },
  { name: 'list', act: asked('How do I start a cut with the laser cutter?') },
  { name: 'table', act: asked('When does the workshop close on Thursday?') },
  { name: 'code', act: asked('How do I print a label from the command line?') },
  { name: 'pdf', act: asked('How much does a membership cost for students?') },
  { name: 'articles', act: used('/articles') },
  { name: 'help', act: used('/help') },
  { name: 'settings', act: used('/settings') },
  { name: 'status', act: used('/status') },
  { name: 'insights', act: { discord: insights } },
  {
    name: 'terminal',

    act: { typed: ['Onde fica o Centro de Capacitação?', 'How do I bake bread?'] },
  },
];

function asked(question: string): Scene['act'] {
  return used('/ask', { question });
}

function used(name: string, options: Record<string, string> = {}): Scene['act'] {
  return {
    discord: async (discord) => {
      // Whoever manages the server may use every command; the others are used as anybody uses them.
      const who = ['/settings', '/insights', '/reindex'].includes(name) ? discord.admin : discord.user;
      const interaction = await discord.slash(who, name, options);
      return [await interaction.settled()];
    },
  };
}

function mentioned(question: string): Scene['act'] {
  return {
    discord: async (discord) => {
      const said = await discord.mention(discord.user, discord.channel, question);
      return [said, await discord.answerTo(said)];
    },
  };
}

/** In a server of its own: what is asked for other pictures does not count there. */
async function insights(discord: Discord): Promise<Message[]> {
  const guild = discord.addGuild({ name: 'Reading room' });
  const place = { in: discord.addChannel('questions', { guild }) };
  const member = discord.addUser({ name: 'Mia', guilds: [guild] });
  const manager = discord.addUser({
    name: 'Rui',
    guilds: [guild],
    permissions: PermissionFlagsBits.ManageGuild,
  });
  const settings = await (await discord.slash(manager, '/settings', {}, place)).settled();
  await discord.press(manager, settings, 'Keep questions');
  for (const question of QUESTIONS)
    await (await discord.slash(member, '/ask', { question }, place)).settled();
  const shown = await discord.slash(manager, '/insights', {}, place);
  return [await shown.settled()];
}

const QUESTIONS = [
  'How do I bake sourdough bread?',
  'How do I bake a sourdough bread?',
  'Who invented the telephone?',
  'When does the summit end?',
  GREETED,
  GREETED,
  'Onde fica o Centro de Capacitação?',
];
