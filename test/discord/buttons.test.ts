import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { openSettings } from '../../src/app/settings.ts';
import { harnessWithAnswers, openBotHarness } from '../support/botHarness.ts';
import { ARTICLES, openFixtures, type Quotation, scripted } from '../support/fixtures.ts';
import { type Message, nobody, type User } from './index.ts';

const built: Quotation = [
  'lighthouse.md',
  'The lighthouse of Cape Verity was built in 1871 by the engineer Clara Bowman. It stands on a granite cliff, forty metres above the sea.',
  'The lighthouse of Cape Verity was built in 1871 by the engineer Clara Bowman.',
];
const storm: Quotation = [
  'lighthouse.md',
  'The keeper Amos Reed repaired it with parts of a shipwreck.',
  'The keeper Amos Reed repaired it with parts of a shipwreck.',
];
const oil: Quotation = [
  'coast/lantern.txt',
  'The keeper of the lighthouse cleaned the lantern every morning. The lantern of the lighthouse burned whale oil at first.',
  'The lantern of the lighthouse burned whale oil at first.',
];
const lenses: Quotation = [
  'coast/lantern.txt',
  'Each lantern of the lighthouse had eight lenses.',
  'Each lantern of the lighthouse had eight lenses.',
];
const ships: Quotation = [
  'coast/ships.txt',
  'After the lantern was lit, no ship was lost near the lighthouse for nine years.',
  'no ship was lost',
];
const barge: Quotation = [
  'biblioteca.txt',
  'A biblioteca flutuante do rio Tapajós foi inaugurada em março de 1998 pela professora Helena Prado.',
  'foi inaugurada em março de 1998',
];
const arabic: Quotation = [
  'maktaba.txt',
  'تضم المكتبة (Bibliotheca Alexandrina) أكثر من مليون كتاب في قاعاتها.',
  'أكثر من مليون كتاب',
];

const harness = harnessWithAnswers({
  lantern: { language: 'en', quotations: [oil, lenses, storm, ships, built], score: 0.25 },
  lighthouse: { language: 'en', quotations: [built] },
  biblioteca: { language: 'pt', quotations: [barge, built] },
  library: { language: 'en', quotations: [barge] },
  المكتبة: { language: 'ar', quotations: [arabic] },
});

async function ask(question: string, options = {}, who: User = harness.discord.user): Promise<Message> {
  return (await harness.discord.slash(who, '/ask', { question, ...options })).settled();
}

/** What a press leads to: a new message, or the next version of the message with the button. */
async function press(answer: Message, button: string, who?: User, where = harness.discord): Promise<Message> {
  const { length } = answer.versions;
  const pressed = await where.press(who ?? where.user, answer, button);
  expect(pressed).toMatchObject({ acknowledgedAfterMs: expect.any(Number), error: undefined });
  const shown = await pressed.settled();
  if (shown === answer) await where.until(() => answer.versions.length > length, `the result of ${button}`);
  return shown;
}

