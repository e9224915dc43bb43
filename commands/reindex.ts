import type { Command } from '../src/app/command.ts';
import { reindexFailure, reindexReport } from '../src/app/reports.ts';

export const reindex = {
  name: 'reindex',
  describe: (m) => m.commands.reindex.description,
  audience: 'managers',
  slow: true,

  async run({ m, progress }, { library, log }) {
    progress?.(null);
    try {
      return { kind: 'report', lines: reindexReport(m, await library.rebuild(progress)) };
    } catch (err) {
      log.error({ err }, 'Reindexing failed');
      return { kind: 'report', lines: reindexFailure(m, err) };
    }
  },
} satisfies Command;
