import type { Query } from '../engine/query.ts';
import type { Candidate } from '../engine/searchEngine.ts';
import type { Article } from '../ingest/article.ts';
import { computeArticleConcentration } from './articleConcentration.ts';
import type { CandidateMatch } from './candidateMatch.ts';
import type { FeatureName } from './featureNames.ts';
import { raise, softCoverage } from './match.ts';
import { articlesWithoutNames } from './namesMissing.ts';
import { computeSemantic, type SemanticFeatures } from './semantic.ts';
import type { WeightedQuery } from './weightedQuery.ts';

/** Features that all sentences of a passage share. */
export const passageFeatureNames = [
  'passageBm25',
  'ngramBm25',
  'fusionScore',
  'passageLength',
  'bestSiblingBm25',
  'softMatch',
  'softHeadings',
  'softShare',
  'softSecond',
  'bestSiblingSoftMatch',
  'articleConcentration',
  'otherScript',
  'missingEntityIdf',
  'articleEntityCoverage',
  'articleLacksName',
  'headingDepth',
  'semanticNearness',
  'semanticBackground',
  'semanticRank',
] as const satisfies readonly FeatureName[];

export type PassageFeatures = Record<(typeof passageFeatureNames)[number], number>;

/** Those of each candidate, by how the question matches all of them; `singleArticle`: only one article was searched. */
export function computePassageFeatures(
  candidates: readonly Candidate[],
  matches: readonly CandidateMatch[],
  query: WeightedQuery,
  singleArticle: boolean,
): PassageFeatures[] {
  const entityCoverage = computeEntityCoverage(matches, query);
  const nameless = articlesWithoutNames(matches, query);
  const concentration = computeArticleConcentration(query.passages, candidates);
  const semantic = computeSemantic(candidates, query.scale);
  const soft = matches.map(({ nearest }) => softCoverage(nearest, query));
  const bm25 = matches.map((match) => match.bm25);
  const saturation = NGRAM_SATURATION * query.subwords.unseenIdf;
  return matches.map(({ candidate, whole, nearest, words, above, subwordBm25 }, i) => {
    const { passage, fusionScore } = candidate;
    const { article, heading } = passage;
    const { semanticNearness, semanticBackground, semanticRank } = semantic[i] as SemanticFeatures;
    return {
      passageBm25: bm25[i] as number,
      ngramBm25: Math.min(1, subwordBm25 / saturation),
      fusionScore,
      passageLength: Math.log(1 + words) / Math.log(401),
      bestSiblingBm25: bestSibling(candidates, i, bm25),
      softMatch: soft[i] as number,
      softHeadings: softCoverage(above.nearness, query),
      softShare: shareNear(nearest, query),
      softSecond: secondNearest(nearest, query),
      bestSiblingSoftMatch: bestSibling(candidates, i, soft),
      articleConcentration: singleArticle ? 0 : (concentration.get(article) as number),
      otherScript: Number(query.isOtherScript),
      missingEntityIdf: heaviestMissing(whole, query) / query.text.unseenIdf,
      articleEntityCoverage: entityCoverage.get(article) as number,
      articleLacksName: Number(nameless.has(article)),
      headingDepth: heading ? Math.min(1, heading.split(' › ').length / 5) : 0,
      semanticNearness,
      semanticBackground,
      semanticRank,
    };
  });
}

/** The share of the question's content words that have one near them. */
function shareNear(nearest: Float32Array, { stems }: Query): number {
  let near = 0;
  let all = 0;
  for (let q = 0; q < nearest.length; q++) {
    if (!stems[q]?.isContentWord) continue;
    all++;
    if ((nearest[q] as number) >= MIN_SIMILARITY) near++;
  }
  return near / (all || 1);
}

/** How near the second of them is, or the only one. */
function secondNearest(nearest: Float32Array, { stems }: Query): number {
  let first = -1;
  let second = -1;
  for (let q = 0; q < nearest.length; q++) {
    if (!stems[q]?.isContentWord) continue;
    const own = nearest[q] as number;
    if (own > first) [first, second] = [own, first];
    else if (own > second) second = own;
  }
  return Math.max(0, second < 0 ? first : second);
}

/** A word stands in an article when one at least this similar does. */
const MIN_SIMILARITY = 0.5;

function computeEntityCoverage(matches: readonly CandidateMatch[], { stems }: Query): Map<Article, number> {
  const together = new Map<Article, Float32Array>();
  for (const { candidate, whole } of matches) {
    const { article } = candidate.passage;
    const most = together.get(article) ?? new Float32Array(stems.length);
    raise(most, 0, whole, 0, stems.length);
    together.set(article, most);
  }
  const entityCoverage = new Map<Article, number>();
  for (const [article, whole] of together) {
    let matched = 0;
    for (const [q, { isContentWord, isEntity }] of stems.entries())
      if (isContentWord && (whole[q] as number) >= MIN_SIMILARITY) matched += isEntity ? 2 : 1;
    entityCoverage.set(article, Math.min(1, matched / 3));
  }
  return entityCoverage;
}

function heaviestMissing(whole: Float32Array, { weights, stems }: WeightedQuery): number {
  let heaviest = 0;
  for (const [q, weight] of weights.entries()) {
    if (stems[q]?.isEntity) heaviest = Math.max(heaviest, weight * (1 - (whole[q] as number)));
  }
  return heaviest;
}

/** So many subwords as rare as one that stands nowhere saturate it, however long the question is. */
const NGRAM_SATURATION = 10;

/** The greatest score among the other candidates of an article; 0 where there are none. */
function bestSibling(candidates: readonly Candidate[], i: number, scores: readonly number[]): number {
  const article = candidates[i]?.passage.article;
  let best = 0;
  for (let j = 0; j < candidates.length; j++)
    if (j !== i && candidates[j]?.passage.article === article) best = Math.max(best, scores[j] as number);
  return best;
}
