import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { leaningOf, wordsToSearch } from '../src/followup.ts';
import type { Discord, Message } from './discord/index.ts';
import { openShelf, openStage, type Shelf, type Stage, scripted } from './stage.ts';

const TEN_MINUTES = 10 * 60_000;

let shelf: Shelf;
let stage: Stage;
let discord: Discord;
let library: ReturnType<typeof scripted>;
beforeAll(async () => {
  shelf = await openShelf();
});
afterAll(() => shelf.close());
beforeEach(async () => {
  library = scripted(shelf.library, {
    museum: {
      language: 'en',
      quotations: [['lighthouse.md', 'It opens every day in summer.', 'every day']],
    },
    biblioteca: {
      language: 'pt',
      quotations: [['biblioteca.txt', 'Em cada aldeia a biblioteca fica dois dias.', 'dois dias']],
    },
    lighthouse: {
      language: 'en',
      quotations: [
        ['lighthouse.md', 'The keeper Amos Reed repaired it with parts of a shipwreck.', 'Amos Reed'],
      ],
    },
  });
  stage = await openStage(library);
  discord = stage.discord;
});
afterEach(async () => {
  expect(stage.faults()).toEqual([]);
  await stage.close();
});

const askedOf = () => library.asked.map(({ text, language }) => (language ? { text, language } : text));

describe('a question that says too little', () => {
  test.each([
    ['who else?', 'leans'],
    ['and when?', 'leans'],
    ['and the captain?', 'leans'],
    ['e em que mês?', 'leans'],
    ['¿y dónde?', 'leans'],
    ['und wer noch?', 'leans'],
    ['Why?', 'leans'],
    ['', 'leans'],
    ['and in Portuguese?', 'language'],
    ['em inglês?', 'language'],
    ['in English?', 'language'],
    ['Who repaired the lantern?', 'perhaps'],
    ['What is cybersecurity?', 'perhaps'],
    ['Who was the first keeper of the lighthouse of Cape Verity?', 'alone'],
    ['Quem inaugurou a biblioteca flutuante do rio Tapajós?', 'alone'],
  ])('%s → %s', (text, kind) => {
    expect(leaningOf(text, ['en', 'pt']).kind).toBe(kind);
  });

  test('a language without articles is no language to ask for', () => {
    expect(leaningOf('and in French?', ['en', 'pt'])).toMatchObject({ kind: 'leans' });
  });
});

test('what is searched are the words of both questions, without those that only join them', () => {
  const after = 'When did Anwar speak in Tokyo?';
  expect(wordsToSearch({ text: 'who else?', after })).toBe('When did Anwar speak in Tokyo? who?');
  expect(wordsToSearch({ text: 'and in Portuguese?', after }, 'pt')).toBe(after);
  expect(wordsToSearch({ text: 'and in Portuguese?', after })).toBe(`${after} and in Portuguese?`);
  expect(wordsToSearch({ text: 'who else?' })).toBe('who else?');
  expect(wordsToSearch({ text: 'again', after: 'more' })).toBe('more again');
});

describe('a direct conversation', () => {
  async function say(text: string): Promise<Message> {
    return discord.answerTo(await discord.say(discord.user, text));
  }

  test('leans on the question before, and shows it', async () => {
    await say('Who repaired the lantern of the lighthouse of Cape Verity?');
    await stage.restart();
    const more = await say('who else?');
    expect(more.text).toMatchInlineSnapshot(`
      "**who else?**
      -# After “⁨Who repaired the lantern of the lighthouse of Cape Verity?⁩”
      ---
      **1 · [The lighthouse of Cape Verity](https://example.com/lighthouse)**
      > The keeper **Amos Reed** repaired it with parts of a shipwreck.
      -# lighthouse.md, line 13 · English · May 31, 2019
      [In context]
      [Dismiss]"
    `);
    expect(askedOf().at(-1)).toBe('Who repaired the lantern of the lighthouse of Cape Verity? who?');
    await say('and in Portuguese?');
    expect(library.asked.at(-1)).toMatchObject({
      text: 'Who repaired the lantern of the lighthouse of Cape Verity? who?',
      language: 'pt',
    });
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
    discord.advance(TEN_MINUTES + 1000);
    expect((await say('who else?')).text).toContain('The articles don’t say.');
    expect(askedOf().at(-1)).toBe('who else?');
  });

  test('nor through a chain of follow-ups', async () => {
    await say('Who repaired the lantern of the lighthouse of Cape Verity?');
    discord.advance(8 * 60_000);
    await say('who else?');
    discord.advance(8 * 60_000);
    await say('and why?');
    expect(askedOf().at(-1)).toBe('who? and why?');
  });
});

