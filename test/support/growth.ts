/** How many times more there is to do in the larger of the two runs that are compared. */
const TIMES = 8;

/** Below this, in milliseconds of processor time, a run says more about the collector of garbage than about the work. */
const MEASURABLE_MS = 1;

/**
 * How many times more processor time some work takes on eight times as much: about 8 where it grows with the size, 64 where
 * it grows with the square. Processor time, so that other programs do not count. The sizes are the smallest at
 * which there is something to measure, at most `most` for the larger one; where that one takes next to nothing it is less
 * than 1. Where much of the work is the same for all sizes, `least` is a smaller size at which that no longer counts.
 */
export async function growth<T>(
  most: number,
  make: (size: number) => T,
  work: (made: T) => unknown,
  least = Math.ceil(most / TIMES / 64),
): Promise<number> {
  let size = least;
  let small = make(size);
  let one = await cost(small, work);
  while (one < MEASURABLE_MS && size * 2 * TIMES <= most) {
    size *= 2;
    small = make(size);
    one = await cost(small, work);
  }
  const large = make(size * TIMES);
  let ratio = Number.POSITIVE_INFINITY;
  // What the engine compiles or collects meanwhile counts as well, so what looks wrong is looked at again.
  for (let tries = 0; tries < 8 && ratio >= LINEAR; tries++) {
    if (tries > 0) one = Math.min(one, await cost(small, work));
    ratio = Math.min(ratio, (await once(large, work)) / Math.max(one, MEASURABLE_MS));
  }
  return ratio;
}

/** The least of three runs: the first ones are not compiled yet. */
async function cost<T>(made: T, work: (made: T) => unknown): Promise<number> {
  return Math.min(await once(made, work), await once(made, work), await once(made, work));
}

async function once<T>(made: T, work: (made: T) => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work(made);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Growth below this is that of the size, or of the size times its logarithm, and not of the square: between 8 and 64. */
export const LINEAR = 4 * TIMES;

/** Growth below this is not of more than the square: between 64 and 512. */
export const QUADRATIC = LINEAR * TIMES;
