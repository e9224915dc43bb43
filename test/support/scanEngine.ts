import type { Embedder } from '../../index/embedders/embedder.ts';
import { type Analyzer, openAnalyzer } from '../../index/engine/analyzer.ts';
import { inverseDocumentFrequency } from '../../index/engine/bm25.ts';
import { legsOfWords, legsWithModel } from '../../index/engine/legs.ts';
import { Lexicon } from '../../index/engine/lexicon.ts';
import { leastSimilarity, type Query, type QueryStem } from '../../index/engine/query.ts';
import type { Candidate, Filter, IndexedPassage, SearchEngine } from '../../index/engine/searchEngine.ts';
import type { CorpusStatistics, FieldName, StatisticsRequest } from '../../index/engine/statistics.ts';
import { QuantizedVectorIndex } from '../../index/engine/vectors/quantizedVectorIndex.ts';
import type { Article } from '../../index/ingest/article.ts';
import { splitPassages } from '../../index/ingest/passages.ts';
import { textToEmbed } from '../../index/ingest/textToEmbed.ts';
import { Bm25 } from '../../index/rerank/bm25.ts';
import { stripDiacritics } from '../../index/text/functionWords.ts';
import { tokenize } from '../../index/text/tokenize.ts';
import { Vocabulary } from '../../index/text/vocabulary.ts';
import { NearestWords, type NearWord } from '../../index/wordvectors/nearestWords.ts';
import { sharedWordVectors } from '../../index/wordvectors/shared.ts';

/**
 * The plainest engine there is: it reads every passage for every question. It stands for one elsewhere, so what it is given
 * and gives is copied, as if it were sent.
 */
export async function openScanEngines(
  articles: readonly Article[],
  embedder: Embedder,
): Promise<Map<string, SearchEngine>> {
  const engines = new Map<string, ScanEngine>();
  for (const article of articles) {
    const { language } = article;
    const own = engines.get(language) ?? new ScanEngine(await openAnalyzer(language), embedder);
    engines.set(language, own);
    for (const passage of splitPassages(article)) await own.add({ ...passage, article });
  }
  return engines;
}

type Terms = Record<FieldName, string[]>;

interface Entry extends Pick<Candidate, 'id' | 'passage' | 'words'> {
  spelled: string[];
  terms: Terms;
}

const SEARCHED = ['title', 'text', 'subwords'] as const;

class ScanEngine implements SearchEngine {
  readonly analyzer: Analyzer;
  readonly lexicon: Lexicon;
  #embedder: Embedder;
  #vectors: QuantizedVectorIndex;
  #entries: Entry[] = [];

  constructor(analyzer: Analyzer, embedder: Embedder) {
    this.analyzer = analyzer;
    this.lexicon = new Lexicon(new Vocabulary(), analyzer);
    this.#embedder = embedder;
    this.#vectors = new QuantizedVectorIndex(embedder.dimensions, 64);
  }

  async add(passage: IndexedPassage): Promise<void> {
    const { article, heading, sentences, start } = passage;
    const [title, headings] = [tokenize(article.title), tokenize(heading)];
    const own = sentences.map((sentence) => tokenize(article.text.slice(sentence.start, sentence.end)));
    const text = own.flat();
    const numbers = (words: string[]) =>
      Uint32Array.from(words, (word) => this.lexicon.vocabulary.intern(word));
    const words = {
      title: numbers(title),
      heading: numbers(headings),
      text: numbers(text),
      starts: Uint32Array.from([0, ...own.keys()], (_, i) => own.slice(0, i).flat().length),
    };
    const terms = {
      title: this.#termsOf('title', [...title, ...headings]),
      text: this.#termsOf('text', text),
      subwords: this.#termsOf('subwords', text),
      words: text.map(stripDiacritics),
    };
    const [vector] = await this.#embedder.embed([textToEmbed(article, passage)], 'passage');
    this.#vectors.add(this.#entries.length, vector as Float32Array);
    const spelled = [...title, ...headings, ...text];
    this.#entries.push({ id: `${article.path}:${start}`, passage, words, spelled, terms });
  }

