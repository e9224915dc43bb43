import { expect, test } from 'vitest';
import { LANGUAGES } from '../../src/app/messages/messages.ts';
import { readWritten } from '../../src/discord/written.ts';
import { logTo } from '../../src/ops/log.ts';
import { harnessWithAnswers } from '../support/botHarness.ts';
import type { Message } from './index.ts';

const harness = harnessWithAnswers({
  keeper: {
    language: 'en',
    quotations: [
      ['lighthouse.md', 'The keeper Amos Reed repaired it with parts of a shipwreck.', 'Amos Reed'],
    ],
  },
});

const QUESTION = 'Which keeper repaired the lantern of the lighthouse?';

const file = (filename: string, text: string) => ({ filename, data: Buffer.from(text) });
const plain = ({ text }: Message) => text.replaceAll(/\d{17,}/g, '#');
const asked = () => harness.library.asked.map(({ text }) => text);

test('a message that is forwarded to the bot is the question, from anywhere', async () => {
  const { discord } = harness;
  const said = await discord.say(discord.admin, QUESTION, { in: discord.channel });
  const answer = await discord.answerTo(await discord.forward(discord.user, said));
  expect(answer.text).toMatchInlineSnapshot(`
    "**Which keeper repaired the lantern of the lighthouse?**
    ---
    **1 · [The lighthouse of Cape Verity](https://example.com/lighthouse)**
    [In context]
    > The keeper **Amos Reed** repaired it with parts of a shipwreck.
    -# lighthouse.md, line 13 · English · May 31, 2019
    [Dismiss]"
  `);
  await harness.restart();
  const context = await (await discord.press(discord.user, answer, 'In context')).settled();
  expect(context.text).toContain(`**${QUESTION}**`);
});

test('so is what stands in a .txt or .md file, with what is written beside it', async () => {
  const { discord } = harness;
  const direct = await discord.say(discord.user, 'I read this:', {
    files: [file('notes.MD', `# Log\n\n${QUESTION}`)],
  });
  expect((await discord.answerTo(direct)).text).toContain('**Amos Reed**');
  const mention = await discord.say(discord.user, `<@${discord.bot.id}>`, {
    in: discord.channel,
    files: [file('a.txt', `\ufeff${QUESTION}`), file('b.png', 'no text')],
  });
  expect((await discord.answerTo(mention)).text).toContain('**Amos Reed**');
  expect(asked()).toEqual([`I read this:\n\n# Log\n\n${QUESTION}`, QUESTION]);
});

test('4,000 characters of it, which is said', async () => {
  const { discord } = harness;
  const long = `Quem reparou a lanterna do farol? ${'O guarda do farol conta a sua história. '.repeat(300)}`;
  const answer = await discord.answerTo(
    await discord.say(discord.user, '', { files: [file('long.txt', long)] }),
  );
  expect(asked()[0]).toHaveLength(4000);
  expect(answer.text).toContain('4,000 characters');
});

test('a file that cannot be had is named', async () => {
  const files = [
    { name: 'gone.txt', url: `${harness.discord.api.replace('/api', '')}/attachments/123/gone.txt` },
  ];
  const read = await readWritten(
    { words: 'Who?', forwarded: [], files },
    logTo({ write: () => {} }, 'silent', []),
  );
  expect(read.text).toBe('Who?');
  expect(read.notes.map((say) => say(LANGUAGES.en))).toEqual(['I could not read `gone.txt`.']);
});

test('Ask about this reads them too', async () => {
  const { discord } = harness;
  const said = await discord.say(discord.admin, '', {
    in: discord.channel,
    files: [file('a.txt', QUESTION)],
  });
  const answer = await (await discord.menu(discord.user, 'Ask about this', said)).settled();
  expect(plain(answer)).toMatchInlineSnapshot(`
    "**Which keeper repaired the lantern of the lighthouse?**
    ---
    **1 · [The lighthouse of Cape Verity](https://example.com/lighthouse)**
    [In context]
    > The keeper **Amos Reed** repaired it with parts of a shipwreck.
    -# lighthouse.md, line 13 · English · May 31, 2019
    [👍] [👎] [Ask a follow-up] [Share]"
  `);
});
