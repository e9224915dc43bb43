import type { Index, LanguageIndex } from '../engine/orama/build.ts';
import { articleId } from '../ingest/articleId.ts';
import { tokenize } from '../text/tokenize.ts';
import { Catalogue, type Entry, type Typed } from './catalogue.ts';
import { Looks } from './looks.ts';
import { folded } from './sortedLines.ts';

/** What somebody types to name an article. */
export interface Finding {
  typed: string;
  /** The user's language (ISO 639-1): articles in it come first. */
  language?: string;
  limit: number;
  /** Where nothing fits, what is spelled almost like it does. */
  forgiving?: boolean;
}

/** An article, or a heading in one. */
export interface Found {
  id: string;
  path: string;
  title: string;
  language: string;
  /** The heading that fits, and the first passage below it, counted from 0. */
  heading?: string;
  passage?: number;
}

/** What the finder reads of an index. */
export interface Titles extends Pick<Index, 'articles'> {
  languages: ReadonlyMap<string, Pick<LanguageIndex, 'language' | 'passages'>>;
}

/** The most that one search looks at, whatever is typed and however many articles there are: about a millisecond. */
export const MOST_LOOKS = 4000;

/**
 * A finder of articles by titles, headings and paths, as they are typed: words in any order, each of them or its beginning.
 * First what is named in full, then what is in the user's language; of these first titles that begin with what was typed,
 * then those with all of its words, headings likewise, paths likewise.
 */
export function finderOf(index: Titles): (finding: Finding, looks?: Looks) => Found[] {
  const catalogues = [...index.languages.values()].map((own) => {
    const articles = index.articles.filter(({ language }) => language === own.language);
    return new Catalogue(own, articles);
  });

  return ({ typed, language, limit, forgiving = false }, looks = new Looks(MOST_LOOKS)) => {
    const wanted = read(typed);
    const foreign = (of: { language: string }) => Number(of.language !== language);
    const ordered = [...catalogues].sort((a, b) => foreign(a) - foreign(b));
    const search = (typedIn: (catalogue: Catalogue, looks: Looks) => Typed, all: Looks): Entry[] =>
      ordered.flatMap((catalogue, i) => {
        // The user's own language may look at most; what one leaves is there for the next.
        const share = i === 0 ? 1 / 2 : 1 / (ordered.length - i);
        return all.lend(ordered.length === 1 ? 1 : share, (own) =>
          catalogue.find(typedIn(catalogue, own), limit, own),
        );
      });
    let found = looks.lend(1 / 2, (plain) => search(() => wanted, plain));
    if (found.length === 0 && forgiving)
      found = search((catalogue, own) => own.lend(1 / 2, (part) => catalogue.forgiving(wanted, part)), looks);
    const named = ({ rank }: Entry) => Number(rank > 0);
    return found
      .sort((a, b) => named(a) - named(b) || foreign(a.article) - foreign(b.article) || a.rank - b.rank)
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

function read(typed: string): Typed {
  const text = folded(typed);
  const words = new Set((text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).flatMap(tokenize));
  return { text, words: [...words].slice(0, MOST_WORDS).map((word) => [word]) };
}

/** Further words are not looked at. */
const MOST_WORDS = 12;
