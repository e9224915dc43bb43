import type { App } from '../app.ts';
import type { Messages } from '../messages/types.ts';
import type { AttachedPicture } from '../reply.ts';
import { type Day, questionsOf } from './activity.ts';
import { activityChart } from './chart.ts';
import { drawPng } from './draw.ts';

/**
 * What was asked in a server in the last `days` as a picture, with its words beside it; null where there is nothing to compare, or it
 * cannot be drawn. Answers of the `hidden` articles do not count.
 */
export async function activityPicture(
  m: Messages,
  { feedback, inTurn, log }: Pick<App, 'feedback' | 'inTurn' | 'log'>,
  server: string,
  days: number,
  hidden: readonly string[],
): Promise<AttachedPicture | null> {
  const all = await feedback.activity(server, days, hidden);
  if (all.length < 2 || Math.max(...all.map(questionsOf)) === 0) return null;
  try {
    // One at a time, however many want one: each takes a thread.
    const bytes = await inTurn('the picture of /insights', () => drawPng(activityChart(all)));
    return { name: 'questions.png', bytes, ...wordsOf(m, all) };
  } catch (err) {
    // What it shows is in the tables, too.
    log.warn({ err }, 'The picture of /insights could not be drawn');
    return null;
  }
}

function wordsOf({ insights: { chart } }: Messages, days: readonly Day[]) {
  const counts = days.map(questionsOf);
  const total = (kind: keyof Day) => days.reduce((sum, day) => sum + day[kind], 0);
  const legend = [
    `🟦 ${chart.answered(total('answered'))}`,
    `⬜ ${chart.unsure(total('unsure'))}`,
    `🟧 ${chart.declined(total('declined'))}`,
  ].join(' · ');
  return {
    // What the bars show to those who see them.
    description: `${chart.heading}: ${counts.join(', ')}`.slice(0, DESCRIPTION),
    lines: [{ strong: chart.heading }, legend, chart.bars(Math.max(...counts))],
  };
}

/** Discord takes no longer one. */
const DESCRIPTION = 1024;
