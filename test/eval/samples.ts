import path from 'node:path';
import type { Index, LanguageIndex } from '../../index/engine/languageIndex.ts';
import { parseQuery } from '../../index/engine/query.ts';
import type { IndexedPassage } from '../../index/engine/searchEngine.ts';
import type { Article } from '../../index/ingest/article.ts';
import { openFolder } from '../../index/ingest/folder.ts';
import { readSeeds } from '../../index/ingest/seeds.ts';
import { shortQuery, smallCorpus } from '../../index/rerank/calibration.ts';
import { featureNames } from '../../index/rerank/featureNames.ts';
import { extractFeatures, type Sentence } from '../../index/rerank/features.ts';
import { crossLingualThreshold, sameLanguageThreshold } from '../../index/rerank/model.ts';
import { type Excerpt, rank } from '../../index/rerank/rank.ts';
import { weighQuery } from '../../index/rerank/weightedQuery.ts';
import { type SentenceShape, sentenceShapes } from '../../index/rerank/window.ts';
import { functionWords, stripDiacritics } from '../../index/text/functionWords.ts';
import { tokenize } from '../../index/text/tokenize.ts';
import { collapseWhitespace } from '../../index/text/whitespace.ts';
import type { EvalEmbedding } from './embedding.ts';
import type { List } from './optimise.ts';
import { type Row, readRows } from './sets.ts';

/** No article is in two folds, in whatever language: parallel articles have the same number. */
export const FOLDS = 5;

/** A question, its candidates' sentences with their features, and which of them answer it. */
export interface RankSample extends List {
  row: Row;
  fold: number;
  /** The sentence stands in the right article and holds an accepted answer. */
  holds: Uint8Array;
  groups: { passage: IndexedPassage; from: number; shapes: SentenceShape[] }[];
}

/** The first citation of an answer, and whether it holds what was asked. */
export interface AnswerProbabilitySample {
  kind: 'sameLanguage' | 'crossLingual';
  lang: string;
  fold: number;
  /** Asked without the passages that hold the answer. */
  without: boolean;
  holdsAnswer: 0 | 1;
  /** In the order of `featureNames`, then the excerpt's probability mass. */
  features: Float32Array;
}

/** The best hit for a question asked of an index that holds its answer, or does not. */
export interface AnswerabilitySample {
  kind: 'sameLanguage' | 'small' | 'crossLingual';
  /** Asked as two of its words. */
  short: boolean;
  lang: string;
  fold: number;
  /** 1: its article is in the index. */
  answerable: 0 | 1;
  /** In the order of `featureNames`, then `smallCorpus` and `shortQuery`. */
  features: Float32Array;
}

export interface Corpus {
  articles: Article[];
  rows: Row[];
}

/** Reads a set, and every n-th of its questions. */
export async function readCorpus(folder: string, every: number): Promise<Corpus> {
  const { seeds } = await readSeeds(openFolder(path.join(folder, 'seeds')));
  const rows = readRows(path.join(folder, 'questions.jsonl')).filter((_, i) => i % every === 0);
  return { articles: seeds.map((seed) => seed.article), rows };
}

export async function rankSamples(
  { articles, rows }: Corpus,
  embedding: EvalEmbedding,
): Promise<RankSample[]> {
  const index = await embedding.build(articles);
  const perLanguage = new Map<string, number>();
  for (const { lang } of rows) perLanguage.set(lang, (perLanguage.get(lang) ?? 0) + 1);
  const shapes = new Map<IndexedPassage, SentenceShape[]>();
  const samples: RankSample[] = [];
  for (const row of rows) {
    const own = index.languages.get(row.lang) as LanguageIndex;
    const vector = await embedding.ask(row.question);
    const { analyzer } = own;
    const query = parseQuery(analyzer, row.question, vector, row.lang);
    const candidates = await own.search(query, 20);
    const weighted = weighQuery(query, analyzer, await own.statistics(query));
    const sentences = extractFeatures(analyzer, weighted, candidates);
    for (const { passage } of candidates)
      if (!shapes.has(passage)) shapes.set(passage, sentenceShapes(passage));
    samples.push(toSample(row, sentences, shapes, 1 / (perLanguage.get(row.lang) as number)));
  }
  return samples;
}

