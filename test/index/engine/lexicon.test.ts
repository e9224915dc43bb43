import { expect, test } from 'vitest';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { openAnalyzer } from '../../../index/engine/analyzer.ts';
import { buildIndex } from '../../../index/engine/buildIndex.ts';
import { Lexicon } from '../../../index/engine/lexicon.ts';
import { OramaIndex } from '../../../index/engine/orama/oramaIndex.ts';
import { readArticle } from '../../support/articles.ts';

test('what words mean that are not in the table is not worked out again where an index was saved', async () => {
  const text =
    'Ferries\n\nThe harbourmasterly ferry of Quillonstadt leaves xqzzt at 9 🍕.\n\nTheir lighthouselike lamps burn.';
  const { article } = readArticle('ferries.txt', `---\nlang: en\n---\n${text}`);
  const { languages } = await buildIndex([article], offlineEmbedder);
  const built = languages.get('en') as OramaIndex;
  const analyzer = await openAnalyzer('en');
  const known: unknown[] = [];
  const afresh = new OramaIndex(
    {
      ...analyzer,
      meaning: (word) => expect.fail(`it was worked out for ${word}`),
      analyze(word, meaning) {
        known.push(meaning);
        return analyzer.analyze(word, meaning);
      },
    },
    offlineEmbedder,
    { engine: built.save(), passages: [...built.passages] },
  );
  const { vocabulary } = afresh.lexicon;
  const [own, again] = [afresh.lexicon, new Lexicon(vocabulary, analyzer)];
  for (const lexicon of [own, again]) {
    lexicon.reserve(vocabulary.size);
    for (let word = 0; word < vocabulary.size; word++) lexicon.placeOf(word);
  }
  expect(known).toHaveLength(vocabulary.size);
  expect(known).not.toContain(undefined);
  // Numbers mean nothing but themselves.
  expect(known).toContain(null);
  expect(own.scales).toEqual(again.scales);
  expect(own.cells).toEqual(again.cells);
  expect(own.codes).toEqual(again.codes);
});
