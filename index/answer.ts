import { type Answer, type Citation, MAX_CITATIONS, worthReading } from './citation.ts';
import type { Index } from './engine/orama/build.ts';
import { MAX_QUESTION, type Question } from './question.ts';
import { besides, type Standing, saying } from './rerank/copies.ts';
import { cutExcerpt } from './rerank/excerpt.ts';
import { marksOf } from './rerank/leftOut.ts';
import { foreignThreshold, threshold } from './rerank/model.ts';
import { type Hit, rank } from './rerank/rank.ts';
import { truncate } from './text/cut.ts';
import { type Detected, detectLanguage } from './text/language.ts';

/** Answers one question. */
export async function answer(index: Index, question: Question): Promise<Answer> {
  const begin = performance.now();
  const text = truncate(question.text.normalize('NFC'), MAX_QUESTION);
  const detected = detect(index, text, question.locale);
  const language = question.language ?? detected.detected;
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
  let hits = await ask(home, detected.ambiguous ? null : (only ?? language));
  let least = threshold;
  // Whoever chooses a language may still ask in another.
  const others = only
    ? home.filter((code) => code !== detected.detected)
    : all.filter((code) => !home.includes(code));
  if (!isAnswer(hits, least) && others.length > 0) {
    const found = discounted(await ask(others, detected.detected), others.length);
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
    onlyIn: found && found !== language && !detected.ambiguous ? found : null,
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
  return embedder.meaning && detected.unsupported && detected.detected
    ? { ...detected, ambiguous: false }
    : detected;
}

/** The only language to search: that of the article wanted, or the one the user chose. */
function languageWanted({ articles }: Index, { article, language }: Question): string | undefined {
  if (article === undefined) return language;
  return articles.find(({ path }) => path === article)?.language ?? language;
}

function homeOf({ language, unsupported, ambiguous }: Detected, all: string[]): string[] {
  if (ambiguous) return all;
  return unsupported || language === null ? [] : [language];
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
