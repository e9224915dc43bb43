import { describe, expect, test } from 'vitest';
import { LANGUAGES, languageName, messagesFor } from '../../src/app/messages/messages.ts';
import type { Messages } from '../../src/app/messages/types.ts';
import { clip } from '../../src/app/reports.ts';
import { DESCRIPTION } from '../../src/discord/limits.ts';

const { en, pt } = LANGUAGES;

/** All that are said without a value. */
function sentences(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(sentences);
}

test('the first language wished for that there are messages in', () => {
  expect(messagesFor('pt-BR')).toBe(pt);
  expect(messagesFor('pt_PT')).toBe(pt);
  expect(messagesFor(null, undefined, 'pt')).toBe(pt);
  expect(messagesFor('xx', 'pt-BR', 'en')).toBe(pt);
  expect(messagesFor('xx', 'constructor', '')).toBe(en);
  expect(messagesFor()).toBe(en);
});

describe.each(Object.entries<Messages>(LANGUAGES))('%s', (_, m) => {
  test('descriptions fit in Discord', () => {
    const all = Object.values(m.commands).flatMap((command) => Object.values<string>(command));
    for (const description of all) expect(description.length, description).toBeLessThanOrEqual(DESCRIPTION);
  });

  test('no sentence is empty, and numbers stand in all that count', () => {
    for (const sentence of sentences(m)) expect(sentence.trim()).not.toBe('');
    const { reindex, status, articles, answer } = m;
    const counting = [reindex.added, reindex.changed, reindex.removed, reindex.problems, m.more];
    counting.push(status.problems, articles.heading, articles.paragraphs, answer.leftOut);
    for (const count of counting) expect(count(1234)).toContain(m.number(1234));
  });
});

test('nobody is spoken to as a friend here and as a stranger there', () => {
  const strangers = { de: /\b(?:Sie|Ihnen|Ihre?[nmrs]?)\b/, es: /\busted/i, id: /\bAnda\b/ };
  const friends = { fr: /\b(?:tu|toi|ton|tes)\b/i };
  for (const [code, others] of Object.entries({ ...strangers, ...friends }))
    for (const sentence of sentences(LANGUAGES[code as keyof typeof LANGUAGES]))
      expect(sentence).not.toMatch(others);
});

test('plurals, numbers, languages, times', () => {
  const now = new Date('2024-01-01T12:00:00Z');
  const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  const both = (say: (m: Messages) => string) => [say(en), say(pt)];
  expect(both((m) => m.articles.paragraphs(1))).toEqual(['1 paragraph', '1 parágrafo']);
  expect(both((m) => m.articles.paragraphs(12345))).toEqual(['12,345 paragraphs', '12.345 parágrafos']);
  expect(both((m) => m.articles.heading(0))).toEqual(['0 articles', '0 artigo']);
  expect(both((m) => m.answer.onlyIn(m.languageName('pt')))).toEqual([
    'Found only in Portuguese.',
    'Encontrado somente em português.',
  ]);
  expect(both((m) => m.answer.lines(3, 3))).toEqual(['line 3', 'linha 3']);
  expect(both((m) => m.answer.lines(1203, 1205))).toEqual(['lines 1203–1205', 'linhas 1203–1205']);
  expect(both((m) => m.ago(before(0), now))).toEqual(['now', 'agora']);
  expect(both((m) => m.ago(before(190), now))).toEqual(['3 minutes ago', 'há 3 minutos']);
  expect(both((m) => m.ago(before(90_000), now))).toEqual(['yesterday', 'ontem']);
  expect(both((m) => m.duration(0))).toEqual(['0 seconds', '0 segundo']);
  expect(both((m) => m.duration(93_784))).toEqual(['1 day, 2 hours', '1 dia e 2 horas']);
  expect(both((m) => m.seconds(0.32))).toEqual(['0.3 seconds', '0,3 segundo']);
  expect(both((m) => languageName(m, 'und'))).toEqual(['unknown language', 'idioma desconhecido']);
  expect(both((m) => languageName(m, 'not a code'))).toEqual(['not a code', 'not a code']);
});

test('what is too long is cut between characters and marked', () => {
  expect(clip('  short\n text ')).toBe('short text');
  const family = '👩‍👩‍👧‍👦';
  expect(clip(family.repeat(3), 24)).toBe(`${family.repeat(2)}…`);
  expect(clip('a'.repeat(200), 10)).toBe(`${'a'.repeat(9)}…`);
});
