import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../../index/index.ts';
import type { Database, Sql } from './database.ts';

/** The name of the file in the data folder. */
export const KEY = 'footnote.key';

const KEY_BYTES = 32;

/** The key in a folder, which is made where there is none: `onNew` is awaited then. */
export async function readKey(dataDir: string, onNew: () => Promise<void>): Promise<Buffer> {
  const file = join(dataDir, KEY);
  // A folder that cannot be is the same trouble here as for the database, and is told once.
  mkdirSync(dataDir, { recursive: true });
  // An empty one is what a crash leaves of a key that was being made: nothing can have been signed with it.
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) {
    writeWhole(file, [randomBytes(KEY_BYTES)]);
    await onNew();
  }
  return whole(file);
}

/** The key that is in a folder; null where there is none. */
export function keyFound(dataDir: string): Buffer | null {
  const file = join(dataDir, KEY);
  return existsSync(file) && statSync(file).size > 0 ? whole(file) : null;
}

function whole(file: string): Buffer {
  const key = readFileSync(file);
  // A short key would be a guessable one.
  if (key.length < KEY_BYTES)
    throw new Error(
      `${file} is truncated: expected a key of ${KEY_BYTES} bytes, found ${key.length}. Restore your copy, or delete the file and a new key is created`,
    );
  return key;
}

/** The key in a database, the same for all who share it: the first of them makes it. `onNew` as above. */
export async function keyIn(database: Database, onNew: () => Promise<void>): Promise<Buffer> {
  const made = randomBytes(KEY_BYTES).toString('base64');
  const isNew = (await database.write(`${PUT_KEY} DO NOTHING`, KEY, made)) > 0;
  if (isNew) await onNew();
  const [kept] = await database.read<{ value: string }>('SELECT value FROM secrets WHERE name = ?', KEY);
  return Buffer.from(kept?.value ?? '', 'base64');
}

/** Puts another key into a database. */
export async function replaceKey(sql: Sql, key: Buffer): Promise<void> {
  await sql.write(`${PUT_KEY} DO UPDATE SET value = excluded.value`, KEY, key.toString('base64'));
}

const PUT_KEY = 'INSERT INTO secrets (name, value) VALUES (?, ?) ON CONFLICT (name)';
