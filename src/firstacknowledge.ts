import { within } from './connection.ts';

/** Longer than this nobody waits for others: Discord may be slow to take an acknowledgement, or never answer. */
const PATIENCE_MS = 250;

/** By client, what resolves when all acknowledgements begun so far are done. */
const begun = new WeakMap<object, Promise<unknown>>();

/**
 * Acknowledges, and waits until everybody who came before that was done is acknowledged too: of many questions at once, the
 * first answers would else hold up the last acknowledgements, which Discord wants within three seconds.
 */
export async function firstAcknowledge(client: object, acknowledge: () => Promise<unknown>): Promise<void> {
  const own = acknowledge();
  begun.set(client, Promise.allSettled([begun.get(client), own]));
  await own;
  await within(PATIENCE_MS, begun.get(client) ?? own);
}
