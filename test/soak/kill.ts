import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WORTH_SAVING } from '../../index/worker/snapshot.ts';
import { launch } from './child.ts';
import { corpus } from './corpus.ts';
import { must, say } from './figures.ts';

/**
 * Kills the bot at random moments of its start, of reindexes and of the writing of snapshots: every next start has a whole
 * index.
 */
export async function kill(times = 100): Promise<void> {
  // Enough for a snapshot.
  const { folder, question, answer } = await corpus(WORTH_SAVING * 2);
  const data = await mkdtemp(join(tmpdir(), 'soak-data-'));
  await cp(join(import.meta.dirname, '../../seeds'), folder, { recursive: true });
  const articles = (await readdir(folder)).length;
  const written = join(data, 'index.snapshot.tmp');
  let starts = 0;
  let reindexes = 0;
  let writing = 0;
  try {
    for (let i = 0; i <= times; i++) {
      const child = await launch(
        { SEEDS_DIR: folder, DATA_DIR: data, HEALTH_PORT: '' },
        `${question}\n/status\n`,
      );
      // One in four dies while it starts; the last one lives.
      const early = i % 4 === 3 && i < times;
      if (early) await sleep(100 + Math.random() * 900);
      else {
        const began = performance.now();
        while (!child.printed().includes('running for')) {
          must(
            performance.now() - began < 30_000 && child.process.exitCode === null,
            `start ${i} answers:\n${child.printed()}`,
          );
          await sleep(20);
        }
        must(child.printed().includes(answer), `start ${i} has a whole index:\n${child.printed()}`);
        must(
          child.printed().includes(`${articles} articles`),
          `start ${i} has all articles:\n${child.printed()}`,
        );
        must(!child.printed().includes('is not used'), `start ${i} finds a whole snapshot or none`);
        starts++;
        if (i < times) {
          // What an earlier kill has left.
          await rm(written, { force: true });
          await writeFile(join(folder, '5.txt'), `Chronicle number 5\n\nVersion ${i} of this paragraph.\n`);
          child.process.stdin?.write('/reindex\n/reindex\n/reindex\n');
          if (i % 4 === 1) {
            while (!existsSync(written)) await sleep(1);
            await sleep(Math.random() * 40);
            if (existsSync(written)) writing++;
          } else await sleep(Math.random() * 3000);
          reindexes++;
        }
      }
      child.process.kill('SIGKILL');
      await child.ended;
    }
  } finally {
    await rm(folder, { recursive: true });
    await rm(data, { recursive: true });
  }
  say(
    `  ${times} kills, ${reindexes} of them around a reindex, ${writing} while a snapshot was written; ${starts} starts checked, each whole`,
  );
}
