import { describe, expect, test } from 'vitest';
import { DISCORD_LOCALES } from '../../src/conversation/languageNames.ts';
import { asksForArticles } from '../../src/conversation/smallTalk/aboutArticles.ts';
import { PHRASES } from '../../src/conversation/smallTalk/phrases.ts';
import { smallTalkIn } from '../../src/conversation/smallTalk/smallTalk.ts';

describe('a message that asks nothing', () => {
  test.each([
    ['thanks!', 'thanks'],
    ['THANK YOU SO MUCH!!! 🙏', 'thanks'],
    ['ok, thanks', 'thanks'],
    ['ok cool', 'approval'],
    ['okkkk', 'approval'],
    ['👍🏽', 'approval'],
    ['🙏', 'thanks'],
    ['👋', 'greeting'],
    ['<:thanks:123456789012345678>', 'approval'],
    [':)', 'approval'],
    ['hola!', 'greeting'],
    ['muito obrigada 😊', 'thanks'],
    ['Dziękuję bardzo', 'thanks'],
    ['dziekuje', 'thanks'],
    ['cam on ban', 'thanks'],
    ['谢谢，再见', 'thanks'],
    ['ขอบคุณมากครับ', 'thanks'],
    ['감사합니다!', 'thanks'],
    ['धन्यवाद', 'thanks'],
    ['до свидания', 'farewell'],
    ['machs gut', 'farewell'],
  ])('%s', (text, remark) => expect(smallTalkIn(text)?.remark).toBe(remark));

  test.each([
    '',
    '?',
    'thanks, and how do I log in?',
    'ok but why',
    'hi who are you',
    'how do I say thanks in French?',
    'thanksgiving',
    'Bonjour Tristesse',
    'DAG',
    'yes',
    '🦊',
    '🍕 👍',
    'okay bread',
    'bye laws',
    'gracias a la vida',
    `${'thanks '.repeat(40)}`,
  ])('not: %s', (text) => expect(smallTalkIn(text)).toBeNull());

  test('in every language of Discord', () => {
    const languages = new Set(DISCORD_LOCALES.map((locale) => locale.split('-')[0]));
    expect(Object.keys(PHRASES).sort()).toEqual([...languages].sort());
    for (const [code, table] of Object.entries(PHRASES))
      for (const [remark, written] of Object.entries(table))
        for (const phrase of written.split(', ')) {
          const read = smallTalkIn(`${phrase} !`);
          expect(read, `${code} ${remark}: ${phrase}`).not.toBeNull();
          if (read?.said.length) expect(read.said, phrase).toContain(code);
        }
  });
});

describe('a question about the articles as a whole', () => {
  test.each([
    ['How many articles do you have?', ['en']],
    ['list the articles', ['en']],
    ['What do you know?', ['en']],
    ['what can I ask you about', ['en']],
    ['Quantos artigos há?', ['pt']],
    ['Liste os artigos, por favor', ['pt']],
    ['O que você sabe?', ['pt']],
    ['¿Cuántos artículos tienes?', ['es']],
    ['¿Qué sabes?', ['es']],
    ['Combien d’articles y a-t-il ?', ['fr']],
    ['Que sais-tu ?', ['fr']],
    ['Wie viele Artikel gibt es?', ['de']],
    ['Was weißt du?', ['de']],
    ['Ada berapa artikel?', ['id']],
    ['Artikel apa saja yang ada?', ['id']],
    ['記事は何件ありますか？', ['ja']],
    ['記事の一覧を見せてください', ['ja']],
  ])('%s', (text, said) => expect(asksForArticles(text)).toEqual(said));

  test.each([
    'How many articles does the constitution have?',
    'list the articles of the treaty',
    'What do you know about lighthouses?',
    'Was weißt du über Leuchttürme?',
    'Which articles were lost?',
    'articles',
  ])('not: %s', (text) => expect(asksForArticles(text)).toEqual([]));
});
