import { truncate } from '../text/cut.ts';
import { francDistances } from '../text/franc.ts';
import { countFunctionWords } from '../text/functionWords.ts';
import { detectArticleLanguage } from '../text/language.ts';
import { tokenize } from '../text/tokenize.ts';
import { type Article, runningText } from './article.ts';

/** The language that an article's own words tell, and whether there are enough of them to be sure. */
export interface OwnLanguage {
  language: string;
  sure: boolean;
}

/** An article, and what its own words tell where the file does not name its language. */
export interface Tentative {
  article: Article;
  own?: OwnLanguage;
  /** The language of its neighbours among which it has been given its own: among the same it need not be worked out again. */
  near?: string;
}

/** What an article's own words tell of its language. */
export function readOwnLanguage(article: Article): OwnLanguage {
  const { language } = article;
  const words = tokenize(truncate(runningText(article), ENOUGH));
  const functionWords = countFunctionWords(words).get(language) ?? 0;
  const sure = words.length >= MANY_WORDS || functionWords >= Math.max(MIN_FUNCTION_WORDS, words.length / 8);
  return { language, sure };
}

/** More text than this, in UTF-16 units, says nothing more. */
const ENOUGH = 3000;

/** Of so many words franc is seldom wrong, whatever they are. */
const MANY_WORDS = 120;

const MIN_FUNCTION_WORDS = 3;

/**
 * The seeds with the languages that they are in together: lists, tables and notes of a line take that of the articles of
 * their folder, then of the folders around it, unless they are clearly in another. What keeps its language keeps its
 * article.
 */
export function settleLanguages<T extends Tentative>(seeds: readonly T[]): T[] {
  const unsure = seeds.filter(({ own }) => own && !own.sure);
  if (unsure.length === 0) return [...seeds];
  const folders = languagesByFolder(seeds);
  const together = folders.has('')
    ? undefined
    : detectArticleLanguage(unsure.map(({ article }) => runningText(article)).join('\n'));
  return seeds.map((seed) => {
    if (!seed.own || seed.own.sure) return seed;
    const near = nearest(folders, seed.article.path, seed.own.language) ?? together ?? seed.own.language;
    if (near === seed.near) return seed;
    const { article } = seed;
    const language = clearlyAnother(article, seed.own.language, near) ?? near;
    return { ...seed, near, article: language === article.language ? article : { ...article, language } };
  });
}

/** By folder, with those below it, how much text of each language there is for sure. */
function languagesByFolder(seeds: readonly Tentative[]): Map<string, Map<string, number>> {
  const folders = new Map<string, Map<string, number>>();
  for (const { article, own } of seeds) {
    if (own && !own.sure) continue;
    for (let folder = parentOf(article.path); ; folder = parentOf(folder)) {
      const languages = folders.get(folder) ?? new Map<string, number>();
      folders.set(folder, languages);
      languages.set(
        article.language,
        (languages.get(article.language) ?? 0) + (article.blocks.at(-1)?.end ?? 0),
      );
      if (folder === '') break;
    }
  }
  return folders;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The language of most of the text around an article, or what its own words tell where there is enough of that. */
function nearest(
  folders: ReadonlyMap<string, Map<string, number>>,
  path: string,
  own: string,
): string | undefined {
  for (let folder = parentOf(path); ; folder = parentOf(folder)) {
    const languages = folders.get(folder);
    const [most] = [...(languages ?? [])].sort((a, b) => b[1] - a[1]);
    if (most) return (languages?.get(own) ?? 0) >= most[1] * MUCH ? own : most[0];
    if (folder === '') return undefined;
  }
}

/** So much beside the text of the most frequent language, and a folder is of both. */
const MUCH = 0.5;

/**
 * The language of an article of few words that is not in that of its neighbours all the same: one of another script, or
 * one of the interface that its letters are much nearer to, some of which the neighbours' language does not have. Names
 * and numbers alone are near to any language by chance.
 */
function clearlyAnother(article: Article, own: string, near: string): string | undefined {
  const text = `${article.title}\n${article.text}`.slice(0, SAMPLE);
  const distances = francDistances(text);
  if (distances.size === 0) return undefined;
  const distance = distances.get(near);
  // Not `article.language`: it may be that of neighbours that it had before.
  if (distance === undefined) return own;
  const letters = LETTERS[near];
  if (letters === undefined) return undefined;
  const foreign = new Set(
    text
      .toLowerCase()
      .match(/[^\P{L}a-z]/gu)
      ?.filter((letter) => !letters.includes(letter)),
  );
  const [best, nearness = 0] =
    [...distances]
      .filter(([language]) => [...(LETTERS[language] ?? '')].some((letter) => foreign.has(letter)))
      .sort((a, b) => b[1] - a[1])[0] ?? [];
  return nearness - distance >= MUCH_NEARER * text.length ? best : undefined;
}

/** Letters beside a to z. */
const LETTERS: Readonly<Record<string, string>> = {
  en: '',
  id: '',
  de: 'äöüß',
  fr: 'àâæçéèêëîïôœùûüÿ',
  es: 'áéíñóúü',
  pt: 'áâãàçéêíóôõúü',
};

const SAMPLE = 1200;

/** A part of franc's scale: by chance, lists of one language are up to that much nearer to another. */
const MUCH_NEARER = 0.1;
