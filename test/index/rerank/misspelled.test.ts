import { describe, expect, test } from 'vitest';
import { answer } from '../../../index/answer.ts';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { buildIndex } from '../../../index/engine/buildIndex.ts';
import { respell } from '../../../index/rerank/misspelled.ts';
import { editDistance } from '../../../index/text/editDistance.ts';
import { readArticle } from '../../support/articles.ts';

const texts = {
  'en-harbour.md':
    '# The harbour\n\nThe harbourmaster Ingrid Solheim inspects the moorings every Monday. Nobody could come to the regatta in 1987 because of the storm.\n\nThe dredger is repaired in the shipyard of Velmara.',
  'en-bakery.md':
    '# The bakery\n\nThe bakery sells cinnamon buns from seven o’clock. Its oven is heated with birch.',
  'de-muehle.md':
    '# Die Mühle\n\nDer Müller Anselm Brandauer kaufte die Windmühle im Jahr 1902. Das Mahlwerk stammt aus Siebenbürgen.',
  'pt-farol.md':
    '# O farol\n\nO faroleiro Benedito acende a lanterna ao anoitecer. A escadaria tem cento e doze degraus.',
};
const articles = Object.entries(texts).map(([path, text]) => ({
  ...readArticle(path, text).article,
  language: path.slice(0, 2),
}));
const index = await buildIndex(articles, offlineEmbedder);

describe('a typing error is read as what was meant', () => {
  test.each([
    ['who couldnt come to the regattta?', 'who couldn’t come to the regatta?'],
    ['Who inspects the mooorngs?', 'Who inspects the moorings?'],
    ['where is the dregder repaired', 'where is the dredger repaired'],
    ['When does the bakery sell cinammon buns?', 'When does the bakery sell cinnamon buns?'],
    ['Wer kaufte die Windmüle?', 'Wer kaufte die Windmühle?'],
    ['Woher stammt das Mahlwrek?', 'Woher stammt das Mahlwerk?'],
    ['Quantos degraus tem a escadara?', 'Quantos degraus tem a escadaria?'],
  ])('%s', async (typed, meant) => {
    const [own, right] = [await answer(index, { text: typed }), await answer(index, { text: meant })];
    expect(right.citations[0]).toBeDefined();
    expect(own.citations[0]?.excerpt).toBe(right.citations[0]?.excerpt);
    expect(Math.abs(own.confidence - right.confidence)).toBeLessThan(0.1);
  });

  test('but no word that is one, nor a name that is not near enough', async () => {
    const { confidence } = await answer(index, { text: 'Who inspects the mornings?' });
    const right = await answer(index, { text: 'Who inspects the moorings?' });
    expect(confidence).toBeLessThan(right.confidence);
    expect(await answer(index, { text: 'Where is Velkonda?' })).toMatchObject({ verdict: 'none' });
  });

  test('whose capital is kept', () => {
    expect(respell('Is Velmra far?', new Map([['velmra', 'velmara']]))).toBe('Is Velmara far?');
  });
});

test.each([
  ['summit', 'summit', 0],
  ['sumit', 'summit', 1],
  ['summti', 'summit', 1],
  ['sammit', 'summit', 1],
  ['smumti', 'summit', 2],
  ['summit', 'mountain', 3],
  ['', 'ab', 2],
])('from %s to %s it is %i letters', (a, b, edits) => {
  expect(editDistance(a, b, 2)).toBe(edits);
  expect(editDistance(b, a, 2)).toBe(edits);
});
