import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageCode } from '../../index/text/franc.ts';
import { stripDiacritics } from '../../index/text/functionWords.ts';
import type { Corpus } from '../../index/text/language.ts';
import { tokenize } from '../../index/text/tokenize.ts';

export interface Text {
  lang: string;
  text: string;
}

export interface Asked extends Text {
  /** Number of its article, the same in every language. */
  article: number;
}

export interface Body {
  lang: string;
  paragraphs: string[];
}

export function readArticles(root: string): Body[] {
  return ['xquad', 'squadpt'].flatMap((set) =>
    readdirSync(join(root, set, 'seeds')).flatMap((lang) =>
      readdirSync(join(root, set, 'seeds', lang)).map((file) => {
        const lines = readFileSync(join(root, set, 'seeds', lang, file), 'utf8')
          .split('\n')
          .filter(Boolean);
        return { lang, paragraphs: lines.slice(1) };
      }),
    ),
  );
}

export function readQuestions(root: string): Asked[] {
  return ['xquad', 'squadpt'].flatMap((set) =>
    jsonl(join(root, set, 'questions.jsonl')).map(({ lang = '', question = '', article = '' }) => ({
      lang,
      text: question,
      article: Number(article.slice(3, 6)),
    })),
  );
}

export function readLangid(root: string): { questions: Text[]; tatoeba: Text[] } {
  const rows = jsonl(join(root, 'langid.jsonl')).map(({ lang = '', text = '', source }) => ({
    lang: languageCode(lang) ?? lang,
    text,
    source,
  }));
  return {
    questions: rows.filter(({ source }) => source !== 'tatoeba'),
    tatoeba: rows.filter(({ source }) => source === 'tatoeba'),
  };
}

function jsonl(path: string): Record<string, string>[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** A corpus of some languages, of at most so many paragraphs each. */
export function corpusOf(
  articles: Body[],
  languages: string[],
  most: (lang: string) => number = () => 1e6,
): Corpus {
  const shares = new Map<string, Map<string, number>>();
  for (const lang of languages) {
    const own = articles.filter((article) => article.lang === lang).flatMap(({ paragraphs }) => paragraphs);
    const taken = own.slice(0, most(lang));
    const counts = new Map<string, number>();
    for (const text of taken)
      for (const word of new Set(tokenize(text).map(stripDiacritics)))
        counts.set(word, (counts.get(word) ?? 0) + 1 / taken.length);
    shares.set(lang, counts);
  }
  return { languages, share: (language, word) => shares.get(language)?.get(word) ?? 0 };
}

/** What people do to questions; the number makes the typos reproducible. */
export const variants: Record<string, (text: string, i: number) => string> = {
  capitals: (text) => text.toUpperCase(),
  'no accents': (text) =>
    text
      .normalize('NFD')
      .replace(/(?<=[\p{sc=Latin}\p{sc=Greek}])\p{M}+/gu, '')
      .normalize('NFC')
      .replace(/đ/g, 'd')
      .replace(/ı/g, 'i')
      .replace(/ß/g, 'ss'),
  'two typos': twoTypos,
  'three words': (text) =>
    text.includes(' ') ? text.split(' ').slice(0, 3).join(' ') : tokenize(text).slice(0, 3).join(''),
  'longest word': (text) => tokenize(text).reduce((a, b) => (b.length > a.length ? b : a), ''),
};

/** A letter lost in one word, two swapped in another. */
function twoTypos(text: string, i: number): string {
  const words = text.split(' ').map((word) => [...word]);
  const long = words.filter((word) => word.length >= 4);
  const [lossy] = long.splice(i % (long.length || 1), 1);
  lossy?.splice(1 + (i % (lossy.length - 2)), 1);
  const swapped = long[(i * 7) % (long.length || 1)];
  if (swapped) {
    const at = 1 + (i % (swapped.length - 2));
    swapped.splice(at, 2, ...swapped.slice(at, at + 2).reverse());
  }
  return words.map((word) => word.join('')).join(' ');
}

/** Two or three capitalised words in a row, written alike in four languages of Latin script: names. */
export function namesIn(articles: Body[]): string[] {
  const seen = new Map<string, Set<string>>();
  for (const { lang, paragraphs } of articles)
    for (const text of paragraphs)
      for (const [name] of text.matchAll(
        /(?<=[\p{Ll},] )\p{Lu}\p{L}{2,}(?: \p{Lu}\p{L}{2,}){1,2}(?=[ ,.])/gu,
      ))
        seen.set(name, (seen.get(name) ?? new Set()).add(lang));
  return [...seen].filter(([, languages]) => languages.size >= 4).map(([name]) => name);
}
