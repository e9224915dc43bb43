/**
 * The features of a sentence as the answer to a question, each about 0 to 1 and 0 when absent, so that their weights (see
 * model.ts) can be compared. Which model weighs which, ✓ always, m only with an embedding model, w only
 * without (models.ts, semanticModels.ts):
 *
 * | feature               | ranking | ranking, cross-lingual | answerability, same language | cross-lingual | answer probability, same language | cross-lingual |
 * |-----------------------|:-------:|:----------------------:|:----------------------------:|:-------------:|:---------------------------------:|:-------------:|
 * | passageBm25           |    w    |                        |              ✓               |       ✓       |                                   |               |
 * | ngramBm25             |         |                        |              ✓               |       ✓       |                 ✓                 |               |
 * | fusionScore           |    ✓    |           ✓            |                              |               |                                   |               |
 * | passageLength         |    ✓    |           ✓            |                              |               |                                   |               |
 * | bestSiblingBm25       |    w    |                        |              ✓               |               |                                   |               |
 * | articleConcentration  |         |                        |              ✓               |       ✓       |                                   |               |
 * | coverage              |    ✓    |           ✓            |              ✓               |       ✓       |                 ✓                 |               |
 * | distinctiveCoverage   |    ✓    |                        |                              |               |                                   |               |
 * | previousCoverageGain  |    ✓    |           ✓            |                              |               |                                   |               |
 * | nextCoverageGain      |    ✓    |           ✓            |                              |               |                                   |               |
 * | sentenceBm25          |    ✓    |                        |                              |               |                                   |               |
 * | softMatch             |    ✓    |           ✓            |              ✓               |       ✓       |                                   |               |
 * | softHeadings          |         |                        |                              |       ✓       |                                   |               |
 * | softShare             |         |                        |                              |       ✓       |                                   |       ✓       |
 * | softSecond            |         |                        |                              |       ✓       |                 ✓                 |       ✓       |
 * | softSentence          |    m    |           ✓            |                              |       ✓       |                                   |               |
 * | bestSiblingSoftMatch  |         |                        |                              |       ✓       |                                   |               |
 * | answerTypeDate        |    ✓    |                        |                              |               |                                   |               |
 * | answerTypeNumber      |    ✓    |           ✓            |                              |               |                                   |               |
 * | answerTypeName        |    ✓    |           ✓            |                              |               |                                   |               |
 * | answerTypeDuration    |    w    |                        |                              |               |                                   |               |
 * | answerTypeReason      |    w    |                        |                              |               |                                   |               |
 * | lacksAnswerType       |         |                        |                              |               |                 w                 |               |
 * | otherScript           |         |                        |                              |       ✓       |                                   |               |
 * | missingEntityIdf      |    ✓    |                        |              ✓               |       ✓       |                 ✓                 |       ✓       |
 * | conflictingNumber     |         |           ✓            |                              |               |             rule only             |   rule only   |
 * | introduces            |    ✓    |           ✓            |                              |               |                                   |               |
 * | isQuestion            |    ✓    |                        |                              |               |                                   |               |
 * | headingDepth          |    w    |                        |                              |               |                                   |               |
 * | articleEntityCoverage |         |                        |                              |   rule only   |                                   |               |
 * | articleLacksName      |         |                        |                              |               |             rule only             |   rule only   |
 * | semanticNearness      |    m    |           m            |              m               |       m       |                 m                 |       m       |
 * | semanticBackground    |         |                        |              m               |       m       |                                   |               |
 * | semanticRank          |         |                        |                              |               |                 m                 |       m       |
 *
 * In the formulas q runs over the question's stems; w(q) is a stem's weight, its inverse document frequency, a quarter of it
 * for a stopword (weightedQuery.ts); s(q) is the similarity of the most similar word of a text to q, 0 to 1 (similarity.ts).
 */
