import { expect, test } from 'vitest';
import { openAnalyzer } from '../../../index/engine/analyzer.ts';
import { Lexicon } from '../../../index/engine/lexicon.ts';
import { fnv1a } from '../../../index/text/hash.ts';
import { Vocabulary } from '../../../index/text/vocabulary.ts';

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
