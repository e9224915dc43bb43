import { shownPath } from '../index/index.ts';
import { isLimited, withoutHidden } from '../src/app/access.ts';
import { activityPicture } from '../src/app/activity/picture.ts';
import { answerForm, answerMenu } from '../src/app/answering/answerForm.ts';
import type { Command } from '../src/app/command.ts';
import { CELL, contentGaps, gapsCsv, gapsReport, isNothing } from '../src/app/insights.ts';
import { KEPT_DAYS } from '../src/app/store/retention.ts';
import { qualified, titled } from '../src/app/titled.ts';
import { answerThis } from '../src/conversation/answerThis.ts';

const USUAL_DAYS = 30;

export const insights = {
  name: 'insights',
  describe: (m) => m.commands.insights.description,
  options: [
    {
      name: 'days',
      describe: (m) => m.commands.insights.days,
      type: 'number',
      least: 1,
      most: KEPT_DAYS,
    },
  ],
  audience: 'serverManagers',
  slow: true,

  async run({ m, server, options, pictures }, app) {
    const { library, feedback, access } = app;
    const { days = USUAL_DAYS } = options;
    const { articles, qualifiers } = await library.contents();
    const titles = new Map(articles.map(({ path, title }) => [path, title]));
    const limits = await access.of(server ?? '');
    // What there is and they may read has a title; of all else that is limited they learn nothing.
    const isHidden = (path: string) =>
      !titles.has(path) && (limits ? isLimited(path, limits) : shownPath(path) !== path);
    const all = await feedback.insights(server ?? '', days);
    const gaps = await contentGaps(withoutHidden(all, isHidden));
    const titleOf = (path: string) => titles.get(path) ?? path;
    const shown = (path: string) => titled({ title: titleOf(path), ...qualified(qualifiers, path) }, CELL);
    const lines = [{ strong: m.insights.heading(days) }, ...gapsReport(m, gaps, shown)];
    if (isNothing(gaps)) return { kind: 'report', lines };
    const file = { name: 'insights.csv', text: gapsCsv(gaps, titleOf), note: m.insights.file };
    const hidden = all.answers.map(({ article }) => article).filter(isHidden);
    const picture = pictures ? await activityPicture(m, app, server ?? '', days, hidden) : null;
    const menu = await answerMenu(m, app, server ?? '', days);
    return { kind: 'report', lines, file, ...(picture && { picture }), ...(menu && { menu }) };
  },

  open: ({ m, server }, app, _, [id = '']) => answerForm(m, app, server ?? '', id),

  submit: (request, app, state, { question = '', answer = '' }) =>
    answerThis(request, app, Number(state.split(':')[1]), { question, answer }),
} satisfies Command;
