import { expect, test } from 'vitest';
import type { Due } from '../../src/app/answering/waitingList.ts';
import type { App } from '../../src/app/app.ts';
import { tellWaiting } from '../../src/conversation/tellWaiting.ts';
import { logTo } from '../../src/ops/log.ts';

const wish = { server: '1', channel: '7', question: 'When?', answer: 'a.md', claimed: null };
const due: Due[] = ['10', '11', '12'].map((member) => ({ ...wish, message: member, member }));

test('whoever has written an answer does not wait for all that are told: the rest are left to the next round', async () => {
  const claimed: string[] = [];
  const until = Date.now() + 20;
  const waiting = {
    due: async () => due,
    claim: async ({ member }: Due) => claimed.push(member) > 0,
    end: async () => {},
  };
  const app = { waiting, log: logTo({ write: () => {} }, 'silent', []) } as unknown as App;
  const teller = {
    // Discord is slow.
    readerOf: async () => {
      await new Promise((resolve) => setTimeout(resolve, until - Date.now() + 5));
      return null;
    },
    tell: async () => true,
  };
  expect(await tellWaiting('1', app, teller, until)).toEqual({
    told: 0,
    unreachable: 1,
    hidden: 0,
    later: 2,
  });
  expect(claimed).toEqual(['10']);
});
