import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answer } from '../../../index/answer.ts';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { buildIndex } from '../../../index/engine/buildIndex.ts';
import type { Index, LanguageIndex } from '../../../index/engine/languageIndex.ts';
import { spellParts } from '../../../index/engine/passageParts.ts';
import { parseQuery } from '../../../index/engine/query.ts';
import { updateIndex } from '../../../index/engine/updateIndex.ts';
import type { Article } from '../../../index/ingest/article.ts';
import { paragraphs } from '../../../index/ingest/formats/text.ts';
import { readMeanings } from '../../../index/wordvectors/questionMeanings.ts';
import { sharedWordVectors } from '../../../index/wordvectors/shared.ts';
import { thoroughly } from '../../support/thorough.ts';

const subjects = [
  'garden',
  'harbour',
  'kitchen',
  'library',
  'station',
  'Brücke',
  'Schule',
  'plage',
  '図書館',
];
const facts = [
  'opens at seven and closes at nine in the evening',
  'was built in 1974 by Mirela Toth',
  'lies two kilometres from the gate',
  'ist am Sonntag geschlossen und hat keinen Aufzug',
  'est fermée en hiver, sauf le 14 juillet',
  'は午前九時に開きます',
];
const questions = [
  'When does the library open?',
  'Who built the harbour?',
  'How far is it to the garden?',
  'Ist die Schule am Sonntag offen?',
  'La plage est-elle ouverte en hiver ?',
  'Is there a lift in the kitchen?',
  'station',
];

/** An article by what it says; two of the same words are copies. */
function write(file: number, said: readonly [number, number][]): Article {
  const text = said.map(([a, b]) => `The ${subjects[a]} ${facts[b]}.`).join('\n\n');
  const language = ['en', 'de', 'fr'][file % 3] as string;
  return { path: `${file}.txt`, title: `Page ${file % 4}`, language, text, blocks: paragraphs(text, 0) };
}

const said = fc.array(fc.tuple(fc.nat(subjects.length - 1), fc.nat(facts.length - 1)), {
  minLength: 1,
  maxLength: 6,
});
/** What a file says after a step; null: it is gone. */
const step = fc.array(fc.tuple(fc.nat(11), fc.option(said, { freq: 3 })), { minLength: 1, maxLength: 6 });

test('an index that is brought up to date, whatever came and went, answers to the last digit as one that is built', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 5 }), async (steps) => {
      const files = new Map<number, Article>([[5, write(5, [[3, 0]])]]);
      let index: Index = await buildIndex([...files.values()], offlineEmbedder);
      for (const changes of steps) {
        for (const [file, content] of changes) {
          if (content) files.set(file, write(file, content));
          else if (files.size > 1) files.delete(file);
        }
        const articles = [...files].sort((a, b) => a[0] - b[0]).map(([, article]) => article);
        index = await updateIndex(index, articles, offlineEmbedder);
        const built = await buildIndex(articles, offlineEmbedder);
        expect([...index.languages.keys()]).toEqual([...built.languages.keys()]);
        for (const [language, own] of built.languages)
          expect(whole(index.languages.get(language))).toEqual(whole(own));
        for (const text of questions)
          expect({ ...(await answer(index, { text })), ms: 0 }).toEqual({
            ...(await answer(built, { text })),
            ms: 0,
          });
      }
    }),
    { numRuns: 6 },
  );
}, 60_000);

thoroughly.each([
  ['many words are near to others', 500],
  ['many passages are alike', 12],
])('so does a search of it, where %s', async (_, different) => {
  const table = sharedWordVectors();
  const words = [...table.keys.words(90_000, 93_000)].filter((word) => !word.includes(' '));
  let state = 11;
  const below = (count: number) => {
    state = (state * 48271) % 2147483647;
    return state % count;
  };
  // Words outside the table that begin alike mean the same.
  const ending = () => ['', '', 'ka', 'ke', 'ko', 'ku'][below(6)];
  const sentence = () =>
    Array.from({ length: 6 }, () => `${words[below(words.length)]}${ending()}`).join(' ');
  const sentences = Array.from({ length: different }, sentence);
  const page = (file: number): Article => {
    const text = Array.from({ length: 5 }, () => `${sentences[below(sentences.length)]}.`).join('\n\n');
    return { path: `${file}.txt`, title: 'Page', language: 'en', text, blocks: paragraphs(text, 0) };
  };
  let articles = Array.from({ length: 60 }, (_, file) => page(file));
  let index = await buildIndex(articles, offlineEmbedder);
  for (let round = 0; round < 3; round++) {
    articles = articles.flatMap(
      (article, file) => [[], [page(file)], [article], [article]][below(4)] as Article[],
    );
    index = await updateIndex(index, articles, offlineEmbedder);
    const built = await buildIndex(articles, offlineEmbedder);
    for (let question = 0; question < 20; question++) {
      const text = sentence();
      const found = await Promise.all([index, built].map((one) => searched(one, text)));
      expect(found[0]).toEqual(found[1]);
    }
  }
});

async function searched({ languages }: Index, text: string) {
  const own = languages.get('en') as LanguageIndex;
  const [vector] = await offlineEmbedder.embed([text], 'query');
  const query = parseQuery(own.analyzer, text, vector as Float32Array, 'en', await readMeanings(text, 'en'));
  const statistics = await own.statistics(query);
  return {
    found: (await own.search(query, 64)).map(({ id: _, words, ...candidate }) => ({
      ...candidate,
      words: spellParts(words, own.lexicon),
    })),
    counts: query.words.map((word) => [
      statistics.documentFrequency('words', word),
      statistics.documentFrequency('text', own.analyzer.stem(word)),
    ]),
    mean: statistics.meanLength('text'),
  };
}

/** The passages of an index, those of their parts too that are read only when they are asked for. */
function whole(index: LanguageIndex | undefined) {
  return index?.passages.map((own) => ({
    ...own,
    sentences: own.sentences,
    introduction: own.introduction,
  }));
}
