import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { VARIABLES } from '../../src/config.ts';
import type { Discord } from '../discord/index.ts';
import { freePort } from '../support/freePort.ts';

const root = join(import.meta.dirname, '../..');

/** The bot in a process of its own. */
export interface Child {
  process: ChildProcess;
  /** Whatever it has printed. */
  printed(): string;
  /** Resolves with the exit code when it has ended; null: killed. */
  ended: Promise<number | null>;
  /** The sum over labels of each metric. */
  metrics(): Promise<Map<string, number>>;
  /** The share of what a histogram has counted that is within a bound of one of its buckets. */
  within(histogram: string, bound: number): Promise<number>;
}

/** Starts `npm start` without npm, of the project in a folder. Settings that are not given are unset. */
export async function launch(env: Record<string, string>, input?: string, folder = root): Promise<Child> {
  const { PATH = '', HOME = '' } = process.env;
  const unset = Object.fromEntries(VARIABLES.map((name) => [name, '']));
  const port = await freePort();
  const child = spawn(process.execPath, ['--expose-gc', 'bin/footnote.js'], {
    cwd: folder,
    env: { PATH, HOME, ...unset, HEALTH_PORT: String(port), ...env },
  });
  const told = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk) => {
      printed += chunk;
    });
  child.stdin.on('error', () => {});
  if (input !== undefined) child.stdin.write(input);
  return {
    process: child,
    printed: () => printed,
    ended: new Promise((resolve) => child.once('close', resolve)),
    async within(histogram, bound) {
      const body = await told();
      const value = (name: string) =>
        Number(
          body
            .split('\n')
            .find((line) => line.startsWith(`${name} `))
            ?.split(' ')[1],
        );
      return value(`${histogram}_bucket{le="${bound}"}`) / value(`${histogram}_count`);
    },
    async metrics() {
      const body = await told();
      const sums = new Map<string, number>();
      for (const [, name = '', value] of body.matchAll(/^(\w+)(?:\{[^}]*\})? (\S+)$/gm))
        sums.set(name, (sums.get(name) ?? 0) + Number(value));
      return sums;
    },
  };
}

/** The same, as a bot in the double of Discord. */
export function launchIn(
  { token, api }: Discord,
  env: Record<string, string>,
  folder = root,
): Promise<Child> {
  return launch({ DISCORD_TOKEN: token, DISCORD_API: api, ...env }, undefined, folder);
}
