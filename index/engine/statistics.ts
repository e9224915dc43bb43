import type { CosineScale } from '../embedders/embedder.ts';

/**
 * What is counted of a passage: the stems of its title and headings, the stems and the subwords of its text, and the words of
 * its text in the form of `stripDiacritics`, which no search looks for: they tell the language of a question.
 */
export type FieldName = 'title' | 'text' | 'subwords' | 'words';

/** What the statistics will be asked for: terms by field, and the vector that passages are compared with. A query is one. */
export interface StatisticsRequest {
  readonly terms: Readonly<Partial<Record<FieldName, readonly string[]>>>;
  readonly vector?: Float32Array;
}

/** Counts of a whole collection, for scoring single passages as parts of it. */
export interface CorpusStatistics {
  passages: number;
  /** Terms a passage has in a field, on average; above 0. */
  meanLength(field: FieldName): number;
  /** In how many passages a term stands. Only for terms that were asked for. */
  documentFrequency(field: FieldName, term: string): number;
  /** What the cosines of candidates mean; null without a model, or a vector of it. */
  scale: QuestionScale | null;
  /** The cosine of the ordinary passage with the vector asked about; null without one, or where there are too few passages to tell. */
  ordinary(): number | null;
}

/** What cosines with one question mean. */
export interface QuestionScale extends CosineScale {
  /** That of the ordinary passage: higher in some languages, and where all passages are about what is asked. */
  ordinary: number;
}
