import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { LANGUAGES } from '../../src/app/messages/messages.ts';
import type { Discord, Fault, Interaction, Message, User } from '../discord/index.ts';
import { ENGLISH } from './botHarness.ts';

/** What people can do. */
export type Act = keyof typeof ACTS;

/** Does one thing with the bot, and tells how it came out. */
export function act(discord: Discord, name: Act): Promise<Outcome> {
  return ACTS[name](discord);
}

/** How what somebody did came out: answered, said to have failed by the bot, or by Discord in its place. */
export type Outcome = 'answered' | 'told' | 'unheard';

/** What some people do at once, and what goes wrong meanwhile. */
export interface Wave {
  acts: Act[];
  faults: [route: keyof typeof ROUTES, fault: Fault][];
  gateway: 'close' | 'reconnect' | 'resume' | null;
}

/** Waves in which about this many things are done in all. */
export function waves(count: number): fc.Arbitrary<Wave[]> {
  const fault = fc
    .tuple(fc.constantFrom(...FAULTS), fc.integer({ min: 1, max: MOST }))
    .map(([fault, times]): Fault => ({ ...fault, times }));
  const routes = Object.keys(ROUTES) as (keyof typeof ROUTES)[];
  // One fault a route: what fails each time can be told by nobody.
  const faults = fc
    .subarray(routes)
    .chain((chosen) => fc.tuple(...chosen.map((route) => fc.tuple(fc.constant(route), fault))));
  // A follow-up that all can see has nothing by which Discord knows it again.
  const acts = fc.constantFrom(...(Object.keys(ACTS) as Act[]).filter((name) => name !== 'share'));
  const gateway = fc.oneof(
    { weight: 5, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom('close' as const, 'reconnect' as const, 'resume' as const) },
  );
  const wave = fc.record({
    acts: fc.array(acts, { minLength: 1, maxLength: 2 * SIZE - 1 }),
    faults,
    gateway,
  });
  const length = Math.ceil(count / SIZE);
  return fc.array(wave, { minLength: length, maxLength: length });
}

/** Lets the waves come one after another; throws when something comes out otherwise than it may. */
export async function weather(discord: Discord, all: readonly Wave[]): Promise<Record<Outcome, number>> {
  const tally = { answered: 0, told: 0, unheard: 0 };
  // In the last one nothing fails; what was still being tried again is over by then.
  const calm: Wave = { acts: ['ask', 'mention', 'message'], faults: [], gateway: null };
  for (const { acts, faults, gateway } of [...all, calm]) {
    const planned = faults.map(([route, fault]) => discord.rest.fail(ROUTES[route], fault));
    const done = acts.map((name) => act(discord, name));
    if (gateway === 'close') discord.gateway.close(4000);
    if (gateway === 'reconnect') discord.gateway.reconnect();
    if (gateway === 'resume') discord.gateway.invalidate(true);
    const outcomes = await Promise.allSettled(done);
    await sleep(SETTLING_MS);
    for (const { stop } of planned) stop();
    const wrong = discord.violations.splice(0).filter((violation) => !LATE_OR_TWICE.test(violation));
    for (const outcome of outcomes) {
      if (outcome.status === 'fulfilled') tally[outcome.value]++;
      else wrong.push(String(outcome.reason));
    }
    if (wrong.length) throw new Error(wrong.join('\n'));
  }
  return tally;
}

/** Of a wave, on average. */
const SIZE = 5;

/** What can be seen is answered; Discord's receipt for it may still be on its way. */
const SETTLING_MS = 200;

/** discord.js tries four times, and what failed is told in another four. */
const MOST = 6;

const FAULTS: Fault[] = [
  ...[{ status: 500 }, { status: 503 }, { reset: true }, { close: true }, { cut: true }].flatMap((fault) => [
    fault,
    { ...fault, applied: true },
  ]),
  { status: 429 },
  { status: 429, retryAfter: 0.05 },
  { hang: 100 },
  { hang: 100, applied: true },
];

const ROUTES = {
  callback: /^POST \/interactions\//,
  reply: /^PATCH \/webhooks\//,
  removal: /^DELETE /,
  message: /^POST \/channels\/\d+\/messages$/,
  edit: /^PATCH \/channels\//,
  history: /^GET \/channels\//,
} as const;

/** What comes of faults alone: an acknowledgement that is late, or given again as nobody had said that it was there. */
const LATE_OR_TWICE = /: (?:10062|40060) |^no acknowledgement/;

const TROUBLE = LANGUAGES.en.trouble.ours;
const WAIT_MS = 60_000;

const pools = new WeakMap<Discord, User[]>();

/** One of fifty members, who take turns. */
function someone(discord: Discord): User {
  const pool = pools.get(discord) ?? Array.from({ length: 50 }, () => discord.addUser());
  const next = pool.shift() ?? discord.user;
  pools.set(discord, [...pool, next]);
  return next;
}

async function shown(one: Interaction, expected: string): Promise<Outcome> {
  if (one.error) return 'unheard';
  const { text } = await one.settled(WAIT_MS);
  return judged(text, expected);
}

