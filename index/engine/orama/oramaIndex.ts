import { type AnyOrama, load, type RawData, remove, save } from '@orama/orama';
import type { CosineScale, Embedder } from '../../embedders/embedder.ts';
import type { Article } from '../../ingest/article.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';
import type { NearWord } from '../../wordvectors/nearestWords.ts';
import type { Analyzer } from '../analyzer.ts';
import type { LanguageIndex, SavedIndex } from '../languageIndex.ts';
import { legsOfWords, legsWithModel, MAX_HITS } from '../legs.ts';
import { Lexicon } from '../lexicon.ts';
import type { Field } from '../postings/field.ts';
import { MeaningIndex } from '../postings/meaningIndex.ts';
import type { SavedMeanings } from '../postings/meaningVocabulary.ts';
import { passageFrequencies, wordsInUse } from '../postings/passageFrequencies.ts';
import type { Query, QueryStem } from '../query.ts';
import type { Candidate, Filter, IndexedPassage, PassageWords } from '../searchEngine.ts';
import type { CorpusStatistics, QuestionScale, StatisticsRequest } from '../statistics.ts';
import type { Ranks } from '../topK.ts';
import type { QuantizedVectorIndex } from '../vectors/quantizedVectorIndex.ts';
import { createDatabase, insertPassage } from './database.ts';
import { fuse } from './fuse.ts';
import { getVocabulary, removeDocument, setRanks, stringField, vectorField } from './indexComponent.ts';
import { search } from './search.ts';

/** The passages of one language in an Orama database. */
export class OramaIndex implements LanguageIndex {
  readonly analyzer: Analyzer;
  readonly lexicon: Lexicon;
  /** Their places are those of `#documents`. */
  #passages: readonly IndexedPassage[];
  /** By document, its passage; numbers begin at 1. */
  #byDocument: (IndexedPassage | undefined)[];
  /** In the order of the passages, their documents, where that is not the order of their numbers. */
  #documents: Uint32Array | undefined;
  #ranks: Ranks | undefined;
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

