import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel, Discord, Interaction, Message } from '../discord/index.ts';
import { type Child, launchIn } from '../soak/child.ts';
import { ENGLISH } from '../support/botHarness.ts';

/** One `npm start` among several that share a database. */
export interface Process extends Child {
  /** Resolves once all others know of it, and Discord tells it what happens. */
  ready(): Promise<void>;
  kill(): Promise<void>;
  /** As an operator ends it; the exit code. */
  stop(): Promise<number | null>;
}

/** Starts one. `others`: how many are there already. */
export async function startProcess(
  discord: Discord,
  url: string,
  others: number,
  { root, ...env }: Record<string, string> = {},
): Promise<Process> {
  const dataDir = mkdtempSync(join(tmpdir(), 'footnote-scale-'));
  const { connections } = discord.gateway;
  const child = await launchIn(discord, { DATABASE_URL: url, DATA_DIR: dataDir, ...env }, root);
  const end = async (signal: NodeJS.Signals) => {
    child.process.kill(signal);
    const code = await child.ended;
    rmSync(dataDir, { recursive: true, force: true });
    return code;
  };
  return {
    ...child,
    async ready() {
      const { exitCode } = child.process;
      if (exitCode !== null) throw new Error(`Ended with ${exitCode}: ${child.printed()}`);
      await discord.until(() => discord.gateway.connections > connections, 'a session', 60_000);
      await discord.until(() => child.printed().includes('Answering in Discord'), 'a bot', 60_000);
      const known = () => child.metrics().then((all) => all.get('footnote_replicas') ?? 0);
      for (let tries = 0; (await known().catch(() => 0)) <= others; tries++) {
        if (tries > 100) throw new Error(`It does not know the others:\n${child.printed()}`);
        await sleep(100);
      }
    },
    async kill() {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}

/** What people have asked, and how it came out. */
export interface Load {
  /** Somebody asks: by a command, a mention or a direct message in turn. */
  ask(): void;
  /** Asks so often a second until it is told to end. */
  flow(perSecond: number): { end(): Promise<void> };
  /** Once all have their answers: what is wrong with them, and how long acknowledgements took, in ms. */
  outcome(): Promise<{ asked: number; wrong: string[]; slowest: number; acknowledged: number[] }>;
}

/** Users of many servers, so that nobody asks too much. */
export function openLoad(discord: Discord): Load {
  const channels = Array.from({ length: 8 }, (_, i) =>
    discord.addChannel(`channel ${i}`, { guild: discord.addGuild() }),
  );
  let asked = 0;
  const commands: Promise<Interaction>[] = [];
  const messages: Promise<Message>[] = [];

  function ask(): void {
    const at = asked++;
    const channel = channels[at % channels.length] as Channel;
    const user = discord.addUser({ guilds: channel.guild ? [channel.guild] : [] });
    if (at % 3 === 0) {
      const asking = discord.slash(user, '/ask', { question: ENGLISH }, { in: channel });
      // A test that fails before it looks at it says why itself.
      asking.catch(() => {});
      commands.push(asking);
    } else if (at % 3 === 1) messages.push(discord.mention(user, channel, ENGLISH));
    else messages.push(discord.say(user, ENGLISH));
  }

  async function command(asking: Promise<Interaction>): Promise<string | null> {
    const one = await asking;
    if (one.error) return `${one.name}: ${one.error}`;
    const { text } = await one.settled(30_000);
    return text.includes('Asean') && one.followUps.length === 0 ? null : `${one.name}: ${text}`;
  }

  async function message(saying: Promise<Message>): Promise<string | null> {
    const said = await saying;
    const replies = () => said.channel.messages.filter(({ replyTo }) => replyTo === said);
    await discord.until(() => replies().length > 0, 'an answer', 30_000);
    return replies().length === 1 && replies()[0]?.text.includes('Asean')
      ? null
      : `${replies().length} answers: ${replies().map(({ text }) => text.slice(0, 60))}`;
  }

  return {
    ask,
    flow(perSecond) {
      const timer = setInterval(ask, 1000 / perSecond);
      return {
        async end() {
          clearInterval(timer);
        },
      };
    },
    async outcome() {
      const judged = [...commands.map(command), ...messages.map(message)].map((one) =>
        one.catch((err: unknown) => String(err).split('\n')[0] ?? ''),
      );
      const wrong = (await Promise.all(judged)).filter((what) => what !== null);
      // What comes twice may come late.
      await sleep(2000);
      const late = await Promise.all(messages.map(message));
      const acknowledged = (await Promise.all(commands)).map((one) => one.acknowledgedAfterMs ?? Infinity);
      return {
        asked,
        wrong: [...wrong, ...late.filter((what) => what !== null)],
        slowest: Math.max(...acknowledged),
        acknowledged,
      };
    },
  };
}
