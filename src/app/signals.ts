import type { Sql } from './store/database.ts';

/** What the processes of one bot tell each other: that something has changed. */
export interface Signals {
  /** All others hear it soon; with `within`, the statements of a transaction, as soon as that is kept. */
  tell(kind: string, body: string, within?: Sql): Promise<void>;
  /** What others tell; null: something may have been missed, so anything may have changed. */
  hear(kind: string, listener: (body: string | null) => void): void;
  close(): Promise<void>;
}

/** For a process that is alone. */
export const noSignals: Signals = {
  async tell() {},
  hear() {},
  async close() {},
};
