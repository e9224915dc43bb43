import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../commands/index.ts';
import type { CommandName } from '../../src/app/command.ts';
import { LANGUAGES } from '../../src/app/messages/messages.ts';
import { UserError } from '../../src/app/userError.ts';
import { parseOptions, splitLine } from '../../src/terminal/commandLine.ts';
import { completerFor } from '../../src/terminal/complete.ts';

const { en, pt } = LANGUAGES;

test('a line that begins with a slash is a command, anything else is not', () => {
  expect(splitLine('/ask who?')).toEqual({ name: 'ask', rest: 'who?' });
  expect(splitLine('/help')).toEqual({ name: 'help', rest: '' });
  expect(splitLine('who / what?')).toEqual({ name: null, rest: 'who / what?' });
});

describe('options', () => {
  test('by name, in English or in the language of the messages; what stands before is the first one', () => {
    expect(parsed('ask', 'Who met? language:pt article:a summit')).toEqual({
      question: 'Who met?',
      language: 'pt',
      article: 'a summit',
    });
    expect(parsed('ask', 'question:"Who met?" private:no')).toEqual({ question: 'Who met?', private: false });
    expect(parsed('ask', 'Quem? idioma:inglês', pt)).toEqual({ question: 'Quem?', language: 'inglês' });
    expect(parsed('articles', '2')).toEqual({ page: 2 });
    expect(parsed('articles', '')).toEqual({});
  });

  test('a colon that follows no option is part of the text', () => {
    expect(parsed('ask', 'What is https://example.com: a page?')).toEqual({
      question: 'What is https://example.com: a page?',
    });
  });

  test.each([
    ['article', '', 'Type it like this: /article name:…'],
    ['articles', 'page:0', 'Type it like this: /articles [page:…]'],
    ['articles', '1.5', 'Type it like this: /articles [page:…]'],
    ['insights', 'days:91', 'Type it like this: /insights [days:…]'],
    ['ask', 'who? private:perhaps', en.terminal.askUsage],
    ['ask', 'language:pt', en.terminal.askUsage],
    ['help', 'me', 'Type it like this: /help'],
  ] as const)('/%s %s is not understood, and is told so', (name, rest, sentence) => {
    expect(said(() => parsed(name, rest))).toBe(sentence);
  });
});

test('what the documentation types is understood', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/cli.md'), 'utf8');
  const [, lines = ''] = /^```text\n(\/ask [\s\S]*?)\n```$/m.exec(page) ?? [];
  const understood = lines.split('\n').map((line) => {
    const { name, rest } = splitLine(line);
    return parsed(name as CommandName, rest);
  });
  expect(understood).toEqual([
    { question: 'Who greeted the leaders?', language: 'pt' },
    { name: 'asean urged' },
    { page: 2 },
  ]);
});

test('Tab completes commands, and titles after /article', () => {
  const articles = ['A summit in Tokyo', 'a storm'].map((title) => ({
    title,
    path: title,
    language: 'en',
    passages: 1,
  }));
  const complete = completerFor({ library: { status: () => ({ articles }) } }, {});
  expect(complete('/ne')).toEqual([['/next'], '/ne']);
  expect(complete('/articles')).toEqual([['/articles'], '/articles']);
  expect(complete('/article a s')).toEqual([['A summit in Tokyo', 'a storm'], 'a s']);
  expect(complete('who')).toEqual([[], 'who']);
});

function parsed(name: CommandName, rest: string, m = en) {
  const command = COMMANDS.find((command) => command.name === name);
  if (!command) throw new Error(`No command is named ${name}`);
  return parseOptions(command, rest, m);
}

function said(work: () => unknown): string {
  try {
    work();
  } catch (err) {
    if (err instanceof UserError) return String(err.say(en));
    throw err;
  }
  return 'Nothing';
}
