import type { Index } from './build.ts';
import { besides, type Standing, saying } from './copies.ts';
import { foreignThreshold, threshold } from './evidence/model.ts';
import { cutExcerpt } from './excerpt.ts';
import { type Detected, detectLanguage } from './language.ts';
import { marksOf } from './leftout.ts';
import { type Hit, rank } from './rank.ts';
import { upTo } from './words/cut.ts';

/** What was asked, and from where. */
export interface Question {
  text: string;
  /** The user's locale as Discord or the system gives it (`pt-BR`), a hint for the language. */
  locale?: string;
  /** The language the user chose (ISO 639-1): only articles in it are searched. */
  language?: string;
  /** Path of the only article to search. */
  article?: string;
  /** How many citations at most: unless given, those worth reading at once. */
  limit?: number;
  /** Sentences (see `Citation.sentences`) that are not to be cited again. */
  leaveOut?: readonly string[];
}

/** An excerpt with its footnote. */
export interface Citation {
  /** 1-based, in the order of the answer. */
  number: number;
  /** The article's path below the seeds folder. */
  article: string;
  title: string;
  language: string;
  /** Verbatim: a contiguous slice of the article, its white space folded to single spaces. */
  excerpt: string;
  /** Where the part in bold begins and ends in `excerpt` (UTF-16 units, end exclusive). */
  bold: [from: number, to: number];
  /** First and last line of the excerpt in the file, 1-based. */
  lines: [from: number, to: number];
  /** A mark of each of its sentences: the same wherever the same is said. */
  sentences: string[];
  /** Where else the same stands, white space and case aside: by path, then by line. */
  alsoIn?: Standing[];
  url?: string;
  date?: string;
  /** 0 to 1: how likely it holds the answer, and is not only about its subject. */
  score: number;
}

/** An article near to a question that none answers. */
export interface NearestTitle {
  article: string;
  title: string;
  language: string;
  /** What tells it from other articles of its title, where there are any. */
  qualifier?: string;
}

/** The citations for a question, best first; or a decline with the nearest titles. */
export interface Answer {
  /** The language of the question (ISO 639-1), or null when nothing told it. */
  language: string | null;
  /** False: the articles don't say. */
  answered: boolean;
  /** One to three (or the question's limit) when answered, none on a decline. */
  citations: Citation[];
  /** Set when the citations are not in the language of the question: the language they are in. */
  onlyIn: string | null;
  /** There are no articles in the question's language, which was detected or chosen. */
  noArticles: boolean;
  /** On a decline: the articles nearest to the question, at most three, best first. */
  nearest: NearestTitle[];
  /** 0 to 1: how likely it is that the articles answer the question at all: what it declines by. */
  answerability: number;
  /** 0 to 1: how likely the first citation, shown or withheld, holds the answer: `score` of the one shown. */
  confidence: number;
  /** Milliseconds the question took inside the index. */
  ms: number;
}

/** Answers one question. */
export async function answer(index: Index, question: Question): Promise<Answer> {
  const begin = performance.now();
  const text = upTo(question.text.normalize('NFC'), MAX_QUESTION);
  const detected = detect(index, text, question.locale);
  const language = question.language ?? detected.guess;
  const [vector] = await index.embedder.embed([text], 'query');
  const among = { article: question.article, leaveOut: new Set(question.leaveOut) };
  const ask = async (languages: string[], asked: string | null): Promise<Hit[]> => {
    const lists: Hit[][] = [];
    for (const code of languages) {
      const own = index.languages.get(code);
      if (own) lists.push(await rank(own, text, vector as Float32Array, asked, among));
    }
    return merge(lists);
  };

  const all = [...index.languages.keys()];
  const only = languageWanted(index, question);
  const home = only ? [only] : homeOf(detected, all);
  // Names alone read the same in every language: no language is a foreign one to them.
  let hits = await ask(home, detected.unsure ? null : (only ?? language));
  let least = threshold;
  // Whoever chooses a language may still ask in another.
  const others = only
    ? home.filter((code) => code !== detected.guess)
    : all.filter((code) => !home.includes(code));
  if (!isAnswer(hits, least) && others.length > 0) {
    const found = discounted(await ask(others, detected.guess), others.length);
    if (isAnswer(found, foreignThreshold) || hits.length === 0) {
      // What would do in another language does in the question's own.
      const own = hits.map((hit) => ({ ...hit, answerability: hit.abroad }));
      hits = own.length > 0 && surest(own) >= surest(found) ? own : found;
      least = foreignThreshold;
    }
  }
  const cited = isAnswer(hits, least) ? cite(hits, least, question.limit ?? MAX_CITATIONS) : [];
  const answered = cited.length > 0;
  const citations = question.limit === undefined ? cited.slice(0, worthReading(cited)) : cited;
  const [first] = citations;
  const found = first?.language;
  return {
    language,
    answered,
    citations,
    onlyIn: found && found !== language && !detected.unsure ? found : null,
    noArticles: language !== null && !index.languages.has(language),
    nearest: answered ? [] : nearest(hits),
    answerability: surest(hits),
    confidence: first?.score ?? withheld(hits.filter(({ leftOut }) => !leftOut)),
    ms: performance.now() - begin,
  };
}

