import {
  isFunctionWord,
  loadStemmer,
  type Stem,
  stripDiacritics,
  tokenize,
  trigrams,
} from '../../index/index.ts';

/** A question, and its language (ISO 639-1) where it is known. */
export interface Phrase {
  question: string;
  language: string | null;
}

/** From this cosine on, two questions ask the same: two words of three are the same, or all are alike. */
const ALIKE = 0.6;

/**
 * Questions that ask the same in other words, forms or spellings, together; the largest groups first, otherwise in the
 * order given. A question is the sum of its stems, and each stem a vector of length 1 over its grams of three letters.
 */
export async function groupAlike<T extends Phrase>(phrases: readonly T[]): Promise<T[][]> {
  const stems = new Map<string | null, Stem>();
  for (const language of new Set(phrases.map((phrase) => phrase.language)))
    stems.set(language, await loadStemmer(language ?? ''));
  const groups: T[][] = [];
  // Gram → the groups whose first question has it, with its weight there.
  const holders = new Map<string, { group: number; weight: number }[]>();
  const cosines = new Float64Array(phrases.length);
  for (const phrase of phrases) {
    const grams = gramWeights(phrase, stems.get(phrase.language));
    cosines.fill(0, 0, groups.length);
    for (const [gram, weight] of grams)
      for (const { group, weight: other } of holders.get(gram) ?? [])
        cosines[group] = at(cosines, group) + weight * other;
    let best = -1;
    for (let group = 0; group < groups.length; group++) {
      if (at(cosines, group) >= ALIKE && (best < 0 || at(cosines, group) > at(cosines, best))) best = group;
    }
    const found = groups[best];
    if (found) {
      found.push(phrase);
      continue;
    }
    for (const [gram, weight] of grams) {
      const known = holders.get(gram);
      if (known) known.push({ group: groups.length, weight });
      else holders.set(gram, [{ group: groups.length, weight }]);
    }
    groups.push([phrase]);
  }
  return groups.sort((a, b) => b.length - a.length);
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}

/** A vector of length 1; without words an empty one. */
function gramWeights({ question, language }: Phrase, stem: Stem = (word) => word): Map<string, number> {
  const all = tokenize(question);
  const telling = all.filter((word) => !isFunctionWord(word, language ?? ''));
  const weights = new Map<string, number>();
  for (const stemmed of new Set(
    (telling.length ? telling : all).map((word) => stripDiacritics(stem(word))),
  )) {
    const grams = trigrams(stemmed);
    for (const gram of grams) weights.set(gram, (weights.get(gram) ?? 0) + 1 / Math.sqrt(grams.length));
  }
  const length = Math.hypot(...weights.values());
  for (const [gram, weight] of weights) weights.set(gram, weight / length);
  return weights;
}
