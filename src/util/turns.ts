/** Runs work on the same id in order: each begins when the one before has ended. */
export type InTurn = <T>(id: string, work: () => Promise<T>) => Promise<T>;

export function openTurns(): InTurn {
  const last = new Map<string, Promise<void>>();
  return (id, work) => {
    const mine = (last.get(id) ?? Promise.resolve()).then(work);
    const end = () => {
      if (last.get(id) === settled) last.delete(id);
    };
    // Even if it failed, the next one begins.
    const settled = mine.then(end, end);
    last.set(id, settled);
    return mine;
  };
}
