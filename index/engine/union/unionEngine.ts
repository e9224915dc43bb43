import { compare } from '../../text/compare.ts';
import type { NearWord } from '../../wordvectors/nearestWords.ts';
import type { Analyzer } from '../analyzer.ts';
import { fuseLegs } from '../fuseLegs.ts';
import { legsOfWords, legsWithModel, MAX_HITS } from '../legs.ts';
import type { Lexicon } from '../lexicon.ts';
import { NEAREST } from '../postings/meaningVocabulary.ts';
import type { Query, QueryStem } from '../query.ts';
import type { Candidate, Filter, SearchEngine } from '../searchEngine.ts';
import type { CorpusStatistics, StatisticsRequest } from '../statistics.ts';
import { type JointLexicon, jointLexicon } from './jointLexicon.ts';
import { scoreLegs, termsToCount } from './legScores.ts';
import { sumStatistics } from './wholeStatistics.ts';

/**
 * Engines of one language as one. Each finds its own candidates; what they are worth beside each other is worked out here, from their words
 * and by the counts of exactly these engines, so that no other collection has a say in it.
 */
export class UnionEngine implements SearchEngine {
  readonly analyzer: Analyzer;
  readonly lexicon: Lexicon;
  #joint: JointLexicon;
  #parts: readonly SearchEngine[];

  constructor(parts: readonly [SearchEngine, ...SearchEngine[]]) {
    this.#parts = parts;
    this.analyzer = parts[0].analyzer;
    this.#joint = jointLexicon(this.analyzer);
    this.lexicon = this.#joint.lexicon;
  }

  async search(query: Query, limit: number, filter: Filter = {}): Promise<Candidate[]> {
    const [counts, ...found] = await Promise.all([
      this.statistics({ terms: termsToCount(query, this.lexicon), vector: query.vector }),
      ...this.#parts.map((part, at) => this.#find(part, at, query, limit, filter)),
    ]);
    const candidates = found.flat();
    const scores = scoreLegs(
      candidates.map(({ words }) => words),
      query,
      this.#joint,
      counts,
      (stem) => this.nearestWords(stem),
    );
    const ordinary = counts.scale?.ordinary ?? counts.ordinary();
    const scored = candidates.map((candidate, i) => ({
      candidate,
      scores: scores[i] as (typeof scores)[number],
      nearness: ordinary === null ? 0 : Math.max(0, candidate.cosine - ordinary),
    }));
    const legs = counts.scale ? legsWithModel : legsOfWords;
    return fuseLegs(scored, MAX_HITS, inOrder, legs)
      .slice(0, limit)
      .map(({ passage: { candidate }, score }) => ({ ...candidate, fusionScore: score }));
  }

  async statistics(asked: StatisticsRequest): Promise<CorpusStatistics> {
    return sumStatistics(await Promise.all(this.#parts.map((part) => part.statistics(asked))));
  }

  /** The nearest of all parts' nearest words. */
  nearestWords(stem: QueryStem): NearWord[] {
    const near = new Map<number, number>();
    for (const part of this.#parts)
      for (const [word, similarity] of part.nearestWords(stem))
        near.set(this.#joint.numberOf(word, part.lexicon.vocabulary), similarity);
    const { vocabulary } = this.lexicon;
    return [...near]
      .sort((a, b) => b[1] - a[1] || vocabulary.hash(a[0]) - vocabulary.hash(b[0]))
      .slice(0, NEAREST);
  }

  /** More than are wanted of it: by its own counts they may stand in another order. */
  async #find(part: SearchEngine, at: number, query: Query, limit: number, { article, except = [] }: Filter) {
    const own = `${at} `;
    const ids = except.filter((id) => id.startsWith(own)).map((id) => id.slice(own.length));
    const found = await part.search(query, Math.max(limit, MAX_HITS), { article, except: ids });
    return found.map((candidate) => ({
      ...candidate,
      id: own + candidate.id,
      words: this.#joint.translate(candidate.words, part.lexicon.vocabulary),
    }));
  }
}

function inOrder(
  { candidate: a }: { candidate: Candidate },
  { candidate: b }: { candidate: Candidate },
): number {
  return compare(a.passage.article.path, b.passage.article.path) || a.passage.start - b.passage.start;
}
