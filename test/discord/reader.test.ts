import { describe, expect, test } from 'vitest';
import { harnessWithAnswers, openBotHarness } from '../support/botHarness.ts';
import { ARTICLES, openFixtures } from '../support/fixtures.ts';
import { nobody } from './index.ts';

const harness = harnessWithAnswers(
  {
    keeper: {
      language: 'en',
      quotations: [
        [
          'lighthouse.md',
          'The keeper Amos Reed repaired it with parts of a shipwreck.',
          'The keeper Amos Reed repaired it',
        ],
      ],
    },
  },
  { keeps: false },
);

describe('/article', () => {
  const names = async (typed: string, locale = 'en-US') => {
    const choices = await harness.discord.autocomplete(harness.discord.user, '/article', 'name', typed, {
      locale,
    });
    return choices.map(({ name }) => name);
  };

  test('offers articles, those in the language of the user first', async () => {
    expect((await names('')).slice(-2)).toEqual(['A biblioteca flutuante', 'مكتبة الإسكندرية']);
    expect((await names('', 'pt-BR'))[0]).toBe('A biblioteca flutuante');
  });

  test('titles and headings as one types, without accents, in any case, by file too', async () => {
    expect(await names('LIGHT')).toEqual(['The lighthouse of Cape Verity']);
    expect(await names('cape')).toEqual(['The lantern of Cape Verity', 'The lighthouse of Cape Verity']);
    expect(await names('toda')).toEqual(['The lighthouse of Cape Verity › Today']);
    expect(await names('coast/s')).toEqual(['Ships on the coast']);
    expect(await names('الإسكندرية')).toEqual(['مكتبة الإسكندرية']);
    expect(await names('no such thing')).toEqual([]);
  });

  test('no more than 25, none longer than 100 characters, in /ask too', async () => {
    const many = Array.from({ length: 40 }, (_, at): [string, string] => [
      `${at}.txt`,
      `${'🦊'.repeat(70)} ${at} of many\n\nAn ordinary paragraph about lighthouses and ships on the coast.\n`,
    ]);
    const fixtures = await openFixtures(Object.fromEntries(many));
    const own = await openBotHarness(fixtures.library, { keeps: false });
    const { discord } = own;
    try {
      for (const [command, option] of [
        ['/article', 'name'],
        ['/ask', 'article'],
      ] as const) {
        const choices = await discord.autocomplete(discord.user, command, option, '');
        expect(choices).toHaveLength(25);
        for (const { name } of choices) expect(name).toMatch(/^(?:🦊)+…$/u);
        const opened = await discord.autocomplete(discord.user, command, option, '39 of');
        expect(opened).toHaveLength(1);
      }
    } finally {
      await own.close();
      await fixtures.close();
    }
  });

  test('a heading opens the article there; it reads privately, with its address and date', async () => {
    const [today] = await harness.discord.autocomplete(harness.discord.user, '/article', 'name', 'today');
    const opened = await harness.discord.slash(harness.discord.user, '/article', {
      name: String(today?.value),
    });
    expect(opened.ephemeral).toBe(true);
    const { text } = await opened.settled();
    expect(text.split('\n').slice(0, 5).join('\n')).toMatchInlineSnapshot(`
      "**[The lighthouse of Cape Verity](https://example.com/lighthouse)**
      ---
      -# Today
      The lamp has been electric since 1932. Its light is seen from thirty nautical miles away.
      "
    `);
    expect(text).toMatch(/-# lighthouse\.md, lines 17–\d+ · paragraphs 2–\d+ of 43 · English · May 31, 2019/);
    expect(text).toContain('[Previous] [Next]');
  });

  test('from right to left, whole', async () => {
    const opened = await harness.discord.slash(
      harness.discord.user,
      '/article',
      { name: 'مكتبة' },
      { locale: 'pt-BR' },
    );
    expect((await opened.settled()).text).toMatchInlineSnapshot(`
      "**⁨مكتبة الإسكندرية⁩**
      ---
      ⁧افتتحت مكتبة الإسكندرية الجديدة في عام 2002 على شاطئ البحر. تضم المكتبة (Bibliotheca Alexandrina) أكثر من مليون كتاب في قاعاتها.⁩

      ⁧يزور المكتبة كل عام طلاب من جميع أنحاء العالم.⁩
      ---
      -# maktaba.txt, linhas 3–5 · parágrafos 1–2 de 2 · ⁨العربية⁩ (árabe)"
    `);
  });

  test('free text that names no article is a question', async () => {
    const opened = await harness.discord.slash(harness.discord.user, '/article', {
      name: 'Which keeper repaired it?',
    });
    expect(opened.ephemeral).toBe(true);
    expect((await opened.settled()).text).toContain('**The keeper Amos Reed repaired it**');
    expect(harness.library.asked.map(({ text }) => text)).toEqual(['Which keeper repaired it?']);
  });
});

describe('/ask article:', () => {
  test('searches only that article, and says so when it has no answer', async () => {
    const [choice] = await harness.discord.autocomplete(harness.discord.user, '/ask', 'article', 'ships');
    const within = async (question: string, article: string) => {
      const asked = await harness.discord.slash(harness.discord.user, '/ask', { question, article });
      return (await asked.settled()).text;
    };
    expect(await within('Which keeper?', String(choice?.value))).toContain('1 · ');
    expect(harness.library.asked.at(-1)).toMatchObject({ article: 'coast/ships.txt' });
    expect(await within('Who bakes?', 'Ships on the coast')).toMatchInlineSnapshot(`
      "**Who bakes?**
      ---
      This article doesn’t say.
      The nearest articles:
      [The lantern of Cape Verity] [A biblioteca flutuante (Portuguese)]
      [Search all articles] [Ask a follow-up] [Dismiss]"
    `);
    expect(harness.library.asked.at(-1)).toMatchObject({ article: 'coast/ships.txt' });
  });

  test('what fits no article is searched everywhere, and said', async () => {
    const question = 'Which keeper?';
    const asked = await harness.discord.slash(harness.discord.user, '/ask', {
      question,
      article: '*Atlantis*',
    });
    const { text } = await asked.settled();
    expect(text).toContain('No article is called “\\*Atlantis\\*”, so I searched them all.');
    expect(harness.library.asked.at(-1)?.article).toBeUndefined();
  });

  test('the real index keeps to the article', async () => {
    const question = { text: 'When was the lantern lit?', limit: 6 };
    const everywhere = await harness.fixtures.library.ask(question);
    expect(new Set(everywhere.citations.map(({ article }) => article)).size).toBeGreaterThan(1);
    const within = await harness.fixtures.library.ask({ ...question, article: 'coast/ships.txt' });
    expect(within.citations.map(({ article }) => article)).toEqual(['coast/ships.txt']);
  });
});

describe('Ask about this', () => {
  test('answers a message privately; sharing replies to it', async () => {
    const said = await harness.discord.say(harness.discord.admin, 'Which keeper repaired it?', {
      in: harness.discord.channel,
    });
    const asked = await harness.discord.menu(harness.discord.user, 'Ask about this', said);
    expect(asked.ephemeral).toBe(true);
    const answer = await asked.settled();
    expect(answer.text).toMatchInlineSnapshot(`
      "**Which keeper repaired it?**
      ---
      **1 · [The lighthouse of Cape Verity](https://example.com/lighthouse)**
      [In context]
      > **The keeper Amos Reed repaired it** with parts of a shipwreck.
      -# lighthouse.md, line 13 · English · May 31, 2019
      [👍] [👎] [Ask a follow-up] [Share]"
    `);
    await harness.restart();
    await harness.discord.press(harness.discord.user, answer, 'Share');
    const shared = await harness.discord.waitForMessage(harness.discord.channel, (m) =>
      m.text.includes('Shared by'),
    );
    expect(shared.replyTo).toBe(said);
    expect(shared.pings).toEqual(nobody);
    await harness.discord.until(() => answer.text.includes('[Shared: off]'), 'the button to go off');
  });

  test('reads names where the message has ids', async () => {
    const { discord } = harness;
    const said = await discord.say(
      discord.admin,
      `<@${discord.user.id}>, which keeper of <#${discord.channel.id}> repaired it? <:sail:123456789012345678>`,
      { in: discord.channel },
    );
    const asked = await discord.menu(discord.user, 'Ask about this', said);
    expect((await asked.settled()).text).toContain(
      '**\\@Ana, which keeper of #general repaired it? \\:sail:**',
    );
    expect(harness.library.asked.at(-1)?.text).toBe('@Ana, which keeper of #general repaired it? :sail:');
  });

  test('a message without text has nothing to answer', async () => {
    const said = await harness.discord.say(harness.discord.admin, ' ', {
      in: harness.discord.channel,
      files: [{ filename: 'a.png', data: 'x' }],
    });
    const asked = await harness.discord.menu(harness.discord.user, 'Ask about this', said, {
      locale: 'pt-BR',
    });
    expect((await asked.settled()).text).toBe('Não há nesta mensagem um texto que eu possa responder.');
  });
});

describe('the reader of the index', () => {
  test('reads what was asked for, by path or id', async () => {
    const part = await harness.fixtures.library.read({ article: 'lighthouse.md', from: 1, to: 3 });
    expect(part).toMatchObject({ from: 1, total: 43, language: 'en', date: '2019-05-31', quote: null });
    expect(part?.passages.map(({ lines, heading }) => ({ lines, heading }))).toEqual([
      { lines: [17, 17], heading: 'Today' },
      { lines: [19, 19], heading: 'Today' },
    ]);
    const same = await harness.fixtures.library.read({ article: part?.id ?? '', from: 1, to: 3 });
    expect(same).toEqual(part);
    const past = await harness.fixtures.library.read({ article: 'lighthouse.md', from: 900, to: 930 });
    expect(past?.passages).toHaveLength(1);
    expect(await harness.fixtures.library.read({ article: 'nothing', from: 0, to: 1 })).toBeNull();
    expect(Object.keys(ARTICLES)).toHaveLength(harness.fixtures.library.status().articles.length);
  });
});