describe('the citation card', () => {
  test('in English: linked title, bold sentence, footnote, doubt in words', async () => {
    expect((await ask('What was in the lantern?')).text).toMatchInlineSnapshot(`
      "**What was in the lantern?**
      ---
      I’m not sure. These may help:
      ---
      1 · The lantern of Cape Verity
      [In context]
      > The keeper of the lighthouse cleaned the lantern every morning. The lantern of the lighthouse burned whale oil at first.
      -# coast/lantern.txt, line 3 · English
      ---
      2 · The lantern of Cape Verity
      [In context]
      > Each lantern of the lighthouse had eight lenses.
      -# coast/lantern.txt, line 5 · English
      ---
      3 · [The lighthouse of Cape Verity](https://example.com/lighthouse)
      [In context]
      > The keeper Amos Reed repaired it with parts of a shipwreck.
      -# lighthouse.md, line 13 · English · May 31, 2019
      [More] [👍] [👎] [Ask a follow-up] [Dismiss]"
    `);
  });

  test('in Portuguese', async () => {
    expect((await ask('Quem inaugurou a biblioteca?')).text).toMatchInlineSnapshot(`
      "**Quem inaugurou a biblioteca?**
      ---
      **1 · A biblioteca flutuante**
      [No contexto]
      > A biblioteca flutuante do rio Tapajós **foi inaugurada em março de 1998** pela professora Helena Prado.
      -# biblioteca.txt, linha 3 · português
      ---
      **2 · [The lighthouse of Cape Verity](https://example.com/lighthouse)**
      [No contexto]
      > **The lighthouse of Cape Verity was built in 1871 by the engineer Clara Bowman.** It stands on a granite cliff, forty metres above the sea.
      -# lighthouse.md, linhas 10–11 · English (inglês) · 31 de maio de 2019
      [👍] [👎] [Perguntar mais] [Descartar]"
    `);
  });

  test('found only in another language', async () => {
    expect((await ask('Who opened the floating library?')).text).toMatchInlineSnapshot(`
      "**Who opened the floating library?**
      ---
      Found only in Portuguese.
      ---
      **1 · A biblioteca flutuante**
      [In context]
      > A biblioteca flutuante do rio Tapajós **foi inaugurada em março de 1998** pela professora Helena Prado.
      -# biblioteca.txt, line 3 · português (Portuguese)
      [👍] [👎] [Ask a follow-up] [Dismiss]"
    `);
  });

  test('from right to left: the isolates stand around the quotation, never in it', async () => {
    const { text } = await ask('كم كتابا في المكتبة؟');
    expect(text).toMatchInlineSnapshot(`
      "**⁨كم كتابا في المكتبة؟⁩**
      ---
      **1 · ⁨مكتبة الإسكندرية⁩**
      [In context]
      > ⁧تضم المكتبة (Bibliotheca Alexandrina) **أكثر من مليون كتاب** في قاعاتها.⁩
      -# maktaba.txt, line 3 · ⁨العربية⁩ (Arabic)
      [👍] [👎] [Ask a follow-up] [Dismiss]"
    `);
    expect(text.replaceAll('**', '')).toContain(`\u2067${arabic[1]}\u2069`);
  });

  test('a decline offers the nearest articles as buttons that open them', async () => {
    const declined = await ask('How do I bake bread?');
    expect(declined.text).toMatchInlineSnapshot(`
      "**How do I bake bread?**
      ---
      The articles don’t say.
      The nearest articles:
      [The lantern of Cape Verity] [A biblioteca flutuante (Portuguese)]
      [Ask a follow-up] [Dismiss]"
    `);
    const opened = await press(declined, 'A biblioteca flutuante (Portuguese)');
    expect(opened.ephemeral).toBe(true);
    expect(opened.text).toMatchInlineSnapshot(`
      "**How do I bake bread?**
      ---
      **A biblioteca flutuante**
      ---
      A biblioteca flutuante do rio Tapajós foi inaugurada em março de 1998 pela professora Helena Prado. O barco leva três mil livros às aldeias da margem.

      Em cada aldeia a biblioteca fica dois dias. As crianças escolhem os livros e os devolvem na viagem seguinte.
      ---
      -# biblioteca.txt, lines 3–6 · paragraphs 1–2 of 2 · português (Portuguese)"
    `);
  });
});

describe('In context', () => {
  test('shows the passage with its neighbours, privately, and turns pages; a restart in between is not noticed', async () => {
    const answer = await ask('Who built the lighthouse?');
    await harness.restart();
    const pressed = await harness.discord.press(harness.discord.admin, answer, 'In context');
    expect(pressed.ephemeral).toBe(true);
    const opened = await pressed.settled();
    expect(opened.text).toMatchInlineSnapshot(`
      "**Who built the lighthouse?**
      ---
      **[The lighthouse of Cape Verity](https://example.com/lighthouse)**
      ---
      -# History
      **The lighthouse of Cape Verity was built in 1871 by the engineer Clara Bowman. It stands on a granite cliff, forty metres above the sea.**

      A storm destroyed the first lantern in 1890. The keeper Amos Reed repaired it with parts of a shipwreck.

      -# Today
      The lamp has been electric since 1932. Its light is seen from thirty nautical miles away.

      A museum in the house of the keeper shows the old lantern. It opens every day in summer.
      ---
      -# lighthouse.md, lines 10–19 · paragraphs 1–3 of 43 · English · May 31, 2019
      [Next]"
    `);
    await harness.restart();
    const second = await press(opened, 'Next', harness.discord.admin);
    expect(second.id).toBe(opened.id);
    const [, from, to] = /paragraphs (\d+)–(\d+) of 43/.exec(second.text) ?? [];
    expect([Number(from), Number(to) > 10]).toEqual([4, true]);
    const first = await press(second, 'Previous', harness.discord.admin);
    expect(first.text).toContain(`**${built[1]}**`);
    expect(answer.text).not.toContain('paragraphs');
  });

  test('every passage is reached once by turning pages', async () => {
    const opened = await (
      await harness.discord.slash(harness.discord.user, '/article', { name: 'lighthouse.md' })
    ).settled();
    const seen: number[] = [];
    for (let page = opened; ; page = await press(page, 'Next')) {
      for (const [, entry] of page.text.matchAll(/Entry (\d+) of/g)) seen.push(Number(entry));
      if (!page.text.includes('[Next]')) break;
    }
    expect(seen).toEqual(Array.from({ length: 40 }, (_, at) => at + 1));
  });
});

