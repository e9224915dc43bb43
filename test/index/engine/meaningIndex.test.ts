import { expect, test, vi } from 'vitest';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { openAnalyzer } from '../../../index/engine/analyzer.ts';
import { Field } from '../../../index/engine/postings/field.ts';
import { MeaningIndex } from '../../../index/engine/postings/meaningIndex.ts';
import { parseQuery } from '../../../index/engine/query.ts';
import { Vocabulary } from '../../../index/text/vocabulary.ts';
import { readMeanings } from '../../../index/wordvectors/questionMeanings.ts';

const WORDS =
  'ship water house river people time year work city road school music bridge garden doctor law winter bread ferry castle violin glacier senate oxygen treaty lantern harbour wool'.split(
    ' ',
  );
const DOCUMENTS = 4000;
const FOUND = 20;

const analyzer = await openAnalyzer('en');
const vocabulary = new Vocabulary();
const options = { k1: 1.2, b: 0.75, idfPower: 1, terms: (word: string) => [analyzer.stem(word)] };
const [text, title] = [new Field(options, vocabulary), new Field(options, vocabulary)];
for (let doc = 1; doc <= DOCUMENTS; doc++) {
  // The nth word stands in every nth document or so, so that some are common and some rare.
  const own = WORDS.filter((_, n) => (doc * 7919 + n * 104_729) % (n + 2) === 0);
  text.add(doc, [own.join(' ')]);
  title.add(doc, [WORDS[doc % 5] as string]);
}
const meanings = new MeaningIndex(vocabulary, [text, title], analyzer);
meanings.prepare(() => true);

async function queryOf(question: string) {
  const [vector] = await offlineEmbedder.embed([question], 'query');
  return parseQuery(analyzer, question, vector as Float32Array, 'en', await readMeanings(question, 'en'));
}

test('a search that leaves out the longest lists finds what one finds that reads all, as sure', async () => {
  const read = vi.spyOn(text.postings, 'mark');
  let [fewer, all] = [0, 0];
  for (const question of [
    'wool lantern harbour ship water house',
    'which treaty did the senate of the city sign by the river',
    'violin music people',
    'does oxygen in the water hurt people',
  ]) {
    const query = await queryOf(question);
    const whole = meanings.search(query, DOCUMENTS, FOUND, () => true);
    const scores = Array.from({ length: DOCUMENTS }, (_, doc) => whole.scoreOf(doc + 1));
    all += read.mock.calls.length;
    read.mockClear();
    const quick = meanings.search(query, DOCUMENTS, FOUND);
    expect(quick.found).toEqual(whole.found);
    expect(scores.map((_, doc) => quick.scoreOf(doc + 1))).toEqual(scores);
    fewer += read.mock.calls.length;
    read.mockClear();
  }
  expect(fewer).toBeLessThan(all);
});
