import { setTimeout } from 'node:timers/promises';
import { PermissionFlagsBits } from 'discord.js';
import type { Discord, Message, OptionValue } from '../../test/discord/index.ts';
import type { Stage } from './stage.ts';

/** What is asked to get a picture. */
export interface Scene {
  /** Its file in docs/pictures, without the ending. */
  name: string;
  theme?: 'dark' | 'light';
  /** Points (CSS pixels); a phone has some 390. */
  width?: number;
  /** What is to be seen, one below the other; a terminal's lines. */
  act: { discord: (discord: Discord, stage: Stage) => Promise<Message[]> } | { typed: string[] };
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
  { name: 'article', act: used('/article', { name: 'The laser cutter' }) },
  { name: 'articles', act: used('/articles') },
  { name: 'help', act: used('/help') },
  { name: 'settings', act: used('/settings') },
  { name: 'status', act: used('/status') },
  { name: 'reindex', act: { discord: reindexed } },
  { name: 'insights', act: { discord: insights } },
  { name: 'privacy', act: { discord: privacy } },
  // From here on the server has articles of its own.
  { name: 'library-add', act: { discord: (discord) => manage(discord, 'add', { file: FERRY, file2: FAQ }) } },
  { name: 'library-list', act: { discord: (discord) => manage(discord, 'list') } },
  { name: 'library-access', act: { discord: access } },
  {
    name: 'library-words',
    act: { discord: (discord) => manage(discord, 'words', { word: 'gg', means: 'guild gold' }) },
  },
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
async function insights(discord: Discord, { past }: Stage): Promise<Message[]> {
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
  const asker = { server: guild.id, user: member.id };
  for (let daysAgo = 1; daysAgo < 30; daysAgo++)
    for (const [question, byWeekday] of Object.entries(ASKED_BY_WEEKDAY))
      await past(asker, question, daysAgo, byWeekday[daysAgo % 7] ?? 0);
  const shown = await discord.slash(manager, '/insights', {}, place);
  return [await shown.settled()];
}

/** When it is done: before, it shows how far it is. */
async function reindexed(discord: Discord): Promise<Message[]> {
  const shown = await (await discord.slash(discord.admin, '/reindex')).settled();
  while (!shown.text.includes('rebuilt')) await setTimeout(10);
  return [shown];
}

/** Of somebody who has asked little so far. */
async function privacy(discord: Discord): Promise<Message[]> {
  const member = discord.addUser({ name: 'Lena' });
  const asked = await (await discord.slash(member, '/ask', { question: GREETED })).settled();
  await discord.press(member, asked, '👍');
  return [await (await discord.slash(member, '/privacy')).settled()];
}

async function manage(
  discord: Discord,
  what: string,
  given: Record<string, OptionValue> = {},
): Promise<Message[]> {
  return [await (await discord.slash(discord.admin, `/library ${what}`, given)).settled()];
}

async function access(discord: Discord): Promise<Message[]> {
  const role = discord.addRole({ name: 'Officers' });
  return manage(discord, 'access', { article: 'faq.md', role });
}

const FERRY = {
  filename: 'ferry.txt',
  data: 'The ferry of Alder Bay\n\nThe ferry runs every hour from seven in the morning until ten at night.\n',
};
const FAQ = {
  filename: 'faq.md',
  data: `# Guild FAQ

## How do I join the guild?

Ask an officer in the lobby, who sends you an invitation within a day.

## What does it cost?

Nothing at all. The guild lives on what its members give to the bank.
`,
};

const QUESTIONS = [
  'How do I bake sourdough bread?',
  'How do I bake a sourdough bread?',
  'Who invented the telephone?',
  'When does the summit end?',
  GREETED,
  GREETED,
  'Onde fica o Centro de Capacitação?',
];

/** How often each was asked on the days of a week before. */
const ASKED_BY_WEEKDAY = {
  [GREETED]: [4, 7, 5, 6, 2, 0, 0],
  'Onde fica o Centro de Capacitação?': [1, 3, 2, 4, 1, 1, 0],
  'When does the summit end?': [0, 2, 1, 1, 0, 0, 0],
  'How do I bake sourdough bread?': [1, 1, 3, 0, 2, 1, 0],
  'Who invented the telephone?': [0, 1, 0, 2, 0, 0, 0],
};
