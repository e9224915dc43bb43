import type { Command } from '../src/app/command.ts';
import { statusReport } from '../src/app/reports.ts';

export const status = {
  name: 'status',
  describe: (m) => m.commands.status.description,
  audience: 'everybody',

  async run({ m, lacks = [] }, { library, about, replicas }) {
    const contents = await library.contents();
    const lines = statusReport(m, contents, about, new Date(), replicas.list());
    const { permissions, withoutPermissions } = m.manners;
    const without = lacks.map((name) => ({ row: `${permissions[name].name}: ${permissions[name].without}` }));
    return { kind: 'report', lines: without.length ? [...lines, withoutPermissions, ...without] : lines };
  },
} satisfies Command;
