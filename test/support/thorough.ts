import { test } from 'vitest';

/** Whether everything is gone through, however long it takes: `npm run test:slow`. */
export const THOROUGH = process.env.THOROUGH === 'true';

/** A test that takes long, or of which the gate has a quicker one of its kind. */
export const thoroughly = test.skipIf(!THOROUGH);

/** One in `step`, evenly: what the gate takes of many cases of a kind. */
export function some<T>(all: readonly T[], step: number): T[] {
  return all.filter((_, at) => THOROUGH || at % step === 0);
}