describe('More', () => {
  test('shows the next citations privately, page by page', async () => {
    const answer = await ask('What was in the lantern?');
    expect(answer.text).toContain('\n[More] [👍] [👎] [Ask a follow-up] [Dismiss]');
    await harness.restart();
    const pressed = await harness.discord.press(harness.discord.admin, answer, 'More');
    expect(pressed.ephemeral).toBe(true);
    const more = await pressed.settled();
    expect(more.text).toMatchInlineSnapshot(`
      "**What was in the lantern?**
      ---
      4 · Ships on the coast
      [In context]
      > After the lantern was lit, no ship was lost near the lighthouse for nine years.
      -# coast/ships.txt, lines 3–4 · English
      ---
      5 · [The lighthouse of Cape Verity](https://example.com/lighthouse)
      [In context]
      > The lighthouse of Cape Verity was built in 1871 by the engineer Clara Bowman. It stands on a granite cliff, forty metres above the sea.
      -# lighthouse.md, lines 10–11 · English · May 31, 2019
      [Previous] [Ask a follow-up] [Share]"
    `);
    const back = await press(more, 'Previous', harness.discord.admin);
    expect(back.id).toBe(more.id);
    expect(back.text).toContain('1 · The lantern of Cape Verity');
  });

  test('for a mention reads the question where it was written; when that is gone, says so', async () => {
    const asked = await harness.discord.mention(
      harness.discord.user,
      harness.discord.channel,
      'What was in the lantern?',
    );
    const answer = await harness.discord.answerTo(asked);
    expect((await press(answer, 'More')).text).toContain('**What was in the lantern?**');
    const other = await harness.discord.mention(
      harness.discord.user,
      harness.discord.channel,
      'What was in the lantern?',
    );
    const second = await harness.discord.answerTo(other);
    await harness.restart();
    await harness.discord.remove(other);
    expect((await press(second, 'More')).text).toBe('I can no longer see the question. Please ask it again.');
  });
});

