import { type Contents, contentsJoiner, type ServerContents, type ServerScope } from '../../index/index.ts';

type Listed = Omit<Contents, 'hashes'>;

/** What there is in a scope, worked out once for each version of it. */
export interface JoinedContents {
  /** `read` gives what the server's articles hold; null where that is the version given still. */
  of(
    common: Listed,
    scope: ServerScope,
    read: (known: number) => Promise<ServerContents | null>,
  ): Promise<Listed>;
}

export function openJoinedContents(): JoinedContents {
  const kept = new Map<string, ServerContents>();
  let last:
    | { common: Listed; problems: Listed['problems']; join: ReturnType<typeof contentsJoiner> }
    | undefined;
  const joiner = (common: Listed) => {
    // Its problems may be others while all else is the same.
    if (last?.common !== common || last.problems !== common.problems)
      last = { common, problems: common.problems, join: contentsJoiner(common) };
    return last.join;
  };
  return {
    async of(common, scope, read) {
      const key = JSON.stringify(scope);
      const before = kept.get(key);
      // Another thread gives numbers of its own, so none that is kept can be taken for one of them.
      const own = (await read(before?.version ?? 0)) ?? before;
      if (!own) throw new Error('expected what the articles of a server hold');
      kept.delete(key);
      kept.set(key, own);
      if (kept.size > MAX_KEPT) kept.delete([...kept.keys()][0] as string);
      return joiner(common)(own);
    },
  };
}

/** Servers whose articles are listed in memory, at some kilobytes. */
const MAX_KEPT = 200;
