import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PermissionFlagsBits } from 'discord.js';
import GithubSlugger from 'github-slugger';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { articleExtensions } from '../index/ingest/formats.ts';
import { LANGUAGES } from '../src/app/messages/messages.ts';
import { VARIABLES } from '../src/config.ts';
import { SLASH_COMMANDS as COMMANDS, MESSAGE_COMMANDS } from '../src/discord/registry.ts';
import { sources } from './support/imports.ts';

const root = join(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const readme = read('README.md');
const commands = read('docs/commands.md');
const pages = readdirSync(join(root, 'docs'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name}`);
const documents = [
  'README.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'CONTRIBUTING.md',
  'CODE_OF_CONDUCT.md',
  ...pages,
];

describe('the README', () => {
  test('is short', () => {
    expect(readme.split('\n').length).toBeLessThan(150);
  });

  test('leads to every page', () => {
    expect(pages.filter((page) => !readme.includes(`](${page})`))).toEqual([]);
  });
});

describe('commands in a shell', () => {
  test('are two lines, of which CI runs the second and nothing else', () => {
    const lines = readme.split('\n');
    expect(lines).toContain('npm ci && npm start');
    expect(lines).toContain('npm ci && npm test');
    const steps = read('.ci/run')
      .split('\n')
      .filter((line) => line && !/^(?:#|set |cd )/.test(line));
    expect(steps).toEqual(['npm ci && npm test']);
  });

  test('name scripts that there are', () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'));
    const named = documents.map(read).flatMap((text) => {
      const own = [...text.matchAll(/\bnpm run (?:--silent |-s )?([\w:-]+)/g)].map(([, name = '']) => name);
      return [...own, ...(text.match(/(?<=\bnpm )(?:start|test)\b/g) ?? [])];
    });
    expect(named).toContain('ask');
    expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([]);
  });
});

test('what is typed for Docker is about files and services that there are', () => {
  const { services } = parse(read('compose.yaml'));
  const lines = documents.flatMap((name) => read(name).match(/docker compose [^`\n]+/g) ?? []);
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) {
    const [, file = 'compose.yaml'] = /--file (\S+)/.exec(line) ?? [];
    expect(existsSync(join(root, file)), line).toBe(true);
    const [, service = 'footnote'] = /(?:exec |--scale )(\w+)/.exec(line) ?? [];
    expect(Object.keys(services), line).toContain(service);
  }
});

test('the table of variables is that of .env.example and of the settings, in the same order', () => {
  const example = read('.env.example')
    .split('\n')
    .flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
  expect(firstCells(read('docs/configuration.md'), /^`([A-Z_]+)`$/)).toEqual(example);
  expect(example).toEqual([...VARIABLES]);
});

test('the languages of the messages are named, in their order', () => {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const all = Object.keys(LANGUAGES).map((code) => names.of(code));
  const list = new Intl.ListFormat('en-GB').format(all.filter((name) => name !== undefined));
  for (const page of [readme, commands]) expect(page.replace(/\s+/g, ' ')).toContain(list);
});

test('the page of articles names every kind of file that is read, and no other', () => {
  const row = read('docs/articles.md')
    .split('\n')
    .find((line) => line.startsWith('| Files |'));
  const named = [...(row ?? '').matchAll(/`(\.\w+)`/g)].map(([, extension]) => extension);
  expect(named.sort()).toEqual([...articleExtensions].sort());
});

describe('commands in Discord', () => {
  test.each(['README.md', 'docs/commands.md'])('%s: are those of the registry, in the same order', (name) => {
    const page = read(name);
    expect(firstCells(page, /^`(\/\S+)`$/)).toEqual(COMMANDS.map(({ data }) => `/${data.name}`));
    for (const { data } of MESSAGE_COMMANDS) expect(firstCells(page, /^\*(.+)\*$/)).toContain(data.name);
  });

  test.each(COMMANDS.map(({ data }) => data))(
    '/$name: its options are explained',
    ({ name, options = [] }) => {
      const row = commands.split('\n').find((line) => line.startsWith(`| \`/${name}\` |`));
      for (const option of options) expect(row).toContain(`\`${option.name}\``);
    },
  );

  test('the invite link asks for the permissions that the bot says it lacks, for sending pictures, and no other', () => {
    const { permissions } = LANGUAGES.en.trouble;
    const optional = LANGUAGES.en.manners.permissions;
    const names = Object.keys(permissions) as (keyof typeof permissions)[];
    const all = [...names, 'AttachFiles', ...(Object.keys(optional) as (keyof typeof optional)[])] as const;
    const needed = all.reduce((bits, name) => bits | PermissionFlagsBits[name], 0n);
    const setup = read('docs/setup.md');
    for (const page of [readme, setup]) {
      const [link = ''] = /https:\/\/discord\.com\/oauth2\/authorize\S+/.exec(page) ?? [];
      const asked = new URL(link).searchParams;
      expect(asked.get('permissions')).toBe(String(needed));
      expect(asked.get('scope')).toBe('bot applications.commands');
    }
    expect(firstCells(setup, /^([A-Z].+)$/)).toEqual([
      ...names.map((name) => permissions[name]),
      'Attach Files',
      ...Object.values(optional).map(({ name }) => name),
    ]);
  });

  test('its buttons are buttons of the bot', () => {
    const { buttons } = LANGUAGES.en;
    for (const label of [buttons.inContext, buttons.more, buttons.followUp, buttons.share, buttons.dismiss])
      expect(firstCells(commands, /^\*(.+)\*$/)).toContain(label);
  });
});

