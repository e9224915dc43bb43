import v8 from 'node:v8';
import { BaseInteraction, Message } from 'discord.js';
import { expect, vi } from 'vitest';
import { harnessWithAnswers } from '../support/botHarness.ts';
import { thoroughly } from '../support/thorough.ts';
import type { Discord, Interaction } from './index.ts';

vi.setConfig({ testTimeout: 60_000 });

const harness = harnessWithAnswers({
  museum: { language: 'en', quotations: [['lighthouse.md', 'It opens every day in summer.', 'every day']] },
});
const question = 'When does the museum open its doors to us?';

const alive = (kind: typeof BaseInteraction | typeof Message) =>
  v8.queryObjects(kind as never) as unknown as number;

/** One of each kind of thing that somebody can do. */
async function once(discord: Discord): Promise<void> {
  const { user, channel } = discord;
  const seen = async (one: Interaction) => (await one.settled()) && one;
  const answer = await (await discord.slash(user, '/ask', { question })).settled();
  await seen(await discord.slash(user, '/help'));
  await discord.autocomplete(user, '/ask', 'article', 'light');
  await seen(await discord.press(user, answer, 'In context'));
  await seen(await discord.press(user, answer, '👍'));
  const { modal } = await discord.press(user, answer, 'Ask a follow-up');
  await seen(await discord.submit(user, modal, { question }));
  await discord.press(user, answer, 'Dismiss');
  const asked = await discord.mention(user, channel, question);
  await seen(await discord.menu(user, 'Ask about this', asked));
  await discord.answerTo(asked);
  await discord.answerTo(await discord.say(user, question));
}

thoroughly('nothing that was answered is kept', async () => {
  const { discord } = harness;
  await once(discord);
  // That it is experimental need not be told.
  vi.spyOn(process, 'emitWarning').mockImplementationOnce(() => {});
  const before = alive(BaseInteraction);
  for (let round = 0; round < 3; round++) await Promise.all(Array.from({ length: 5 }, () => once(discord)));
  await discord.until(() => alive(BaseInteraction) <= before, 'the interactions to be gone');
  // Of each channel discord.js keeps the last twenty.
  expect(alive(Message)).toBeLessThan(2 * 20 + 20);
});
