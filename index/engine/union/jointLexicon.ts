import { ensureCapacity } from '../../text/buffers.ts';
import { Vocabulary } from '../../text/vocabulary.ts';
import type { Analyzer } from '../analyzer.ts';
import { Lexicon } from '../lexicon.ts';
import type { PassageWords } from '../searchEngine.ts';

/** One lexicon for the words of several engines of a language: only those that their candidates have come into it. */
export class JointLexicon {
  readonly lexicon: Lexicon;
  #vocabulary = new Vocabulary();
  /** By an engine's own vocabulary, the numbers plus one that its words have here. */
  #numbers = new WeakMap<Vocabulary, Uint32Array>();

  constructor(analyzer: Analyzer) {
    this.lexicon = new Lexicon(this.#vocabulary, analyzer);
  }

  get size(): number {
    return this.#vocabulary.size;
  }

  /** The words of a passage of an engine, by their numbers here. */
  translate({ title, heading, text, starts }: PassageWords, from: Vocabulary): PassageWords {
    const all = (words: Uint32Array) => words.map((word) => this.numberOf(word, from));
    return { title: all(title), heading: all(heading), text: all(text), starts };
  }

  /** The number here of a word of an engine. */
  numberOf(word: number, from: Vocabulary): number {
    let numbers = this.#numbers.get(from);
    if (!numbers || numbers.length < from.size) {
      numbers = ensureCapacity(numbers ?? new Uint32Array(0), from.size);
      this.#numbers.set(from, numbers);
    }
    const known = numbers[word] as number;
    if (known > 0) return known - 1;
    const number = this.#vocabulary.intern(from.word(word));
    numbers[word] = number + 1;
    return number;
  }
}

/** That of a language, the same for whatever engines of it: what a word is does not depend on whose passages have it. */
export function jointLexicon(analyzer: Analyzer): JointLexicon {
  let own = lexicons.get(analyzer);
  // A question that is on its way goes on with the one that it has.
  if (!own || own.size > MAX_WORDS) {
    own = new JointLexicon(analyzer);
    lexicons.set(analyzer, own);
  }
  return own;
}

const lexicons = new WeakMap<Analyzer, JointLexicon>();

/** At about 50 bytes. */
const MAX_WORDS = 200_000;
