import { articleId } from '../ingest/articleId.ts';
import { tokenize } from '../text/tokenize.ts';
import { Catalogue, type Entry, type HeadingPlace, type Listed, type Typed } from './catalogue.ts';
import { LookupBudget } from './lookupBudget.ts';
import { foldForLookup } from './sortedLines.ts';

/** What somebody types to name an article. */
export interface LookupRequest {
  typed: string;
  /** The user's language (ISO 639-1): articles in it come first. */
  language?: string;
  limit: number;
  /** Where nothing fits, what is spelled almost like it does. */
  forgiving?: boolean;
}

/** An article, or a heading in one. */
export interface LookupResult {
  id: string;
  path: string;
  title: string;
  language: string;
  /** The heading that fits, and the first passage below it, counted from 0. */
  heading?: string;
  passage?: number;
}

/** What the lookup reads of an index. */
export interface Titles {
  articles: readonly Listed[];
  /** By language, the headings of its passages. */
  headings: ReadonlyMap<string, readonly HeadingPlace[]>;
}

/** Finds articles; the budget bounds what it looks at. */
export type ArticleLookup = (request: LookupRequest, budget?: LookupBudget) => LookupResult[];

/** The most that one search looks at, whatever is typed and however many articles there are: about a millisecond. */
export const MAX_LOOKUP_STEPS = 4000;

/** A catalogue a language: what a lookup looks through. */
export function openCatalogues(index: Titles): Catalogue[] {
  return Array.from(index.headings, ([own, headings]) => {
    const articles = index.articles.filter(({ language }) => language === own);
    return new Catalogue(own, articles, headings);
  });
}

/**
 * Looks articles up by titles, headings and paths, as they are typed: words in any order, each of them or its beginning.
 * First what is named in full, then what is in the user's language; of these first titles that begin with what was typed,
 * then those with all of its words, headings likewise, paths likewise.
 */
export function createArticleLookup(catalogues: readonly Catalogue[]): ArticleLookup {
  return ({ typed, language, limit, forgiving = false }, budget = new LookupBudget(MAX_LOOKUP_STEPS)) => {
    const wanted = parseTyped(typed);
    const otherLanguage = (of: { language: string }) => Number(of.language !== language);
    const ordered = [...catalogues].sort((a, b) => otherLanguage(a) - otherLanguage(b));
    const search = (
      typedIn: (catalogue: Catalogue, budget: LookupBudget) => Typed,
      all: LookupBudget,
    ): Entry[] =>
      ordered.flatMap((catalogue, i) => {
        // The user's own language may look at most; what one leaves is there for the next.
        const share = i === 0 ? 1 / 2 : 1 / (ordered.length - i);
        return all.lend(ordered.length === 1 ? 1 : share, (own) =>
          catalogue.find(typedIn(catalogue, own), limit, own),
        );
      });
    let found = budget.lend(1 / 2, (plain) => search(() => wanted, plain));
    if (found.length === 0 && forgiving)
      found = search(
        (catalogue, own) => own.lend(1 / 2, (part) => catalogue.forgiving(wanted, part)),
        budget,
      );
    const notNamedInFull = ({ rank }: Entry) => Number(rank > 0);
    return found
      .sort(
        (a, b) =>
          notNamedInFull(a) - notNamedInFull(b) ||
          otherLanguage(a.article) - otherLanguage(b.article) ||
          a.rank - b.rank,
      )
      .slice(0, limit)
      .map(({ article: { path, title, language }, heading, passage }) => ({
        id: articleId(path),
        path,
        title,
        language,
        ...(heading !== undefined && { heading }),
        ...(passage !== undefined && { passage }),
      }));
  };
}

function parseTyped(typed: string): Typed {
  const text = foldForLookup(typed);
  const words = new Set((text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).flatMap(tokenize));
  return { text, words: [...words].slice(0, MAX_WORDS).map((word) => [word]) };
}

/** Further words are not looked at. */
const MAX_WORDS = 12;
