import { ensureCapacity } from '../text/buffers.ts';
import type { ScriptKind } from '../text/crossScript.ts';
import { stripDiacritics } from '../text/functionWords.ts';
import { fnv1a } from '../text/hash.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { CODE_BYTES } from '../wordvectors/wordVectors.ts';
import type { Analyzer } from './analyzer.ts';

/** What a word of the vocabulary means, as `WordVectors` packs it, where that is known already; null for what only meets itself. */
type MeaningOf = (word: number) => Uint8Array | null | undefined;

/**
 * The words of an engine's passages as a question compares them: each is analyzed when it is first asked for, and then kept as
 * numbers, by a place of its own. Places are good until the next `reserve`.
 */
export class Lexicon {
  readonly vocabulary: Vocabulary;
  readonly analyzer: Analyzer;
  /** By place, FNV-1a of the stem and of the word in the form of `stripDiacritics`; a collision in 32 bits makes one word of two. */
  stems = new Int32Array(FIRST);
  plain = new Int32Array(FIRST);
  scripts: ScriptKind[] = [];
  /** What it means: its cell and its code as `WordVectors` packs them, and one over the length of that vector; 0 for none. */
  cells = new Uint8Array(FIRST);
  codes = new Uint8Array(FIRST * CODE_BYTES);
  scales = new Float64Array(FIRST);
  /** The hashes of its n-grams and of its subwords (see `AnalyzedWord`): those of a place end where those of the next begin. */
  ngrams = new Int32Array(16 * FIRST);
  ngramStarts = new Uint32Array(FIRST);
  subwords = new Int32Array(8 * FIRST);
  subwordStarts = new Uint32Array(FIRST);
  /** How many are kept. */
  size = 0;
  /** By number of the vocabulary, the place plus one; and by word of those that are not in it. */
  #places = new Uint32Array(0);
  #strangers = new Map<string, number>();
  #spelled: string[] = [];
  #meaningOf: MeaningOf;

  constructor(vocabulary: Vocabulary, analyzer: Analyzer, meaningOf: MeaningOf = () => undefined) {
    this.vocabulary = vocabulary;
    this.analyzer = analyzer;
    this.#meaningOf = meaningOf;
  }

  /** Makes room for so many words: what is kept may be forgotten. */
  reserve(words: number): void {
    this.#places = ensureCapacity(this.#places, this.vocabulary.size);
    if (this.size + words <= MAX_KEPT) return;
    this.size = 0;
    this.#places.fill(0);
    this.#strangers.clear();
    this.#spelled = [];
    this.scripts = [];
  }

  /** The place of a word by its number in the vocabulary. */
  placeOf(id: number): number {
    const place = this.#places[id] as number;
    if (place > 0) return place - 1;
    this.#places[id] = this.size + 1;
    return this.#add(this.vocabulary.word(id), this.#meaningOf(id));
  }

  /** The place of any word. */
  placeOfWord(word: string): number {
    const id = this.vocabulary.find(word);
    if (id !== undefined) return this.placeOf(id);
    const place = this.#strangers.get(word) ?? this.#add(word);
    this.#strangers.set(word, place);
    return place;
  }

  /** The word of a place. */
  wordAt(place: number): string {
    return this.#spelled[place] as string;
  }

  /** The words of some numbers of the vocabulary. */
  spell(ids: Uint32Array): string[] {
    const words: string[] = [];
    for (let i = 0; i < ids.length; i++) {
      const place = this.#places[ids[i] as number] ?? 0;
      words.push(place > 0 ? this.wordAt(place - 1) : this.vocabulary.word(ids[i] as number));
    }
    return words;
  }

  #add(word: string, known?: Uint8Array | null): number {
    const { script, stem, ngrams, subwords, meaning } = this.analyzer.analyze(word, known);
    const place = this.size++;
    this.#makeRoom(ngrams.length, subwords.length);
    this.#spelled[place] = word;
    this.scripts[place] = script;
    this.stems[place] = fnv1a(stem);
    this.plain[place] = fnv1a(stripDiacritics(word));
    this.scales[place] = meaning?.scale ?? 0;
    if (meaning) {
      this.cells[place] = meaning.packed[0] as number;
      this.codes.set(meaning.packed.subarray(1), place * CODE_BYTES);
    }
    const ngramStart = this.ngramStarts[place] as number;
    this.ngrams.set(ngrams, ngramStart);
    this.ngramStarts[place + 1] = ngramStart + ngrams.length;
    const subwordStart = this.subwordStarts[place] as number;
    this.subwords.set(subwords, subwordStart);
    this.subwordStarts[place + 1] = subwordStart + subwords.length;
    return place;
  }

  #makeRoom(ngrams: number, subwords: number): void {
    const { size } = this;
    this.stems = ensureCapacity(this.stems, size);
    this.plain = ensureCapacity(this.plain, size);
    this.cells = ensureCapacity(this.cells, size);
    this.codes = ensureCapacity(this.codes, size * CODE_BYTES);
    this.scales = ensureCapacity(this.scales, size);
    this.ngramStarts = ensureCapacity(this.ngramStarts, size + 1);
    this.subwordStarts = ensureCapacity(this.subwordStarts, size + 1);
    this.ngrams = ensureCapacity(this.ngrams, (this.ngramStarts[size - 1] as number) + ngrams);
    this.subwords = ensureCapacity(this.subwords, (this.subwordStarts[size - 1] as number) + subwords);
  }
}

/** Room for so many words at first. */
const FIRST = 1024;

/** Words kept, at about 250 bytes: the candidates of one question have a thousand, and most come again in the next. */
const MAX_KEPT = 40_000;
