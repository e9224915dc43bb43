import { describe, expect, test } from 'vitest';
import { answer } from '../../../index/answer.ts';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { buildIndex } from '../../../index/engine/buildIndex.ts';
import { readArticle } from '../../support/articles.ts';

function indexOf(texts: Record<string, string>) {
  const articles = Object.entries(texts).map(([path, text]) => ({
    ...readArticle(path, text).article,
    language: path.slice(0, 2),
  }));
  return buildIndex(articles, offlineEmbedder);
}

async function bold(index: Awaited<ReturnType<typeof indexOf>>, text: string, locale?: string) {
  const [first] = (await answer(index, { text, ...(locale && { locale }) })).citations;
  return first?.text.slice(...first.bold);
}

const english = await indexOf({
  'en.md':
    '# Canteen\n\nOn Fridays the kitchen bakes pizza for everybody. The 🚀 room is on the top floor, behind the stairs.\n\nThe 🐢 lives in the yard. We close at six.',
  'en-2.md': '# Library\n\nThe library lends books for three weeks. The reading room has forty seats.',
});
const pizza = 'On Fridays the kitchen bakes pizza for everybody.';
const rocket = 'The 🚀 room is on the top floor, behind the stairs.';
const turtle = 'The 🐢 lives in the yard.';

describe('an emoji and its name are one', () => {
  test.each([
    ['🍕', pizza],
    ['When is there 🍕?', pizza],
    ['🚀', rocket],
    ['Where is the rocket room?', rocket],
    [':rocket:', rocket],
    ['rocket emoji', rocket],
    ['turtle', turtle],
    ['Where does the 🐢 live?', turtle],
  ])('%s', async (question, sentence) => {
    expect(await bold(english, question)).toBe(sentence);
  });

  test.each([
    ['pt', 'Cantina', 'A sala 🚀 fica no último andar, atrás da escada.', 'Onde fica a sala do foguete?'],
    ['de', 'Kantine', 'Der Raum 🚀 liegt im obersten Stock, hinter der Treppe.', 'Wo liegt der Raum Rakete?'],
    ['ja', '食堂', '🚀の部屋は最上階の階段の後ろにあります。', 'ロケット'],
  ])('in the language of the articles: %s', async (language, title, sentence, question) => {
    const index = await indexOf({ [`${language}.md`]: `# ${title}\n\n${sentence}` });
    expect(await bold(index, question, language)).toBe(sentence);
  });

  test.each([
    ['Em que dia a cozinha faz 🍕 para todos?', pizza],
    ['Onde fica a sala do foguete? É no último andar?', rocket],
  ])('and in another: %s', async (question, sentence) => {
    expect(await bold(english, question, 'pt')).toBe(sentence);
  });
});

describe('emoji that say nothing', () => {
  test.each([
    'How many seats does the reading room have? 😅',
    '🙏 How many seats does the reading room have 🔥',
  ])('in a question change nothing: %s', async (question) => {
    const plain = await answer(english, { text: 'How many seats does the reading room have?' });
    const own = await answer(english, { text: question });
    expect(own.citations[0]?.excerpt).toBe(plain.citations[0]?.excerpt);
    expect(own.confidence).toBeCloseTo(plain.confidence, 5);
  });

  test('as marks of an article hurt none of its answers', async () => {
    const marked = await indexOf({
      'en.md':
        '# 📚 Library\n\n## ✅ Opening hours\n\n🕘 The library opens at nine.\n\n## 🔑 Lockers\n\n- 💡 A locker takes a coin.\n- 🔥 Ask at the desk for a key.',
    });
    expect(await bold(marked, 'When does the library open?')).toBe('🕘 The library opens at nine.');
    expect(await bold(marked, 'What does a locker take?')).toContain('💡 A locker takes a coin.');
    expect(await answer(marked, { text: 'Where is the volcano?' })).toMatchObject({ verdict: 'none' });
  });
});
