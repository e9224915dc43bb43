import { PostingsArena } from '../engine/postings/postingsArena.ts';
import { Uint32Buffer } from '../text/buffers.ts';
import { WordSimilarity } from '../text/similarity.ts';
import { appendWordIds, subwords } from '../text/tokenize.ts';
import { Vocabulary } from '../text/vocabulary.ts';
import type { Looks } from './looks.ts';

/** Finds words that are spelled almost like another, as a question does: by parts of words, then by `Similarity`. */
export class Spelling {
  #words = new Vocabulary();
  #parts = new Vocabulary();
  /** By part, the words that have it. */
  #having = new PostingsArena();
  #similarity = new WordSimilarity((id) => this.#words.word(id));

  constructor(texts: readonly (readonly string[])[]) {
    const ids = new Uint32Buffer();
    for (const text of texts.flat()) {
      ids.length = 0;
      appendWordIds(text, this.#words, ids);
    }
    for (let id = 0; id < this.#words.size; id++)
      for (const part of new Set(subwords(this.#words.word(id))))
        this.#having.add(this.#parts.intern(part), id, 1);
  }

  /** The words most like this one, best first: at most `MOST`, and none that is much less like it than the best. */
  alike(word: string, looks: Looks): string[] {
    const shared = this.#sharing(word, looks);
    const similar = this.#similarity.similaritiesTo([word]);
    const closest = [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, COMPARED);
    const found = closest
      .map(([id]) => ({ id, similarity: looks.take() ? (similar(id)?.[0] ?? 0) : 0 }))
      .sort((a, b) => b.similarity - a.similarity || a.id - b.id);
    const least = (found[0]?.similarity ?? 0) * NEARLY;
    return found
      .filter(({ similarity }) => similarity > 0 && similarity >= least)
      .slice(0, MOST)
      .map(({ id }) => this.#words.word(id));
  }

  /** How many parts each word shares with this one, by the rarest parts as far as the looks go. */
  #sharing(word: string, looks: Looks): Map<number, number> {
    const parts = [...new Set(subwords(word))].flatMap((part) => this.#parts.find(part) ?? []);
    const shared = new Map<number, number>();
    for (const part of parts.sort((a, b) => this.#having.size(a) - this.#having.size(b))) {
      const size = this.#having.size(part);
      if (size > looks.left) break;
      const ids = new Uint32Array(size);
      this.#having.read(part, ids, new Uint8Array(size));
      for (const id of ids) {
        looks.take();
        shared.set(id, (shared.get(id) ?? 0) + 1);
      }
    }
    return shared;
  }
}

/** So many words, those that share most, are compared. */
const COMPARED = 50;

const MOST = 5;

/** What has less than this share of the best similarity is another word. */
const NEARLY = 0.8;
