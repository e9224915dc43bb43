import { expect, test } from 'vitest';
import { answer } from '../../../index/answer.ts';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { buildIndex } from '../../../index/engine/buildIndex.ts';
import type { LanguageIndex } from '../../../index/engine/languageIndex.ts';
import { readQuery } from '../../../index/engine/readQuery.ts';
import { readArticle } from '../../support/articles.ts';

const text = `# The ferry

The ferry to Porto Vell leaves at 7 every morning.

# The mill

The mill was built of oak and stone by Anna Weiss, and the people of the town came to see it.`;
const index = await buildIndex(
  [{ ...readArticle('town.md', text).article, language: 'en' }],
  offlineEmbedder,
);
const engine = index.languages.get('en') as LanguageIndex;

/** Words that no article has, and a question among them. */
const LONG = [
  ...Array.from({ length: 300 }, (_, n) => `w${String.fromCharCode(97 + (n % 26))}${n}x`),
  'When does the ferry to Porto Vell leave, at 7?',
].join(' ');

async function read(question: string) {
  const [vector] = await offlineEmbedder.embed([question], 'query');
  return readQuery(engine, question, vector as Float32Array, 'en', new Map());
}

test('a question of ordinary length is read whole', async () => {
  const query = await read('When does the ferry to Porto Vell leave in the morning, at 7?');
  expect(query.stems.map(({ stem }) => stem)).toEqual(expect.arrayContaining(['when', 'porto', '7']));
});

test('of a question of hundreds of words those that tell most are kept, with their numbers in their places', async () => {
  const query = await read(LONG);
  expect(query.stems).toHaveLength(36);
  expect(query.terms.text).toEqual(query.stems.map(({ stem }) => stem));
  for (const { stems, from } of query.numbers)
    expect(stems.map((place) => query.stems[place]?.stem)).toContain(
      engine.analyzer.stem(query.words[from] as string),
    );
});

test('and it is answered', async () => {
  const told = Array.from({ length: 60 }, (_, n) => `people came to see the town ${n}`).join('. ');
  const { citations } = await answer(index, {
    text: `${told}. When does the ferry to Porto Vell leave?`,
    everything: true,
  });
  expect(citations[0]?.excerpt).toContain('ferry');
});
