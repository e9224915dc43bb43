import { describe, expect, test } from 'vitest';
import { asksForMore, classifyFollowUp, wordsToSearch } from '../../src/conversation/followUp.ts';
import type { Message } from '../discord/index.ts';
import { harnessWithAnswers } from '../support/botHarness.ts';

const TEN_MINUTES = 10 * 60_000;

const harness = harnessWithAnswers({
  museum: {
    language: 'en',
    quotations: [['lighthouse.md', 'It opens every day in summer.', 'every day']],
  },
  biblioteca: {
    language: 'pt',
    quotations: [['biblioteca.txt', 'Em cada aldeia a biblioteca fica dois dias.', 'dois dias']],
  },
  'came of': {
    language: 'en',
    quotations: [
      ['lighthouse.md', 'The keeper Amos Reed repaired it with parts of a shipwreck.', 'Amos Reed'],
    ],
  },
  kept: {
    language: 'en',
    quotations: [
      [
        'lighthouse.md',
        'The lighthouse of Cape Verity was built in 1871 by the engineer Clara Bowman.',
        '1871',
      ],
      ['coast/lantern.txt', 'The keeper of the lighthouse cleaned the lantern every morning.', 'cleaned'],
      ['coast/lantern.txt', 'Later keepers of the lighthouse lit the lantern with paraffin.', 'paraffin'],
      ['coast/ships.txt', 'Captains feared the rocks before the lighthouse had a lantern.', 'feared'],
      ['lighthouse.md', 'The lamp has been electric since 1932.', 'electric'],
      ['biblioteca.txt', 'Em cada aldeia a biblioteca fica dois dias.', 'dois dias'],
    ],
  },
  lighthouse: {
    language: 'en',
    quotations: [
      ['lighthouse.md', 'The keeper Amos Reed repaired it with parts of a shipwreck.', 'Amos Reed'],
    ],
  },
});

const askedOf = () =>
  harness.library.asked.map(({ text, language }) => (language ? { text, language } : text));

describe('a question that says too little', () => {
  test.each([
    ['who else?', 'dependent'],
    ['and when?', 'dependent'],
    ['and the captain?', 'dependent'],
    ['e em que mês?', 'dependent'],
    ['¿y dónde?', 'dependent'],
    ['und wer noch?', 'dependent'],
    ['Why?', 'dependent'],
    ['', 'dependent'],
    ['and in Portuguese?', 'language'],
    ['em inglês?', 'language'],
    ['in English?', 'language'],
    ['Who repaired the lantern?', 'ambiguous'],
    ['What is cybersecurity?', 'ambiguous'],
    ['Who was the first keeper of the lighthouse of Cape Verity?', 'standalone'],
    ['Quem inaugurou a biblioteca flutuante do rio Tapajós?', 'standalone'],
  ])('%s → %s', (text, kind) => {
    expect(classifyFollowUp(text, ['en', 'pt']).kind).toBe(kind);
  });

  test('a language without articles can be asked for too', () => {
    expect(classifyFollowUp('and in French?', ['en', 'pt'])).toEqual({
      kind: 'language',
      language: 'fr',
      said: 'en',
    });
  });
});

test('what is searched are the words of both questions, without those that only join them', () => {
  const after = 'When did Anwar speak in Tokyo?';
  expect(wordsToSearch({ text: 'who else?', after })).toBe('When did Anwar speak in Tokyo? who?');
  expect(wordsToSearch({ text: 'and in Portuguese?', after })).toBe(after);
  expect(wordsToSearch({ text: 'e em alemão?', after })).toBe(after);
  expect(wordsToSearch({ text: 'quem mais?', after })).toBe(after);
  expect(wordsToSearch({ text: 'e o lampião?', after })).toBe(`${after} e o lampião?`);
  expect(wordsToSearch({ text: 'who else?' })).toBe('who else?');
  expect(wordsToSearch({ text: 'again', after: 'more' })).toBe('more again');
});

test('however long the question before was, there is room for the one that follows it', () => {
  const after = `${'Who repaired the lantern? '.repeat(153)}🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊`;
  const text = 'and what was it made of?';
  for (const padding of ['', ' ']) {
    const searched = wordsToSearch({ text, after: padding + after });
    expect(searched.length).toBeLessThanOrEqual(4000);
    expect(searched.endsWith(text)).toBe(true);
    expect(searched).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  }
});

