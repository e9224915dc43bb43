/** Whether everything is gone through, however long it takes: `npm run test:slow`. */
const THOROUGH = process.env.THOROUGH === 'true';

/** One in `step`, evenly: what the gate takes of many cases of a kind. All of them where it may take long. */
export function some<T>(all: readonly T[], step: number): T[] {
  return all.filter((_, at) => THOROUGH || at % step === 0);
}
