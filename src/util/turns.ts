/** Does what concerns the same thing in the order in which it came: each begins when the one before has ended. */
export type InTurn = <T>(id: string, work: () => Promise<T>) => Promise<T>;

export function openTurns(): InTurn {
  const last = new Map<string, Promise<void>>();
  return (id, work) => {
    const mine = (last.get(id) ?? Promise.resolve()).then(work);
    const end = () => {
      if (last.get(id) === settled) last.delete(id);
    };
    // However it went: the next one begins.
    const settled = mine.then(end, end);
    last.set(id, settled);
    return mine;
  };
}
