import { beforeAll, describe, expect, test } from 'vitest';
import { answer } from '../../../index/answer.ts';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { buildIndex } from '../../../index/engine/buildIndex.ts';
import type { Index } from '../../../index/engine/languageIndex.ts';
import { readArticle } from '../../support/articles.ts';

const abbey = `# The abbey of Wendlow

In the year 1410 the abbot of Wendlow was Hugh Marsh. In the year 1420 the abbot of Wendlow was Piers Lamb. In the year 1430 the abbot of Wendlow was Odo Finch.

The roof burnt down in 1460, the bells were recast, and the orchard was planted by the novices.

Queen Maud I was crowned in spring. Queen Maud II was crowned in autumn. Queen Maud III was crowned in winter.

Robe S fits novices. Robe M fits monks. Robe L fits priors.
`;

const works = `# Works of the harbour office

Rule 1.4 is about ropes and knots. Rule 14 is about lamps and oil. Rule 14.0 is about flags.

The berth for a dinghy costs 4.50 crowns. The berth for a barge costs 450 crowns.

One thousand barrels fit into the cellar. A guest may stay for two hours. The crane lifts 1,500 kg.

The gate of the weir is shut because eels climb the river. The gate of the weir is shut for three weeks.

| berth | length | owner |
|---|---|---|
| 201 | 31 | Elm |
| 210 | 34 | Oak |
| 2010 | 37 | Yew |
`;

const pool = `# A piscina de Lagoa Funda

Quem perde a chave espera dois dias. Quem perde a carteira espera dez dias.

A primeira turma treina de manhã. A segunda turma treina à tarde. A terceira turma treina à noite.
`;

let index: Index;
beforeAll(async () => {
  const articles = [
    ['abbey.md', abbey, 'en'],
    ['works.md', works, 'en'],
    ['piscina.md', pool, 'pt'],
  ] as const;
  index = await buildIndex(
    articles.map(([path, text, language]) => ({ ...readArticle(path, text).article, language })),
    offlineEmbedder,
  );
});

async function bold(text: string): Promise<string> {
  const { citations } = await answer(index, { text });
  const [first] = citations;
  return first ? first.text.slice(...first.bold) : '';
}

describe('the sentence with the very number is in bold', () => {
  test.each([
    ['a year', 'Who was the abbot of Wendlow in the year 1420?', 'Piers Lamb'],
    ['the last of years', 'Who was the abbot of Wendlow in the year 1430?', 'Odo Finch'],
    ['a Roman numeral', 'When was Queen Maud II crowned?', 'autumn'],
    ['the first Roman numeral', 'When was Queen Maud I crowned?', 'spring'],
    ['a Roman numeral in digits', 'When was Queen Maud 3 crowned?', 'winter'],
    ['a letter', 'Whom does robe M fit?', 'monks'],
    ['a section', 'What is rule 14 about?', 'lamps'],
    ['a section with a point', 'What is rule 1.4 about?', 'ropes'],
    ['a version', 'What is rule 14.0 about?', 'flags'],
    ['a price', 'Which berth costs 450 crowns?', 'barge'],
    ['a price with a comma', 'Which berth costs 4,50 crowns?', 'dinghy'],
    ['a row', 'How long is berth 210?', '34'],
    ['a spelled number', 'Where do 1000 barrels fit?', 'cellar'],
    ['hours', 'Who may stay for 2 h?', 'guest'],
    ['hours as minutes', 'Who may stay for 120 minutes?', 'guest'],
    ['digit groups', 'What lifts 1.500 kg?', 'crane'],
    ['days', 'Quem espera 10 dias?', 'carteira'],
    ['a place in an order', 'Quando treina a 3ª turma?', 'terceira'],
    ['the same in digits alone', 'Quando treina a turma 2?', 'segunda'],
  ])('%s: %s', async (_kind, question, expected) => {
    expect(await bold(question)).toContain(expected);
  });
});

describe('what the article does not have is no answer', () => {
  test.each([
    'Who was the abbot of Wendlow in the year 1450?',
    'When was Queen Maud IV crowned?',
    'Whom does robe X fit?',
    'What is rule 99 about?',
    'How long is berth 777?',
    'Who was the abbot of Ferndale in the year 1420?',
    // It has the number, but not there.
    'Who was the abbot of Wendlow in the year 1460?',
  ])('%s', async (text) => {
    expect((await answer(index, { text })).verdict).not.toBe('answer');
  });
});

describe('what kind of answer is wanted tells two sentences apart', () => {
  test.each([
    ['How long is the gate of the weir shut?', 'three weeks'],
    ['Why is the gate of the weir shut?', 'because'],
  ])('%s', async (question, expected) => {
    expect(await bold(question)).toContain(expected);
  });
});

test('what is told beside a question takes nothing from its answer', async () => {
  const text = 'Who was the abbot of Wendlow in the year 1420?';
  const alone = await answer(index, { text });
  const inContext = await answer(index, {
    text: `I asked Tom and read the whole wiki, without luck. ${text}`,
  });
  expect(inContext).toMatchObject({ verdict: 'answer', confidence: alone.confidence });
});
