import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { harnessOnSeeds, harnessWithAnswers, NONSENSE } from './botHarness.ts';
import type { Message } from './discord/index.ts';
import type { Quotation } from './fixtures.ts';

// The pictures of the README are what people see: each is a message of the bot, to the letter.
const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8');
const pictures = Array.from(readme.matchAll(/^```text\n([\s\S]*?)\n```$/gm), ([, picture]) => picture);

/** Without the marks that nobody sees. */
function seen({ text }: Message): string {
  return text.replace(/[\u2066-\u2069]|\\(?=[_*~])/gu, '');
}

const LANTERN: Quotation[] = [
  [
    'coast/lantern.txt',
    'The keeper of the lighthouse cleaned the lantern every morning. The lantern of the lighthouse burned whale oil at first.',
    'The lantern of the lighthouse burned whale oil at first.',
  ],
  [
    'coast/lantern.txt',
    'Each lantern of the lighthouse had eight lenses.',
    'Each lantern of the lighthouse had eight lenses.',
  ],
  [
    'lighthouse.md',
    'The keeper Amos Reed repaired it with parts of a shipwreck.',
    'The keeper Amos Reed repaired it with parts of a shipwreck.',
  ],
  ['coast/ships.txt', 'Captains feared the rocks before the lighthouse had a lantern.', 'Captains feared'],
];
const BUILT =
  'The lighthouse of Cape Verity was built in 1871 by the engineer Clara Bowman. It stands on a granite cliff, forty metres above the sea.';
const BARGE =
  'A biblioteca flutuante do rio Tapajós foi inaugurada em março de 1998 pela professora Helena Prado.';

describe('of given answers', () => {
  const harness = harnessWithAnswers({
    lantern: { language: 'en', quotations: LANTERN, score: 0.25 },
    built: { language: 'en', quotations: [['lighthouse.md', BUILT, BUILT]] },
    keeper: {
      language: 'en',
      quotations: [['lighthouse.md', LANTERN[2]?.[1] ?? '', 'The keeper Amos Reed repaired it']],
    },
    library: { language: 'en', quotations: [['biblioteca.txt', BARGE, 'foi inaugurada em março de 1998']] },
  });

  test.each(['What was in the lantern?', 'Who opened the floating library?', 'How do I bake bread?'])(
    '%s',
    async (question) => {
      const { discord } = harness;
      const asked = await discord.slash(discord.user, '/ask', { question });
      expect(pictures).toContain(seen(await asked.settled()));
    },
  );

  test('In context', async () => {
    const { discord } = harness;
    const asked = await discord.slash(discord.user, '/ask', { question: 'Who built the lighthouse?' });
    const pressed = await discord.press(discord.user, await asked.settled(), 'In context');
    expect(pictures).toContain(seen(await pressed.settled()));
  });

  test('Ask about this', async () => {
    const { discord } = harness;
    const said = await discord.say(discord.admin, 'Which keeper repaired it?', { in: discord.channel });
    const asked = await discord.menu(discord.user, 'Ask about this', said);
    expect(pictures).toContain(seen(await asked.settled()));
  });
});

describe('of the seeds', () => {
  const harness = harnessOnSeeds();

  test('/articles, /settings and /privacy', async () => {
    const { discord } = harness;
    for (const name of ['/articles', '/settings']) {
      const used = await discord.slash(discord.admin, name);
      expect(pictures).toContain(seen(await used.settled()));
    }
    await discord.press(discord.user, await ask('What did Anwar say Japan could share with Asean?'), '👍');
    await ask(NONSENSE);
    const privacy = await discord.slash(discord.user, '/privacy');
    expect(pictures).toContain(seen(await privacy.settled()));
  });

  test('/insights', async () => {
    const { discord } = harness;
    const settings = await (await discord.slash(discord.admin, '/settings')).settled();
    await discord.press(discord.admin, settings, 'Keep questions');
    for (const question of [NONSENSE, NONSENSE, NONSENSE, 'Who invented the telephone?']) await ask(question);
    for (const question of ['Who greeted the leaders?', 'Who greeted the leaders?']) await ask(question);
    const insights = await discord.slash(discord.admin, '/insights');
    const text = seen(await insights.settled());
    expect(pictures).toContain(text.replaceAll('```\n', '').replace(/<file: attachment:\/\/(.*)>/, '$1'));
  });

  async function ask(question: string): Promise<Message> {
    return (await harness.discord.slash(harness.discord.user, '/ask', { question })).settled();
  }
});
