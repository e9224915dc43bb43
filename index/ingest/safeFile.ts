import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes a file for its owner alone that is there whole or not at all, whenever the machine dies: to a temporary file,
 * synced, then renamed over the one that was there. Makes its folder. Throws when that cannot be written; what was there
 * then stays.
 */
export function writeWhole(file: string, parts: Iterable<Uint8Array>): void {
  const folder = path.dirname(file);
  // Always the same: what a killed process has left of it is written over.
  const temporary = `${file}.tmp`;
  mkdirSync(folder, { recursive: true });
  try {
    synced(temporary, 'w', (handle) => {
      for (const part of parts) writeAll(handle, part);
    });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  try {
    // The new name, too, is on the disk only then.
    synced(folder, 'r');
  } catch {} // Windows syncs no folders.
}

/** Appends to a file for its owner alone, and waits until the disk has it. Throws when it cannot be written. */
export function append(file: string, bytes: Uint8Array): void {
  synced(file, 'a', (handle) => writeAll(handle, bytes));
}

function synced(file: string, flags: string, write: (handle: number) => void = () => {}): void {
  const handle = openSync(file, flags, 0o600);
  try {
    write(handle);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Node writes at most two gigabytes at once. */
const AT_ONCE = 1 << 28;

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; )
    at += writeSync(handle, bytes, at, Math.min(bytes.length - at, AT_ONCE));
}
