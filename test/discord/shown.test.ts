import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BotHarness, openBotHarness } from '../support/botHarness.ts';
import { type Fixtures, openFixtures } from '../support/fixtures.ts';

// From the file to the message: what stands in a step is shown with it, and the link leads to its section.
const LAMP = `---
lang: en
url: https://example.com/lamp
---
# The lamp room

## Lighting the lamp {#lighting}

To light the lamp by hand:

1. Open the **main valve**.
2. Wait until the gauge shows \`2.5\`, as [the manual](https://example.com/manual) says.

   ![The gauge](https://example.com/gauge.png)
3. Press *Ignite*.

## Setting the timer

The timer of the lamp is set in its file:

\`\`\`yaml
timer:
  on: sunset
\`\`\`
`;

let fixtures: Fixtures;
let harness: BotHarness;
beforeAll(async () => {
  fixtures = await openFixtures({ 'lamp.md': LAMP });
  harness = await openBotHarness(fixtures.library);
});
afterAll(async () => {
  await harness.close();
  await fixtures.close();
});

test('steps, with the picture in them, for oneself and shared, and code in its context', async () => {
  const { discord } = harness;
  const ask = async (question: string) =>
    (await discord.slash(discord.user, '/ask', { question, private: true })).settled();
  const answer = await ask('How do I light the lamp by hand?');
  const pressed = await discord.press(discord.user, answer, 'Share');
  const shared = await discord.until(() => pressed.followUps[0], 'the shared answer');
  for (const shown of [answer.text, shared.text]) {
    expect(shown).toContain('**1 · [The lamp room](https://example.com/lamp#lighting)**\n');
    expect(shown).toMatch(/^> 1\. (?:\*\*)?Open the _main valve_\.(?:\*\*)?$/m);
    expect(shown).toContain('as [the manual](https://example.com/manual) says.');
    expect(shown).toContain('\n![](https://example.com/gauge.png)');
  }
  const timer = await ask('How is the timer of the lamp set?');
  const code = '```yaml\ntimer:\n  on: sunset\n```';
  expect(timer.text).toContain(code.replace(/^/gm, '> '));
  const opened = await discord.press(
    discord.user,
    timer,
    timer.text.includes('[In context]') ? 'In context' : 'In context 1',
  );
  expect((await opened.settled()).text).toContain(`set in its file:**\n${code}`);
  expect(harness.faults()).toEqual([]);
});
