import { ApplicationCommandOptionType as Type } from 'discord.js';
import { expect, test } from 'vitest';
import { commandIn } from '../../tools/preview/live/typed.ts';

const described = { description: 'What it is.' };
const COMMANDS = [
  {
    name: 'ask',
    options: [
      { name: 'question', type: Type.String as const, ...described },
      { name: 'private', type: Type.Boolean as const, ...described },
      { name: 'days', type: Type.Integer as const, ...described },
    ],
  },
  {
    name: 'library',
    options: [
      {
        name: 'add',
        type: Type.Subcommand as const,
        ...described,
        options: [
          { name: 'url', type: Type.String as const, ...described },
          { name: 'file', type: Type.Attachment as const, ...described },
        ],
      },
    ],
  },
  { name: 'help' },
];
const FILE = { filename: 'a.md', data: 'A' };

test.each([
  ['/help', { name: '/help', options: {} }],
  ['/ask Who came: all?', { name: '/ask', options: { question: 'Who came: all?' } }],
  ['/ask question:Who? private:true', { name: '/ask', options: { question: 'Who?', private: true } }],
  ['/ask Who? days:7', { name: '/ask', options: { question: 'Who?', days: 7 } }],
  ['/library add url:https://example.com', { name: '/library add', options: { url: 'https://example.com' } }],
])('%s', (line, typed) => {
  expect(commandIn(line, COMMANDS)).toEqual(typed);
});

test('a file goes where one is taken', () => {
  expect(commandIn('/library add', COMMANDS, FILE)).toEqual({
    name: '/library add',
    options: { file: FILE },
  });
  expect(commandIn('/ask Who?', COMMANDS, FILE)).toEqual({ name: '/ask', options: { question: 'Who?' } });
});

test('what is no command is said', () => {
  expect(() => commandIn('/nothing', COMMANDS)).toThrow('There is no command /nothing.');
});
