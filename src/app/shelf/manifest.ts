import type { Fault } from '../../../index/index.ts';

/** A file that a server has added to its library, and what was read of it. */
export interface Upload {
  /** Its bytes' own: another file under the same path has another. */
  id: string;
  /** Below the server's folder, with forward slashes; safe on every file system (see names.ts). */
  path: string;
  /** What it was called where it comes from. */
  name: string;
  bytes: number;
  /** SHA-256 of its bytes, in hexadecimal. */
  hash: string;
  title: string;
  language: string;
  passages: number;
  /** What was wrong with it although it can be used. */
  problem: Fault | null;
  from: Origin;
  /** The id of the user who added it; null when nobody knows, or they had that deleted. */
  by: string | null;
  /** Milliseconds since 1970. */
  at: number;
}

export type Origin =
  | { kind: 'file' }
  | { kind: 'text' }
  /** `url` is where it was fetched, `source` the address that somebody gave. */
  | { kind: 'address'; url: string; source: string; etag?: string; modified?: string }
  /** It was in the folder, and nobody knows how it came there. */
  | { kind: 'found' };

/** An address that is looked at again each day. */
export interface Address {
  url: string;
  by: string | null;
  /** The role that alone may read what is new there. */
  role?: string;
  /** When it was last fetched, or that was tried; milliseconds since 1970. */
  at: number;
  /** The paths of all that was found there: what is on the shelf no more has been removed by hand. */
  paths: readonly string[];
  etag?: string;
  modified?: string;
}

/** What was taken out of a library, which can be undone for a minute. */
export interface Removed {
  upload: Upload;
  /** Milliseconds since 1970. */
  at: number;
  /** The change that took it out: all of one are undone together. */
  change: string;
}

/** All that is known of a server's own library beside the bytes. */
export interface Manifest {
  /** In the order of their paths. */
  uploads: readonly Upload[];
  removed: readonly Removed[];
  addresses: readonly Address[];
  /** When the server removed the bot, in milliseconds since 1970; null while it has it. */
  leftAt: number | null;
}

export const EMPTY: Manifest = { uploads: [], removed: [], addresses: [], leftAt: null };

/** A manifest as it was kept; null for what is none. */
export function parseManifest(text: string | null): Manifest | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('uploads' in value)) return null;
    // The bot alone writes it, whole or not at all.
    return { ...EMPTY, ...(value as Manifest) };
  } catch {
    return null;
  }
}
