import type { Messages } from '../messages/types.ts';
import type { AttachedPicture } from '../reply.ts';
import { type Day, questionsOf } from './activity.ts';
import { activityChart } from './chart.ts';
import { drawPng } from './draw.ts';

/** What was asked on these days as a picture, with its words beside it; null where there is nothing to see. */
export async function activityPicture(m: Messages, days: readonly Day[]): Promise<AttachedPicture | null> {
  const most = Math.max(0, ...days.map(questionsOf));
  if (days.length < 2 || most === 0) return null;
  const { chart } = m.insights;
  const legend = [
    `🟦 ${chart.answered(total(days, 'answered'))}`,
    `⬜ ${chart.unsure(total(days, 'unsure'))}`,
    `🟧 ${chart.declined(total(days, 'declined'))}`,
  ].join(' · ');
  const bytes = await drawPng(activityChart(days));
  return {
    name: 'questions.png',
    bytes,
    // What the bars show to those who see them.
    description: `${chart.heading}: ${days.map(questionsOf).join(', ')}`.slice(0, DESCRIPTION),
    lines: [{ strong: chart.heading }, legend, chart.bars(most)],
  };
}

/** Discord takes no longer one. */
const DESCRIPTION = 1024;

function total(days: readonly Day[], kind: keyof Day): number {
  return days.reduce((sum, day) => sum + day[kind], 0);
}
