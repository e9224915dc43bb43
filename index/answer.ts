import type { Answer } from './citation.ts';
import { type Cited, cite, mayBeCited } from './cite.ts';
import type { Embedder } from './embedders/embedder.ts';
import { readCorpus } from './engine/corpus.ts';
import type { SearchEngine } from './engine/searchEngine.ts';
import type { Article } from './ingest/article.ts';
import { MAX_QUESTION, type Question } from './question.ts';
import { isElsewhere, lacksAnswerType, leastAnswerability, meansEnough } from './rerank/calibration.ts';
import { type Explanation, explain } from './rerank/explain.ts';
import { candidatesAmong, discounted, merge, topAnswerability } from './rerank/manyLanguages.ts';
import { type Models, wordModels } from './rerank/models.ts';
import { type Excerpt, rank } from './rerank/rank.ts';
import { type Asked, readAsked } from './text/asked.ts';
import { truncate } from './text/cut.ts';
import { type Detection, detectLanguage } from './text/language.ts';
import {
  ANSWER,
  ANSWER_ELSEWHERE,
  EVERYTHING,
  MAX_CITATIONS,
  type Verdict,
  verdictOn,
  worthReading,
} from './verdict.ts';
import { sharedWordVectors } from './wordvectors/shared.ts';

/** What a question is asked of. */
export interface Searchable {
  articles: readonly Pick<Article, 'path' | 'language'>[];
  /** By language (ISO 639-1). */
  languages: ReadonlyMap<string, SearchEngine>;
  embedder: Embedder;
}

/** Answers one question. */
export async function answer(index: Searchable, question: Question): Promise<Answer> {
  const begin = performance.now();
  const text = truncate(question.text.normalize('NFC'), MAX_QUESTION);
  const [vector] = (await index.embedder.embed([text], 'query')) as [Float32Array];
  const detection = await detectQuestionLanguage(index, text, vector, question.locale);
  const language = question.language ?? detection.detected;
  const { excerpts, threshold, sure } = await findSurest(index, question, text, vector, detection);
  const says = isAnswer(excerpts, threshold);
  const least = says || !question.everything ? threshold : EVERYTHING;
  const verdict = verdictOf(excerpts, least, says ? sure : Infinity);
  const cited = verdict === 'none' ? [] : choose(excerpts, least, verdict, question.limit);
  const withheld = excerpts.find(({ leftOut }) => !leftOut);
  const citations = cited.map(({ citation, excerpt }) =>
    says ? citation : { ...citation, score: withheldProbability(excerpt) },
  );
  const found = citations[0]?.language;
  return {
    language,
    verdict,
    answered: verdict !== 'none',
    citations,
    onlyIn: found && found !== language && !detection.ambiguous ? found : null,
    noArticles: language !== null && !index.languages.has(language),
    nearest: verdict === 'none' ? nearest(excerpts) : [],
    answerability: topAnswerability(excerpts),
    confidence: citations[0]?.score ?? withheldProbability(withheld),
    ...(question.explain && { explanation: explainAll(cited, withheld, threshold) }),
    ms: performance.now() - begin,
  };
}

/** The verdict on excerpts of which the best must reach `least`, and those to cite half of it; from `sure` on it is an answer. */
function verdictOf(excerpts: readonly Excerpt[], least: number, sure: number): Verdict {
  const first = isAnswer(excerpts, least) && excerpts.find((excerpt) => mayBeCited(excerpt, least));
  if (!first) return 'none';
  if (isElsewhere(first.bestSentence)) return 'maybe';
  return verdictOn(first.answerProbability.probability, topAnswerability(excerpts), sure);
}

/** What may answer what a text asks, or all that it says, if that is surer. */
async function findSurest(
  index: Searchable,
  question: Question,
  text: string,
  vector: Float32Array,
  detection: Detection,
): Promise<Found> {
  const asked = readAsked(text, detection.detected);
  const findWhole = () => findExcerpts(index, question, { asked: text, context: '' }, vector, detection);
  if (!asked.context) return findWhole();
  const [own] = (await index.embedder.embed([asked.asked], 'query')) as [Float32Array];
  const first = await findExcerpts(index, question, asked, own, detection);
  if (sureness(first) >= first.sure) return first;
  const whole = await findWhole();
  return sureness(whole) > sureness(first) ? whole : first;
}

/** How likely the articles answer, and the first excerpt holds the answer; 0 where that would be declined. */
function sureness({ excerpts, threshold }: Found): number {
  if (!isAnswer(excerpts, threshold)) return 0;
  return topAnswerability(excerpts) * (excerpts[0]?.answerProbability.probability ?? 0);
}

interface Found {
  excerpts: Excerpt[];
  /** What the best must reach, else the articles don't say. */
  threshold: number;
  /** What it must reach, together with its score, to be an answer and not a `maybe`. */
  sure: number;
}

