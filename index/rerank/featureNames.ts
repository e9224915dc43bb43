/** What speaks for a sentence as the answer to a question. Every kind is about 0 to 1, 0 when absent. */
export const evidenceNames = [
  'passage', // BM25 of its passage, or of the headings above it, over the words, over the most that is possible
  'plenty', // the same over the subwords, in subwords as rare as an unknown one: ten or more count as 1
  'hybrid', // Orama's hybrid score, which is relative to the best candidate's
  'long', // how long its passage is: the logarithm of its words, 400 count as 1
  'article', // the best `passage` among the other candidates of its article
  'gathered', // its article's share of the candidates, beyond its share of all passages
  'alike', // share of the question's weight in the sentence, title and headings, similar words by their similarity
  'apart', // the same in the sentence alone, each word shared among the sentences of the passage that have it
  'before', // what the sentence before adds to `alike`
  'after', // what the sentence after adds to `alike`
  'sentence', // BM25 of the sentence, over the most that is possible
  'date', // the question asks when: 1 for a year that it lacks, half for a month or a day
  'number', // the question asks when or how many, and the sentence has a number that the question lacks
  'name', // the question asks who or where: the share of the sentence's words that are names it lacks
  'lost', // weight of the heaviest name or number of the question that the passage lacks, over that of an unknown word
  'standing', // how many telling words stand in the candidates of its article, names twice; three or more count as 1
  'meaning', // how much nearer the passage is to the question than the ordinary one, by a model's vectors
  'unlikely', // how unlikely it is that one of them comes so near by chance
] as const;

export type EvidenceName = (typeof evidenceNames)[number];
