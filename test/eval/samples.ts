import type { Index, LanguageIndex } from '../../index/engine/languageIndex.ts';
import type { IndexedPassage } from '../../index/engine/searchEngine.ts';
import { sourceOf } from '../../index/ingest/article.ts';
import { sourceStretch } from '../../index/ingest/sourceMap.ts';
import { shortQuery, smallCorpus } from '../../index/rerank/calibration.ts';
import { featureNames } from '../../index/rerank/featureNames.ts';
import { extractFeatures, type Sentence } from '../../index/rerank/features.ts';
import type { Models } from '../../index/rerank/models.ts';
import { type Excerpt, findCandidates, rank } from '../../index/rerank/rank.ts';
import { weighQuery } from '../../index/rerank/weightedQuery.ts';
import { type SentenceShape, sentenceShapes } from '../../index/rerank/window.ts';
import { isFunctionWord } from '../../index/text/functionWords.ts';
import { tokenize } from '../../index/text/tokenize.ts';
import { type Corpus, numberOf } from './corpora.ts';
import type { EvalEmbedding } from './embedding.ts';
import type { List } from './optimise.ts';
import { holdsAccepted, type Row } from './sets.ts';
import { partsOf } from './smallFolders.ts';

/** A question, its candidates' sentences with their features, and which of them answer it. */
export interface RankSample extends List {
  row: Row;
  /** The set, and whether its articles are in another language than the question. */
  set: string;
  crossLingual: boolean;
  fold: string;
  /** The sentence stands in the right article and holds an accepted answer. */
  holds: Uint8Array;
  groups: { passage: IndexedPassage; from: number; shapes: SentenceShape[] }[];
}

/** The first citation of an answer, and whether it holds what was asked. */
export interface AnswerProbabilitySample {
  kind: 'sameLanguage' | 'crossLingual';
  lang: string;
  set: string;
  fold: string;
  /** Asked without the passages that hold the answer, or about what the articles don't say. */
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
  set: string;
  fold: string;
  /** 1: its article is in the index. */
  answerable: 0 | 1;
  /** In the order of `featureNames`, then `smallCorpus` and `shortQuery`. */
  features: Float32Array;
}

export async function rankSamples(corpus: Corpus, embedding: EvalEmbedding): Promise<RankSample[]> {
  const { articles, rows, crossLingual, language } = corpus;
  const index = await embedding.build(articles);
  const english = corpus.documentation
    ? index
    : await embedding.build(articles.filter((article) => article.language === language));
  const shapes: Shapes = new Map();
  const samples: RankSample[] = [];
  const ask = async (row: Row, own: LanguageIndex | undefined, isCrossLingual: boolean) => {
    if (!own) return;
    const { analyzer, lexicon } = own;
    const vector = await embedding.ask(row.question);
    const { query, candidates } = await findCandidates(own, row.question, vector, row.lang);
    const weighted = weighQuery(query, analyzer, await own.statistics(query));
    const sentences = extractFeatures(lexicon, weighted, candidates);
    for (const { passage } of candidates)
      if (!shapes.has(passage)) shapes.set(passage, sentenceShapes(passage));
    const same = (isCrossLingual ? crossLingual : rows).filter(({ lang }) => lang === row.lang).length;
    const fold = corpus.foldOf(row.article);
    samples.push({
      ...toSample(row, sentences, shapes),
      set: corpus.name,
      crossLingual: isCrossLingual,
      fold,
      weight: isCrossLingual && corpus.documentation ? 1 / crossLingual.length : 1 / same,
    });
  };
  for (const row of rows) await ask(row, index.languages.get(row.lang), false);
  for (const row of crossLingual) await ask(row, english.languages.get(language), true);
  return samples;
}

/**
 * The question is asked once of an index without its fold of articles, and once of one without another fold: the same
 * size, once without and once with the answer. `small` does the same with one article a language and with two. A folder of
 * documentation is asked its own questions, and those of other folders.
 */