function judged(text: string, expected: string): Outcome {
  if (text === TROUBLE) return 'told';
  if (!text.includes(expected)) throw new Error(`Expected “${expected}”, got “${text}”`);
  return 'answered';
}

async function replied(discord: Discord, asked: Message): Promise<[Message, Outcome]> {
  const replies = () => asked.channel.messages.filter(({ replyTo }) => replyTo === asked);
  const answer = await discord.until(() => replies()[0], 'an answer', WAIT_MS);
  if (replies().length !== 1) throw new Error(`${replies().length} answers to one question`);
  return [answer, judged(answer.text, 'Asean')];
}

const slash =
  (name: string, expected: string, options = {}) =>
  async (discord: Discord) =>
    shown(await discord.slash(someone(discord), name, options), expected);

type After = (discord: Discord, pressed: Interaction, answer: Message) => Promise<Outcome>;

/** A press on an answer; how that came out, when it is none. */
const press =
  (button: string, after: After, options: object = { question: ENGLISH }) =>
  async (discord: Discord): Promise<Outcome> => {
    const user = someone(discord);
    const asked = await discord.slash(user, '/ask', { ...options });
    const outcome = await shown(asked, 'Asean');
    const { message } = asked;
    if (outcome !== 'answered' || !message) return outcome;
    // Where there are several of them, the first.
    const [, label = button] = new RegExp(`\\[(${button}[^\\]]*)\\]`).exec(message.text) ?? [];
    const pressed = await discord.press(user, message, label);
    return pressed.error ? 'unheard' : after(discord, pressed, message);
  };

const ACTS = {
  ask: slash('/ask', 'Asean', { question: ENGLISH }),
  askPrivately: slash('/ask', 'Asean', { question: ENGLISH, private: true }),
  help: slash('/help', '/ask'),
  status: slash('/status', 'Status'),
  articles: slash('/articles', 'Asean'),
  article: slash('/article', 'Asean', { name: 'Asean urged' }),
  privacy: slash('/privacy', 'What I keep'),
  settings: async (discord: Discord) => shown(await discord.slash(discord.admin, '/settings'), 'Settings'),
  insights: async (discord: Discord) =>
    shown(await discord.slash(discord.admin, '/insights'), 'The last 30 days'),
  // Nobody is told: the list of choices says that it could not be had.
  complete: async (discord: Discord): Promise<Outcome> =>
    discord.autocomplete(someone(discord), '/ask', 'article', 'asean').then(
      () => 'answered' as const,
      () => 'unheard' as const,
    ),
  context: press('In context', (_, pressed) => shown(pressed, 'Asean')),
  more: press('More', (_, pressed) => shown(pressed, 'Asean'), { question: 'Who greeted the leaders?' }),
  turn: press('In context', async (discord, pressed) => {
    const outcome = await shown(pressed, 'Asean');
    const { message, user } = pressed;
    if (outcome !== 'answered' || !message) return outcome;
    const turned = await discord.press(user, message, message.text.includes('[Next]') ? 'Next' : 'Previous');
    return shown(turned, 'Asean');
  }),
  share: press(
    'Share',
    async (discord, _, answer) => {
      const { shared } = LANGUAGES.en.buttons;
      await discord.until(() => answer.text.includes(`[${shared}: off]`), 'the answer to be shared', WAIT_MS);
      return 'answered';
    },
    { question: ENGLISH, private: true },
  ),
  rate: press('👍', (_, pressed) => shown(pressed, LANGUAGES.en.answer.thanks)),
  follow: press('Ask a follow-up', async (discord, { modal, user }) =>
    shown(await discord.submit(user, modal, { question: ENGLISH }), 'Asean'),
  ),
  dismiss: press('Dismiss', async (discord, pressed, answer) => {
    const told = () => pressed.followUps.some(({ text }) => text === TROUBLE);
    await discord.until(() => answer.deleted || told(), 'the answer to go', WAIT_MS);
    return told() ? 'told' : 'answered';
  }),
  menu: async (discord: Discord) => {
    const said = await discord.say(someone(discord), ENGLISH, { in: discord.channel });
    return shown(await discord.menu(someone(discord), 'Ask about this', said), 'Asean');
  },
  mention: async (discord: Discord) => {
    const asked = await discord.mention(someone(discord), discord.channel, ENGLISH);
    return (await replied(discord, asked))[1];
  },
  message: async (discord: Discord) => {
    const asked = await discord.say(someone(discord), ENGLISH);
    return (await replied(discord, asked))[1];
  },
  edit: async (discord: Discord) => {
    const asked = await discord.say(someone(discord), 'How do I bake bread in Japan with Asean?');
    const [answer] = await replied(discord, asked);
    const versions = answer.versions.length;
    await discord.edit(asked, ENGLISH);
    await discord.until(() => answer.versions.length > versions, 'the edit to be answered', WAIT_MS);
    return (await replied(discord, asked))[1];
  },
};
