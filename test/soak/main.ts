import { disk } from './disk.ts';
import { faults } from './faults.ts';
import { say } from './figures.ts';
import { kill } from './kill.ts';
import { leaks } from './leaks.ts';
import { load } from './load.ts';
import { memory } from './memory.ts';
import { restart } from './restart.ts';
import { silence } from './silence.ts';
import { small } from './small.ts';
import { storm } from './storm.ts';

// `npm run soak` takes about an hour; `npm run soak load 100000` only one of them, with its size.
const all: Record<string, (size?: number) => Promise<void>> = {
  faults,
  storm,
  load,
  memory,
  leaks,
  kill,
  restart,
  disk,
  silence,
  small,
};

const [name, size] = process.argv.slice(2);
const chosen = Object.entries(all).filter(([own]) => name === undefined || own === name);
if (chosen.length === 0) throw new Error(`Expected one of ${Object.keys(all).join(', ')}, got ${name}`);
for (const [own, soak] of chosen) {
  const began = performance.now();
  say(own);
  await soak(size === undefined ? undefined : Number(size));
  say(`  holds, ${Math.round((performance.now() - began) / 1000)} s`);
}