async function say(text: string): Promise<Message> {
  return harness.discord.answerTo(await harness.discord.say(harness.discord.user, text));
}

describe('a direct conversation', () => {
  test('leans on the question before, and shows it', async () => {
    await say('Who repaired the lantern of the lighthouse of Cape Verity?');
    await harness.restart();
    const more = await say('who else?');
    expect(more.text).toMatchInlineSnapshot(`
      "**who else?**
      -# After “⁨Who repaired the lantern of the lighthouse of Cape Verity?⁩”
      ---
      I found nothing else about this in the articles.
      [Dismiss]"
    `);
    expect(askedOf().at(-2)).toBe('Who repaired the lantern of the lighthouse of Cape Verity? who?');
    const why = await say('and why?');
    expect(why.text).toContain('-# After “⁨Who repaired the lantern of the lighthouse of Cape Verity?⁩”');
    expect(why.text).toContain('Amos Reed');
  });

  test('a question that can stand alone does', async () => {
    await say('Who repaired the lantern of the lighthouse of Cape Verity?');
    expect((await say('When does the museum open?')).text).toContain('every day');
    expect(askedOf().at(-1)).toBe('When does the museum open?');
  });

  test('what is not answered alone, nor with the question before, is declined', async () => {
    await say('Who repaired the lantern of the lighthouse of Cape Verity?');
    const wreck = await say('What about the shipwreck and its parts?');
    expect(wreck.text).toContain('Amos Reed');
    expect(wreck.text).toContain('-# After “');
    const bread = await say('How is bread baked?');
    expect(bread.text).toContain('The articles don’t say.');
    expect(bread.text).not.toContain('-# After “');
  });

  test('nothing older than ten minutes is used', async () => {
    await say('Who repaired the lantern of the lighthouse of Cape Verity?');
    harness.discord.advance(TEN_MINUTES + 1000);
    const late = await say('who else?');
    expect(late.text).toMatchInlineSnapshot(`
      "Your last question was more than ten minutes ago, so I took this one on its own. Reply to my answer to go on from it.
      ---
      The articles don’t say.
      The nearest articles:
      [The lantern of Cape Verity] [A biblioteca flutuante (Portuguese)]
      [Dismiss]"
    `);
    expect(askedOf().at(-1)).toBe('who else?');
    // One that says enough is told nothing.
    expect((await say('Where is the museum of the lighthouse of the cape?')).text).not.toContain(
      'ten minutes',
    );
  });

  test('unless it is replied to: then however old it is', async () => {
    const { discord } = harness;
    const answer = await say('Who repaired the lantern of the lighthouse of Cape Verity?');
    discord.advance(3 * 24 * 60 * 60_000);
    await harness.restart();
    const next = await discord.answerTo(await discord.reply(discord.user, answer, 'and why?'));
    expect(next.text).toContain('-# After “⁨Who repaired the lantern of the lighthouse of Cape Verity?⁩”');
    discord.advance(24 * 60 * 60_000);
    const last = await discord.answerTo(await discord.reply(discord.user, next, 'and when?'));
    expect(last.text).toContain('lighthouse of Cape Verity? and why?⁩”');
  });

  test('nor through a chain of follow-ups', async () => {
    await say('Who repaired the lantern of the lighthouse of Cape Verity?');
    harness.discord.advance(8 * 60_000);
    await say('who else?');
    harness.discord.advance(8 * 60_000);
    await say('and why?');
    expect(askedOf().at(-1)).toBe('who? and why?');
  });
});

