import { PostingsArena } from '../engine/postings/postingsArena.ts';
import { Uint32Buffer } from '../text/buffers.ts';
import { hashNgrams, subwords } from '../text/ngrams.ts';
import { NgramSimilarity } from '../text/similarity.ts';
import { appendWordIds } from '../text/tokenize.ts';
import { Vocabulary } from '../text/vocabulary.ts';
import type { LookupBudget } from './lookupBudget.ts';

/** Finds words that are spelled almost like another, as a question does: by parts of words, then by `NgramSimilarity`. */
export class SpellingIndex {
  #words = new Vocabulary();
  #parts = new Vocabulary();
  /** By part, the words that have it. */
  #wordsByPart = new PostingsArena();

  constructor(texts: readonly (readonly string[])[]) {
    const ids = new Uint32Buffer();
    for (const text of texts.flat()) {
      ids.length = 0;
      appendWordIds(text, this.#words, ids);
    }
    for (let id = 0; id < this.#words.size; id++)
      for (const part of new Set(subwords(this.#words.word(id))))
        this.#wordsByPart.add(this.#parts.intern(part), id, 1);
  }

  /** The words most like this one, best first: at most `MOST`, and none that is much less like it than the best. */
  alike(word: string, budget: LookupBudget): string[] {
    const shared = this.#countSharedParts(word, budget);
    const similarity = new NgramSimilarity([hashNgrams(word)]);
    const similar = (id: number) => {
      const ngrams = hashNgrams(this.#words.word(id));
      const found = new Float32Array(1);
      similarity.compare(ngrams, 0, ngrams.length, found, 0);
      return found[0] as number;
    };
    const closest = [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MAX_COMPARED);
    const found = closest
      .map(([id]) => ({ id, similarity: budget.take() ? similar(id) : 0 }))
      .sort((a, b) => b.similarity - a.similarity || a.id - b.id);
    const least = (found[0]?.similarity ?? 0) * MIN_RELATIVE_SIMILARITY;
    return found
      .filter(({ similarity }) => similarity > 0 && similarity >= least)
      .slice(0, MAX_SPELLINGS)
      .map(({ id }) => this.#words.word(id));
  }

  /** How many parts each word shares with this one, by the rarest parts as far as the budget goes. */
  #countSharedParts(word: string, budget: LookupBudget): Map<number, number> {
    const parts = [...new Set(subwords(word))].flatMap((part) => this.#parts.find(part) ?? []);
    const shared = new Map<number, number>();
    for (const part of parts.sort((a, b) => this.#wordsByPart.size(a) - this.#wordsByPart.size(b))) {
      const size = this.#wordsByPart.size(part);
      if (size > budget.left) break;
      const ids = new Uint32Array(size);
      this.#wordsByPart.read(part, ids, new Uint8Array(size));
      for (const id of ids) {
        budget.take();
        shared.set(id, (shared.get(id) ?? 0) + 1);
      }
    }
    return shared;
  }
}

/** So many words, those that share most, are compared. */
const MAX_COMPARED = 50;

const MAX_SPELLINGS = 5;

/** What has less than this share of the best similarity is another word. */
const MIN_RELATIVE_SIMILARITY = 0.8;
