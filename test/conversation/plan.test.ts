import { beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../index/citation.ts';
import type { Question } from '../../index/question.ts';
import { earnsBold, verdictOn } from '../../index/verdict.ts';
import { askLibrary } from '../../src/app/ask.ts';
import type { Outcome } from '../../src/app/outcome.ts';
import { SURENESSES, type Sureness } from '../../src/app/sureness.ts';
import { type Known, type Previous, planAttempts } from '../../src/conversation/plan.ts';
import { leanOn } from '../../src/conversation/previous.ts';
import type { Library } from '../../src/library/library.ts';
import { logTo } from '../../src/ops/log.ts';
import { DECLINED } from '../support/answers.ts';
import { openSeeds } from '../support/botHarness.ts';

const known: Known = {
  languages: ['en', 'pt'],
  pathOf: (id) => (id === 'there' ? 'there.md' : undefined),
  sureness: 'balanced',
  synonyms: [],
};
const previous: Previous = {
  asked: { text: 'Who built the lighthouse of the cape?' },
  at: 1000,
  scope: {},
  answered: true,
  cited: [],
};

/** Carries a plan out with answers that are given: what it asked, and what came of it. */
function carriedOut(
  asked: string,
  answers: Partial<Answer>[],
  how: { previous?: Previous; scope?: object; sureness?: Sureness; synonyms?: Known['synonyms'] } = {},
): { asked: Question[]; outcome: Outcome } {
  const { scope = {}, sureness = 'balanced', synonyms = [], ...rest } = how;
  const plan = planAttempts({ asked: { text: asked }, scope, ...rest }, { ...known, sureness, synonyms });
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
  const citation = {
    number: 1,
    article: 'a.md',
    title: 'A',
    language: 'en',
    excerpt,
    text: excerpt,
    score,
    boldShare: 1,
  };
  const bold: [number, number] = [0, excerpt.length];
  const lines: [number, number] = [1, 1];
  return {
    verdict: verdictOn(score),
    answered: true,
    answerability: 0.9,
    confidence: score,
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

describe('words of the server’s own', () => {
  const gold = { word: 'gg', means: 'guild gold' };
  const ask = (text: string, answers: Partial<Answer>[], how: { previous?: Previous } = {}) =>
    carriedOut(text, answers, { ...how, synonyms: [gold] });

  test('are asked as they are written and as they are read; the better answer is the answer', () => {
    const better = answered('The guild gold lies in the vault.');
    const { asked, outcome } = ask('Where is the gg?', [answered('The eggs are in the barn.', 0.3), better]);
    expect(asked.map(({ text }) => text)).toEqual(['Where is the gg?', 'Where is the guild gold?']);
    expect(outcome.answer).toMatchObject({ ...better, by: [gold] });
    // The question is repeated, counted and kept as it was written.
    expect([outcome.asked.text, outcome.question.text]).toEqual(['Where is the gg?', 'Where is the gg?']);
  });

  test.each([
    ['a surer one', answered('gg is paid out in March.', 0.9), answered('Guild gold is heavy.', 0.7)],
    ['a sure one', answered('gg is paid out in March.', 0.9), answered('Guild gold is heavy.', 0.3)],
    ['one as sure', answered('gg is paid out in March.'), answered('Guild gold is heavy.')],
    ['none', {}, {}],
  ])('stay as they were written where that finds %s', (_, first, second) => {
    const { outcome } = ask('When is gg paid out?', [first, second]);
    expect(outcome.answer).toEqual({ ...DECLINED, ...first });
    expect(outcome.answer.by).toBeUndefined();
  });

  test('count as what they mean when a follow-up is tried with the question before', () => {
    const found = answered('The lighthouse was paid for with guild gold.');
    const { outcome } = ask('What was its gg?', [{}, {}, {}, found], { previous });
    expect(outcome.answer.answered).toBe(true);
    expect(outcome.asked).toEqual({ text: 'What was its gg?', after: previous.asked.text });
  });
});

describe('after a decline', () => {
  const declined = { ...previous, answered: false };
  const ask = (text: string, ...answers: Partial<Answer>[]) =>
    carriedOut(text, answers, { previous: declined });

  test.each([
    ['a question with a subject of its own stands alone, declined too', 'Who leads the harbour office?', {}],
    ['one with a doubtful answer of its own does', 'Who is Bowman?', answered('Bowman built it.', 0.2)],
  ])('%s', (_, text, first) => {
    const { asked, outcome } = ask(text, first);
    expect(asked).toEqual([{ text }]);
    expect(outcome.asked.after).toBeUndefined();
  });

  test.each([
    ['What was its height?', [{}, answered('The height of the lighthouse is forty metres.')]],
    ['and when?', [answered('It was built in 1871.')]],
  ])('what says too little still leans on it: %s', (text, answers) => {
    expect(ask(text, ...answers).outcome.asked.after).toBe('Who built the lighthouse of the cape?');
  });

  test('a follow-up that was declined has the subject of what it leant on', () => {
    const asked = { text: 'and when?', after: 'Who built the lighthouse?' };
    const lean = (scope: object) =>
      leanOn({ asked, scope, at: 1000, answered: false, cited: { before: [], shown: [] } }, 2000)?.answered;
    expect(lean({ since: 500 })).toBe(true);
    expect(lean({})).toBe(false);
  });
});

test.each([['Wie viele Länder gehören zur ASEAN?'], ['Quem construiu o farol?']])(
  'a whole question in another language than the one before stands alone: %s',
  (text) => {
    const { asked, outcome } = carriedOut(text, [{}], { previous });
    expect(asked).toEqual([{ text }]);
    expect(outcome.asked.after).toBeUndefined();
  },
);

test('what is only the closest may only help, and where only what is sure is wanted it is not shown', () => {
  const names = answered('Taro Kono leads the ministry.');
  const answers = [{}, answered('Taro Kono opened it.'), names];
  const balanced = carriedOut('and in Portuguese?', answers, { previous });
  expect(balanced.outcome).toMatchObject({ note: { kind: 'closest' }, answer: { verdict: 'maybe' } });
  const [shown] = balanced.outcome.answer.citations;
  expect(shown && earnsBold('maybe', shown)).toBe(false);
  const sure = carriedOut('and in Portuguese?', answers, { previous, sureness: 'sure' });
  expect(sure.outcome).toMatchObject({ note: { kind: 'declinedIn' }, answer: { verdict: 'none' } });
});

describe('where everything is wanted', () => {
  const ask = (...answers: Partial<Answer>[]) =>
    carriedOut('How high is it?', answers, { sureness: 'everything' });

  test('what is nearest is asked for last, and only after a decline', () => {
    const { asked, outcome } = ask({}, { ...answered('A tower.'), verdict: 'maybe' });
    expect(asked).toEqual([{ text: 'How high is it?' }, { text: 'How high is it?', everything: true }]);
    expect(outcome.answer.verdict).toBe('maybe');
    expect(ask(answered('It is forty metres high.')).asked).toHaveLength(1);
  });

  test('a decline stays one where there is nothing near', () => {
    expect(ask({}, {}).outcome.answer.verdict).toBe('none');
  });

  test('all that answers was shown: there is nothing else', () => {
    const before = { ...previous, cited: ['a mark'] };
    const more = carriedOut('who else?', [{}, {}], { previous: before, sureness: 'everything' });
    expect(more.outcome.note).toEqual({ kind: 'nothingElse' });
  });
});

test('one of three words in common does not make a question lean on the one before', () => {
  const answers = [{}, answered('The lighthouse stands on a cape near Tokyo.')];
  const { outcome } = carriedOut('How much is a ticket to the Tokyo zoo?', answers, { previous });
  expect(outcome.asked.after).toBeUndefined();
  expect(outcome.answer.verdict).toBe('none');
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

describe('over the seeds', () => {
  test('a question in another language after a decline is no follow-up to it', async () => {
    const library = await openSeeds();
    const { languages } = library.status();
    const before = { ...previous, asked: { text: 'How many countries have a king?' } };
    const plan = planAttempts(
      { asked: { text: 'Wie viele Länder gehören zur ASEAN?' }, scope: {}, previous: before },
      { languages, pathOf: () => undefined, sureness: 'balanced', synonyms: [] },
    );
    const outcome = await askLibrary({ library, log: logTo({ write: () => {} }, 'silent', []) }, plan);
    expect(outcome.asked.after).toBeUndefined();
    expect(outcome.answer.language).toBe('de');
    await library.close();
  });
});

describe('how sure a server has it be', () => {
  let library: Library;
  beforeAll(async () => {
    library = await openSeeds();
    return () => library.close();
  });

  test('turns a verdict into another, and never the confidence', async () => {
    const lines: string[] = [];
    const log = logTo({ write: (line) => lines.push(line) }, 'info', []);
    const { languages } = library.status();
    const seen: Record<string, Set<string>> = {};
    for (const text of [
      'What did Anwar say Japan could share with Asean?',
      'How much is a ticket to the Tokyo zoo?',
      'What is shared?',
      'Onde fica o Centro de Capacitação?',
      'Who invented the telephone in the hotel?',
      '¿Quién reparó el barco?',
      'Who invented the telephone?',
    ]) {
      const plain = await library.ask({ text });
      if (plain.answered) expect(plain.confidence).toBe(plain.citations[0]?.score);
      for (const sureness of SURENESSES) {
        const plan = planAttempts(
          { asked: { text }, scope: {} },
          { languages, pathOf: () => undefined, sureness, synonyms: [] },
        );
        const { answer } = await askLibrary({ library, log }, plan);
        expect(answer.answered).toBe(answer.verdict !== 'none');
        expect(answer.citations.length > 0).toBe(answer.answered);
        expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
          verdict: answer.verdict,
          confidence: plain.confidence,
        });
        seen[sureness] = (seen[sureness] ?? new Set()).add(`${plain.verdict} → ${answer.verdict}`);
      }
    }
    const sorted = (sureness: string) => [...(seen[sureness] ?? [])].sort();
    expect(sorted('sure')).toEqual(['answer → answer', 'maybe → none', 'none → none']);
    expect(sorted('balanced')).toEqual(['answer → answer', 'maybe → maybe', 'none → none']);
    expect(sorted('everything')).toEqual(['answer → answer', 'maybe → maybe', 'none → maybe', 'none → none']);
  });
});
