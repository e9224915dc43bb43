import type { Article } from './article.ts';
import type { IndexedPassage, LanguageIndex } from './build.ts';
import type { Sequence } from './field.ts';
import { gatheredOf } from './gathered.ts';
import { type Headed, headedBy } from './headed.ts';
import { newDate, newNames, newNumbers } from './kinds.ts';
import { coverage, type Match, matchSentence, union } from './match.ts';
import { type Meaning, meaningOf } from './meaning.ts';
import { Meanings, type Ordinary } from './meanings.ts';
import type { Query } from './query.ts';
import type { Candidate } from './search.ts';

/** What speaks for a sentence as the answer to a question. Every kind is about 0 to 1, 0 when absent. */
export const evidenceNames = [
  'passage', // BM25 of its passage, or of the headings above it, over the words, over the most that is possible
  'plenty', // the same over the subwords, in subwords as rare as an unknown one: ten or more count as 1
  'hybrid', // Orama's hybrid score, which is relative to the best candidate's
  'long', // how long its passage is: the logarithm of its words, 400 count as 1
  'article', // the best `passage` among the other candidates of its article
  'gathered', // its article's share of the candidates, beyond its share of all passages
  'title', // share of the question's weight that stands in title and headings
  'covered', // share of the question's weight in the passage and its headings, similar words by their similarity
  'alike', // the same in the sentence and the headings above it
  'before', // what the sentence before adds to `alike`
  'after', // what the sentence after adds to `alike`
  'sentence', // BM25 of the sentence, over the most that is possible
  'date', // the question asks when: 1 for a year that it lacks, half for a month or a day
  'number', // the question asks when or how many, and the sentence has a number that the question lacks
  'name', // the question asks who or where: names that the question lacks, nine or more count as 1
  'lost', // weight of the heaviest name or number of the question that the passage lacks, over that of an unknown word
  'standing', // how many telling words stand in the candidates of its article, names twice; three or more count as 1
  'meaning', // how much nearer the passage is to the question than the ordinary one, by a model's vectors
  'unlikely', // how unlikely it is that one of them comes so near by chance
] as const;

export type EvidenceName = (typeof evidenceNames)[number];

/** A sentence with its evidence, in the order of `evidenceNames`. */
export interface Sentence {
  passage: IndexedPassage;
  /** Place in `passage.sentences`. */
  place: number;
  evidence: Float64Array;
}

/** The evidence of every sentence of the candidates, in their order; `alone`: only one article was searched. */
export function gatherEvidence(
  index: LanguageIndex,
  query: Query,
  candidates: Candidate[],
  alone = false,
): Sentence[] {
  const alike = index.similarity.to(query.stems);
  const headed = candidates.map(({ doc }) => headedBy(index, query, doc));
  const passage = candidates.map(({ doc }, i) =>
    Math.max(
      index.text.score(query.words, doc) / (query.words.best || 1),
      (headed[i] as Headed).heading.bm25,
    ),
  );
  const unknown = PLENTY * index.subwords.postings.idf(-1);
  const sequences = candidates.map(({ doc }) => index.text.sequence(doc));
  const matches = candidates.map(({ passage: { sentences } }, i) =>
    sentences.map((_, place) => matchSentence(sequences[i] as Sequence, place, query, alike)),
  );
  const whole = matches.map((list, i) =>
    list.map((match) => match.best).reduce(union, (headed[i] as Headed).heading.best),
  );
  const perArticle = new Map<Article, Float32Array>();
  for (const [i, candidate] of candidates.entries()) {
    const { article } = candidate.passage;
    const own = whole[i] as Float32Array;
    perArticle.set(article, union(own, perArticle.get(article) ?? own));
  }
  const gathered = gatheredOf(index.passages, candidates);
  const ordinary = index.vectors instanceof Meanings ? index.vectors.ordinary(query.vector) : null;
  return candidates.flatMap((candidate, i) =>
    sentencesOf(
      index,
      query,
      candidate,
      matches[i] as Match[],
      (headed[i] as Headed).heading,
      whole[i] as Float32Array,
      {
        passage: passage[i] as number,
        plenty: Math.min(1, index.subwords.score(query.subwords, candidate.doc) / unknown),
        hybrid: candidate.score,
        long: Math.log(1 + (sequences[i] as Sequence).terms.length) / Math.log(401),
        article: bestOther(candidates, passage, i),
        gathered: alone ? 0 : (gathered.get(candidate.passage.article) as number),
        title: (headed[i] as Headed).share,
        ...nearness(index, query, candidate.doc, ordinary),
        standing: standing(perArticle.get(candidate.passage.article) as Float32Array, query),
      },
    ),
  );
}

type PassageEvidence = Pick<
  Record<EvidenceName, number>,
  'passage' | 'plenty' | 'hybrid' | 'long' | 'article' | 'gathered' | 'title' | 'standing' | keyof Meaning
>;

function sentencesOf(
  index: LanguageIndex,
  query: Query,
  { passage }: Candidate,
  matches: Match[],
  heading: Match,
  whole: Float32Array,
  shared: PassageEvidence,
): Sentence[] {
  const { asks, known } = query;
  const covered = coverage(whole, query);
  const lost = heaviestLost(whole, query) / index.text.postings.idf(-1);
  return passage.sentences.map(({ start, end }, place) => {
    const own = matches[place] as Match;
    const under = union(own.best, heading.best);
    const alone = coverage(under, query);
    const gain = (other?: Match) => (other ? coverage(union(under, other.best), query) - alone : 0);
    const text = passage.article.text.slice(start, end);
    const values: Record<EvidenceName, number> = {
      ...shared,
      covered,
      alike: alone,
      before: gain(matches[place - 1]),
      after: gain(matches[place + 1]),
      sentence: own.bm25,
      date: asks.date ? newDate(text, passage.article.language, known) : 0,
      number: Number((asks.amount || asks.date) && newNumbers(text, known, 1) > 0),
      name: asks.name ? Math.sqrt(newNames(text, known, 9)) / 3 : 0,
      lost,
    };
    return { passage, place, evidence: Float64Array.from(evidenceNames, (name) => values[name]) };
  });
}

/** Nothing without a model: what the offline vectors tell is in the hybrid score. */
function nearness(
  { vectors }: LanguageIndex,
  { vector }: Query,
  doc: number,
  ordinary: Ordinary | null,
): Meaning {
  return vectors instanceof Meanings
    ? meaningOf(vectors.cosine(vector, doc), ordinary)
    : { meaning: 0, unlikely: 0 };
}

/** A word stands in an article when one at least this similar does. */
const STANDS = 0.5;

function standing(together: Float32Array, { tells, names }: Query): number {
  let telling = 0;
  for (const [q, best] of together.entries()) if (tells[q] && best >= STANDS) telling += names[q] ? 2 : 1;
  return Math.min(1, telling / 3);
}

function heaviestLost(whole: Float32Array, { weights, names }: Query): number {
  let heaviest = 0;
  for (const [q, weight] of weights.entries()) {
    if (names[q]) heaviest = Math.max(heaviest, weight * (1 - (whole[q] as number)));
  }
  return heaviest;
}

/** So many subwords as rare as one that stands nowhere are plenty, however long the question is. */
const PLENTY = 10;

function bestOther(candidates: Candidate[], scores: number[], i: number): number {
  let best = 0;
  for (const [j, { passage }] of candidates.entries()) {
    if (j !== i && passage.article === candidates[i]?.passage.article)
      best = Math.max(best, scores[j] as number);
  }
  return best;
}
