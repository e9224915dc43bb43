import type { Answer } from '../../index/citation.ts';

/** An answer to a question in English that no article answers. */
export const DECLINED: Answer = {
  language: 'en',
  verdict: 'none',
  answered: false,
  citations: [],
  onlyIn: null,
  noArticles: false,
  nearest: [],
  answerability: 0.1,
  confidence: 0,
  ms: 1,
};
