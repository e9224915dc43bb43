import type { Command } from '../src/app/command.ts';
import { articlesReport } from '../src/app/reports.ts';

export const articles = {
  name: 'articles',
  describe: (m) => m.commands.articles.description,
  options: [{ name: 'page', describe: (m) => m.commands.articles.page, type: 'number', least: 1 }],
  audience: 'everybody',

  async run({ m, options: { page } }, { library }) {
    const report = articlesReport(m, await library.contents());
    return { kind: 'list', messages: m, ...report, ...(page !== undefined && { page }) };
  },

  async act({ m }, { library }, state) {
    const page = Number.parseInt(state, 10) || 1;
    return { kind: 'list', messages: m, ...articlesReport(m, await library.contents()), page };
  },
} satisfies Command;