describe('Share', () => {
  test('posts a private answer as it stands, naming who shared it, once', async () => {
    const answer = await ask('Who built the lighthouse?', { private: true });
    expect(answer.ephemeral).toBe(true);
    await harness.restart();
    const pressed = await harness.discord.press(harness.discord.user, answer, 'Share');
    const shared = await harness.discord.until(() => pressed.followUps[0], 'the shared answer');
    expect(shared.ephemeral).toBe(false);
    expect(shared.text.replaceAll(harness.discord.user.id, 'ANA')).toMatchInlineSnapshot(`
      "**Who built the lighthouse?**
      ---
      **1 · [The lighthouse of Cape Verity](https://example.com/lighthouse)**
      [In context]
      > **The lighthouse of Cape Verity was built in 1871 by the engineer Clara Bowman.** It stands on a granite cliff, forty metres above the sea.
      -# lighthouse.md, lines 10–11 · English · May 31, 2019
      -# Shared by <@ANA>
      [👍] [👎] [Ask a follow-up] [Dismiss]"
    `);
    expect(shared.pings).toEqual(nobody);
    await harness.discord.until(() => answer.text.includes('[Shared: off]'), 'the button to go off');
    expect((await press(shared, 'In context', harness.discord.admin)).text).toContain(
      '**The lighthouse of Cape Verity was',
    );
    expect((await press(shared, 'Dismiss', harness.discord.admin)).text).toContain(
      'Only the person who asked',
    );
    await harness.discord.press(harness.discord.user, shared, 'Dismiss');
    await harness.discord.until(() => shared.deleted, 'the answer to go');
  });

  test('not where a server keeps answers private: the button is not offered, and an older one refuses', async () => {
    const before = await ask('Who built the lighthouse?', { private: true });
    if (harness.store) await openSettings(harness.store).change(harness.discord.guild.id, { publicIn: [] });
    await harness.restart();
    const asked = await harness.discord.slash(harness.discord.user, '/ask', {
      question: 'Who built the lighthouse?',
    });
    expect(asked.ephemeral).toBe(true);
    expect((await asked.settled()).text).not.toContain('Share');
    const pressed = await harness.discord.press(harness.discord.user, before, 'Share');
    expect((await pressed.settled()).text).toBe('Answers stay private in this channel.');
    expect(harness.discord.channel.messages).toEqual([]);
  });

  test('not by who may not write there', async () => {
    const answer = await ask('Who built the lighthouse?', { private: true });
    harness.discord.deny(harness.discord.channel, harness.discord.user, PermissionFlagsBits.SendMessages);
    await harness.discord.press(harness.discord.user, answer, 'Share');
    await harness.discord.until(
      () => harness.discord.interactions.at(-1)?.message?.text === 'Answers stay private in this channel.',
      'the refusal',
    );
  });
});

describe('Dismiss', () => {
  test('for the asker and for who may manage messages, nobody else', async () => {
    const [first, second] = [await ask('Who built the lighthouse?'), await ask('What was in the lantern?')];
    const stranger = harness.discord.addUser({ name: 'Eva', locale: 'pt-BR' });
    const refused = await harness.discord.press(stranger, first, 'Dismiss');
    expect(refused.ephemeral).toBe(true);
    expect((await refused.settled()).text).toBe(
      'Só quem perguntou e membros que podem gerenciar mensagens podem remover esta resposta.',
    );
    await harness.discord.press(harness.discord.user, first, 'Dismiss');
    await harness.discord.until(() => first.deleted, 'the first to go');
    const moderator = harness.discord.addUser({
      name: 'Mod',
      permissions: PermissionFlagsBits.ManageMessages,
    });
    await harness.discord.press(moderator, second, 'Dismiss');
    await harness.discord.until(() => second.deleted, 'the second to go');
  });
});

describe('👍 and 👎', () => {
  test('are kept where there is a server, and not offered elsewhere', async () => {
    const answer = await ask('Who built the lighthouse?');
    const thanked = await press(answer, '👎', harness.discord.admin);
    expect(thanked.ephemeral).toBe(true);
    expect(thanked.text).toBe('Thank you. This helps show what the articles are missing.');
    const insights = await (await harness.discord.slash(harness.discord.admin, '/insights')).settled();
    expect(insights.text).toContain('lighthouse');
    const said = await harness.discord.say(harness.discord.user, 'Who built the lighthouse?');
    expect((await harness.discord.answerTo(said)).text).not.toContain('👍');
  });

  test('below what may only help say whether it did, and blame no article', async () => {
    const { discord } = harness;
    const answer = await ask('What was in the lantern?');
    await press(answer, '👍');
    await press(answer, '👎', discord.admin);
    expect(await harness.counted('unsure')).toBe(1);
    const insights = await (await discord.slash(discord.admin, '/insights')).settled();
    expect(insights.text).toMatchInlineSnapshot(`
      "**The last 30 days**
      **1 question I wasn’t sure about** · 👍 1 · 👎 1
      1 of them without its text (see \`/settings\`), by the nearest article:
      \`\`\`
      1×  The lantern of Cape Verity
      \`\`\`
      All of it, as a spreadsheet:
      <file: attachment://insights.csv>"
    `);
    const [file] = insights.attachments;
    const rows =
      file?.data
        .toString('utf8')
        .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
        .split('\n') ?? [];
    expect(rows.slice(1, -1)).toMatchInlineSnapshot(`
      [
        "unsure,,,coast/lantern.txt,The lantern of Cape Verity,1,,,TIME,TIME",
        "rated unsure,,,coast/lantern.txt,The lantern of Cape Verity,,1,1,,",
      ]
    `);
  });
});

