import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launch } from './child.ts';
import { corpus } from './corpus.ts';
import { must, quantile, say } from './figures.ts';

/** From the start of the process to the first answer: with the snapshot of the run before, and without any. */
export async function restart(passages = 100_000): Promise<void> {
  const { folder, question, answer } = await corpus(passages);
  const data = await mkdtemp(join(tmpdir(), 'soak-data-'));
  const seconds = async (dataDir: string) => {
    const began = performance.now();
    const child = await launch({ SEEDS_DIR: folder, DATA_DIR: dataDir, HEALTH_PORT: '' }, `${question}\n`);
    while (!child.printed().includes(answer)) {
      must(child.process.exitCode === null, `it starts:\n${child.printed()}`);
      await sleep(5);
    }
    const taken = (performance.now() - began) / 1000;
    child.process.kill('SIGKILL');
    await child.ended;
    return taken;
  };
  try {
    await seconds(data);
    const kept: number[] = [];
    const built: number[] = [];
    for (let round = 0; round < 3; round++) {
      kept.push(await seconds(data));
      // Where nothing can be written, nothing is kept.
      built.push(await seconds('/dev/null/data'));
    }
    const [from, anew] = [kept, built].map((times) => quantile(times, 0.5)) as [number, number];
    say(
      `  ${passages} passages: first answer after ${from.toFixed(1)} s from the snapshot, ${anew.toFixed(1)} s without (medians of 3)`,
    );
    must(anew > 3 * from, 'a restart takes a third of building');
  } finally {
    await rm(folder, { recursive: true });
    await rm(data, { recursive: true });
  }
}
