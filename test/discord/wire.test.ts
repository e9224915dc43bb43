import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { openWire } from '../../src/discord/wire.ts';
import { harnessWithAnswers } from '../support/botHarness.ts';
import { type Discord, startDiscord } from './index.ts';

vi.setConfig({ testTimeout: 20_000 });

const harness = harnessWithAnswers({
  museum: { language: 'en', quotations: [['lighthouse.md', 'It opens every day in summer.', 'every day']] },
});
const question = 'When does the museum open its doors to us?';

/** A mention and a direct message are answered, each once. */
async function answers({ discord } = harness): Promise<void> {
  const asked = [
    await discord.mention(discord.user, discord.channel, question),
    await discord.say(discord.user, question),
  ];
  for (const one of asked) {
    expect((await discord.answerTo(one)).text).toContain('**every day**');
    expect(one.channel.messages.filter(({ replyTo }) => replyTo === one)).toHaveLength(1);
  }
}

const whoAmI = ({ requests }: Discord) => requests.filter(({ path }) => path === '/users/@me').length;

describe('a 401', () => {
  test('that was a mistake costs no message: the token outlives it', async () => {
    harness.discord.rest.fail('POST /channels/*/messages', { status: 401 });
    await answers();
    await answers();
    expect(whoAmI(harness.discord)).toBe(1);
    expect(harness.bot.sending()).toBe(true);
  });

  test('on every try fails that message alone', async () => {
    const { discord } = harness;
    const down = discord.rest.fail('POST /channels/*/messages', { status: 401, times: 100 });
    await discord.mention(discord.user, discord.channel, question);
    await discord.until(() => harness.faults().length > 0, 'the end of all attempts');
    down.stop();
    await answers();
    harness.logged.length = 0;
  });

  test('that is meant ends the bot', async () => {
    const { discord } = harness;
    discord.rest.fail(/ \/(?:channels|users)\//, { status: 401, times: 100 });
    await discord.mention(discord.user, discord.channel, question);
    expect((await harness.bot.gone).message).toMatch(/^Discord rejected the token: check DISCORD_TOKEN/);
    expect(harness.bot.sending()).toBe(false);
    await discord.until(() => harness.faults().length > 0, 'the failed answer');
    harness.logged.length = 0;
  });
});

test('what does not get through is noticed until something does', async () => {
  const { discord } = harness;
  const down = discord.rest.fail('POST /channels/*/messages', { status: 503, times: 100 });
  await discord.mention(discord.user, discord.channel, question);
  await discord.until(() => !harness.bot.sending(), 'the trouble to be noticed');
  down.stop();
  await answers();
  expect(harness.bot.sending()).toBe(true);
  harness.logged.length = 0;
});

test('a connection that is down is looked after, whether anybody asks or not', async () => {
  const discord = await startDiscord();
  let look: (() => Promise<void>) | undefined;
  const wire = openWire(
    { token: discord.token, api: discord.api },
    new AbortController().signal,
    async (work) => {
      look = work;
    },
  );
  discord.rest.fail('GET /users/@me', { status: 503, times: 2 });
  await wire.makeRequest(`${discord.api}/v10/users/@me`, {
    method: 'GET',
    headers: { Authorization: 'Bot x' },
  });
  expect(wire.works()).toBe(false);
  await expect(look?.()).rejects.toThrow();
  expect(wire.works()).toBe(false);
  await look?.();
  expect(wire.works()).toBe(true);
  await discord.close();
});

describe.each([
  ['the connection was closed', { close: true }],
  ['the connection was reset', { reset: true }],
  ['Discord failed', { status: 502 }],
])('when %s after Discord took it,', (_, how) => {
  const lose = (what: string | RegExp) => harness.discord.rest.fail(what, { ...how, applied: true });
  const CALLBACK = 'POST /interactions/*/*/callback';
  const ask = () => harness.discord.slash(harness.discord.user, '/ask', { question, private: true });
  const acknowledgedTwice = async () => {
    await harness.discord.until(() => harness.discord.violations.length > 0, 'the second attempt');
    // What the bot does after it was told so must be done before the log is looked at.
    await sleep(50);
    expect(harness.discord.expectViolation(/40060/)).toHaveLength(1);
    expect(harness.discord.violations).toEqual([]);
    expect(harness.logged.filter((line) => JSON.parse(line).level >= 40)).toEqual([]);
  };

  test('“thinking…” becomes an answer', async () => {
    lose(CALLBACK);
    expect((await (await ask()).settled()).text).toContain('**every day**');
    await acknowledgedTwice();
  });

  test('a reply stands', async () => {
    lose(CALLBACK);
    const help = await harness.discord.slash(harness.discord.user, '/help');
    expect((await help.settled()).text).toContain('/ask');
    await acknowledgedTwice();
  });

  test('choices are offered', async () => {
    lose(CALLBACK);
    const choices = await harness.discord.autocomplete(harness.discord.user, '/ask', 'article', 'light');
    expect(choices.length).toBeGreaterThan(0);
    await acknowledgedTwice();
  });

  test('a form opens, and a press that changes its message does so', async () => {
    const { discord } = harness;
    const answer = await (await ask()).settled();
    lose(CALLBACK);
    const pressed = await discord.press(discord.user, answer, 'Ask a follow-up');
    expect(pressed.modal?.title).toBeDefined();
    await acknowledgedTwice();
    const shown = await discord.slash(discord.user, '/ask', { question });
    const publicly = await shown.settled();
    lose(CALLBACK);
    await discord.press(discord.user, publicly, 'Dismiss');
    await discord.until(() => publicly.deleted, 'the answer to go');
    await acknowledgedTwice();
  });

  test('a panel changes', async () => {
    const { discord } = harness;
    const panel = await (await discord.slash(discord.admin, '/settings')).settled();
    lose(CALLBACK);
    await discord.press(discord.admin, panel, 'Answer privately');
    expect(panel.text).toContain('answers privately');
    await acknowledgedTwice();
  });

  test('an answer and a message are there once', async () => {
    lose(/^PATCH \/webhooks\//);
    expect((await (await ask()).settled()).text).toContain('**every day**');
    lose('POST /channels/*/messages');
    await answers();
  });
});

test('an answer of Discord that is cut short is asked for again', async () => {
  const { discord } = harness;
  discord.rest.fail(/^PATCH \/webhooks\//, { cut: true, applied: true });
  const asked = await discord.slash(discord.user, '/ask', { question });
  const answer = await asked.settled();
  discord.rest.fail('POST /channels/*/messages', { cut: true, applied: true });
  await answers();
  expect(answer.text).toContain('**every day**');
});