export const featureNames = [
  /**
   * max(BM25(passage) / maxScore, sentenceBm25 of its headings). 0 to 1. BM25 over stems with Lucene's k1 = 1.2, b = 0.75;
   * maxScore is what infinitely many of each of the question's words would score.
   */
  'passageBm25',
  /**
   * min(1, BM25(passage over 4-grams) / (10 · idf² of an unseen 4-gram)). 0 to 1. k1 = 0.9, b = 0.4 (Anserini's), idf
   * squared; saturates, so that a long question needs no more 4-grams than a short one.
   */
  'ngramBm25',
  /** The engine's score of the passage, all legs together (`Candidate.fusionScore`). 0 to 1, relative to the best of the search. */
  'fusionScore',
  /** ln(1 + stems of the passage) / ln 401. 0 to 1 for up to 400 stems, above that a little more. */
  'passageLength',
  /** The greatest passageBm25 among the other candidates of its article. 0 to 1. */
  'bestSiblingBm25',
  /**
   * max(0, the article's share of the candidates − its share of all passages searched). 0 to 1; of fewer than 10 candidates
   * each counts a tenth; 0 where one article alone is searched.
   */
  'articleConcentration',
  /**
   * Σ w(q) · s(q) / Σ w(q) over the sentence, its headings and its article's title: soft query-term coverage, weighted by
   * inverse document frequency. 0 to 1.
   */
  'coverage',
  /**
   * Σ w(q) · s(q) / max(1, n(q)) / Σ w(q) over the sentence and its headings; n(q) is the sum of s(q) over the sentences of
   * the passage, so that what all of them share sets none apart. 0 to 1.
   */
  'distinctiveCoverage',
  /** coverage with the previous sentence of the passage added (for a table's row its header) − coverage. 0 to 1. */
  'previousCoverageGain',
  /** coverage with the next sentence of the passage added − coverage. 0 to 1. */
  'nextCoverageGain',
  /**
   * max over the sentence and its headings of Σ w(q) · tf / (tf + k1 · (1 − b + b · words / 22)) / Σ w(q): their BM25 over
   * stems, by its maximum. 0 to 1. k1 = 0.9, b = 0.4 (Anserini's).
   */
  'sentenceBm25',
  /**
   * Σ v(q) · m(q)² / Σ v(q) over the passage, its headings and its title: the soft match. v(q) is a stem's inverse document
   * frequency times its rarity a / (a + f), a = 10⁻³, f its word's share in its language; m(q) is how near the nearest word is in
   * meaning or spelling (nearness.ts). 0 to 1.
   */
  'softMatch',
  /** The soft match of the headings and the title alone. 0 to 1. */
  'softHeadings',
  /** The share of the question's content words with m(q) ≥ 0.5 in the passage, its headings or its title. 0 to 1. */
  'softShare',
  /** m(q) of the content word that has the second greatest; of the only one where there is one. 0 to 1. */
  'softSecond',
  /** The soft match of the sentence alone. 0 to 1. */
  'softSentence',
  /** The greatest softMatch among the other candidates of its article. 0 to 1. */
  'bestSiblingSoftMatch',
  /** The question asks when: 1 with a year (1000 to 2099) that it lacks, ½ with a month or a day of the week, else 0. */
  'answerTypeDate',
  /** The question asks when or how many: 1 with a number that it lacks, else 0. */
  'answerTypeNumber',
  /** The question asks who or where: capitalised words inside the sentence that it lacks / max(4, words). 0 to 1. */
  'answerTypeName',
  /** The question asks how long: 1 with a time (two hours) that it lacks, else 0. */
  'answerTypeDuration',
  /** The question asks why: 1 with a word that gives reasons (because, due to), else 0. */
  'answerTypeReason',
  /** 1 where the question asks for a date, an amount or a duration, and no sentence of the passage has one, else 0. */
  'lacksAnswerType',
  /** 1 for a question whose language is written in another script than the passage's (CLDR's likely subtags), else 0. */
  'otherScript',
  /**
   * max over the question's names and numbers of w(q) · (1 − s(q)) / idf of an unseen word, over the whole passage, its
   * headings and its title. 0 to 1; speaks against the passage, so its weights are negative.
   */
  'missingEntityIdf',
  /**
   * The share of the question's numbers and labels (Edric II, size M) that the sentence lacks while it has another in the place: beside
   * the same word, or another year. 0 to 1; speaks against the sentence, and where it is not 0 an answer is a `maybe` at most.
   */
  'conflictingNumber',
  /** 1 for what only introduces what follows: a lead that ends in a colon, the header of a table, a term; else 0. */
  'introduces',
  /** 1 for a question, which what follows answers; else 0. */
  'isQuestion',
  /** min(1, headings above the passage / 5). 0 to 1. */
  'headingDepth',
  /**
   * min(1, content words of the question with s(q) ≥ 0.5 in any candidate of its article, names and numbers twice, / 3).
   * 0 to 1.
   */
  'articleEntityCoverage',
  /**
   * 1 where no candidate of its article has all names, numbers in digits and labels of the question, else 0. Then an answer is a
   * `maybe` at most.
   */
  'articleLacksName',
  /**
   * (cosine − unrelated) / (related − unrelated) / 1.5; both medians are the model's own, of questions with passages about something
   * else and with the passage that answers (scale.ts). 0 to 1; 0 without an embedding model.
   */
  'semanticNearness',
  /** The same of the ordinary passage's cosine with the question. 0 to 1; 0 without an embedding model. */
  'semanticBackground',
  /** 1 / its passage's place among the candidates by their cosines. 0 to 1; 0 without an embedding model. */
  'semanticRank',
] as const;

export type FeatureName = (typeof featureNames)[number];
