import { expect, test } from 'vitest';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { openAnalyzer } from '../../../index/engine/analyzer.ts';
import { buildIndex } from '../../../index/engine/buildIndex.ts';
import { Lexicon } from '../../../index/engine/lexicon.ts';
import { OramaIndex } from '../../../index/engine/orama/oramaIndex.ts';
import { fnv1a } from '../../../index/text/hash.ts';
import { Vocabulary } from '../../../index/text/vocabulary.ts';
import { readArticle } from '../../support/articles.ts';

const analyzer = await openAnalyzer('en');

/** What a lexicon keeps of a word, as the analyzer gives it. */
function keptOf(lexicon: Lexicon, place: number) {
  return {
    word: lexicon.wordAt(place),
    script: lexicon.scripts[place],
    stem: lexicon.stems[place],
    ngrams: [...lexicon.ngrams.slice(lexicon.ngramStarts[place], lexicon.ngramStarts[place + 1])],
    subwords: [...lexicon.subwords.slice(lexicon.subwordStarts[place], lexicon.subwordStarts[place + 1])],
    scale: lexicon.scales[place],
  };
}

function analyzed(word: string) {
  const { script, stem, ngrams, subwords, meaning } = analyzer.analyze(word);
  return { word, script, stem: fnv1a(stem), ngrams, subwords, scale: meaning?.scale ?? 0 };
}

test('keeps of each word what the analyzer makes of it, also of many, and after it has forgotten them', () => {
  const vocabulary = new Vocabulary();
  const words = ['ferry', 'ferries', '灯塔', '1890', ...Array.from({ length: 3000 }, (_, i) => `word${i}`)];
  const ids = words.map((word) => vocabulary.intern(word));
  const lexicon = new Lexicon(vocabulary, analyzer);
  for (const room of [words.length, 1_000_000]) {
    lexicon.reserve(room);
    expect(lexicon.size).toBe(0);
    const places = ids.map((id) => lexicon.placeOf(id));
    expect(new Set(places).size).toBe(words.length);
    for (const at of [0, 1, 2, 3, 4, 1500, 3003])
      expect(keptOf(lexicon, places[at] as number)).toEqual(analyzed(words[at] as string));
    expect(ids.map((id) => lexicon.placeOf(id))).toEqual(places);
    expect(lexicon.spell(Uint32Array.from(ids))).toEqual(words);
  }
});

test('also of a word that stands nowhere, under one place', () => {
  const lexicon = new Lexicon(new Vocabulary(), analyzer);
  lexicon.reserve(1);
  const place = lexicon.placeOfWord('lighthouse');
  expect(keptOf(lexicon, place)).toEqual(analyzed('lighthouse'));
  expect(lexicon.placeOfWord('lighthouse')).toBe(place);
});

test('what words mean that are not in the table is not worked out again where an index was saved', async () => {
  const text =
    'Ferries\n\nThe harbourmasterly ferry of Quillonstadt leaves xqzzt at 9 🍕.\n\nTheir lighthouselike lamps burn.';
  const { article } = readArticle('ferries.txt', `---\nlang: en\n---\n${text}`);
  const { languages } = await buildIndex([article], offlineEmbedder);
  const built = languages.get('en') as OramaIndex;
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