export async function answerabilitySamples(
  corpus: Corpus,
  embedding: EvalEmbedding,
  models: Models,
): Promise<AnswerabilitySample[]> {
  const { articles, rows, crossLingual, language, name: set, foldOf } = corpus;
  const samples: AnswerabilitySample[] = [];
  const scope = { leaveOut: new Set<string>(), models };
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
    const own = index.languages.get(kind === 'crossLingual' ? language : row.lang);
    const [hit] = own
      ? await rank(own, row.question, await embedding.ask(row.question), row.lang, scope)
      : [];
    if (!own || !hit) return;
    const features = Float32Array.of(
      ...hit.bestSentence.features,
      smallCorpus(own.passages.length),
      shortQuery(contentWords(row).length),
    );
    samples.push({ kind, short, lang: row.lang, set, fold: foldOf(row.article), answerable, features });
  };
  if (corpus.documentation) {
    const index = await embedding.build(articles);
    const asked = [...rows, ...crossLingual].map((row) => [row, 1] as const);
    for (const [row, answerable] of [...asked, ...corpus.offTopic.map((row) => [row, 0] as const)])
      await ask(row.lang === language ? 'sameLanguage' : 'crossLingual', index, row, answerable);
    const others = corpus.offTopic.filter(({ lang }) => lang === language);
    for (const part of partsOf(index.languages.get(language)?.passages ?? [])) {
      const small = await embedding.build(part);
      const paths = new Set(part.map(({ path }) => path));
      const isHere = (row: Row) => [row, ...(row.alt ?? [])].some(({ article }) => paths.has(article ?? ''));
      const own = rows.filter(isHere);
      const elsewhere = [...rows.filter((row) => !isHere(row)), ...others];
      for (const row of own) await ask('small', small, row, 1);
      for (let i = 0; i < own.length; i++)
        await ask('small', small, elsewhere[(samples.length * STRIDE) % elsewhere.length] as Row, 0);
    }
    // Whoever asks, it is this folder that is judged.
    return samples.map((sample) => ({ ...sample, fold: set }));
  }
  const folds = new Set(rows.map((row) => foldOf(row.article)));
  for (const fold of folds) {
    const index = await embedding.build(articles.filter((article) => foldOf(article.path) !== fold));
    for (const row of rows) {
      const answerable = foldOf(row.article) !== fold;
      // One question in four of the others keeps both kinds about even.
      if (answerable && (Number(foldOf(row.article)) + 1) % folds.size !== Number(fold) % folds.size)
        continue;
      await ask('sameLanguage', index, row, answerable ? 1 : 0);
      if (crossLingual.length && row.lang !== 'en') await ask('crossLingual', index, row, answerable ? 1 : 0);
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
        if (crossLingual.length && row.lang !== 'en')
          await ask('crossLingual', index, row, answerable ? 1 : 0);
      }
    }
  }
  return samples;
}

/**
 * Every question that is answered, once as it is and once without the passages that hold its answer; and those that the
 * articles nearly answer. Questions in other languages are asked of articles in one.
 */
export async function answerProbabilitySamples(
  corpus: Corpus,
  embedding: EvalEmbedding,
  models: Models,
): Promise<AnswerProbabilitySample[]> {
  const { articles, rows, crossLingual, nearTopic, language } = corpus;
  const samples: AnswerProbabilitySample[] = [];
  const scope = { leaveOut: new Set<string>(), models };
  const index = await embedding.build(articles);
  const english = corpus.documentation
    ? index
    : await embedding.build(articles.filter((article) => article.language === language));
  const ask = async (row: Row, own: LanguageIndex | undefined, isCrossLingual: boolean) => {
    if (!own) return;
    const hits = await rank(own, row.question, await embedding.ask(row.question), row.lang, scope);
    const right = ({ passage, window: { from, to } }: Excerpt) => holdsAnswer(passage, from, to, row);
    const said = new Set(hits.filter(right).map(({ passage }) => passage));
    const rest = hits.filter(({ passage }) => !said.has(passage));
    const left = rest.reduce((sum, { window }) => sum + window.probabilityMass, 0);
    const asked =
      row.article === null
        ? [[hits[0], true] as const]
        : [[hits[0], false] as const, [rest[0], true] as const];
    for (const [hit, without] of asked) {
      if (!hit) continue;
      const whole = without && row.article !== null ? left : 1;
      samples.push({
        kind: isCrossLingual ? 'crossLingual' : 'sameLanguage',
        lang: row.lang,
        set: corpus.name,
        fold: corpus.foldOf(row.article),
        without,
        holdsAnswer: right(hit) ? 1 : 0,
        features: Float32Array.of(...hit.bestSentence.features, hit.window.probabilityMass / whole),
      });
    }
  };
  for (const row of [...rows, ...nearTopic]) await ask(row, index.languages.get(row.lang), false);
  for (const row of crossLingual) await ask(row, english.languages.get(language), true);
  return samples;
}