  /** Empty, or as it was saved. */
  constructor(
    analyzer: Analyzer,
    embedder: Pick<Embedder, 'dimensions' | 'meaning' | 'scale'>,
    { engine, passages = [] }: Partial<SavedIndex> = {},
  ) {
    const saved = engine as Saved | undefined;
    this.analyzer = analyzer;
    this.#passages = passages;
    this.#byDocument = [undefined, ...passages];
    this.db = createDatabase(analyzer, embedder);
    if (saved) load(this.db, saved.db);
    this.#title = stringField(this.db, 'title');
    this.#text = stringField(this.db, 'text');
    this.#subwords = stringField(this.db, 'subwords');
    this.#vocabulary = getVocabulary(this.db);
    this.#vectors = vectorField(this.db, 'vector') as QuantizedVectorIndex;
    this.#scale = embedder.scale ?? null;
    this.#meanings = new MeaningIndex(this.#vocabulary, [this.#text, this.#title], analyzer, saved?.meanings);
    this.lexicon = new Lexicon(this.#vocabulary, analyzer, (word) => this.#meanings.meaning(word));
    for (const { article } of passages) this.#countPassage(article);
    if (saved) this.#wordFrequencies = saved.wordFrequencies;
    this.#vectors.prepare();
  }

  get passages(): readonly IndexedPassage[] {
    return this.#passages;
  }

  get removed(): number {
    return this.#byDocument.length - 1 - this.#passages.length;
  }

  get language(): string {
    return this.analyzer.language;
  }

  async add(passages: readonly IndexedPassage[], vectors: readonly Float32Array[]): Promise<void> {
    for (const [i, passage] of passages.entries()) {
      const document = this.#byDocument.push(passage) - 1;
      this.#countPassage(passage.article);
      await insertPassage(this.db, String(document), passage, vectors[i] as Float32Array);
    }
  }

  remove(articles: ReadonlySet<Article>): void {
    for (const [document, passage] of this.#byDocument.entries()) {
      if (!passage || !articles.has(passage.article)) continue;
      remove(this.db, String(document));
      removeDocument(this.db, document);
      this.#byDocument[document] = undefined;
    }
    for (const article of articles) this.#articlePassages.delete(article);
  }

  commit(order?: readonly Article[]): void {
    if (order) this.#arrange(order);
    else this.#passages = this.#byDocument.filter((passage) => passage !== undefined);
    const used = wordsInUse(this.#vocabulary, [this.#text, this.#title], this.#byDocument.length);
    this.#wordFrequencies = passageFrequencies(this.#vocabulary, this.#text, this.#byDocument.length);
    this.#meanings.prepare((word) => used[word] === 1);
    this.#vectors.prepare();
  }

  /** As if they had been added in the order of their articles. */
  #arrange(order: readonly Article[]): void {
    const documents = new Map<Article, number[]>(order.map((article) => [article, []]));
    for (const [document, passage] of this.#byDocument.entries())
      if (passage) documents.get(passage.article)?.push(document);
    this.#documents = Uint32Array.from([...documents.values()].flat());
    this.#passages = Array.from(this.#documents, (document) => this.#byDocument[document] as IndexedPassage);
    this.#ranks = new Uint32Array(this.#byDocument.length);
    for (const [rank, document] of this.#documents.entries()) this.#ranks[document] = rank;
    setRanks(this.db, this.#ranks);
    this.#vectors.arrange(this.#documents);
  }

  async search(query: Query, limit: number, filter: Filter = {}): Promise<Candidate[]> {
    const legs = this.#isOfModel(query.vector) ? legsWithModel : legsOfWords;
    const hybrid = await search(this.db, query, Math.max(limit, MAX_HITS), filter, legs.hybrid);
    const isWanted = this.#isWanted(filter);
    const soft = this.#meanings.search(query, this.#byDocument.length, MAX_HITS, isWanted, this.#ranks);
    const found = fuse(hybrid, soft, legs.soft, this.#ranks);
    return found.slice(0, limit).map(({ id, score }) => {
      const doc = Number(id);
      const passage = this.#byDocument[doc] as IndexedPassage;
      return {
        id,
        passage,
        words: this.#wordsOf(doc),
        articlePassages: this.#articlePassages.get(passage.article) as number,
        fusionScore: score,
        cosine: this.#vectors.cosine(query.vector, doc),
      };
    });
  }

  async statistics({ vector }: StatisticsRequest): Promise<CorpusStatistics> {
    const fields = { title: this.#title, text: this.#text, subwords: this.#subwords, words: this.#text };
    return {
      passages: this.#passages.length,
      meanLength: (field) => fields[field].postings.meanLength,
      documentFrequency: (field, term) =>
        field === 'words' ? (this.#wordFrequencies.get(term) ?? 0) : fields[field].postings.docFreqOf(term),
      scale: this.#scaleFor({ vector }),
      ordinary: () => (vector ? this.#vectors.ordinary(vector) : null),
    };
  }

  nearestWords(stem: QueryStem): NearWord[] {
    return this.#meanings.nearestTo(stem);
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
    return this.#vectors.get(this.#documents?.[place] ?? place + 1);
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
      (article === undefined || this.#byDocument[doc]?.article.path === article) &&
      !unwanted.has(String(doc));
  }

  #countPassage(article: Article): void {
    this.#articlePassages.set(article, (this.#articlePassages.get(article) ?? 0) + 1);
  }

  #wordsOf(doc: number): PassageWords {
    const above = this.#title.words(doc).slice();
    const [, heading = 0] = this.#title.starts(doc);
    return {
      title: above.subarray(0, heading),
      heading: above.subarray(heading),
      text: this.#text.words(doc).slice(),
      starts: this.#text.starts(doc).slice(),
    };
  }
}

interface Saved {
  db: RawData;
  wordFrequencies: Map<string, number>;
  meanings: SavedMeanings;
}
