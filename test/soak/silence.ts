import { join } from 'node:path';
import { startDiscord } from '../discord/index.ts';
import { launchIn } from './child.ts';
import { must, say } from './figures.ts';

/** A gateway that is gone for longer than it can be mended: the process ends by itself, for a supervisor to restart. */
export async function silence(): Promise<void> {
  const discord = await startDiscord({ heartbeatIntervalMs: 5000 });
  const child = await launchIn(discord, {
    SEEDS_DIR: join(import.meta.dirname, '../../seeds'),
    DATA_DIR: join(import.meta.dirname, '../../.data/soak'),
  });
  await discord.online(60_000);
  const began = performance.now();
  discord.gateway.down(15 * 60_000);
  const timer = setTimeout(() => child.process.kill('SIGKILL'), 8 * 60_000);
  const code = await child.ended;
  clearTimeout(timer);
  await discord.close();
  say(`  exit ${code} after ${Math.round((performance.now() - began) / 1000)} s of silence`);
  must(code === 1, 'it ended by itself');
  must(child.printed().includes('silent for too long'), 'it said why');
}
