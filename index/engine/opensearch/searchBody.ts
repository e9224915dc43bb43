import type { Filter } from '../searchEngine.ts';
import type { Sought, SoughtTerms } from './soughtTerms.ts';

/** The term of a stem in the cluster: its number, so that whatever a stem is made of is one token. */
export function termOf(stem: number): string {
  return stem.toString(36);
}

/** The names of the legs, in the order of `legQueries`. */
export const LEGS = ['title', 'text', 'subwords', 'soft'] as const;

/** By leg the query that brings its best passages; null where it looks for nothing. `like` are stems that stand for subwords. */
export function legQueries(
  { title, text, soft }: Sought,
  like: readonly [stem: number, weight: number][],
): Record<(typeof LEGS)[number], object | null> {
  return {
    title: anyOf(bm25Of('title', title)),
    text: anyOf(bm25Of('text', text)),
    subwords: anyOf(like.map(([stem, weight]) => constant('text', stem, weight))),
    soft: anyOf(
      soft.flatMap(({ weight, text, title }) => {
        // In one field of both: where either has the nearer word, its nearness.
        const near = new Map(text);
        for (const [stem, similarity] of title) near.set(stem, Math.max(similarity, near.get(stem) ?? 0));
        const queries = Array.from(near, ([stem, similarity]) =>
          constant('any', stem, weight * similarity ** 2),
        );
        return queries.length > 0 ? [{ dis_max: { queries } }] : [];
      }),
    ),
  };
}

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