function detect({ corpus, embedder }: Index, text: string, locale?: string): Detected {
  const detected = detectLanguage(text, corpus, locale);
  // A language without articles is then no reason to take the question for names that read the same in all.
  return embedder.meaning && detected.none && detected.guess ? { ...detected, unsure: false } : detected;
}

/** The only language to search: that of the article wanted, or the one the user chose. */
function languageWanted({ articles }: Index, { article, language }: Question): string | undefined {
  if (article === undefined) return language;
  return articles.find(({ path }) => path === article)?.language ?? language;
}

function homeOf({ language, none, unsure }: Detected, all: string[]): string[] {
  if (unsure) return all;
  return none || language === null ? [] : [language];
}

function surest(list: Hit[]): number {
  return list[0]?.answerability ?? 0;
}

/** The hits of several languages as one list, each in its own order: always the surest of those that come next. */
function merge(lists: Hit[][]): Hit[] {
  const merged: Hit[] = [];
  for (const rest = lists.map((list) => [...list]); ; ) {
    const next = rest
      .sort((a, b) => surest(b) - surest(a))
      .find((list) => list.length > 0)
      ?.shift();
    if (!next) return merged;
    merged.push(next);
  }
}

/** Each language that is tried is one more chance to be wrong (Bonferroni, as odds). */
function discounted(hits: Hit[], languages: number): Hit[] {
  return hits.map((hit) => {
    const { answerability } = hit;
    return { ...hit, answerability: answerability / (answerability + (1 - answerability) * languages) };
  });
}

/** Longer questions are cut: Discord lets nobody send more in one message. */
export const MAX_QUESTION = 4000;

const MAX_CITATIONS = 3;

/**
 * How many of the citations, at most three, are worth reading at once: beside one that very likely holds the answer, only
 * those that may hold it too.
 */
export function worthReading(citations: readonly Pick<Citation, 'score'>[]): number {
  const [first, ...rest] = citations.slice(0, MAX_CITATIONS);
  if (!first) return 0;
  const idle = first.score < SURE ? -1 : rest.findIndex(({ score }) => score < IDLE);
  return 1 + (idle < 0 ? rest.length : idle);
}

/** Of first citations with this score, 97 of 100 hold the answer (XQuAD, SQuAD in Portuguese); */
const SURE = 0.8;

/** further ones below this, beside such a one, are seldom missed: one of three is right 0.942 times instead of 0.945. */
const IDLE = 0.05;

/** A further citation may be so much less sure than an answer must be. */
const LESSER = 0.5;

/** Nothing holds an answer that the articles do not have. */
function withheld([first]: Hit[]): number {
  return first ? Math.min(first.holds, first.answerability) : 0;
}

function isAnswer(hits: Hit[], least: number): boolean {
  return surest(hits) >= least;
}

/** One text is cited once; its other places are named. */
function cite(hits: Hit[], least: number, limit: number): Citation[] {
  const cited = new Map<string, { citation: Citation; others: Standing[] }>();
  for (const { passage, copies, window, leftOut, answerability, holds } of hits) {
    if (leftOut) continue;
    const { article, heading } = passage;
    const { text, bold, lines } = cutExcerpt(passage, window);
    const said = saying(text, heading);
    const others = copies.map((copy) => ({
      article: copy.article.path,
      lines: cutExcerpt(copy, window).lines,
    }));
    const same = cited.get(said);
    if (same) same.others.push({ article: article.path, lines }, ...others);
    if (same || cited.size === limit || answerability < least * LESSER) continue;
    const citation = {
      number: cited.size + 1,
      article: article.path,
      title: article.title,
      language: article.language,
      excerpt: text,
      bold,
      lines,
      sentences: marksOf(passage).slice(window.from, window.to + 1),
      ...(article.url && { url: article.url }),
      ...(article.date && { date: article.date }),
      score: holds,
    };
    cited.set(said, { citation, others });
  }
  return Array.from(cited.values(), ({ citation, others }) => {
    const alsoIn = besides(citation, others);
    return alsoIn.length ? { ...citation, alsoIn } : citation;
  });
}

function nearest(hits: Hit[]): Answer['nearest'] {
  const titles = new Map<string, Answer['nearest'][number]>();
  for (const { passage } of hits) {
    const { path, title, language } = passage.article;
    if (!titles.has(path)) titles.set(path, { article: path, title, language });
    if (titles.size === 3) break;
  }
  return [...titles.values()];
}
