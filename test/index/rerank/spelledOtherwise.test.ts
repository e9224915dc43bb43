import { describe, expect, test } from 'vitest';
import { answer } from '../../../index/answer.ts';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { buildIndex } from '../../../index/engine/buildIndex.ts';
import { readArticle } from '../../support/articles.ts';

/** The index of articles by the language and the name of their file. */
function indexOf(texts: Record<string, string>) {
  const articles = Object.entries(texts).map(([path, text]) => ({
    ...readArticle(path, text).article,
    language: path.slice(0, 2),
  }));
  return buildIndex(articles, offlineEmbedder);
}

/** The path of the article that is cited first, and the part in bold. */
async function cited(index: Awaited<ReturnType<typeof indexOf>>, text: string) {
  const [first] = (await answer(index, { text })).citations;
  return first ? [first.article, first.text.slice(...first.bold)] : [];
}

describe('an accent that was typed tells a noun from a function word', async () => {
  const index = await indexOf({
    'es.md': '# El salón\n\nEl té llega de una plantación de montaña. Los pasteles son de nuez.',
    'fr.md': '# Le grenier\n\nLe dé est en os et roule mal. La porte de la cave est verte.',
    'pt.md': '# O cais\n\nO nó prende o barco ao cais. A rede vem de Peniche.',
    'vi.md':
      '# Bến sông\n\nĐò chạy từ sáng sớm đến chiều tối. Cỏ mọc cao hai bên bờ. Lá gói bánh vào ngày giỗ.',
  });
  test.each([
    ['té', 'es.md', 'El té llega de una plantación de montaña.'],
    ['dé', 'fr.md', 'Le dé est en os et roule mal.'],
    ['nó', 'pt.md', 'O nó prende o barco ao cais.'],
    ['O que é nó?', 'pt.md', 'O nó prende o barco ao cais.'],
    ['cỏ', 'vi.md', 'Cỏ mọc cao hai bên bờ.'],
    ['Lá được dùng làm gì?', 'vi.md', 'Lá gói bánh vào ngày giỗ.'],
    ['Đò chạy lúc nào?', 'vi.md', 'Đò chạy từ sáng sớm đến chiều tối.'],
  ])('%s', async (question, ...expected) => {
    expect(await cited(index, question)).toEqual(expected);
  });

  test.each(['te', 'de', 'no', 'la'])('without it, %s is a function word', async (question) => {
    expect(await cited(index, question)).toEqual([]);
  });
});

describe('a word in another script', async () => {
  const index = await indexOf({
    'en.md': '# The ferry\n\nThe ferry from Tokyo arrives at noon. The captain is called Olga Petrova.',
    'ja.md':
      '# 水車小屋\n\n番人の田中さんは毎朝七時に水門を開けます。ロンドンから来た職人が歯車を直しました。',
    'el.md': '# Το λιμάνι\n\nΤο λιμάνι χτίστηκε το 1911. Με αυτό ασχολήθηκε ο μηχανικός Παπαδάκης.',
  });
  test.each(['san', 'no', 'to', 'me', 'wo'])(
    'does not meet one in Latin letters by chance: %s',
    async (text) => {
      const { citations } = await answer(index, { text, locale: 'en' });
      expect(citations.map(({ language }) => language)).not.toContain('ja');
      expect(citations.map(({ language }) => language)).not.toContain('el');
    },
  );

  test.each([
    ['東京', 'en.md', 'The ferry from Tokyo arrives at noon.'],
    ['Петрова', 'en.md', 'The captain is called Olga Petrova.'],
    ['London', 'ja.md', 'ロンドンから来た職人が歯車を直しました。'],
    ['Papadakis', 'el.md', 'Με αυτό ασχολήθηκε ο μηχανικός Παπαδάκης.'],
  ])('meets its own name: %s', async (question, ...expected) => {
    expect(await cited(index, question)).toEqual(expected);
  });
});

describe('what is written as one word or as several', async () => {
  const index = await indexOf({
    'en.md':
      '# Cabin\n\nThe Wi-Fi costs nothing after dinner. A record by AC/DC hangs above the bunk.\n\nThe helper readCargoList opens the manifest. The database is copied every night.',
    'en-2.md': '# Quay\n\nThe quay was paved in 1931, and a small museum stands at its end.',
  });
  const wifi = 'The Wi-Fi costs nothing after dinner.';
  const band = 'A record by AC/DC hangs above the bunk.';
  const helper = 'The helper readCargoList opens the manifest.';
  const database = 'The database is copied every night.';
  test.each([
    ['wifi', wifi],
    ['What does the wifi cost?', wifi],
    ['wi-fi', wifi],
    ['wi fi', wifi],
    ['acdc', band],
    ['AC/DC', band],
    ['read cargo list', helper],
    ['readcargolist', helper],
    ['How often is the data base copied?', database],
  ])('is found by either: %s', async (question, sentence) => {
    expect(await cited(index, question)).toEqual(['en.md', sentence]);
    expect(await answer(index, { text: question })).toMatchObject({ verdict: 'answer', language: 'en' });
  });
});

describe('what is written or not', async () => {
  const index = await indexOf({
    'he.md': '# הַמִּגְדָּל\n\nהַמִּגְדָּל נִבְנָה מֵאֶבֶן לְבָנָה. הַגַּן פָּתוּחַ בַּקַּיִץ.',
    'ar.md': '# المطبعة\n\nالـمَـطْبَعَةُ تَطْبَعُ الجَرِيدَةَ كُلَّ صَبَاحٍ. الحبر أسود.',
  });
  test.each([
    ['המגדל נבנה', 'he.md', 'הַמִּגְדָּל נִבְנָה מֵאֶבֶן לְבָנָה.'],
    ['הַמִּגְדָּל נִבְנָה', 'he.md', 'הַמִּגְדָּל נִבְנָה מֵאֶבֶן לְבָנָה.'],
    ['المطبعة تطبع الجريدة', 'ar.md', 'الـمَـطْبَعَةُ تَطْبَعُ الجَرِيدَةَ كُلَّ صَبَاحٍ.'],
  ])('%s', async (question, ...expected) => {
    expect(await cited(index, question)).toEqual(expected.map((part) => part.normalize('NFC')));
  });
});
