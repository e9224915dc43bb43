import { expect, test } from 'vitest';
import { givesReason } from '../../../index/text/answerType.ts';
import { classifyQuestion } from '../../../index/text/questionType.ts';

const asks = (question: string, language: string) =>
  Object.entries(classifyQuestion(question, language))
    .filter(([, wanted]) => wanted)
    .map(([kind]) => kind)
    .join(' ');

test.each([
  ['en', 'When was the weir built?', 'date'],
  ['en', 'Who built the weir in the year 1860?', 'name'],
  ['es', '¿Quién construyó la presa en el año 1860?', 'name'],
  ['pt', 'Quem construiu a represa no ano de 1860?', 'name'],
  ['en', 'In what year was the weir built?', 'date'],
  ['en', 'How long may a guest stay?', 'amount duration'],
  ['de', 'Wie lange darf ein Gast bleiben?', 'amount duration'],
  ['pt', 'Quanto tempo um hóspede pode ficar?', 'amount duration'],
  ['ja', '何時間まで泊まれますか？', 'date duration'],
  ['en', 'Why is the weir closed?', 'reason'],
  ['fr', 'Pourquoi le barrage est-il fermé ?', 'reason'],
  ['zh', '为什么水坝关闭了？', 'reason'],
  ['en', 'Is the weir closed?', ''],
  ['xx', 'Why?', ''],
])('in %s, “%s” asks for: %s', (language, question, expected) => {
  expect(asks(question, language)).toBe(expected);
});

test.each([
  ['en', 'It is closed because of the flood.', true],
  ['en', 'It is closed on Mondays.', false],
  ['de', 'Es ist wegen Hochwasser geschlossen.', true],
  ['xx', 'because', false],
])('in %s, whether “%s” gives a reason: %s', (language, text, expected) => {
  expect(givesReason(text, language)).toBe(expected);
});