/**
 * The question is asked once of an index without its fold of articles, and once of one without another fold: the same
 * size, once without and once with the answer. `small` does the same with one article a language and with two.
 */
export async function answerabilitySamples(
  { articles, rows }: Corpus,
  crossLingual: boolean,
  embedding: EvalEmbedding,
): Promise<AnswerabilitySample[]> {
  const samples: AnswerabilitySample[] = [];
  const ask = async (kind: AnswerabilitySample['kind'], index: Index, row: Row, answerable: 0 | 1) => {
    await askOne(kind, index, row, answerable);
    // People also type two words: a third of the questions are asked once more as two of their words.
    if (samples.length % 3 === 0) await askOne(kind, index, shortened(row, samples.length), answerable, true);
  };
  const askOne = async (
    kind: AnswerabilitySample['kind'],
    index: Index,
    row: Row,
    answerable: 0 | 1,
    short = false,
  ) => {
    const own = index.languages.get(kind === 'crossLingual' ? 'en' : row.lang);
    const [hit] = own ? await rank(own, row.question, await embedding.ask(row.question), row.lang) : [];
    if (!own || !hit) return;
    const features = Float32Array.of(
      ...hit.bestSentence.features,
      smallCorpus(own.passages.length),
      shortQuery(contentWords(row).length),
    );
    samples.push({ kind, short, lang: row.lang, fold: foldOf(row.article), answerable, features });
  };
  const folds = new Set(rows.map((row) => foldOf(row.article)));
  for (const fold of folds) {
    const index = await embedding.build(articles.filter((article) => foldOf(article.path) !== fold));
    for (const row of rows) {
      const answerable = foldOf(row.article) !== fold;
      // One question in four of the others keeps both kinds about even.
      if (answerable && (foldOf(row.article) + 1) % folds.size !== fold % folds.size) continue;
      await ask('sameLanguage', index, row, answerable ? 1 : 0);
      if (crossLingual && row.lang !== 'en') await ask('crossLingual', index, row, answerable ? 1 : 0);
    }
  }
  for (const size of [1, 2]) {
    const groups = Math.ceil(ARTICLES / size);
    for (let group = 0; group < groups; group++) {
      const index = await embedding.build(
        articles.filter((article) => groupOf(article.path, size) === group),
      );
      for (const row of rows) {
        const answerable = groupOf(row.article, size) === group;
        if (!answerable && groupOf(row.article, size) !== (group + 3) % groups) continue;
        await ask('small', index, row, answerable ? 1 : 0);
        if (crossLingual && row.lang !== 'en') await ask('crossLingual', index, row, answerable ? 1 : 0);
      }
    }
  }
  return samples;
}

/**
 * Every question that is answered, once as it is and once without the passages that hold its answer; of English articles,
 * which are parallel to the others, those in other languages.
 */