describe('asking only for a language', () => {
  const question = 'How was the lighthouse kept?';

  test('asks the same again there, in the words of who asks, whatever was asked in between', async () => {
    await say(question);
    await harness.restart();
    const portuguese = await say('and in Portuguese?');
    expect(portuguese.text).toMatchInlineSnapshot(`
      "**and in Portuguese?**
      -# After “⁨How was the lighthouse kept?⁩”
      ---
      **1 · A biblioteca flutuante**
      [In context]
      > Em cada aldeia a biblioteca fica **dois dias**.
      -# biblioteca.txt, line 6 · português (Portuguese)
      [Dismiss]"
    `);
    await say('e em inglês?');
    expect(askedOf().slice(-2)).toEqual([
      { text: question, language: 'pt' },
      { text: question, language: 'en' },
    ]);
  });

  test('says so when there are no articles in it, and goes on from the question before', async () => {
    await say(question);
    expect((await say('auf Deutsch?')).text).toMatchInlineSnapshot(`
      "**auf Deutsch?**
      -# Nach „⁨How was the lighthouse kept?⁩“
      ---
      Auf Deutsch gibt es keine Artikel.
      Die Artikel sind auf Englisch, Arabisch und Portugiesisch.
      [Verwerfen]"
    `);
    expect((await say('what else?')).text).toContain('feared');
    expect(askedOf()).toEqual([question, `${question} what?`]);
  });

  test('says so when those in it have no answer', async () => {
    await say('Where is the museum of the lighthouse?');
    expect((await say('e em português?')).text).toMatchInlineSnapshot(`
      "**e em português?**
      -# Depois de “⁨Where is the museum of the lighthouse?⁩”
      ---
      Os artigos em português não dizem.
      Os artigos mais próximos:
      [A biblioteca flutuante] [The lantern of Cape Verity (inglês)]
      [Descartar]"
    `);
  });

  test('of /ask too, where the frame stays in the language of the question', async () => {
    const { discord } = harness;
    const options = { question: 'Where is the museum of the lighthouse?', language: 'Portuguese' };
    const asked = await (await discord.slash(discord.user, '/ask', options)).settled();
    expect(asked.text).toMatchInlineSnapshot(`
      "**Where is the museum of the lighthouse?**
      ---
      The articles in Portuguese don’t say.
      The nearest articles:
      [A biblioteca flutuante] [The lantern of Cape Verity (English)]
      [Search all articles] [Ask a follow-up] [Dismiss]"
    `);
    const all = await (await discord.press(discord.user, asked, 'Search all articles')).settled();
    expect(all.text).toContain('every day');
  });
});

describe('asking for more', () => {
  const question = 'How was the lighthouse kept?';
  const cited = ({ text }: Message) => Array.from(text.matchAll(/^> .*?\*\*(.*?)\*\*/gm), ([, bold]) => bold);

  test('leaves out what was cited, through a restart, until there is nothing else', async () => {
    expect(cited(await say(question))).toEqual(['1871', 'cleaned', 'paraffin']);
    await harness.restart();
    const more = await say('what else?');
    expect(cited(more)).toEqual(['feared', 'electric', 'dois dias']);
    expect(more.text).toContain('**1 · Ships on the coast**');
    // A question in between that is not about more may cite anything again.
    expect(cited(await say('and why?'))).toEqual(['1871', 'cleaned', 'paraffin']);
    expect((await say('e o que mais?')).text).toMatchInlineSnapshot(`
      "**e o que mais?**
      -# Depois de “⁨How was the lighthouse kept? and why?⁩”
      ---
      Não encontrei mais nada sobre isso nos artigos.
      [Descartar]"
    `);
    // A new question begins a new conversation.
    expect(cited(await say(question))).toEqual(['1871', 'cleaned', 'paraffin']);
  });

  test('in a form, after further pages too', async () => {
    const { discord } = harness;
    const answer = await (await discord.slash(discord.user, '/ask', { question })).settled();
    const page = await (await discord.press(discord.user, answer, 'More')).settled();
    expect(cited(page)).toEqual(['feared', 'electric', 'dois dias']);
    for (const [from, left] of [
      [answer, ['feared', 'electric', 'dois dias']],
      [page, []],
    ] as const) {
      const { modal } = await discord.press(discord.user, from, 'Ask a follow-up');
      const next = await (await discord.submit(discord.user, modal, { question: 'what else?' })).settled();
      expect(cited(next)).toEqual(left);
    }
  });

  test('with an end that counts as no question without an answer', async () => {
    expect(asksForMore('who else?')).toBe(true);
    const { discord } = harness;
    const mention = await discord.mention(
      discord.user,
      discord.channel,
      'What came of the shipwreck of the cape?',
    );
    const answer = await discord.answerTo(mention);
    const next = await discord.answerTo(await discord.reply(discord.admin, answer, 'anything else?'));
    expect(next.text).toContain('I found nothing else about this in the articles.');
    const insights = await (await discord.slash(discord.admin, '/insights')).settled();
    expect(insights.text).not.toContain('do not answer');
  });

  test.each([
    'who else?',
    'what else?',
    'quem mais?',
    'e o que mais?',
    '¿quién más?',
    'quoi d’autre ?',
    'wer noch?',
    'siapa lagi?',
    '他には？',
  ])('%s', (text) => expect(asksForMore(text)).toBe(true));
  test.each(['Which countries are more affected?', 'again?', 'Onde há mais livros?', 'who?'])(
    'not: %s',
    (text) => expect(asksForMore(text)).toBe(false),
  );
});

