import { tokenize } from '../text/tokenize.ts';
import { unitVector } from '../text/unitVector.ts';
import { findWord } from '../wordvectors/meaning.ts';
import { rarityOf } from '../wordvectors/questionMeanings.ts';
import { sharedWordVectors } from '../wordvectors/shared.ts';
import { DIMENSIONS } from '../wordvectors/wordVectors.ts';
import type { Embedder } from './embedder.ts';

/**
 * The embedder that needs no download: the mean of what a text's words mean, each weighted by its rarity (Arora et al. 2017, "A
 * Simple but Tough-to-Beat Baseline for Sentence Embeddings") and by 1 + ln(count). A text of strangers has no vector.
 */
export const offlineEmbedder: Embedder = {
  identity: `mean-${DIMENSIONS}-${sharedWordVectors().hash}`,
  dimensions: DIMENSIONS,
  async embed(texts, _kind, signal) {
    signal?.throwIfAborted();
    return texts.map(meanMeaning);
  },
};

function meanMeaning(text: string): Float32Array {
  const counts = new Map<string, number>();
  for (const word of tokenize(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const mean = new Float32Array(DIMENSIONS);
  for (const [word, count] of counts) {
    const meaning = weightedMeaning(word);
    if (!meaning) continue;
    const weight = 1 + Math.log(count);
    for (let d = 0; d < DIMENSIONS; d++) mean[d] = (mean[d] as number) + weight * (meaning[d] as number);
  }
  return unitVector(mean);
}

/** What a word means times its rarity; null for a stranger. */
function weightedMeaning(word: string): Float32Array | null {
  let meaning = known.get(word);
  if (meaning === undefined) {
    const table = sharedWordVectors();
    const id = findWord(table, word);
    const rarity = id < 0 ? 0 : rarityOf(table.frequency(id));
    meaning = id < 0 ? null : table.vector(id).map((x) => x * rarity);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(word, meaning);
  }
  return meaning;
}

const known = new Map<string, Float32Array | null>();

/** Words kept, at about 600 bytes: nearly all words of a corpus come again. */
const MAX_KNOWN = 20_000;
