import { isHidden } from '../../index/index.ts';
import type { Library, RebuildReport, ServerScope } from './library.ts';

/** The articles of a server that may be read; null: none but the common ones. Asked for each time: it may be another one by then. */
export type ScopeOf = () => Promise<ServerScope | null>;

/** A library as it is within a scope, unless another one is asked about: whatever is asked, read, looked up or listed there is of the common articles and those in it. */
export function scopedLibrary(library: Library, scopeOf: ScopeOf): Library {
  const within = async (scope: ServerScope | null | undefined) => (scope === undefined ? scopeOf() : scope);
  return {
    ...library,
    ask: async (question, scope) => library.ask(question, await within(scope)),
    read: async (reading, scope) => library.read(reading, await within(scope)),
    find: async (request, scope) => library.find(request, await within(scope)),
    contents: async (scope) => library.contents(await within(scope)),
    async rebuild(onProgress) {
      const common = await library.rebuild(onProgress);
      const scope = await scopeOf();
      return scope ? joinReports(common, seenIn(scope, await library.rebuildServer(scope.server))) : common;
    },
  };
}

/** Without what may not be read there. */
function seenIn(scope: ServerScope, { problems, ...report }: RebuildReport): RebuildReport {
  const seen = (paths: string[]) => paths.filter((path) => !isHidden(path, scope));
  return {
    added: seen(report.added),
    changed: seen(report.changed),
    removed: seen(report.removed),
    problems: problems.filter(({ path }) => !isHidden(path, scope)),
    seconds: report.seconds,
  };
}

function joinReports(one: RebuildReport, other: RebuildReport): RebuildReport {
  return {
    added: [...one.added, ...other.added],
    changed: [...one.changed, ...other.changed],
    removed: [...one.removed, ...other.removed],
    problems: [...one.problems, ...other.problems],
    seconds: one.seconds + other.seconds,
  };
}
