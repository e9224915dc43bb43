import { expect, test } from 'vitest';
import { lacksTypes } from '../../../index/rerank/answerTypes.ts';
import type { WeightedQuery } from '../../../index/rerank/weightedQuery.ts';

test('what is asked for is lacking only where no sentence of the passage has it', () => {
  const none = {
    answerTypeDate: 0,
    answerTypeNumber: 0,
    answerTypeName: 0.5,
    answerTypeDuration: 0,
    answerTypeReason: 0,
  };
  const asks = (amount: boolean) =>
    ({ answerType: { date: false, amount, duration: false } }) as unknown as WeightedQuery;
  expect(lacksTypes(asks(true), [none, none])).toBe(true);
  expect(lacksTypes(asks(true), [none, { ...none, answerTypeNumber: 1 }])).toBe(false);
  expect(lacksTypes(asks(false), [none])).toBe(false);
});
