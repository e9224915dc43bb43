import type { Edited } from './edits.ts';
import type { Manifest, Upload } from './manifest.ts';

/** Pure, and it may be run again: what is kept when it has been run last holds. The same manifest means that nothing changes. */
export type Edit<T> = (manifest: Manifest) => Edited<T>;

/** Where shelves are kept for good, and the folder from which they are indexed. Whatever cannot be done rejects. */
export interface Ground {
  /** Those that have a shelf. */
  servers(): Promise<string[]>;
  /** Null: the server has no shelf. */
  read(server: string): Promise<Manifest | null>;
  bytes(server: string, upload: Pick<Upload, 'id' | 'path'>): Promise<Uint8Array>;
  /**
   * Keeps what `edit` makes of the manifest, and of `fresh` (bytes by id) what that names: all of it or nothing, on the disk when it
   * resolves. The folder follows.
   */
  change<T>(server: string, edit: Edit<T>, fresh?: ReadonlyMap<string, Uint8Array>): Promise<T>;
  /** Brings the server's folder to what is kept. */
  settle(server: string): Promise<Settled>;
  /** Deletes a shelf, and the folder with it. */
  forget(server: string): Promise<void>;
  /** Where others share it: which server's shelf another one has changed; null: any may be. */
  hear(listener: (server: string | null) => void): void;
}

export interface Settled {
  /** Something in the folder is not what it was. */
  changed: boolean;
  /** The paths of files that nobody knows of. */
  found: string[];
}