test('the lines of the log are those that the bot writes', () => {
  const table = read('docs/operations.md').match(/^\| (?:error|warn|info) \| .*$/gm) ?? [];
  const lines = table.flatMap((row) => row.split(' | ')[1]?.match(/[^`]{2,}(?=`)/g) ?? []);
  expect(lines.length).toBeGreaterThan(table.length);
  const code = ['src', 'commands', 'index'].flatMap(sources).map(read).join('\n');
  const [, away = ''] = /^```text\n(The database[\s\S]*?)\n```$/m.exec(read('docs/scaling.md')) ?? [];
  const all = [...lines, ...away.split('\n')];
  expect(all.filter((line) => line !== ', ' && !code.includes(`'${line}'`))).toEqual([]);
});

test('every noun of the glossary is a word of the file where it lives', () => {
  const rows = [...read('docs/glossary.md').matchAll(/^\| ([A-Z][a-z -]+) \| .+ \| `(\S+)` \|$/gm)];
  expect(rows.length).toBeGreaterThan(40);
  const plain = (text: string) => text.toLowerCase().replace(/[\s-]/g, '');
  const strangers = rows.filter(
    ([, noun = '', file = '']) => !plain(`${file} ${read(file)}`).includes(plain(noun)),
  );
  expect(strangers.map(([, noun, file]) => `${noun}: ${file}`)).toEqual([]);
});

test('what the pages about the code name there is in it', () => {
  const files = [...['src', 'commands', 'index', 'test'].flatMap(sources), 'package.json', 'tsconfig.json'];
  const words = new Set(files.map(read).join('\n').match(/\w+/g));
  const pages = ['architecture', 'development', 'glossary', 'how-it-works'].map((name) =>
    read(`docs/${name}.md`),
  );
  const named = pages.flatMap((page) =>
    Array.from(page.matchAll(/`([a-z][\w.]*)`/gi), ([, name = '']) => name),
  );
  expect(named).toContain('CorpusStatistics.scale');
  const isThere = (name: string) => name.split('.').every((part) => words.has(part));
  expect(named.filter((name) => !isThere(name))).toEqual([]);
});

test('every dependency stands in the table of those that were looked at', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json'));
  const [, table = ''] =
    /^## Dependencies looked at$([\s\S]*?)^Each /m.exec(read('docs/development.md')) ?? [];
  const named = [...table.matchAll(/`([@\w][\w./-]*)`(?=, | \|$)/gm)].map(([, name]) => name);
  expect(named.sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort());
});

describe.each(documents)('%s', (name) => {
  const text = read(name);

  test('its links lead somewhere', () => {
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^https?:/.test(target) && !target.startsWith('mailto:'));
    const broken = targets.filter((target) => {
      const [file = '', anchor] = target.split('#');
      const path = file ? join(dirname(name), file) : name;
      if (!existsSync(join(root, path))) return true;
      return anchor !== undefined && !anchors(read(path)).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  test('its paths are those of the project', () => {
    const paths = [...text.matchAll(/`((?:src|commands|index|test|tools|docs|seeds)\/[\w./-]*)`/g)];
    expect(paths.map(([, path = '']) => path).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

/** What the first cells of a page's tables hold, as far as they fit: group 1. */
function firstCells(page: string, pattern: RegExp): string[] {
  return page.split('\n').flatMap((line) => {
    const cell = /^\| (.+?) \|/.exec(line)?.[1] ?? '';
    return pattern.exec(cell)?.[1] ?? [];
  });
}

/** The anchors that a page of Markdown has, as GitHub makes them of its headings. */
function anchors(text: string): string[] {
  const slugger = new GithubSlugger();
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slugger.slug(heading));
}