describe('a reply', () => {
  test('with a ping leans on the question that was answered, in a thread too', async () => {
    const thread = discord.addThread(discord.channel);
    const first = await discord.mention(
      discord.user,
      thread,
      'Quanto tempo fica a biblioteca flutuante em cada aldeia do Tapajós?',
    );
    const answer = await discord.answerTo(first);
    const reply = await discord.reply(discord.admin, answer, 'e em que mês?');
    const next = await discord.answerTo(reply);
    expect(next.channel).toBe(thread);
    expect(next.text).toMatchInlineSnapshot(`
      "**e em que mês?**
      -# Depois de “⁨Quanto tempo fica a biblioteca flutuante em cada aldeia do Tapajós?⁩”
      ---
      **1 · A biblioteca flutuante**
      > Em cada aldeia a biblioteca fica **dois dias**.
      -# biblioteca.txt, linha 6 · português
      [No contexto]
      [👍] [👎] [Descartar]"
    `);
    expect(askedOf().at(-1)).toBe(
      'Quanto tempo fica a biblioteca flutuante em cada aldeia do Tapajós? e em que mês?',
    );
  });

  test('to somebody else, or a mention out of nowhere, leans on nothing', async () => {
    await discord.answerTo(
      await discord.mention(discord.user, discord.channel, 'Who keeps the lighthouse of the cape?'),
    );
    const alone = await discord.answerTo(await discord.mention(discord.user, discord.channel, 'who else?'));
    expect(alone.text).toContain('The articles don’t say.');
    expect(askedOf().at(-1)).toBe('who else?');
  });
});

describe('Ask a follow-up', () => {
  test('takes the next question in a form, after a restart too', async () => {
    const question = 'Who repaired the lantern of the lighthouse of Cape Verity?';
    const answer = await (await discord.slash(discord.user, '/ask', { question, private: true })).settled();
    await stage.restart();
    const pressed = await discord.press(discord.user, answer, 'Ask a follow-up');
    expect(pressed.modal?.title).toBe('Ask a follow-up');
    await stage.restart();
    const sent = await discord.submit(discord.user, pressed.modal, { question: 'and why?' });
    expect(sent).toMatchObject({ deferred: true, ephemeral: true });
    const next = await sent.settled();
    expect(next.text).toMatchInlineSnapshot(`
      "**and why?**
      -# After “⁨Who repaired the lantern of the lighthouse of Cape Verity?⁩”
      ---
      **1 · [The lighthouse of Cape Verity](https://example.com/lighthouse)**
      > The keeper **Amos Reed** repaired it with parts of a shipwreck.
      -# lighthouse.md, line 13 · English · May 31, 2019
      [In context]
      [👍] [👎] [Ask a follow-up] [Share]"
    `);
    const later = await discord.press(discord.user, next, 'Ask a follow-up');
    discord.advance(TEN_MINUTES + 1000);
    const late = await discord.submit(discord.user, later.modal, { question: 'and who?' });
    expect((await late.settled()).text).toContain('The articles don’t say.');
    expect(askedOf().at(-1)).toBe('and who?');
  });
});
