import { ensureCapacity, Uint32Buffer } from '../text/buffers.ts';
import { appendWordIds } from '../text/tokenize.ts';
import { unitVector } from '../text/unitVector.ts';
import { Vocabulary } from '../text/vocabulary.ts';
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
  const counts = countWords(text);
  const table = sharedWordVectors();
  const mean = new Float64Array(DIMENSIONS);
  for (const [word, count] of counts) {
    const id = known.ids[word] as number;
    if (id >= 0) table.addTo(mean, id, (known.weights[word] as number) * (1 + Math.log(count)));
  }
  return unitVector(mean);
}

/** How often each word stands in a text, by its number in `known`. */
function countWords(text: string): Map<number, number> {
  if (known.words.size >= MAX_KNOWN) known = none();
  const before = known.words.size;
  const words = new Uint32Buffer();
  appendWordIds(text, known.words, words);
  for (let word = before; word < known.words.size; word++) lookUp(word);
  const counts = new Map<number, number>();
  for (let i = 0; i < words.length; i++) {
    const word = words.values[i] as number;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function lookUp(word: number): void {
  const table = sharedWordVectors();
  const id = findWord(table, known.words.word(word));
  known.ids = ensureCapacity(known.ids, word + 1);
  known.weights = ensureCapacity(known.weights, word + 1);
  known.ids[word] = id;
  known.weights[word] = id < 0 ? 0 : rarityOf(table.frequency(id)) / table.lengthOf(id);
}

/** Words that were looked up: their numbers in the table, -1 for strangers, and how rare they are, over the length of what lies there. */
interface Known {
  words: Vocabulary;
  ids: Int32Array;
  weights: Float32Array;
}

const none = (): Known => ({
  words: new Vocabulary(),
  ids: new Int32Array(1024),
  weights: new Float32Array(1024),
});

let known = none();

/** Words kept, at about 50 bytes: nearly all words of a corpus come again. */
const MAX_KNOWN = 100_000;
