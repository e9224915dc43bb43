import { type Day, questionsOf } from './activity.ts';

/** Dots; on a phone it is shown some 350 points wide, with two or three dots a point. */
export const WIDTH = 960;
export const HEIGHT = 400;

/**
 * A bar for each day, the last one on the right, as SVG: at the bottom what was declined, above it what was not sure, and what
 * was answered. It has no words, as there may be no font where it is drawn, and a ground of its own, so that it looks the same on
 * light and dark.
 */
export function activityChart(days: readonly Day[]): string {
  const most = Math.max(1, ...days.map(questionsOf));
  const step = (WIDTH - 2 * SIDE) / days.length;
  const width = Math.min(WIDEST, step * SHARE);
  const bars = days.flatMap((day, at) => bar(day, SIDE + at * step + (step - width) / 2, width, most));
  const weeks = days.flatMap((_, at) =>
    (days.length - 1 - at) % 7 === 0 ? [rect(SIDE + (at + 0.5) * step - 1, BOTTOM + 6, 2, 8, LINES)] : [],
  );
  const heights = [TOP, (TOP + BOTTOM) / 2, BOTTOM].map((y) => rect(SIDE, y, WIDTH - 2 * SIDE, 2, LINES));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" rx="16" fill="${GROUND}"/>`,
    ...heights,
    ...weeks,
    ...bars,
    '</svg>',
  ].join('\n');
}

/** The colours of the squares by which they are named beside it (🟦 ⬜ 🟧). */
export const COLOURS = { answered: '#55acee', unsure: '#e6e7e8', declined: '#f4900c' } as const;
export const GROUND = '#2b2d31';
const LINES = '#4e5058';

const SIDE = 24;
const TOP = 28;
const BOTTOM = HEIGHT - 36;
/** Of a day's room, what its bar takes, and the most that this is. */
const SHARE = 0.72;
const WIDEST = 64;
/** What stands on each other is parted, so that it can be told without its colour. */
const GAP = 3;
/** A single question is seen beside a thousand. */
const LEAST = 3;

function bar(day: Day, x: number, width: number, most: number): string[] {
  let y = BOTTOM;
  return STACK.flatMap((kind) => {
    if (day[kind] === 0) return [];
    const height = Math.max(LEAST, ((BOTTOM - TOP) * day[kind]) / most - GAP);
    y -= height + GAP;
    return [rect(x, y + GAP, width, height, COLOURS[kind])];
  });
}

/** From the bottom up. */
const STACK = ['declined', 'unsure', 'answered'] as const;

function rect(x: number, y: number, width: number, height: number, fill: string): string {
  const [left, top, across, down] = [x, y, width, height].map((value) => Math.round(value * 10) / 10);
  return `<rect x="${left}" y="${top}" width="${across}" height="${down}" fill="${fill}"/>`;
}
