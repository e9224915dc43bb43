import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import { drawPng } from '../../src/app/activity/draw.ts';

const SQUARE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"><rect width="3" height="2" fill="#f00"/></svg>';

test('an SVG is drawn, several at a time', async () => {
  const drawn = await Promise.all([SQUARE, SQUARE, SQUARE].map((svg) => drawPng(svg)));
  const [first, ...others] = drawn.map((png) => decode(png));
  expect(first).toMatchObject({ width: 3, height: 2 });
  expect([...(first?.data.slice(0, 4) ?? [])]).toEqual([255, 0, 0, 255]);
  for (const other of others) expect(other.data).toEqual(first?.data);
});

test('what cannot be drawn, or not in time, rejects', async () => {
  await expect(drawPng('no picture')).rejects.toThrow();
  await expect(drawPng(SQUARE, 0)).rejects.toThrow('not drawn in 0 ms');
});
