import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes a file atomically, readable by its owner alone: to a temporary file, synced, then renamed over the old one. If
 * the machine dies, the file is either whole or unchanged. Creates its folder. Throws when it cannot be written; the old file
 * then stays.
 */
export function writeWhole(file: string, parts: Iterable<Uint8Array>): void {
  const folder = path.dirname(file);
  // Always the same name, so that a leftover of a killed process is overwritten.
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
  syncFolder(folder);
}

/** Gives a file another place, where it replaces what is there. Creates the folder of it. Throws when it cannot be done. */
export function moveWhole(from: string, to: string): void {
  const folder = path.dirname(to);
  mkdirSync(folder, { recursive: true });
  renameSync(from, to);
  syncFolder(folder);
}

/** Only then is a new name on the disk, too. */
function syncFolder(folder: string): void {
  try {
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
