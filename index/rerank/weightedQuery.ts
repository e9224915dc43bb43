import type { Analyzer } from '../engine/analyzer.ts';
import { inverseDocumentFrequency } from '../engine/bm25.ts';
import type { Query, QueryStem } from '../engine/query.ts';
import type { CorpusStatistics, QuestionScale } from '../engine/statistics.ts';
import { Bm25 } from './bm25.ts';

/** A query, and what its terms weigh among all passages. */
export interface WeightedQuery extends Query {
  /** The weight of each stem: its inverse document frequency times its share. */
  weights: Float64Array;
  /** Sum of the weights; 1 where that is 0. */
  totalWeight: number;
  /** The weight of each stem in the soft match: its inverse document frequency times its rarity. */
  softWeights: Float64Array;
  /** Their sum; 1 where that is 0. */
  totalSoftWeight: number;
  /** Of the content words' stems. */
  text: Bm25;
  /** Of the content words' subwords. */
  subwords: Bm25;
  /** How many passages were searched. */
  passages: number;
  /** What the cosines of an embedding model mean. */
  scale: QuestionScale | null;
}

/** Weighs a query by the statistics that an engine gave for it. */
export function weighQuery(query: Query, analyzer: Analyzer, statistics: CorpusStatistics): WeightedQuery {
  const { passages, scale } = statistics;
  const idf = ({ stem }: QueryStem) =>
    inverseDocumentFrequency(statistics.documentFrequency('text', stem), passages, 1);
  const weights = Float64Array.from(query.stems, (stem) => stem.share * idf(stem));
  const softWeights = Float64Array.from(query.stems, (stem) => stem.rarity * idf(stem));
  return {
    ...query,
    weights,
    totalWeight: weights.reduce((sum, weight) => sum + weight, 0) || 1,
    softWeights,
    totalSoftWeight: softWeights.reduce((sum, weight) => sum + weight, 0) || 1,
    text: new Bm25('text', query.contentWords.map(analyzer.stem), statistics),
    subwords: new Bm25('subwords', query.contentWords.flatMap(analyzer.subwords), statistics),
    passages,
    scale,
  };
}
