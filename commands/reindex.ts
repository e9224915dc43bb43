import type { Command } from '../src/app/command.ts';
import { reindexFailure, reindexReport } from '../src/app/reports.ts';
import { StartError } from '../src/util/startError.ts';

export const reindex = {
  name: 'reindex',
  describe: (m) => m.commands.reindex.description,
  audience: 'managers',
  slow: true,

  async run({ m, surface, progress }, { library, log }) {
    progress?.(null);
    try {
      return { kind: 'report', lines: reindexReport(m, await library.rebuild(progress)) };
    } catch (err) {
      // Whoever sits at the terminal reads the reason in the reply.
      if (surface === 'discord' || !(err instanceof StartError)) log.error({ err }, 'Reindexing failed');
      return { kind: 'report', lines: reindexFailure(m, err) };
    }
  },
} satisfies Command;
