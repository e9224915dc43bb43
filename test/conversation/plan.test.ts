import { beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../index/citation.ts';
import type { Question } from '../../index/question.ts';
import { askLibrary } from '../../src/app/ask.ts';
import type { Outcome } from '../../src/app/outcome.ts';
import { CONFIDENCES } from '../../src/app/settingsReport.ts';
import { type Known, type Previous, planAttempts } from '../../src/conversation/plan.ts';
import type { Library } from '../../src/library/library.ts';
import { logTo } from '../../src/ops/log.ts';
import { DECLINED } from '../support/answers.ts';
import { openSeeds } from '../support/botHarness.ts';

const known: Known = {
  languages: ['en', 'pt'],
  pathOf: (id) => (id === 'there' ? 'there.md' : undefined),
  least: 0,
};
const previous: Previous = {
  asked: { text: 'Who built the lighthouse of the cape?' },
  at: 1000,
  scope: {},
  cited: [],
};

/** Carries a plan out with answers that are given: what it asked, and what came of it. */
function carriedOut(
  asked: string,
  answers: Partial<Answer>[],
  how: { previous?: Previous; scope?: object; least?: number } = {},
): { asked: Question[]; outcome: Outcome } {
  const { scope = {}, least = 0, ...rest } = how;
  const plan = planAttempts({ asked: { text: asked }, scope, ...rest }, { ...known, least });
  const questions: Question[] = [];
  let step = plan.next();
  for (const answer of answers) {
    if (step.done) throw new Error(`only ${questions.length} questions were asked`);
    questions.push(step.value);
    step = plan.next({ ...DECLINED, ...answer });
  }
  if (!step.done) throw new Error(`one more question was asked: ${step.value.text}`);
  return { asked: questions, outcome: step.value };
}

function answered(excerpt: string, score = 0.9): Partial<Answer> {
  const citation = { number: 1, article: 'a.md', title: 'A', language: 'en', excerpt, text: excerpt, score };
  const bold: [number, number] = [0, excerpt.length];
  const lines: [number, number] = [1, 1];
  return {
    answered: true,
    answerability: 0.9,
    citations: [{ ...citation, blocks: [], bold, lines, sentences: [excerpt] }],
  };
}

describe('a follow-up that may say enough', () => {
  const ask = (...answers: Partial<Answer>[]) => carriedOut('What was its height?', answers, { previous });

  test('is asked alone, and no more when that is answered', () => {
    const { asked, outcome } = ask(answered('Its height was forty metres.'));
    expect(asked).toEqual([{ text: 'What was its height?' }]);
    expect(outcome.asked).toEqual({ text: 'What was its height?' });
  });

  test.each([
    ['declined', {}],
    ['doubtful', answered('A tower.', 0.2)],
  ])('is asked with the one before when it is %s', (_, first) => {
    const { asked, outcome } = ask(first, answered('The height of the lighthouse is forty metres.'));
    expect(asked[1]).toEqual({ text: 'Who built the lighthouse of the cape? What was its height?' });
    expect(outcome.asked.after).toBe('Who built the lighthouse of the cape?');
    expect(outcome.answer.answered).toBe(true);
  });

  test('stays alone when that speaks of nothing that it asks', () => {
    const { outcome } = ask({}, answered('The lighthouse was built by Clara Bowman.'));
    expect(outcome.answer.answered).toBe(false);
    expect(outcome.asked.after).toBeUndefined();
  });
});

test('what asks for more is asked without its own words before there is nothing else', () => {
  const before = { ...previous, cited: ['a mark'] };
  const last = answered('Clara Bowman built it.');
  const { asked, outcome } = carriedOut('who else?', [{}, last], { previous: before });
  expect(asked.map(({ text, leaveOut }) => [text, leaveOut])).toEqual([
    ['Who built the lighthouse of the cape? who?', ['a mark']],
    ['Who built the lighthouse of the cape?', ['a mark']],
  ]);
  expect(outcome.answer.answered).toBe(true);
  const none = carriedOut('who else?', [{}, {}], { previous: before });
  expect(none.outcome.note).toEqual({ kind: 'nothingElse' });
});

test('an article that is gone leads to a search of all, which says so', () => {
  const there = carriedOut('How high is it?', [{}], { scope: { article: 'there' } });
  expect(there.asked).toEqual([{ text: 'How high is it?', article: 'there.md' }]);
  expect(there.outcome).toMatchObject({ narrowed: true });
  const gone = carriedOut('How high is it?', [{}], { scope: { article: 'gone' } });
  expect(gone.asked).toEqual([{ text: 'How high is it?' }]);
  expect(gone.outcome).toMatchObject({ articleGone: true, narrowed: false, scope: {} });
});

test('a language without articles is not searched', () => {
  expect(carriedOut('and in German?', [], { previous }).outcome).toMatchObject({
    note: { kind: 'noneIn', language: 'de' },
    narrowed: true,
  });
});

describe('the confidence that a server asks for', () => {
  let library: Library;
  beforeAll(async () => {
    library = await openSeeds();
    return () => library.close();
  });

  test('is compared with the number that the answer, its first citation and the log show', async () => {
    const lines: string[] = [];
    const log = logTo({ write: (line) => lines.push(line) }, 'info', []);
    const { languages } = library.status();
    const verdicts = new Set<boolean>();
    for (const text of [
      'What did Anwar say Japan could share with Asean?',
      'Who greeted the leaders?',
      'What is shared?',
      'Onde fica o Centro de Capacitação?',
      'Where is the hotel parking?',
    ]) {
      const plain = await library.ask({ text });
      if (plain.answered) expect(plain.confidence).toBe(plain.citations[0]?.score);
      for (const least of CONFIDENCES) {
        const plan = planAttempts(
          { asked: { text }, scope: {} },
          { languages, pathOf: () => undefined, least },
        );
        const { answer } = await askLibrary({ library, log }, plan);
        expect(answer.answered).toBe(plain.answered && plain.confidence >= least);
        expect(JSON.parse(lines.at(-1) ?? '').confidence).toBe(plain.confidence);
        verdicts.add(answer.answered);
      }
    }
    expect(verdicts.size).toBe(2);
  });
});
