import { type AnyOrama, load, type RawData, save } from '@orama/orama';
import type { CosineScale, Embedder } from '../../embedders/embedder.ts';
import type { Article } from '../../ingest/article.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';
import type { Analyzer } from '../analyzer.ts';
import type { LanguageIndex, SavedIndex } from '../languageIndex.ts';
import type { Field } from '../postings/field.ts';
import { MeaningIndex, type SavedMeanings } from '../postings/meaningIndex.ts';
import { passageFrequencies } from '../postings/passageFrequencies.ts';
import type { Query } from '../query.ts';
import type { Candidate, Filter, IndexedPassage, PassageWords } from '../searchEngine.ts';
import type { CorpusStatistics, QuestionScale, StatisticsRequest } from '../statistics.ts';
import type { QuantizedVectorIndex } from '../vectors/quantizedVectorIndex.ts';
import { createDatabase, insertPassage } from './database.ts';
import { fuse } from './fuse.ts';
import { getVocabulary, MAX_HITS, stringField, vectorField } from './indexComponent.ts';
import { legsOfWords, legsWithModel, search } from './search.ts';

/** The passages of one language in an Orama database. */
export class OramaIndex implements LanguageIndex {
  readonly analyzer: Analyzer;
  /** The database's document n is passage n - 1. */
  readonly passages: IndexedPassage[];
  readonly db: AnyOrama;
  #title: Field;
  #text: Field;
  #subwords: Field;
  #vocabulary: Vocabulary;
  #vectors: QuantizedVectorIndex;
  /** What cosines mean, where the vectors are those of a model. */
  #scale: CosineScale | null;
  #meanings: MeaningIndex;
  #articlePassages = new Map<Article, number>();
  /** In how many passages a word stands, in the form of `stripDiacritics`. */
  #wordFrequencies = new Map<string, number>();
  /** The words of candidates by their numbers in the vocabulary. */
  #words = new Map<number, string>();

  /** Empty, or as it was saved. */
  constructor(
    analyzer: Analyzer,
    embedder: Pick<Embedder, 'dimensions' | 'meaning' | 'scale'>,
    { engine, passages = [] }: Partial<SavedIndex> = {},
  ) {
    const saved = engine as Saved | undefined;
    this.analyzer = analyzer;
    this.passages = passages;
    this.db = createDatabase(analyzer, embedder);
    if (saved) load(this.db, saved.db);
    this.#title = stringField(this.db, 'title');
    this.#text = stringField(this.db, 'text');
    this.#subwords = stringField(this.db, 'subwords');
    this.#vocabulary = getVocabulary(this.db);
    this.#vectors = vectorField(this.db, 'vector') as QuantizedVectorIndex;
    this.#scale = embedder.scale ?? null;
    this.#meanings = new MeaningIndex(this.#vocabulary, [this.#text, this.#title], analyzer, saved?.meanings);
    for (const { article } of passages) this.#countPassage(article);
    if (saved) this.#wordFrequencies = saved.wordFrequencies;
    this.#vectors.prepare();
  }

  get language(): string {
    return this.analyzer.language;
  }

  async add(passages: readonly IndexedPassage[], vectors: readonly Float32Array[]): Promise<void> {
    for (const [i, passage] of passages.entries()) {
      this.passages.push(passage);
      this.#countPassage(passage.article);
      await insertPassage(this.db, String(this.passages.length), passage, vectors[i] as Float32Array);
    }
  }

  commit(): void {
    this.#wordFrequencies = passageFrequencies(this.#vocabulary, this.#text, this.passages.length);
    this.#meanings.prepare();
    this.#vectors.prepare();
  }

  async search(query: Query, limit: number, filter: Filter = {}): Promise<Candidate[]> {
    const legs = this.#isOfModel(query.vector) ? legsWithModel : legsOfWords;
    const hybrid = await search(this.db, query, Math.max(limit, MAX_HITS), filter, legs.hybrid);
    const isWanted = this.#isWanted(filter);
    const soft = this.#meanings.search(query, this.passages.length, MAX_HITS, isWanted);
    const found = fuse(hybrid, soft, legs.soft);
    return found.slice(0, limit).map(({ id, score }) => {
      const doc = Number(id);
      const passage = this.passages[doc - 1] as IndexedPassage;
      return {
        id,
        passage,
        words: this.#wordsOf(doc),
        articlePassages: this.#articlePassages.get(passage.article) as number,
        fusionScore: score,
        cosine: this.#scale ? this.#vectors.cosine(query.vector, doc) : 0,
      };
    });
  }

  async statistics({ vector }: StatisticsRequest): Promise<CorpusStatistics> {
    const fields = { title: this.#title, text: this.#text, subwords: this.#subwords, words: this.#text };
    return {
      passages: this.passages.length,
      meanLength: (field) => fields[field].postings.meanLength,
      documentFrequency: (field, term) =>
        field === 'words' ? (this.#wordFrequencies.get(term) ?? 0) : fields[field].postings.docFreqOf(term),
      scale: this.#scaleFor({ vector }),
    };
  }

  /** Null where no model has understood the question. */
  #scaleFor({ vector }: Partial<Pick<Query, 'vector'>>): QuestionScale | null {
    if (!this.#scale || !vector || !this.#isOfModel(vector)) return null;
    return { ...this.#scale, ordinary: this.#vectors.ordinary(vector) ?? this.#scale.unrelated };
  }

  /** A model that does not respond gives a vector of zeros. */
  #isOfModel(vector: Float32Array): boolean {
    return this.#scale !== null && vector.some(Boolean);
  }

  vectorAt(place: number): Float32Array | undefined {
    return this.#vectors.get(place + 1);
  }

  save(): Saved {
    return {
      db: save(this.db),
      wordFrequencies: this.#wordFrequencies,
      meanings: this.#meanings.save(),
    };
  }

  /** Undefined where every passage is wanted. */
  #isWanted({ article, except = [] }: Filter): ((doc: number) => boolean) | undefined {
    if (article === undefined && except.length === 0) return undefined;
    const unwanted = new Set(except);
    return (doc) =>
      (article === undefined || this.passages[doc - 1]?.article.path === article) &&
      !unwanted.has(String(doc));
  }

  #countPassage(article: Article): void {
    this.#articlePassages.set(article, (this.#articlePassages.get(article) ?? 0) + 1);
  }

  #wordsOf(doc: number): PassageWords {
    const [title = [], heading = []] = this.#elements(this.#title, doc);
    return { title, heading, sentences: this.#elements(this.#text, doc) };
  }

  #elements(field: Field, doc: number): string[][] {
    const ids = field.words(doc);
    const starts = field.starts(doc);
    const elements: string[][] = [];
    for (let i = 1; i < starts.length; i++) {
      const words: string[] = [];
      for (let at = starts[i - 1] as number; at < (starts[i] as number); at++)
        words.push(this.#word(ids[at] as number));
      elements.push(words);
    }
    return elements;
  }

  #word(id: number): string {
    let word = this.#words.get(id);
    if (word === undefined) {
      word = this.#vocabulary.word(id);
      this.#words.set(id, word);
    }
    return word;
  }
}

interface Saved {
  db: RawData;
  wordFrequencies: Map<string, number>;
  meanings: SavedMeanings;
}
