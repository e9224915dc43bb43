import { appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Interaction, startDiscord } from '../discord/index.ts';
import { launchIn } from './child.ts';
import { corpus } from './corpus.ts';
import { must, quantile, say, spread } from './figures.ts';

/** 200 questions at once, 20 a second for a minute, and both during a reindex: acknowledged in time, none lost. */
export async function load(passages = 20_000): Promise<void> {
  const { folder, question, answer } = await corpus(passages);
  const discord = await startDiscord();
  const child = await launchIn(discord, {
    SEEDS_DIR: folder,
    DATA_DIR: join(folder, '.data'),
  });
  try {
    await discord.online(300_000);
    await discord.until(() => discord.registeredCommands.length > 0, 'commands');
    // One server alone is slowed down.
    const channels = Array.from({ length: 8 }, (_, i) =>
      discord.addChannel(`c${i}`, { guild: discord.addGuild() }),
    );
    await sleep(500);
    const ask = (i: number) => {
      const channel = channels[i % channels.length] as (typeof channels)[number];
      const guilds = channel.guild ? [channel.guild] : [];
      return discord.slash(discord.addUser({ guilds }), '/ask', { question }, { in: channel });
    };
    const burst = () => Promise.all(Array.from({ length: 200 }, (_, i) => ask(i)));
    const stream = async (seconds: number) => {
      const all: Promise<Interaction>[] = [];
      for (let i = 0; i < seconds * 20; i++) {
        all.push(ask(i));
        await sleep(50);
      }
      return Promise.all(all);
    };

    await ask(0);
    await child.metrics();
    await report('200 at once', await burst(), answer);
    await report('20 a second for a minute', await stream(60), answer);
    await lag(child, 'event loop delay of the main thread meanwhile');

    await appendFile(join(folder, '1.txt'), '\n\nA paragraph that is new.\n');
    const reindex = await discord.slash(discord.admin, '/reindex');
    const during = await stream(20);
    await report('20 a second during a reindex', during, answer);
    await discord.until(() => reindex.message?.text.includes('rebuilt'), 'the reindex', 300_000);
    say(`  ${reindex.message?.text.split('\n')[0]} (one of ${Math.ceil(passages / 20)} files had changed)`);
    await lag(child, 'event loop delay of the main thread while reindexing');

    await appendFile(join(folder, '2.txt'), '\n\nAnother paragraph.\n');
    await discord.slash(discord.admin, '/reindex');
    await report('200 at once during a reindex', await burst(), answer);
    must(child.process.exitCode === null, 'the bot is still there');
  } finally {
    child.process.kill('SIGTERM');
    await child.ended;
    await discord.close();
    await rm(folder, { recursive: true });
  }
}

async function report(name: string, all: Interaction[], answer: string): Promise<void> {
  const texts = await Promise.all(all.map(async (one) => (await one.settled(60_000)).text));
  const acknowledged = all.map((one) => one.acknowledgedAfterMs ?? Number.POSITIVE_INFINITY);
  say(`  ${name}: acknowledged ${spread(acknowledged)}`);
  must(
    texts.every((text) => text.includes(answer)),
    `all of “${name}” were answered`,
  );
  must(Math.max(...acknowledged) < 3000, `all of “${name}” were acknowledged in 3 s`);
  must(
    name.includes('at once') || quantile(acknowledged, 0.99) < 300,
    `99 % of “${name}” were within 300 ms`,
  );
}

async function lag(child: Awaited<ReturnType<typeof launchIn>>, what: string): Promise<void> {
  const metrics = await child.metrics();
  const ms = (name: string) =>
    Math.round((metrics.get(`nodejs_eventloop_lag_${name}_seconds`) ?? Number.NaN) * 1000);
  say(`  ${what}: p50 ${ms('p50')} · p99 ${ms('p99')} · max ${ms('max')} ms`);
}
