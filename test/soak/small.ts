import { appendFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startDiscord } from '../discord/index.ts';
import { launchIn } from './child.ts';
import { corpus } from './corpus.ts';
import { must, say } from './figures.ts';

/** The memory of the smallest machine that one can rent, in MB. */
const MACHINE = 512;
const REINDEXES = 5;
const QUESTIONS = 10_000;

/**
 * 20,000 passages on a machine with 512 MB: a first start, another one from the snapshot, 10,000 questions with five reindexes of ten
 * changed files in between. The process stays below that, and needs no more after the last reindex than after the second.
 */
export async function small(passages = 20_000): Promise<void> {
  const { folder, question } = await corpus(passages);
  const data = join(folder, '.data');
  const discord = await startDiscord();
  // As many that nobody asks more than is allowed, and as few that what is kept of each is full after the second round.
  const users = Array.from({ length: 200 }, () => discord.addUser());
  const open = async () => {
    const child = await launchIn(discord, {
      SEEDS_DIR: folder,
      DATA_DIR: data,
      LOG_LEVEL: 'warn',
      // What Node takes for its heap on such a machine.
      NODE_OPTIONS: `--max-old-space-size=${MACHINE / 2}`,
    });
    await discord.online(600_000);
    await discord.until(() => discord.registeredCommands.length > 0, 'commands');
    await sleep(2000);
    return child;
  };
  const first = await open();
  const { pid: firstPid } = first.process;
  say(`  a first start: ${JSON.stringify(await memoryOf(firstPid))}`);
  must((await memoryOf(firstPid)).peak < MACHINE, 'a first start fits');
  first.process.kill('SIGTERM');
  await first.ended;

  const child = await open();
  const { pid } = child.process;
  const after: number[] = [];
  try {
    for (let round = 0; round < REINDEXES; round++) {
      for (let asked = 0; asked < QUESTIONS / REINDEXES; asked += 20) {
        await Promise.all(
          Array.from({ length: 20 }, async (_, i) => {
            const user = users[(asked + i) % users.length] as (typeof users)[number];
            const text = `${question} ${round} ${asked + i}`;
            // One server alone is slowed down.
            const used = await discord.slash(user, '/ask', { question: text }, { in: discord.dm(user) });
            await used.settled(60_000);
          }),
        );
        discord.forget();
      }
      for (let file = 0; file < 10; file++)
        await appendFile(
          join(folder, `${file * 7 + round}.txt`),
          `\nThe keeper of round ${round} was Ilva Brandt.\n`,
        );
      const reindex = await discord.slash(discord.admin, '/reindex');
      await discord.until(() => reindex.message?.text.includes('rebuilt'), 'the reindex', 60_000);
      const metrics = await child.metrics();
      must(
        metrics.get('footnote_questions_total') === ((round + 1) * QUESTIONS) / REINDEXES,
        'every question was answered',
      );
      const { now, peak } = await memoryOf(pid);
      after.push(now);
      say(
        `  ${(round + 1) * (QUESTIONS / REINDEXES)} questions, ${round + 1} reindexes: ${now} MB, peak ${peak} MB`,
      );
    }
    must((await memoryOf(pid)).peak < MACHINE, 'all of it fits');
    must((after.at(-1) ?? 0) < (after[1] ?? 0) * 1.15, 'the last reindex needs no more than the second');
  } finally {
    child.process.kill('SIGTERM');
    await child.ended;
    await discord.close();
    await rm(folder, { recursive: true });
  }
}

/** Of a whole process, in MB, as Linux tells it: what it has in memory, and the most that it had. */
async function memoryOf(pid = 0): Promise<{ now: number; peak: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const mb = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1000);
  return { now: mb('VmRSS'), peak: mb('VmHWM') };
}