describe('what has changed since', () => {
  test('is said kindly, with the offer to ask again', async () => {
    const own = await openFixtures({ ...ARTICLES });
    const harness = await openBotHarness(
      scripted(own.library, { lighthouse: { language: 'en', quotations: [built] } }),
    );
    try {
      const asked = await harness.discord.slash(harness.discord.user, '/ask', {
        question: 'Who built the lighthouse?',
      });
      const answer = await asked.settled();
      const opened = await press(answer, 'In context', harness.discord.user, harness.discord);

      // The passage has only moved.
      await own.write(
        'lighthouse.md',
        (ARTICLES['lighthouse.md'] ?? '').replace('## History', '## History\n\nA word before.'),
      );
      await own.reindex();
      const moved = await press(answer, 'In context', harness.discord.user, harness.discord);
      expect(moved.text).toContain(`A word before.\n\n**${built[1]}**`);
      const turned = await press(opened, 'Next', harness.discord.user, harness.discord);
      expect(turned.text).toMatchInlineSnapshot(`
        "**Who built the lighthouse?**
        ---
        This article has changed since then.
        [Ask again] [Read from the start]"
      `);
      const start = await press(turned, 'Read from the start', harness.discord.user, harness.discord);
      expect(start.text).toContain('A word before.');
      const anew = await press(turned, 'Ask again', harness.discord.user, harness.discord);
      expect(anew.text).toContain('**Who built the lighthouse?**\n---\n**1 · ');

      await own.write('lighthouse.md', '# The lighthouse of Cape Verity\n\nIt was pulled down last year.\n');
      await own.reindex();
      const changed = await press(answer, 'In context', harness.discord.user, harness.discord);
      expect(changed.text).toMatchInlineSnapshot(`
        "**Who built the lighthouse?**
        ---
        This article has changed since then, and the quotation is no longer in it.
        [Ask again] [Read from the start]"
      `);
      const again = await press(changed, 'Ask again', harness.discord.user, harness.discord);
      expect(again.text).toContain('**Who built the lighthouse?**\n---\n**1 · ');

      await own.remove('lighthouse.md');
      await own.reindex();
      const gone = await press(answer, 'In context', harness.discord.admin, harness.discord);
      expect(gone.text).toMatchInlineSnapshot(`
        "**Who built the lighthouse?**
        ---
        This article is no longer there.
        [Ask again]"
      `);
      expect(harness.faults()).toEqual([]);
    } finally {
      await harness.close();
      await own.close();
    }
  }, 20_000);
});

describe('at once', () => {
  test('two users at the same answer do not disturb each other', async () => {
    const answer = await ask('What was in the lantern?');
    const before = answer.text;
    const [one, two, three] = await Promise.all([
      press(answer, 'In context 1'),
      press(answer, 'In context 2', harness.discord.admin),
      press(answer, 'More', harness.discord.admin),
    ]);
    expect(one.text).toContain('**The keeper of the lighthouse cleaned');
    expect(two.text).toContain('**Each lantern of the lighthouse had eight lenses.**');
    expect(three.text).toContain('4 · Ships on the coast');
    expect(answer.text).toBe(before);
  });
});

describe('what stands in the file is shown', () => {
  test('markup, zero-width characters and 500 emoji', async () => {
    const shown = await (
      await harness.discord.slash(harness.discord.user, '/article', { name: 'hostile.txt' })
    ).settled();
    expect(shown.text.replace('🦊'.repeat(500), 'FOXES')).toMatchInlineSnapshot(`
      "**The tower manual**
      ---
      The tower manual says: press \\*\\*red\\*\\*, then \\|\\|hidden\\|\\| and \\\`code\\\`, ask \\<\\@123456789012345678> or \\@everyone, see \\[x\\](http\\://y) # not > a quote.

      Its zero​width joke⁠ hides nothing about the elevator. FOXES is the sign of the elevator.

      Things to carry:
      \\- a \\*\\*lamp\\*\\*
      \\- # a rope
      \\- a map
      ---
      -# hostile.txt, lines 3–11 · paragraphs 1–3 of 3 · English"
    `);
    expect(shown.pings).toEqual(nobody);
  });
});
