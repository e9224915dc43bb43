import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startDiscord } from '../discord/index.ts';
import { launchIn } from './child.ts';
import { corpus } from './corpus.ts';
import { must, say } from './figures.ts';

/** 50,000 questions of 5,000 users in eight servers and direct messages: the memory stays flat. */
export async function memory(questions = 50_000): Promise<void> {
  const { folder, question } = await corpus(400);
  const discord = await startDiscord();
  const child = await launchIn(discord, {
    SEEDS_DIR: folder,
    DATA_DIR: join(folder, '.data'),
    LOG_LEVEL: 'warn',
  });
  try {
    await discord.online(60_000);
    await discord.until(() => discord.registeredCommands.length > 0, 'commands');
    const channels = Array.from({ length: 64 }, (_, i) =>
      discord.addChannel(`c${i}`, { guild: discord.addGuild() }),
    );
    const users = Array.from({ length: 5000 }, (_, i) => {
      const { guild } = channels[i % channels.length] as (typeof channels)[number];
      return discord.addUser({ guilds: guild ? [guild] : [] });
    });
    await sleep(1000);
    const samples: { rss: number; heap: number; handles: number }[] = [];
    const began = performance.now();
    for (let done = 0; done < questions; ) {
      await Promise.all(
        Array.from({ length: 50 }, async () => {
          const i = done++;
          const user = users[i % users.length] as (typeof users)[number];
          const channel = channels[(i % users.length) % channels.length] as (typeof channels)[number];
          await (
            await discord.slash(user, '/ask', { question: `${question} ${i}` }, { in: channel })
          ).settled(60_000);
        }),
      );
      if (done % 500 === 0) discord.forget();
      if (done % (questions / 10) !== 0) continue;
      await sleep(1000);
      const metrics = await child.metrics();
      const mb = (name: string) => Math.round((metrics.get(name) ?? 0) / 1e6);
      const sample = {
        rss: mb('process_resident_memory_bytes'),
        heap: mb('nodejs_heap_size_used_bytes'),
        handles: metrics.get('nodejs_active_handles_total') ?? 0,
      };
      samples.push(sample);
      const rate = Math.round(done / ((performance.now() - began) / 1000));
      say(`  ${done} questions, ${rate} a second: ${JSON.stringify(sample)}`);
    }
    const middle = samples[Math.floor(samples.length / 2)] ?? samples[0];
    const last = samples.at(-1);
    must(
      Boolean(middle && last && last.rss < middle.rss * 1.15 + 10),
      'the second half needed no more memory',
    );
    must(Boolean(middle && last && last.handles <= middle.handles + 5), 'no handle was left open');
  } finally {
    child.process.kill('SIGTERM');
    await child.ended;
    await discord.close();
    await rm(folder, { recursive: true });
  }
}
