import type { CosineScale, Embedder } from '../../embedders/embedder.ts';
import { ensureCapacity } from '../../text/buffers.ts';
import { stripDiacritics } from '../../text/functionWords.ts';
import { type SavedVocabulary, Vocabulary } from '../../text/vocabulary.ts';
import type { Analyzer } from '../analyzer.ts';
import { MeaningVocabulary, type SavedMeanings } from '../postings/meaningVocabulary.ts';
import { RaggedArray, type SavedRaggedArray } from '../postings/raggedArray.ts';
import type { PassageWords } from '../searchEngine.ts';
import type { CorpusStatistics, FieldName, StatisticsRequest } from '../statistics.ts';
import { OF_A_MODEL, OFFLINE } from '../vectors/quantizedVectorIndex.ts';
import { type SavedTerms, TermCounts } from './termCounts.ts';
import { type SavedSample, VectorSample } from './vectorSample.ts';

/** A collection at rest: plain data and typed arrays. */
export interface SavedCollection {
  words: SavedVocabulary;
  inText: Uint32Array;
  inTitle: Uint32Array;
  stemOf: Uint32Array;
  formOf: Uint32Array;
  partsOf: SavedRaggedArray;
  text: SavedTerms;
  title: Uint32Array;
  subwords: SavedTerms;
  forms: SavedTerms;
  lengths: Lengths;
  meanings: SavedMeanings;
  sample: SavedSample;
}

/** How many passages there are, and how many terms they have in all, by field. */
interface Lengths {
  passages: number;
  title: number;
  text: number;
  subwords: number;
}

/**
 * The vocabulary of one language's passages, and how many of them have each term: all that a search engine elsewhere need not be
 * asked. Words keep their numbers as passages come and go, so that what was indexed by them stays good.
 */
export class Collection {
  readonly analyzer: Analyzer;
  readonly words = new Vocabulary();
  /** Stems, how many texts have each; the same of titles and headings, by the same numbers. */
  readonly text = new TermCounts();
  readonly title = new TermCounts(this.text.terms);
  readonly subwords = new TermCounts();
  /** Words in the form of `stripDiacritics`. */
  readonly forms = new TermCounts();
  readonly meanings: MeaningVocabulary;
  readonly sample: VectorSample;
  /** What cosines mean, where the vectors are those of a model. */
  readonly #scale: CosineScale | null;
  /** By word: its stem, its form, its subwords, and in how many texts, and titles and headings, it stands. */
  #stemOf: Uint32Array = new Uint32Array(1024);
  #formOf: Uint32Array = new Uint32Array(1024);
  #partsOf = new RaggedArray();
  #inText: Uint32Array = new Uint32Array(1024);
  #inTitle: Uint32Array = new Uint32Array(1024);
  #learned = 0;
  #lengths: Lengths = { passages: 0, title: 0, text: 0, subwords: 0 };

  /** Empty, or as it was saved; `embedder` is what its vectors are of. */
  constructor(
    analyzer: Analyzer,
    saved?: SavedCollection,
    { meaning, scale }: Pick<Embedder, 'meaning' | 'scale'> = {},
  ) {
    this.analyzer = analyzer;
    this.sample = new VectorSample((meaning ? OF_A_MODEL : OFFLINE).sampleSize);
    this.#scale = scale ?? null;
    if (saved) {
      this.words.load(saved.words);
      this.text.load(saved.text);
      this.title.counts = saved.title;
      this.subwords.load(saved.subwords);
      this.forms.load(saved.forms);
      this.#stemOf = saved.stemOf;
      this.#formOf = saved.formOf;
      this.#partsOf.load(saved.partsOf);
      this.#inText = saved.inText;
      this.#inTitle = saved.inTitle;
      this.sample.load(saved.sample);
      this.#lengths = { ...saved.lengths };
      this.#learned = this.words.size;
    }
    this.meanings = new MeaningVocabulary(this.words, analyzer, saved?.meanings);
    if (saved?.inText.some((count, word) => count + (saved.inTitle[word] as number) === 0))
      this.meanings.prepare((word) => this.isUsed(word));
  }

  get passages(): number {
    return this.#lengths.passages;
  }

  /** The number of a word's stem. */
  stemOf(word: number): number {
    return this.#stemOf[word] as number;
  }

