import type { Command } from '../src/app/command.ts';
import { statusReport } from '../src/app/reports.ts';

export const status = {
  name: 'status',
  describe: (m) => m.commands.status.description,
  audience: 'everybody',

  async run({ m }, { library, about, replicas }) {
    const contents = await library.contents();
    return { kind: 'report', lines: statusReport(m, contents, about, new Date(), replicas.list()) };
  },
} satisfies Command;