/** The excerpts that may answer, best first. */
async function findExcerpts(
  index: Searchable,
  question: Question,
  { asked: text, context }: Asked,
  vector: Float32Array,
  detection: Detection,
): Promise<Found> {
  const { article, leaveOut, explain } = question;
  const search = async (languages: string[], asked: string | null, candidates?: number) => {
    const lists: Excerpt[][] = [];
    const scope = { article, leaveOut: new Set(leaveOut), context, explain, candidates };
    for (const code of languages) {
      const own = index.languages.get(code);
      if (own) lists.push(await rank(own, text, vector, asked, scope));
    }
    return merge(lists);
  };

  const all = [...index.languages.keys()];
  const only = languageWanted(index, question);
  const sameLanguage = only ? [only] : questionLanguages(detection, all);
  // Names alone read the same in every language: no language is another one to them.
  const asked = detection.ambiguous ? null : (only ?? question.language ?? detection.detected);
  const excerpts = await search(sameLanguage, asked);
  // Whoever chooses a language may still ask in another.
  const others = only
    ? sameLanguage.filter((code) => code !== detection.detected)
    : all.filter((code) => !sameLanguage.includes(code));
  const enough = { excerpts, threshold: thresholdOf(excerpts, 'sameLanguage'), sure: ANSWER };
  if (isAnswer(excerpts, enough.threshold)) return enough;
  const mayDo = { ...enough, threshold: leastOf(excerpts) };
  if (others.length === 0) return mayDo;
  const crossLingual = discounted(
    await search(others, detection.detected, candidatesAmong(others.length)),
    others.length,
  );
  const threshold = thresholdOf(crossLingual, 'crossLingual');
  if (!isAnswer(crossLingual, threshold) && excerpts.length > 0) return mayDo;
  // What would do in another language does in the question's own.
  const own = excerpts.map((one) => ({ ...one, answerability: one.crossLingualAnswerability }));
  const ownFirst = own.length > 0 && topAnswerability(own) >= topAnswerability(crossLingual);
  // What would not do were there no articles in other languages is no answer.
  return ownFirst
    ? { excerpts: own, threshold, sure: Infinity }
    : { excerpts: crossLingual, threshold, sure: surelyElsewhere(crossLingual) };
}

/**
 * What the score of the best of some excerpts in another language must reach. None is enough where what is asked for is missing, where
 * little of the question is met, nor for a single content word: "Where is the harbour?" comes near whatever has to do with the sea.
 */
function surelyElsewhere([best]: readonly Excerpt[]): number {
  if (!best || best.contentWords < 2) return Infinity;
  const { bestSentence } = best;
  return lacksAnswerType(bestSentence) || !meansEnough(bestSentence) ? Infinity : ANSWER_ELSEWHERE;
}

/** The citations to show: so many, or unless given those worth reading at once. */
function choose(excerpts: Excerpt[], threshold: number, verdict: Verdict, limit?: number): Cited[] {
  const cited = cite(excerpts, threshold, limit ?? MAX_CITATIONS, verdict);
  return limit === undefined ? cited.slice(0, worthReading(cited.map(({ citation }) => citation))) : cited;
}

function explainAll(cited: Cited[], withheld: Excerpt | undefined, threshold: number): Explanation[] {
  if (cited.length > 0)
    return cited.map(({ citation, excerpt }) => explain(excerpt, citation.number, threshold));
  return withheld ? [explain(withheld, null, threshold)] : [];
}

async function detectQuestionLanguage(
  { languages, embedder }: Searchable,
  text: string,
  vector: Float32Array,
  locale?: string,
): Promise<Detection> {
  const detected = detectLanguage(text, await readCorpus(languages, text), locale);
  const { unsupported, detected: code } = detected;
  const isUnderstood = embedder.meaning && vector.some(Boolean);
  const meansSomething = isUnderstood || (code && sharedWordVectors().languages.includes(code));
  // A language without articles is then no reason to take the question for names that read the same in all.
  return unsupported && code && meansSomething ? { ...detected, ambiguous: false } : detected;
}

/** The only language to search: that of the article wanted, or the one the user chose. */
function languageWanted({ articles }: Searchable, { article, language }: Question): string | undefined {
  if (article === undefined) return language;
  return articles.find(({ path }) => path === article)?.language ?? language;
}

function questionLanguages({ language, unsupported, ambiguous }: Detection, all: string[]): string[] {
  if (ambiguous) return all;
  return unsupported || language === null ? [] : [language];
}

/** Nothing holds an answer that the articles do not have. */
function withheldProbability(first: Excerpt | undefined): number {
  return first ? Math.min(first.answerProbability.probability, first.answerability.probability) : 0;
}

/** How likely the best of some excerpts must be to be an answer: as what judged it says. */
function thresholdOf([best]: readonly Excerpt[], language: keyof Models): number {
  return (best?.models ?? wordModels)[language].threshold;
}

/** The same for what is shown as doubtful where no article in any language does better. */
function leastOf([best]: readonly Excerpt[]): number {
  return leastAnswerability((best?.models ?? wordModels).sameLanguage, best?.passages ?? 0);
}

function isAnswer(excerpts: readonly Excerpt[], threshold: number): boolean {
  return topAnswerability(excerpts) >= threshold;
}

function nearest(excerpts: Excerpt[]): Answer['nearest'] {
  const titles = new Map<string, Answer['nearest'][number]>();
  for (const { passage } of excerpts) {
    const { path, title, language } = passage.article;
    if (!titles.has(path)) titles.set(path, { article: path, title, language });
    if (titles.size === 3) break;
  }
  return [...titles.values()];
}
