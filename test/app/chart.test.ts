import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Day } from '../../src/app/activity/activity.ts';
import { activityChart, COLOURS, GROUND, HEIGHT, WIDTH } from '../../src/app/activity/chart.ts';

const day = (answered: number, unsure: number, declined: number): Day => ({ answered, unsure, declined });

/** What is drawn in a colour, from the left to the right. */
function bars(svg: string, kind: keyof Day) {
  const rects = svg.matchAll(
    /<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" fill="(\S+)"\/>/g,
  );
  return Array.from(rects).flatMap(([, ...values]) => {
    const [x = 0, y = 0, width = 0, height = 0] = values.map(Number);
    return values[4] === COLOURS[kind] ? [{ x, y, width, height }] : [];
  });
}

test('a bar for each day with a question, what was declined at the bottom, and a gap for a day without', () => {
  const svg = activityChart([day(2, 1, 1), day(0, 0, 0), day(0, 0, 2)]);
  expect(['answered', 'unsure', 'declined'].map((kind) => bars(svg, kind as keyof Day).length)).toEqual([
    1, 1, 2,
  ]);
  const [answered] = bars(svg, 'answered');
  const [unsure] = bars(svg, 'unsure');
  const [declined, later] = bars(svg, 'declined');
  expect([answered?.x, unsure?.x]).toEqual([declined?.x, declined?.x]);
  expect([declined?.x, later?.x].map((x) => Math.floor(((x ?? 0) / WIDTH) * 3))).toEqual([0, 2]);
  expect((answered?.y ?? 0) < (unsure?.y ?? 0) && (unsure?.y ?? 0) < (declined?.y ?? 0)).toBe(true);
  // As high as what it stands beside: two of four.
  expect(later?.height).toBe(answered?.height);
});

test('whatever was asked, bars stay inside, apart from each other, and high enough to be seen', () => {
  const counts = fc.nat({ max: 100_000 });
  const days = fc.array(fc.tuple(counts, counts, counts), { minLength: 2, maxLength: 90 });
  fc.assert(
    fc.property(days, (all) => {
      const svg = activityChart(all.map((counted) => day(...counted)));
      for (const kind of ['answered', 'unsure', 'declined'] as const) {
        const own = bars(svg, kind);
        expect(own).toHaveLength(all.filter((counted) => day(...counted)[kind] > 0).length);
        for (const [at, { x, y, width, height }] of own.entries()) {
          expect(x >= 0 && y >= 0 && x + width <= WIDTH && y + height <= HEIGHT).toBe(true);
          expect(height).toBeGreaterThanOrEqual(3);
          expect(own[at + 1]?.x ?? WIDTH).toBeGreaterThan(x + width + 1);
        }
      }
    }),
    { numRuns: 50 },
  );
});

test('its colours stand out from their ground, and it has no words', () => {
  for (const colour of Object.values(COLOURS)) expect(contrast(colour, GROUND)).toBeGreaterThan(4.5);
  expect(activityChart([day(1, 1, 1), day(1, 1, 1)])).not.toContain('<text');
});

/** The contrast ratio of WCAG 2. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
