import type { LegScores, SoughtTerms } from '../fieldScorer.ts';
import type { Filter } from '../searchEngine.ts';
import type { SoftWord, Sought } from './soughtTerms.ts';

/** The term of a stem in the cluster: its number, so that whatever a stem is made of is one token. */
export function termOf(stem: number): string {
  return stem.toString(36);
}

/** By leg the query that brings its best passages; null where it looks for nothing. `like` are stems that stand for subwords. */
export function legQueries(
  { title, text, soft }: Sought,
  like: readonly [stem: number, weight: number][],
): Record<keyof LegScores, object | null> {
  return {
    title: anyOf(bm25Of('title', title)),
    text: anyOf(bm25Of('text', text)),
    subwords: anyOf(like.map(([stem, weight]) => constant('text', stem, weight))),
    soft: anyOf(softQueries(soft)),
  };
}

/** Of each word the stems near it, of which the nearest one counts: those that are worth most, where there are too many. */
function softQueries(soft: readonly SoftWord[]): object[] {
  const words = soft.map(({ weight, text, title }) => {
    // In one field of both: where either has the nearer word, its nearness.
    const near = new Map(text);
    for (const [stem, similarity] of title) near.set(stem, Math.max(similarity, near.get(stem) ?? 0));
    const nearest = [...near].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, NEAR_STEMS);
    return nearest.map(([stem, similarity]) => ({ stem, worth: weight * similarity ** 2 }));
  });
  const worths = words
    .flat()
    .map(({ worth }) => worth)
    .sort((a, b) => b - a);
  const least = worths[MAX_SOFT_CLAUSES - 1] ?? 0;
  return words.flatMap((own) => {
    const queries = own
      .filter(({ worth }) => worth >= least)
      .map(({ stem, worth }) => constant('any', stem, worth));
    return queries.length > 0 ? [{ dis_max: { queries } }] : [];
  });
}

/**
 * Of each word, of the 32 that are known. With all of them, and 48 like words, a million passages took twice the time, and no figure of `npm run
 * eval` over documentation and every fifth XQuAD question was another (26 November 2026).
 */
const NEAR_STEMS = 16;

/** A cluster refuses queries of more than 1024 parts, and of a question with so many the rest changes nothing. */
const MAX_SOFT_CLAUSES = 600;

/** What a passage must be to be found at all; null where any may be. */
export function filterQuery({ article, except = [] }: Filter): object | null {
  if (article === undefined && except.length === 0) return null;
  return {
    ...(article !== undefined && { filter: [{ term: { path: article } }] }),
    ...(except.length > 0 && { must_not: [{ ids: { values: except } }] }),
  };
}

function anyOf(should: object[]): object | null {
  return should.length > 0 ? { should, minimum_should_match: 1 } : null;
}

function bm25Of(field: string, terms: SoughtTerms): object[] {
  return Array.from(terms, ([stem, { times }]) => ({
    term: { [field]: { value: termOf(stem), boost: times } },
  }));
}

function constant(field: string, stem: number, boost: number): object {
  // What it is worth exactly is worked out here.
  return {
    constant_score: { filter: { term: { [field]: termOf(stem) } }, boost: Number(boost.toPrecision(4)) },
  };
}
