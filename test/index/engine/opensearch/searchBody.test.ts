import { expect, test } from 'vitest';
import { legQueries } from '../../../../index/engine/opensearch/searchBody.ts';

test('a question of many words asks for no more than a cluster takes: what is worth most', () => {
  const near = (from: number) =>
    new Map(Array.from({ length: 33 }, (_, i) => [1000 * from + i, 1 - i / 40] as const));
  const soft = Array.from({ length: 36 }, (_, i) => ({ weight: 36 - i, text: near(i), title: new Map() }));
  const { soft: query } = legQueries({ title: new Map(), text: new Map(), subwords: new Map(), soft }, []);
  const asked = JSON.stringify(query);
  const clauses = asked.match(/constant_score/g)?.length ?? 0;
  expect(clauses).toBeGreaterThan(550);
  expect(clauses).toBeLessThan(700);
  expect(asked).toContain('"boost":36}');
});

test('a leg that looks for nothing is not asked for', () => {
  const nothing = { title: new Map(), text: new Map(), subwords: new Map(), soft: [] };
  expect(Object.values(legQueries(nothing, [])).every((leg) => leg === null)).toBe(true);
});
