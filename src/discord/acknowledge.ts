import { within } from '../util/within.ts';

/** The longest wait for the others: Discord may be slow to take an acknowledgement, or never answer. */
const PATIENCE_MS = 250;

/** The acknowledgements that Discord has not answered yet. */
const underWay = new Set<Promise<unknown>>();

/**
 * Acknowledges, and waits for those that are under way by then: of many questions at once, the first answers would else
 * hold up the last acknowledgements, which Discord wants within three seconds.
 */
export async function firstAcknowledge(acknowledge: () => Promise<unknown>): Promise<void> {
  const own = acknowledge();
  underWay.add(own);
  try {
    await own;
  } finally {
    underWay.delete(own);
  }
  await within(PATIENCE_MS, Promise.allSettled(underWay));
}
