import type { Article } from './article.ts';
import type { IndexedPassage, LanguageIndex } from './build.ts';
import { newDate, newNames, newNumbers } from './kinds.ts';
import { coverage, type Match, matchSentence, union } from './match.ts';
import type { Query } from './query.ts';
import type { Candidate } from './search.ts';

/** What speaks for a sentence as the answer to a question. Every kind is about 0 to 1, 0 when absent. */
export const evidenceNames = [
  'passage', // BM25 of its passage over the words, over the most that is possible
  'subwords', // the same over the subwords
  'relative', // `subwords` over the best candidate's
  'article', // the best `passage` among the other candidates of its article
  'title', // share of the question's weight that stands in title and headings
  'cosine', // of the vectors of passage and question
  'covered', // share of the question's weight in the passage, similar words counted by their similarity
  'alike', // the same in the sentence
  'before', // what the sentence before adds to `alike`
  'after', // what the sentence after adds to `alike`
  'sentence', // BM25 of the sentence, over the most that is possible
  'date', // the question asks when: 1 for a year that it lacks, half for a month or a day
  'number', // the question asks when or how many, and the sentence has a number that the question lacks
  'name', // the question asks who or where: names that the question lacks, four or more count as 1
  'lost', // weight of the heaviest name or number of the question that the passage lacks, over that of an unknown word
  'standing', // how many telling words stand in the candidates of its article, names twice; three or more count as 1
  'nameless', // the question has names or numbers, and none of them stands there
] as const;

export type EvidenceName = (typeof evidenceNames)[number];

/** A sentence with its evidence, in the order of `evidenceNames`. */
export interface Sentence {
  passage: IndexedPassage;
  /** Place in `passage.sentences`. */
  place: number;
  evidence: Float64Array;
}

/** The evidence of every sentence of the candidates, in their order. */
export function gatherEvidence(index: LanguageIndex, query: Query, candidates: Candidate[]): Sentence[] {
  const alike = index.similarity.to(query.stems);
  const passage = candidates.map(({ doc }) => index.text.score(query.words, doc) / (query.words.best || 1));
  const subwords = candidates.map(
    ({ doc }) => index.subwords.score(query.subwords, doc) / (query.subwords.best || 1),
  );
  const most = Math.max(...subwords) || 1;
  const matches = candidates.map(({ passage: { sentences }, doc }) => {
    const sequence = index.text.sequence(doc);
    return sentences.map((_, place) => matchSentence(sequence, place, query, alike));
  });
  const whole = matches.map((list) => list.map((match) => match.best).reduce(union));
  const perArticle = new Map<Article, Float32Array>();
  for (const [
    i,
    {
      passage: { article },
    },
  ] of candidates.entries()) {
    const own = whole[i] as Float32Array;
    perArticle.set(article, union(own, perArticle.get(article) ?? own));
  }
  return candidates.flatMap((candidate, i) =>
    sentencesOf(index, query, candidate, matches[i] as Match[], whole[i] as Float32Array, {
      passage: passage[i] as number,
      subwords: subwords[i] as number,
      relative: (subwords[i] as number) / most,
      article: bestOther(candidates, passage, i),
      title: titleShare(index, query, candidate.doc),
      cosine: index.vectors.cosine(query.vector, candidate.doc),
      ...standing(perArticle.get(candidate.passage.article) as Float32Array, query),
    }),
  );
}

type PassageEvidence = Pick<
  Record<EvidenceName, number>,
  'passage' | 'subwords' | 'relative' | 'article' | 'title' | 'cosine' | 'standing' | 'nameless'
>;

function sentencesOf(
  index: LanguageIndex,
  query: Query,
  { passage }: Candidate,
  matches: Match[],
  whole: Float32Array,
  shared: PassageEvidence,
): Sentence[] {
  const { asks, known } = query;
  const covered = coverage(whole, query);
  const lost = heaviestLost(whole, query) / index.text.postings.idf(-1);
  return passage.sentences.map(({ start, end }, place) => {
    const own = matches[place] as Match;
    const alone = coverage(own.best, query);
    const gain = (other?: Match) => (other ? coverage(union(own.best, other.best), query) - alone : 0);
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
      name: asks.name ? Math.sqrt(newNames(text, known, 4)) / 2 : 0,
      lost,
    };
    return { passage, place, evidence: Float64Array.from(evidenceNames, (name) => values[name]) };
  });
}

/** A word stands in an article when one at least this similar does. */
const STANDS = 0.5;

function standing(together: Float32Array, { tells, names }: Query): { standing: number; nameless: number } {
  let telling = 0;
  let named = 0;
  let missed = 0;
  for (const [q, best] of together.entries()) {
    const stands = best >= STANDS;
    if (tells[q] && stands) telling += names[q] ? 2 : 1;
    if (names[q] && stands) named++;
    if (names[q] && !stands) missed++;
  }
  return { standing: Math.min(1, telling / 3), nameless: Number(named === 0 && missed > 0) };
}

function heaviestLost(whole: Float32Array, { weights, names }: Query): number {
  let heaviest = 0;
  for (const [q, weight] of weights.entries()) {
    if (names[q]) heaviest = Math.max(heaviest, weight * (1 - (whole[q] as number)));
  }
  return heaviest;
}

function bestOther(candidates: Candidate[], scores: number[], i: number): number {
  let best = 0;
  for (const [j, { passage }] of candidates.entries()) {
    if (j !== i && passage.article === candidates[i]?.passage.article)
      best = Math.max(best, scores[j] as number);
  }
  return best;
}

function titleShare(index: LanguageIndex, query: Query, doc: number): number {
  const terms = new Set(index.title.sequence(doc).terms);
  let sum = 0;
  for (const [q, stem] of query.stems.entries()) {
    const id = index.title.postings.terms.find(stem);
    if (id !== undefined && terms.has(id)) sum += query.weights[q] as number;
  }
  return sum / query.total;
}
