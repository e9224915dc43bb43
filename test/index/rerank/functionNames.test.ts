import { describe, expect, test } from 'vitest';
import { answer } from '../../../index/answer.ts';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { buildIndex } from '../../../index/engine/buildIndex.ts';
import { functionNames } from '../../../index/text/functionNames.ts';
import { readArticle } from '../../support/articles.ts';

const texts = {
  'band.md': '# The The\n\nThe The are a group from London. Their first record came out in 1983.',
  'song.md':
    '# Yesterday\n\nThe singer asks: who are you, and what have you done with it? The Who recorded it in Soho.',
  'film.md': '# Her\n\nHer is a film about a lonely writer. The story plays in Los Angeles.',
  'office.md':
    '# Offices\n\nThe IT staff sits on the second floor. Ask them about it. The printers were given to us by the US.',
  'verse.md': '# A verse\n\nAll that we see or seem is a dream. What will be, will be, and that is all.',
};
const articles = Object.entries(texts).map(([path, text]) => ({
  ...readArticle(path, text).article,
  language: 'en',
}));
const index = await buildIndex(articles, offlineEmbedder);

describe('function words are a name', () => {
  test.each([
    ['where a title is just them', 'Who are The The?', 'band.md', 'The The are a group from London.'],
    ['written without capitals too', 'who are the the', 'band.md', 'The The are a group from London.'],
    [
      'where they have capitals in the text',
      'Where did The Who record it?',
      'song.md',
      'The Who recorded it in Soho.',
    ],
    ['as the whole question', 'IT', 'office.md', 'The IT staff sits on the second floor.'],
    ['as an acronym', 'US', 'office.md', 'The printers were given to us by the US.'],
    [
      'with a capital inside the question',
      'What is Her about?',
      'film.md',
      'Her is a film about a lonely writer.',
    ],
    [
      'where so many are quoted',
      'what will be will be',
      'verse.md',
      'What will be, will be, and that is all.',
    ],
  ])('%s: %s', async (_, text, article, sentence) => {
    const { citations } = await answer(index, { text });
    const [first] = citations;
    expect([first?.article, first?.text.slice(...(first?.bold ?? []))]).toEqual([article, sentence]);
  });

  test.each(['us', 'it', 'Who is it?', 'what is that', 'who are you', 'And what about her?'])(
    'and else ask nothing: %s',
    async (text) => {
      expect(await answer(index, { text })).toMatchObject({ verdict: 'none' });
    },
  );
});

describe('capitals tell nothing', () => {
  const inText = (text: string, language = 'en', capitalises = false) =>
    functionNames(text, language, capitalises)
      .filter((name) => name.inText)
      .map(({ name }) => name);
  test.each([
    ['of the pronoun I', 'What do I do?'],
    ['where every word has one', 'Where Are All Of The Keys'],
    ['where all letters have', 'WHERE IS THE KEY?'],
    ['in a longer name', 'Where is The Old Mill?'],
    ['at the beginning', 'What is this?'],
  ])('%s', (_, text) => {
    expect(inText(text)).toEqual([]);
  });

  test('of polite pronouns', () => {
    expect(inText('Was können Sie Ihnen geben?', 'de', true)).toEqual([]);
  });
});
