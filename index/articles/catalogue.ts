import type { Article } from '../ingest/article.ts';
import { compare } from '../text/compare.ts';
import type { LookupBudget } from './lookupBudget.ts';
import { foldForLookup, SortedLines } from './sortedLines.ts';
import { SpellingIndex } from './spelling.ts';

/** What was typed, as it is looked for. */
export interface Typed {
  /** In the form of `folded`. */
  text: string;
  /** Its words; for each those that will do in its place, itself first. */
  words: string[][];
}

/** What is listed of an article. */
export type Listed = Pick<Article, 'path' | 'title' | 'language'>;

/** A heading, and the first passage below it, counted from 0 in its article. */
export interface HeadingPlace {
  path: string;
  heading: string;
  passage: number;
}

/** An article, or a heading in one. */
export interface Entry {
  article: Listed;
  heading?: string;
  /** The first passage below the heading, counted from 0 in the article. */
  passage?: number;
  /** How it was found; 0 fits best, and is what was named in full. */
  rank: number;
}

/**
 * The articles of one language by the words of their titles, headings and paths. Built once an index; 2,000 articles with
 * 40,000 headings take 6 MB.
 */
export class Catalogue {
  readonly language: string;
  /** In the order of their titles; so are the lines of titles and paths. */
  #articles: Listed[];
  #titles: SortedLines;
  #paths: SortedLines;
  /** In the order of the articles. */
  #headings: SortedLines;
  #places: Heading[];
  #spelling: SpellingIndex;

  /** `articles` and `headings` are those of the language. */
  constructor(language: string, articles: readonly Listed[], allHeadings: readonly HeadingPlace[]) {
    const sorted = articles
      .map((article) => ({ article, title: foldForLookup(article.title) }))
      .sort((a, b) => compare(a.title, b.title) || compare(a.article.path, b.article.path));
    this.language = language;
    this.#articles = sorted.map(({ article }) => article);
    this.#places = inOrder(allHeadings, this.#articles);
    const titles = sorted.map(({ title }) => title);
    const paths = this.#articles.map(({ path }) => foldForLookup(path));
    const headings = this.#places.map(({ heading }) => foldForLookup(heading));
    this.#titles = new SortedLines(titles);
    this.#paths = new SortedLines(paths);
    this.#headings = new SortedLines(headings);
    this.#spelling = new SpellingIndex([titles, headings, paths]);
  }

  /** At most `limit` entries that fit, best first; where nothing is typed, the articles. */
  find({ text, words }: Typed, limit: number, budget: LookupBudget): Entry[] {
    const [titles, paths, headings] = [this.#titles, this.#paths, this.#headings];
    const titleOf = (line: number) => this.#places[line]?.article ?? 0;
    const steps: Step[] = [
      [0, 'article', (own) => titles.alike(text, own)],
      [0, 'article', (own) => paths.alike(text, own)],
      [1, 'article', (own) => titles.beginningWith(text, own)],
      [2, 'article', (own) => linesWithAll(words, titles, own)],
      [3, 'heading', (own) => (text ? headings.beginningWith(text, own) : [])],
      [4, 'heading', (own) => linesWithAll(words, headings, own, { lines: titles, line: titleOf })],
      [5, 'article', (own) => paths.beginningWith(text, own)],
      [6, 'article', (own) => linesWithAll(words, paths, own, { lines: titles, line: (line) => line })],
    ];
    const found = new Map<string, Entry>();
    for (const [rank, kind, lines] of steps) {
      if (found.size === limit) break;
      budget.lend(1 / 2, (own) => {
        for (const line of lines(own)) {
          const key = `${kind} ${line}`;
          if (!found.has(key)) found.set(key, { ...this.#entry(kind, line), rank });
          if (found.size === limit) break;
        }
      });
    }
    return [...found.values()];
  }

  /** The same with words that are spelled almost like those typed. */
  forgiving({ words }: Typed, budget: LookupBudget): Typed {
    const spelled = (word: string) => budget.lend(1 / words.length, (own) => this.#spelling.alike(word, own));
    return { text: NOTHING, words: words.map((same) => same.flatMap((word) => [word, ...spelled(word)])) };
  }

  #entry(kind: Step[1], line: number): Omit<Entry, 'rank'> {
    const place = this.#places[line];
    if (kind === 'article' || !place) return { article: this.#articles[line] as Listed };
    const { heading, passage } = place;
    return { article: this.#articles[place.article] as Listed, heading, passage };
  }
}

type Step = [rank: number, kind: 'article' | 'heading', lines: (budget: LookupBudget) => Iterable<number>];

/** No line begins with it. */
const NOTHING = '\uffff';

/** The article by its place among those of the catalogue. */
interface Heading extends Omit<HeadingPlace, 'path'> {
  article: number;
}

/** In the order of the articles, and in theirs. */
function inOrder(headings: readonly HeadingPlace[], articles: readonly Listed[]): Heading[] {
  const places = new Map(articles.map(({ path }, place) => [path, place]));
  return headings
    .flatMap(({ path, heading, passage }) => {
      const article = places.get(path);
      return article === undefined ? [] : { article, heading, passage };
    })
    .sort((a, b) => a.article - b.article || a.passage - b.passage);
}

/** The headings of passages, an article's one after the other: each where it is another than that of the passage before. */
export function collectHeadings(
  passages: readonly { article: Pick<Article, 'path'>; heading: string }[],
): HeadingPlace[] {
  const found: HeadingPlace[] = [];
  let passage = 0;
  for (const [at, { article, heading }] of passages.entries()) {
    const before = passages[at - 1];
    const within = before?.article === article;
    passage = within ? passage + 1 : 0;
    if (heading && !(within && before.heading === heading))
      found.push({ path: article.path, heading, passage });
  }
  return found;
}

/**
 * The lines that have all of the words, in order, as far as the budget goes. With `beside`, words may stand in the line that
 * belongs to it there instead; but one that has them all needs no line that has only some of them.
 */
function linesWithAll(
  words: readonly string[][],
  lines: SortedLines,
  budget: LookupBudget,
  beside?: { lines: SortedLines; line: (line: number) => number },
): number[] {
  const counted = words
    .map((same) => ({ same, count: same.reduce((sum, word) => sum + lines.count(word, budget), 0) }))
    .sort((a, b) => a.count - b.count);
  const fits = (line: number, own: LookupBudget) => {
    const lacking = words.filter((same) => !same.some((word) => lines.has(line, word, own)));
    if (lacking.length === 0 || !beside) return lacking.length === 0;
    const there = (same: string[]) => same.some((word) => beside.lines.has(beside.line(line), word, own));
    return lacking.every(there) && !words.every(there);
  };
  const seen = new Map<number, boolean>();
  // Where all words must stand in the line, the rarest leads to every one.
  const leads = (beside ? counted : counted.slice(0, 1)).filter(({ count }) => count > 0);
  for (const [i, { same }] of leads.entries()) {
    budget.lend(1 / (leads.length - i), (own) => {
      for (const word of same)
        for (const line of lines.with(word, own)) if (!seen.has(line)) seen.set(line, fits(line, own));
    });
  }
  return [...seen].flatMap(([line, is]) => (is ? [line] : [])).sort((a, b) => a - b);
}
