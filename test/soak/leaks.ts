import { setTimeout as sleep } from 'node:timers/promises';
import v8 from 'node:v8';
import { BaseInteraction } from 'discord.js';
import { openBotHarness, openSeeds } from '../support/botHarness.ts';
import { type Act, act } from '../support/storm.ts';
import { must, say } from './figures.ts';

const QUESTIONS: Act[] = ['ask', 'askPrivately', 'menu', 'mention', 'message', 'edit', 'complete', 'article'];
const BUTTONS: Act[] = ['context', 'more', 'turn', 'rate', 'follow', 'dismiss', 'share'];
const AT_ONCE = 10;

/** 3,000 questions of all kinds, 300 reconnects, 200 of each button: no interaction is kept, and no memory. */
export async function leaks(questions = 3000): Promise<void> {
  const library = await openSeeds();
  const harness = await openBotHarness(library, { discord: { acknowledgeWithinMs: 30_000 } });
  const { discord } = harness;
  const none = alive();
  let reconnects = 0;

  async function all(acts: Act[]): Promise<void> {
    while (acts.length) {
      await Promise.all(acts.splice(0, AT_ONCE).map((name) => act(discord, name)));
      harness.logged.length = 0;
      await quiet();
      discord.forget();
    }
  }
  // What can be seen is done; what the bot still tidies up after it needs its interaction.
  async function quiet(): Promise<void> {
    for (let count = -1; count !== discord.requests.length; await sleep(300)) count = discord.requests.length;
  }
  async function reconnect(): Promise<void> {
    const { resumed } = discord.gateway;
    discord.gateway.reconnect();
    await discord.until(() => discord.gateway.resumed > resumed, 'a resumed session', 20_000);
    reconnects++;
  }
  async function heap(): Promise<number> {
    // What discord.js and the limits on askers keep for a minute.
    await sleep(70_000);
    const interactions = alive() - none;
    const mb = process.memoryUsage().heapUsed / 1e6;
    say(`  ${interactions} interactions alive, heap ${mb.toFixed(1)} MB`);
    must(interactions <= 0, 'no interaction is kept');
    return mb;
  }

  try {
    const round = (from: Act[], count: number) =>
      Array.from({ length: count }, (_, at) => from[at % from.length] as Act);
    // So much is kept on purpose: the last twenty messages of each channel, the last events of the session.
    await all(round([...QUESTIONS, ...BUTTONS], 600));
    await all(round(['message'], 600));
    const before = await heap();
    for (let done = 0; done < questions; done += AT_ONCE) {
      await all(round(QUESTIONS, AT_ONCE));
      await reconnect();
    }
    await all(round(BUTTONS, BUTTONS.length * Math.ceil(questions / 15)));
    const after = await heap();
    say(
      `  ${questions} questions, ${reconnects} reconnects, ${Math.ceil(questions / 15)} of each button: heap ${(100 * (after / before - 1)).toFixed(1)} %`,
    );
    must(after < before * 1.05, 'the heap is within 5 % of the start');
  } finally {
    await harness.close();
    await library.close();
  }
}

/** Collects garbage first. */
function alive(): number {
  return v8.queryObjects(BaseInteraction as never) as unknown as number;
}