export async function answerProbabilitySamples(
  { articles, rows }: Corpus,
  crossLingual: boolean,
  embedding: EvalEmbedding,
): Promise<AnswerProbabilitySample[]> {
  const samples: AnswerProbabilitySample[] = [];
  const index = await embedding.build(articles.filter(({ path }) => !crossLingual || path.startsWith('en/')));
  const least = crossLingual ? crossLingualThreshold : sameLanguageThreshold;
  for (const row of rows) {
    if (crossLingual && row.lang === 'en') continue;
    const own = index.languages.get(crossLingual ? 'en' : row.lang) as LanguageIndex;
    const hits = await rank(own, row.question, await embedding.ask(row.question), row.lang);
    const right = ({ passage, window: { from, to } }: Excerpt) =>
      crossLingual
        ? numberOf(passage.article.path) === numberOf(row.article) && passage.line === lineOf(row)
        : passage.article.path === row.article && holdsAnswer(passage, from, to, row.answers);
    const said = new Set(hits.filter(right).map(({ passage }) => passage));
    const rest = hits.filter(({ passage }) => !said.has(passage));
    const left = rest.reduce((sum, { window }) => sum + window.probabilityMass, 0);
    for (const [hit, without] of [[hits[0], false] as const, [rest[0], true] as const]) {
      if (!hit || hit.answerability.probability < least) continue;
      const mass = without ? hit.window.probabilityMass / left : hit.window.probabilityMass;
      samples.push({
        kind: crossLingual ? 'crossLingual' : 'sameLanguage',
        lang: row.lang,
        fold: foldOf(row.article),
        without,
        holdsAnswer: right(hit) ? 1 : 0,
        features: Float32Array.of(...hit.bestSentence.features, mass),
      });
    }
  }
  return samples;
}

function toSample(
  row: Row,
  sentences: Sentence[],
  shapes: Map<IndexedPassage, SentenceShape[]>,
  weight: number,
): RankSample {
  const columns = featureNames.length;
  const x = { values: new Float32Array(sentences.length * columns), columns };
  const labels = new Int8Array(sentences.length);
  const holds = new Uint8Array(sentences.length);
  const groups: RankSample['groups'] = [];
  for (const [i, { passage, place, features }] of sentences.entries()) {
    x.values.set(features, i * columns);
    if (place === 0) groups.push({ passage, from: i, shapes: shapes.get(passage) ?? [] });
    if (passage.article.path !== row.article || !holdsAnswer(passage, place, place, row.answers)) continue;
    holds[i] = 1;
    // The right words elsewhere are no mistake.
    labels[i] = row.paragraph === undefined || passage.line === lineOf(row) ? 1 : -1;
  }
  return { row, fold: foldOf(row.article), x, labels, holds, groups, weight };
}

/** Whether the sentences `from` to `to` of a passage hold an accepted answer, as the judge compares them. */
export function holdsAnswer(passage: IndexedPassage, from: number, to: number, answers: string[]): boolean {
  const { article, sentences } = passage;
  const slice = loose(article.text.slice(sentences[from]?.start, sentences[to]?.end));
  return answers.some((answer) => slice.includes(loose(answer)));
}

function loose(text: string): string {
  return collapseWhitespace(text.normalize('NFC')).toLowerCase();
}

function contentWords({ question, lang }: Row): string[] {
  const stopwords = functionWords(lang);
  const words = [...new Set(tokenize(question))];
  const content = words.filter((word) => !stopwords.has(word) && !stopwords.has(stripDiacritics(word)));
  return content.length > 0 ? content : words;
}

/** The first words of the question, function words too, up to and with two that tell; or its last two that tell. */
function shortened(row: Row, turn: number): Row {
  const content = contentWords(row);
  const first = turn % 2 === 0 ? 0 : Math.max(0, content.length - 2);
  const kept = new Set(content.slice(first, first + 2));
  const light = functionWords(row.lang);
  const parts = row.question.split(/\s+/).filter((part) => {
    const words = tokenize(part);
    return (
      words.some((word) => kept.has(word)) ||
      words.every((word) => light.has(word) || light.has(stripDiacritics(word)))
    );
  });
  return { ...row, question: parts.join(' ') };
}

/** Title, blank line, then paragraphs with a blank line between. */
function lineOf({ paragraph = 0 }: Row): number {
  return 3 + 2 * paragraph;
}

function numberOf(article: string | null): number {
  return Number(/(\d+)_[^/]*$/.exec(article ?? '')?.[1] ?? 0);
}

function foldOf(article: string | null): number {
  return numberOf(article) % FOLDS;
}

/** The largest set has so many articles a language. */
const ARTICLES = 20;

function groupOf(article: string | null, size: number): number {
  return Math.floor((numberOf(article) - 1) / size);
}
