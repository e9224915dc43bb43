import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DAY_MS } from '../retention.ts';

export class Damaged extends Error {}

// SQLite's own numbers, CORRUPT and NOTADB: the lowest byte of a code tells its kind.
export function isDamage(err: unknown): boolean {
  if (err instanceof Damaged) return true;
  const code = err instanceof Error && 'rawCode' in err ? Number(err.rawCode) & 0xff : 0;
  return code === 11 || code === 26;
}

/** The file stays, under another name, which it returns: whoever runs the bot may still rescue something. */
export function moveAside(file: string): string {
  const aside = `${file}${MARK}${new Date().toISOString().replace(/\W/g, '-')}`;
  renameSync(file, aside);
  for (const part of ['-wal', '-shm']) {
    try {
      renameSync(file + part, aside + part);
    } catch {} // Often there is none.
  }
  return aside;
}

const MARK = '.damaged-';

/** How long a damaged database is left for whoever runs the bot to rescue something from. */
const DAMAGED_MS = 7 * DAY_MS;

/** What is in a damaged database is no longer deleted by itself: it goes as a whole. `now`: milliseconds since 1970. */
export function dropDamaged(folder: string, now: number): void {
  for (const name of namesIn(folder)) {
    const file = join(folder, name);
    const at = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now;
    if (name.includes(MARK) && at <= now - DAMAGED_MS) rmSync(file, { force: true });
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // There is no folder yet.
  }
}
