/**
 * What `work` gives, or `otherwise` where it throws: a package that stumbles over one word must cost neither an article nor
 * an answer.
 */
export function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
