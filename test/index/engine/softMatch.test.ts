import { describe, expect, test } from 'vitest';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { buildIndex } from '../../../index/engine/buildIndex.ts';
import type { LanguageIndex } from '../../../index/engine/languageIndex.ts';
import { parseQuery, type QueryStem } from '../../../index/engine/query.ts';
import { MatchRows } from '../../../index/rerank/matchRows.ts';
import { nearnessTo } from '../../../index/rerank/nearness.ts';
import { readMeanings } from '../../../index/wordvectors/questionMeanings.ts';
import { readArticle } from '../../support/articles.ts';

const index = await buildIndex(
  Object.entries({
    'leave.md': `# Time off

You earn six hours of vacation every two weeks.

A physician has to sign the form when you are ill for more than three days.

Delete your account in the settings of the site.`,
    'cities.md': `# Offices

The office in Barcelona has forty desks.

Version 1.20 of the handbook came out in spring.

The kitchen is cleaned every evening.`,
  }).map(([path, text]) => ({ ...readArticle(path, text).article, language: 'en' })),
  offlineEmbedder,
);
const engine = index.languages.get('en') as LanguageIndex;

async function queryOf(text: string, language = 'en') {
  const [vector] = await offlineEmbedder.embed([text], 'query');
  return parseQuery(
    engine.analyzer,
    text,
    vector as Float32Array,
    language,
    await readMeanings(text, language),
  );
}

/** How near a word of the articles is to a question's only word. */
async function nearness(question: string, word: string, language = 'en'): Promise<number> {
  const { stems } = await queryOf(question, language);
  return nearnessOf(stems, word).at(-1) ?? 0;
}

/** How near a word of the articles is to each stem of a question. */
function nearnessOf(stems: readonly QueryStem[], word: string): Float32Array {
  const { lexicon } = engine;
  lexicon.reserve(1);
  const rows = new MatchRows(stems.length);
  const places = Uint32Array.of(lexicon.placeOfWord(word));
  const [row = 0] = nearnessTo(stems, lexicon, places, { rows, similarities: new Uint32Array(1) });
  return rows.values.subarray(row * rows.width, (row + 1) * rows.width);
}

describe('words meet by what they mean', () => {
  test.each([
    ['doctor', 'physician'],
    ['holiday', 'vacation'],
    ['remove', 'delete'],
  ])('%s and %s', async (question, word) => {
    expect(await nearness(question, word)).toBeGreaterThan(0.6);
  });

  test('across languages', async () => {
    expect(await nearness('férias', 'vacation', 'pt')).toBeGreaterThan(0.5);
    expect(await nearness('医生', 'physician', 'zh')).toBeGreaterThan(0.5);
  });

  test('two words that mean something together', async () => {
    const meanings = await readMeanings('where do i log in', 'en');
    expect(meanings.get('log')?.vector).toBe(meanings.get('in')?.vector);
    const { stems } = await queryOf('where do i log in');
    expect(nearnessOf(stems, 'login')[stems.findIndex(({ stem }) => stem === 'log')]).toBeGreaterThan(0.6);
  });

  test('but strangers do not', async () => {
    expect(await nearness('banana', 'account')).toBe(0);
  });

  test('nor do numbers, and names only with their own', async () => {
    expect(await nearness('1.21', '1.20')).toBe(0);
    expect(await nearness('in Madrid', 'barcelona')).toBe(0);
    expect(await nearness('madrid', 'barcelona')).toBeGreaterThan(0);
  });
});

describe('a search', () => {
  test.each([
    ['en', 'who must sign if my doctor says i am sick', /^A physician/],
    ['pt', 'quantas horas de férias ganho por semana', /^You earn six hours/],
    ['de', 'Wie lösche ich mein Konto?', /^Delete your account/],
  ])('finds what shares no word: %s, %s', async (language, text, passage) => {
    const [first] = await engine.search(await queryOf(text, language), 5);
    const { article, start, end } = first?.passage ?? {};
    expect(article?.text.slice(start, end)).toMatch(passage);
  });

  test('keeps to the article that is wanted, and leaves out what is not', async () => {
    const query = await queryOf('my doctor');
    const inCities = await engine.search(query, 5, { article: 'cities.md' });
    expect(inCities.every(({ passage }) => passage.article.path === 'cities.md')).toBe(true);
    const [first] = await engine.search(query, 5);
    const rest = await engine.search(query, 5, { except: [first?.id ?? ''] });
    expect(rest.map(({ id }) => id)).not.toContain(first?.id);
  });
});