  async search(asked: Query, limit: number, filter: Filter = {}): Promise<Candidate[]> {
    const query = structuredClone(asked);
    const wanted = new Set(
      [...this.#entries.keys()].filter((at) => {
        const { id, passage } = this.#entries[at] as Entry;
        const { article = passage.article.path, except = [] } = filter;
        return passage.article.path === article && !except.includes(id);
      }),
    );
    const { hybrid, soft: softShare } = this.#scaleFor(query.vector) ? legsWithModel : legsOfWords;
    const legs: [Map<number, number>, number][] = [
      [new Map([...(await this.#byWords(query))].filter(([at]) => wanted.has(at))), hybrid.text],
      [new Map(this.#vectors.find(query.vector, 0.05, wanted)), hybrid.vector],
    ];
    const fused = new Map<number, number>();
    for (const [leg, weight] of legs) {
      const most = Math.max(...leg.values());
      for (const [at, score] of leg) fused.set(at, (fused.get(at) ?? 0) + (weight * score) / most);
    }
    const soft = new Map([...this.#byMeaning(query)].filter(([at]) => wanted.has(at)));
    const mostSoft = Math.max(...soft.values());
    if (soft.size > 0) for (const [at, score] of fused) fused.set(at, (1 - softShare) * score);
    for (const [at, score] of soft) fused.set(at, (fused.get(at) ?? 0) + (softShare * score) / mostSoft);
    const best = [...fused].sort((a, b) => b[1] - a[1]).slice(0, limit);
    return best.map(([at, fusionScore]) => {
      const { id, passage, words } = this.#entries[at] as Entry;
      const siblings = this.#entries.filter((other) => other.passage.article === passage.article);
      const cosine = this.#vectors.cosine(query.vector, at);
      return {
        id,
        passage,
        words: structuredClone(words),
        articlePassages: siblings.length,
        fusionScore,
        cosine,
      };
    });
  }

  #scaleFor(vector?: Float32Array) {
    const { scale } = this.#embedder;
    if (!scale || !vector?.some(Boolean)) return null;
    return { ...scale, ordinary: this.#vectors.ordinary(vector) ?? scale.unrelated };
  }

  async statistics({ terms, vector }: StatisticsRequest): Promise<CorpusStatistics> {
    const all = this.#entries.map((entry) => entry.terms);
    const counted = new Map<string, number>();
    for (const [field, asked] of Object.entries(terms) as [FieldName, string[]][])
      for (const term of asked)
        counted.set(`${field} ${term}`, all.filter((own) => own[field].includes(term)).length);
    const length = (field: FieldName) => all.reduce((sum, own) => sum + own[field].length, 0);
    return {
      passages: all.length,
      meanLength: (field) => length(field) / all.length || 1,
      documentFrequency(field, term) {
        const count = counted.get(`${field} ${term}`);
        if (count === undefined) throw new Error(`${field} “${term}” was not asked for`);
        return count;
      },
      scale: this.#scaleFor(vector),
      ordinary: () => (vector ? this.#vectors.ordinary(vector) : null),
    };
  }

  /** By passage, BM25 of the fields, each over the best of it. */
  async #byWords({ searchWords }: Query): Promise<Map<number, number>> {
    const sums = new Map<number, number>();
    for (const field of SEARCHED) {
      const terms = this.#termsOf(field, searchWords);
      const bm25 = new Bm25(field, terms, await this.statistics({ terms: { [field]: terms } }));
      const scores = this.#entries.map(({ terms: { [field]: own } }) => {
        const tf = Array.from(bm25.places.keys(), (term) => own.filter((other) => other === term).length);
        return bm25.score(tf, own.length);
      });
      const most = Math.max(...scores);
      for (const [at, score] of scores.entries())
        if (score > 0) sums.set(at, (sums.get(at) ?? 0) + score / most);
    }
    return sums;
  }

  /** By passage, the soft match of its words and of those above it. */
  #byMeaning({ stems }: Query): Map<number, number> {
    if (stems.every(({ meaning }) => !meaning)) return new Map();
    const { known, nearest } = this.#meanings();
    const weighted = stems.map((stem) => {
      const count = this.#entries.filter(({ terms }) => terms.text.includes(stem.stem)).length;
      return { stem, weight: stem.rarity * inverseDocumentFrequency(count, this.#entries.length, 1) };
    });
    const least = 0.2 * Math.max(...weighted.map(({ weight }) => weight));
    const scores = new Map<number, number>();
    for (const { stem, weight } of weighted) {
      if (weight < least) continue;
      const near = new Map([[stem.stem, 1]]);
      const found = stem.meaning ? nearest.find(stem.meaning, 32, leastSimilarity(stem)) : [];
      for (const [word, similarity] of found) {
        const term = known[word]?.stem ?? '';
        near.set(term, Math.max(similarity, near.get(term) ?? 0));
      }
      for (const [at, { terms }] of this.#entries.entries()) {
        const most = Math.max(...[...terms.title, ...terms.text].map((term) => near.get(term) ?? 0));
        if (most > 0) scores.set(at, (scores.get(at) ?? 0) + weight * most ** 2);
      }
    }
    return scores;
  }

  nearestWords(stem: QueryStem): NearWord[] {
    const { known, nearest } = this.#meanings();
    const found = stem.meaning ? nearest.find(stem.meaning, 32, leastSimilarity(stem)) : [];
    return found.map(([at, similarity]) => [
      this.lexicon.vocabulary.intern(known[at]?.word ?? ''),
      similarity,
    ]);
  }

  /** The words of all passages that mean something. */
  #meanings() {
    const words = [...new Set(this.#entries.flatMap(({ spelled }) => spelled))];
    const known = words.flatMap((word) => {
      const { meaning, stem } = this.analyzer.analyze(word);
      return meaning ? [{ word, stem, meaning }] : [];
    });
    const nearest = new NearestWords(
      sharedWordVectors(),
      Uint32Array.from(known.keys()),
      Uint8Array.from(known.flatMap(({ meaning }) => [...meaning.packed])),
    );
    return { known, nearest };
  }

  #termsOf(field: (typeof SEARCHED)[number], words: readonly string[]): string[] {
    const { stem, subwords } = this.analyzer;
    return field === 'subwords' ? words.flatMap(subwords) : words.map(stem);
  }
}
