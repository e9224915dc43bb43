import type { StartError } from '../util/startError.ts';
import type { App } from './app.ts';

/** Where people ask. */
export interface Surface {
  /** Resolves once questions are answered there. Rejects with a StartError if that cannot be. */
  start(app: App): Promise<void>;
  /** Finishes what is being answered, and leaves. It may come before `start` is done. */
  stop(): Promise<void>;
  /** Resolves when nobody can ask there any more: with the reason if that is a fault, null if all has been said. */
  ended: Promise<StartError | null>;
}