/** Takes questions from all over a list. */
const STRIDE = 17;

type Shapes = Map<IndexedPassage, SentenceShape[]>;

function toSample(
  row: Row,
  sentences: Sentence[],
  shapes: Shapes,
): Omit<RankSample, 'set' | 'crossLingual' | 'fold' | 'weight'> {
  const columns = featureNames.length;
  const x = { values: new Float32Array(sentences.length * columns), columns };
  const labels = new Int8Array(sentences.length);
  const holds = new Uint8Array(sentences.length);
  const groups: RankSample['groups'] = [];
  for (const [i, { passage, place, features }] of sentences.entries()) {
    x.values.set(features, i * columns);
    if (place === 0) groups.push({ passage, from: i, shapes: shapes.get(passage) ?? [] });
    if (!holdsAnswer(passage, place, place, row)) continue;
    holds[i] = 1;
    // The right words elsewhere are no mistake.
    labels[i] = row.paragraph === undefined || passage.line === lineOf(row) ? 1 : -1;
  }
  for (const { passage, from } of groups) {
    // An answer may be longer than a sentence.
    const { length } = passage.sentences;
    if (labels.subarray(from, from + length).some((label) => label !== 0)) continue;
    for (let place = 1; place < length; place++)
      if (holdsAnswer(passage, place - 1, place, row)) labels[from + place - 1] = labels[from + place] = 1;
  }
  return { row, x, labels, holds, groups };
}

/**
 * Whether the sentences `from` to `to` of a passage hold an accepted answer, as they are read or as they stand in the file: as
 * the judge compares them.
 */
export function holdsAnswer(passage: IndexedPassage, from: number, to: number, row: Row): boolean {
  const { article, sentences } = passage;
  return holdsAccepted(row, article.path, () => {
    const read = { start: sentences[from]?.start ?? 0, end: sentences[to]?.end ?? 0 };
    const written = sourceStretch(article, read);
    return [article.text.slice(read.start, read.end), sourceOf(article).slice(written.start, written.end)];
  });
}

function contentWords({ question, lang }: Row): string[] {
  const words = [...new Set(tokenize(question))];
  const content = words.filter((word) => !isFunctionWord(word, lang));
  return content.length > 0 ? content : words;
}

/** The first words of the question, function words too, up to and with two that tell; or its last two that tell. */
function shortened(row: Row, turn: number): Row {
  const content = contentWords(row);
  const first = turn % 2 === 0 ? 0 : Math.max(0, content.length - 2);
  const kept = new Set(content.slice(first, first + 2));
  const parts = row.question.split(/\s+/).filter((part) => {
    const words = tokenize(part);
    return words.some((word) => kept.has(word)) || words.every((word) => isFunctionWord(word, row.lang));
  });
  return { ...row, question: parts.join(' ') };
}

/** Title, blank line, then paragraphs with a blank line between. */
function lineOf({ paragraph = 0 }: Row): number {
  return 3 + 2 * paragraph;
}

/** The largest set has so many articles a language. */
const ARTICLES = 20;

function groupOf(article: string | null, size: number): number {
  return Math.floor((numberOf(article) - 1) / size);
}