  /** The numbers of a word's subwords, each as often as it has it: good until the next are asked for. */
  partsOf(word: number): Uint32Array {
    return this.#partsOf.get(word);
  }

  /** Does any passage have it? */
  isUsed(word: number): boolean {
    return this.isIn('text', word) || this.isIn('title', word);
  }

  /** Does any text have it, or any title or heading? */
  isIn(field: 'text' | 'title', word: number): boolean {
    return ((field === 'text' ? this.#inText : this.#inTitle)[word] ?? 0) > 0;
  }

  /** Counts a passage, by its words, as one more or, with -1, as one less. */
  count({ title, heading, text }: PassageWords, by: 1 | -1): void {
    this.#learn();
    const lengths = this.#lengths;
    lengths.passages += by;
    lengths.title += by * (title.length + heading.length);
    lengths.text += by * text.length;
    for (const terms of [this.text, this.title, this.subwords, this.forms]) terms.begin();
    const seen = new Set<number>();
    for (const word of text) {
      lengths.subwords += by * this.#partsOf.length(word);
      if (seen.has(word)) continue;
      seen.add(word);
      this.#inText[word] = (this.#inText[word] as number) + by;
      this.text.count(this.#stemOf[word] as number, by);
      this.forms.count(this.#formOf[word] as number, by);
      for (const part of this.#partsOf.get(word)) this.subwords.count(part, by);
    }
    for (const words of [title, heading])
      for (const word of words) {
        this.#inTitle[word] = (this.#inTitle[word] as number) + by;
        this.title.count(this.#stemOf[word] as number, by);
      }
  }

  /** Whether a model has understood a question: one that does not respond gives a vector of zeros. */
  isOfModel(vector: Float32Array): boolean {
    return this.#scale !== null && vector.some(Boolean);
  }

  statistics({ vector }: StatisticsRequest): CorpusStatistics {
    const { passages, ...lengths } = this.#lengths;
    const fields = { title: this.title, text: this.text, subwords: this.subwords, words: this.forms };
    return {
      passages,
      meanLength: (field: FieldName) =>
        lengths[field === 'words' ? 'text' : field] / Math.max(1, passages) || 1,
      documentFrequency: (field, term) => fields[field].countOf(term),
      scale:
        this.#scale && vector && this.isOfModel(vector)
          ? { ...this.#scale, ordinary: this.sample.ordinary(vector) ?? this.#scale.unrelated }
          : null,
      ordinary: () => (vector ? this.sample.ordinary(vector) : null),
    };
  }

  /** Looks up what new words mean. */
  prepare(): void {
    this.#learn();
    this.meanings.prepare((word) => this.isUsed(word));
  }

  save(): SavedCollection {
    this.prepare();
    const { size } = this.words;
    return {
      words: this.words.save(),
      inText: this.#inText.slice(0, size),
      inTitle: this.#inTitle.slice(0, size),
      stemOf: this.#stemOf.slice(0, size),
      formOf: this.#formOf.slice(0, size),
      partsOf: this.#partsOf.save(),
      text: this.text.save(),
      title: this.title.save().counts,
      subwords: this.subwords.save(),
      forms: this.forms.save(),
      lengths: { ...this.#lengths },
      meanings: this.meanings.save(),
      sample: this.sample.save(),
    };
  }

  /** Takes in the words that have been numbered since. */
  #learn(): void {
    const { size } = this.words;
    if (this.#learned === size) return;
    this.#stemOf = ensureCapacity(this.#stemOf, size);
    this.#formOf = ensureCapacity(this.#formOf, size);
    this.#inText = ensureCapacity(this.#inText, size);
    this.#inTitle = ensureCapacity(this.#inTitle, size);
    for (let word = this.#learned; word < size; word++) {
      const spelled = this.words.word(word);
      this.#stemOf[word] = this.text.terms.intern(this.analyzer.stem(spelled));
      this.#formOf[word] = this.forms.terms.intern(stripDiacritics(spelled));
      const parts = this.analyzer.subwords(spelled);
      this.#partsOf.set(
        word,
        parts.map((part) => this.subwords.terms.intern(part)),
      );
    }
    this.#learned = size;
  }
}
