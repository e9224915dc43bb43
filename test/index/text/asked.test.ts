import { expect, test } from 'vitest';
import { readAsked } from '../../../index/text/asked.ts';

test.each([
  ['en', 'I read the FAQ and found nothing. Who runs the ferry?', 'Who runs the ferry?'],
  ['en', 'who runs the ferry? i read the faq and asked on the quay.', 'who runs the ferry?'],
  ['en', 'Question: who runs the ferry?\n\nWhat I did:\n- read the FAQ\n- asked Ana', 'who runs the ferry?'],
  ['pt', 'Já li tudo. Quem conduz a balsa?', 'Quem conduz a balsa?'],
  ['es', 'No encuentro nada. ¿Quién lleva el barco?', '¿Quién lleva el barco?'],
  ['ja', '説明を読みました。渡し船は誰のものですか？', '渡し船は誰のものですか？'],
  ['ar', 'قرأت كل شيء. من يملك العبارة؟', 'من يملك العبارة؟'],
  ['el', 'Διάβασα τα πάντα. Ποιος έχει το καράβι;', 'Ποιος έχει το καράβι;'],
  ['en', 'The ferry is late again.\nwho runs the ferry', 'who runs the ferry'],
])('in %s, of %j', (language, text, asked) => {
  expect(readAsked(text, language).asked).toBe(asked);
});

test('what stands beside the question is its context', () => {
  const { context } = readAsked('Ferries: who runs them to Lund?\nI asked Ana.', 'en');
  expect(context).toBe('Ferries: I asked Ana.');
});

test.each([
  'Who runs the ferry?',
  'Who runs the ferry? Who owns the quay?',
  'The ferry will not start. Can you?',
  'Who runs the ferry? and when',
  'Who runs the ferry? Tell me more.',
  'ferry to Lund',
  'What did Dr. Lind find?',
  '',
])('all of %j is asked', (text) => {
  expect(readAsked(text, 'en')).toEqual({ asked: text, context: '' });
});
