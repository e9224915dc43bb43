import { expect, test } from 'vitest';
import { openQuestionsIn } from '../../src/app/answering/openQuestions.ts';
import { openWaitingList } from '../../src/app/answering/waitingList.ts';
import { openFeedback } from '../../src/app/feedback.ts';
import { openKept } from '../../src/app/kept.ts';
import type { Store } from '../../src/app/store/store.ts';
import { DECLINED } from '../support/answers.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** How it is kept who waits for an answer, in a store that keeps what it is given. */
export function waitingContract(ground: {
  store(): Store;
  now(): number;
  pass(ms: number): void;
  reopen(): Promise<void>;
}): void {
  const open = () => {
    const store = ground.store();
    const { now } = ground;
    return {
      feedback: openFeedback(store, now),
      kept: openKept(store, now),
      questions: openQuestionsIn(store, now),
      waiting: openWaitingList(store, now),
    };
  };

  /** A question that a message of this number declined; `user` asked it. */
  async function decline(message: string, question: string, user = '2'): Promise<void> {
    const { feedback, kept } = open();
    const whose = { server: '1', user };
    const declined = (await feedback.record(whose, { ...DECLINED, language: 'en' }, question)) ?? -1;
    await kept.keep(message, { ...whose, before: [], shown: [], visibility: 'public', declined });
  }

  const join = (message: string, member: string, server = '1') =>
    open().waiting.join({ server, message, declined: 0, channel: '7', member });
  /** How many wait, by message. */
  const waits = async () => {
    const members = await open().waiting.members('1');
    return Object.fromEntries([...members].map(([message, { length }]) => [message, length]));
  };

  test('who waits is due when the question is answered, and is told once, by one', async () => {
    const { questions, waiting, feedback } = open();
    await decline('10', 'When do raids begin?');
    await decline('11', 'when does the raid begin');
    await decline('12', 'Who bakes bread?');
    expect(await Promise.all(['10', '11', '12'].map((message) => join(message, '5')))).toEqual([
      true,
      true,
      true,
    ]);
    expect([await join('10', '5'), await join('10', '6')]).toEqual([true, true]);
    expect([await join('99', '5'), await join('10', '5', '2')]).toEqual([false, false]);
    expect(await waits()).toEqual({ '10': 2, '11': 1, '12': 1 });
    expect(await waiting.of('5')).toBe(3);
    const [raids = [], bread = []] = await questions.groups('1', 30);
    expect(raids.map(({ message }) => message)).toEqual(['11', '10']);
    expect(await questions.alike('1', raids[1]?.id ?? -1)).toEqual(raids);
    expect(await questions.alike('2', raids[1]?.id ?? -1)).toEqual([]);
    expect(await questions.one('1', bread[0]?.id ?? -1)).toEqual(bread[0]);
    expect(await questions.one('2', bread[0]?.id ?? -1)).toBeNull();
    expect(await waiting.serversDue()).toEqual([]);
    expect(await questions.close('1', raids, 'a.md')).toBe(true);
    expect(await questions.groups('1', 30)).toEqual([bread]);
    expect(await questions.one('1', raids[1]?.id ?? -1)).toBeNull();
    expect((await feedback.insights('1', 30)).declines).toMatchObject([{ question: 'Who bakes bread?' }]);
    expect(await join('10', '8')).toBe(false);
    expect(await waiting.serversDue()).toEqual(['1']);
    const due = await waiting.due('1');
    expect(due.map(({ member }) => member).sort()).toEqual(['5', '5', '6']);
    const [own] = due.filter(({ member }) => member === '5');
    if (!own) throw new Error('nobody is due');
    const two = await Promise.all([
      waiting.claim(own),
      openWaitingList(ground.store(), ground.now).claim(own),
    ]);
    expect(two.sort()).toEqual([false, true]);
    // Whoever took it on is no more.
    ground.pass(4 * MINUTE_MS);
    await ground.reopen();
    expect(await open().waiting.claim(own)).toBe(true);
    await open().waiting.end(own);
    expect(await open().waiting.claim(own)).toBe(false);
    expect((await open().waiting.due('1')).map(({ member }) => member)).toEqual(['6']);
    expect(await waits()).toEqual({ '10': 1, '12': 1 });
  });

  test('for whom it is no answer waits on, and is due with the next one', async () => {
    const { questions, waiting } = open();
    await decline('10', 'When do raids begin?');
    await join('10', '5');
    const [all = []] = await questions.groups('1', 30);
    await questions.close('1', all, 'a.md');
    const [due] = await waiting.due('1');
    if (!due) throw new Error('nobody is due');
    await waiting.claim(due);
    await waiting.waitOn(due);
    expect([await waiting.due('1'), await waiting.serversDue(), await waits()]).toEqual([
      [],
      [],
      { '10': 1 },
    ]);
    // They may have been given a role since.
    ground.pass(DAY_MS + 4 * MINUTE_MS);
    expect([await waiting.due('1'), await waiting.serversDue()]).toMatchObject([[{ answer: 'a.md' }], ['1']]);
    expect(await waiting.claim(due)).toBe(true);
    await waiting.waitOn(due);
    await questions.close('1', all, 'b.md');
    expect(await waiting.due('1')).toMatchObject([{ answer: 'b.md', question: 'When do raids begin?' }]);
  });

  test('whoever joins while the question is answered is due, or is told that it is too late', async () => {
    const { questions, waiting } = open();
    for (let at = 20; at < 40; at++) {
      await decline(`${at}`, `Question ${at} about raids?`);
      const [all = []] = await questions.groups('1', 30);
      const closing = async () => {
        for (let turn = 20; turn < at; turn++) await Promise.resolve();
        await questions.close('1', all, 'a.md');
      };
      const [joined] = await Promise.all([join(`${at}`, '5'), closing()]);
      const due = (await waiting.due('1')).filter(({ message }) => message === `${at}`);
      expect(due.length, `${at}`).toBe(joined ? 1 : 0);
    }
  });

  test('nothing is left of who waits when they, the question or the server goes, nor after 90 days', async () => {
    const { feedback, kept, waiting } = open();
    const again = async () => {
      for (const message of ['10', '11']) {
        await decline(message, `${message} raids?`, message);
        for (const member of ['5', '6']) await join(message, member);
      }
      expect(await waits()).toEqual({ '10': 2, '11': 2 });
    };
    await again();
    expect([await waiting.forget('5'), await waits()]).toEqual([2, { '10': 1, '11': 1 }]);
    await feedback.forgetServer('1');
    expect(await waits()).toEqual({});
    await again();
    await kept.forget('10');
    expect(await waits()).toEqual({ '11': 2 });
    await kept.forgetQuestion('11');
    expect(await waits()).toEqual({});
    await feedback.forgetServer('1');
    await again();
    await feedback.forgetUser('10');
    expect(await waits()).toEqual({ '11': 2 });
    await feedback.forgetQuestions('1');
    expect(await waits()).toEqual({});
    await feedback.forgetServer('1');
    await again();
    ground.pass(90 * DAY_MS);
    expect(await join('10', '7')).toBe(false);
    await ground.reopen();
    await expect.poll(waits).toEqual({});
  });
}