describe('a reply', () => {
  test('with a ping leans on the question that was answered, in a thread too', async () => {
    const thread = harness.discord.addThread(harness.discord.channel);
    const first = await harness.discord.mention(
      harness.discord.user,
      thread,
      'Quanto tempo fica a biblioteca flutuante em cada aldeia do Tapajós?',
    );
    const answer = await harness.discord.answerTo(first);
    const reply = await harness.discord.reply(harness.discord.admin, answer, 'e em que mês?');
    const next = await harness.discord.answerTo(reply);
    expect(next.channel).toBe(thread);
    expect(next.text).toMatchInlineSnapshot(`
      "**e em que mês?**
      -# Depois de “⁨Quanto tempo fica a biblioteca flutuante em cada aldeia do Tapajós?⁩”
      ---
      **1 · A biblioteca flutuante**
      [No contexto]
      > Em cada aldeia a biblioteca fica **dois dias**.
      -# biblioteca.txt, linha 6 · português
      [👍] [👎] [Descartar]"
    `);
    expect(askedOf().at(-1)).toBe(
      'Quanto tempo fica a biblioteca flutuante em cada aldeia do Tapajós? e em que mês?',
    );
  });

  test('to somebody else, or a mention out of nowhere, leans on nothing', async () => {
    await harness.discord.answerTo(
      await harness.discord.mention(
        harness.discord.user,
        harness.discord.channel,
        'Who keeps the lighthouse of the cape?',
      ),
    );
    const alone = await harness.discord.answerTo(
      await harness.discord.mention(harness.discord.user, harness.discord.channel, 'who else?'),
    );
    expect(alone.text).toContain('The articles don’t say.');
    expect(askedOf().at(-1)).toBe('who else?');
  });
});

describe('Ask a follow-up', () => {
  test('takes the next question in a form, after a restart too', async () => {
    const question = 'Who repaired the lantern of the lighthouse of Cape Verity?';
    const answer = await (
      await harness.discord.slash(harness.discord.user, '/ask', { question, private: true })
    ).settled();
    await harness.restart();
    const pressed = await harness.discord.press(harness.discord.user, answer, 'Ask a follow-up');
    expect(pressed.modal?.title).toBe('Ask a follow-up');
    await harness.restart();
    const sent = await harness.discord.submit(harness.discord.user, pressed.modal, { question: 'and why?' });
    expect(sent).toMatchObject({ deferred: true, ephemeral: true });
    const next = await sent.settled();
    expect(next.text).toMatchInlineSnapshot(`
      "**and why?**
      -# After “⁨Who repaired the lantern of the lighthouse of Cape Verity?⁩”
      ---
      **1 · [The lighthouse of Cape Verity](https://example.com/lighthouse)**
      [In context]
      > The keeper **Amos Reed** repaired it with parts of a shipwreck.
      -# lighthouse.md, line 13 · English · May 31, 2019
      [👍] [👎] [Ask a follow-up] [Share]"
    `);
    const later = await harness.discord.press(harness.discord.user, next, 'Ask a follow-up');
    harness.discord.advance(TEN_MINUTES + 1000);
    const late = await harness.discord.submit(harness.discord.user, later.modal, { question: 'and who?' });
    expect((await late.settled()).text).toContain('of Cape Verity? and why?⁩”');
    expect(askedOf().at(-1)).toBe(`${question} and why? and who?`);
  });
});
