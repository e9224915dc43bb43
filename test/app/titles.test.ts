import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { computeQualifiers } from '../../index/articles/qualifiers.ts';
import { LANGUAGES } from '../../src/app/messages/messages.ts';
import { articlesReport } from '../../src/app/reports.ts';
import { titled } from '../../src/app/titled.ts';
import { answerPage, reportPage } from '../../src/terminal/render.ts';
import { themeFor } from '../../src/terminal/theme.ts';
import { type BotHarness, openBotHarness } from '../support/botHarness.ts';
import { type Fixtures, openFixtures, scripted } from '../support/fixtures.ts';

describe('what tells articles of one title apart', () => {
  const of = (...paths: string[]) => {
    const found = computeQualifiers(paths.map((path) => ({ path, title: 'Introduction' })));
    return paths.map((path) => found.get(path));
  };

  test('is the shortest part of the path that no other has: a folder, a file, more of it, all of it', () => {
    expect(of('linux/README.md', 'macos/README.md', 'windows/README.md')).toEqual([
      'linux',
      'macos',
      'windows',
    ]);
    expect(of('docs/linux/a/README.md', 'docs/macos/a/README.md')).toEqual(['linux', 'macos']);
    expect(of('docs/a.md', 'docs/b.md')).toEqual(['a.md', 'b.md']);
    expect(of('a/x/README.md', 'a/y/README.md', 'b/x/README.md', 'b/y/README.md')).toEqual([
      'a/x',
      'a/y',
      'b/x',
      'b/y',
    ]);
    expect(of('README.md', 'linux/README.md')).toEqual(['README.md', 'linux']);
  });

  test('stands only where titles repeat, whatever their case and white space', () => {
    const articles = [
      { path: 'a.md', title: 'Getting  started' },
      { path: 'b.md', title: 'getting Started' },
      { path: 'c.md', title: 'Getting started again' },
    ];
    expect([...computeQualifiers(articles)]).toEqual([
      ['a.md', 'a.md'],
      ['b.md', 'b.md'],
    ]);
  });

  test('is short, and never the same twice', () => {
    const name = fc.oneof(
      fc.constantFrom('a', 'b', 'README.md', ' ', 'a  b', 'a b'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map((text) => text.replaceAll('/', '')),
      fc.constantFrom('1', '2').map((end) => `${'long '.repeat(20)}${end}${' name'.repeat(20)}`),
    );
    const path = fc.array(name, { minLength: 1, maxLength: 6 }).map((names) => names.join('/'));
    fc.assert(
      fc.property(fc.uniqueArray(path, { minLength: 2, maxLength: 12 }), (paths) => {
        const told = of(...paths) as string[];
        expect(new Set(told).size).toBe(paths.length);
        for (const one of told) expect(one.length).toBeLessThanOrEqual(32);
        expect(of(...[...paths].reverse())).toEqual(told.reverse());
      }),
    );
  });

  test('of very many is worked out in one go', () => {
    const name = (n: number) => `${'a '.repeat(20)}${n}${' z'.repeat(20)}.md`;
    const told = of(...Array.from({ length: 30_000 }, (_, n) => name(n)));
    expect(new Set(told).size).toBe(30_000);
  });

  test('is there however little room there is', () => {
    const qualifier = 'a-folder-with-quite-a-long-name';
    const shown = titled({ title: 'Introduction '.repeat(20), qualifier }, 50);
    expect(shown).toBe(`Introduction In… · ${qualifier}`);
    expect(titled({ title: 'Introduction' }, 50)).toBe('Introduction');
  });
});

describe('articles of one title', () => {
  const long = `How the ${'very '.repeat(30)}long title goes on`;
  const articles = {
    'linux/README.md': '# Introduction\n\n## Install\n\nThe linux engine is driven by Pia of linux.',
    'macos/README.md': '# Introduction\n\n## Install\n\nThe macos engine is driven by Pia of macos.',
    'windows/README.md': '# Introduction\n\n## Install\n\nThe windows engine is driven by Pia of windows.',
    'one/long.md': `---\ntitle: ${long}\n---\nThe first of the long ones is driven by Pia.`,
    'two/long.md': `---\ntitle: ${long}\n---\nThe second of the long ones is driven by Pia.`,
  };
  let fixtures: Fixtures;
  let harness: BotHarness;
  let library: ReturnType<typeof scripted>;
  beforeAll(async () => {
    fixtures = await openFixtures(articles);
    library = scripted(fixtures.library, {});
    harness = await openBotHarness(library, { keeps: false });
  });
  afterAll(async () => {
    await harness.close();
    await fixtures.close();
  });
  const offered = async (command: string, option: string, typed: string) => {
    const choices = await harness.discord.autocomplete(harness.discord.user, command, option, typed);
    return choices.map(({ name }) => name);
  };

  test.each([
    ['/ask', 'article'],
    ['/article', 'name'],
  ])('are told apart where %s offers them', async (command, option) => {
    expect(await offered(command, option, 'intro')).toEqual([
      'Introduction · linux',
      'Introduction · macos',
      'Introduction · windows',
    ]);
    expect(await offered(command, option, 'introduction windows')).toEqual(['Introduction · windows']);
    expect(await offered(command, option, 'install')).toEqual([
      'Introduction · linux › Install',
      'Introduction · macos › Install',
      'Introduction · windows › Install',
    ]);
    const [first, second] = await offered(command, option, 'how');
    expect(first).toMatch(/^How the very .*… · one$/);
    expect(second).toMatch(/^How the very .*… · two$/);
    expect(first?.length).toBeLessThanOrEqual(100);
  });

  test('are told apart in /articles', async () => {
    const listed = await harness.discord.slash(harness.discord.user, '/articles');
    const { text } = await listed.settled();
    expect(text).toContain(
      '- **Introduction** · linux · English · 1 paragraph\n- **Introduction** · macos · English · 1 paragraph\n',
    );
    const { rows } = articlesReport(LANGUAGES.en, fixtures.library.status());
    expect(reportPage(rows, themeFor(false))).toContain('  Introduction · windows · English · 1 paragraph\n');
  });

  test('are told apart on the buttons of a decline, and in the terminal', async () => {
    const asked = await harness.discord.slash(harness.discord.user, '/ask', {
      question: 'How do I bake bread?',
    });
    expect((await asked.settled()).text).toContain('[Introduction · linux] [Introduction · macos]');
    const nearest = [{ article: 'one/long.md', title: long, language: 'en', qualifier: 'one' }];
    const declined = { ...(await library.ask({ text: 'x' })), nearest };
    const page = answerPage(declined, LANGUAGES.en, themeFor(false));
    expect(page.replace(/\s+/g, ' ')).toContain('title goes on · one');
  });

  test('a heading chosen for /ask stands for its article', async () => {
    const choices = await harness.discord.autocomplete(harness.discord.user, '/ask', 'article', 'install');
    const article = String(choices[1]?.value);
    const asked = await harness.discord.slash(harness.discord.user, '/ask', {
      question: 'Who drives?',
      article,
    });
    expect((await asked.settled()).text).toContain('This article doesn’t say.');
    expect(library.asked.at(-1)).toMatchObject({ article: 'macos/README.md' });
  });
});
