/** What was asked, and from where. */
export interface Question {
  text: string;
  /** The user's locale as Discord or the system gives it (`pt-BR`), a hint for the language. */
  locale?: string;
  /** The language the user chose (ISO 639-1): only articles in it are searched. */
  language?: string;
}

/** An excerpt with its footnote. */
export interface Citation {
  /** 1-based, in the order of the answer. */
  number: number;
  /** The article's path below the seeds folder. */
  article: string;
  title: string;
  language: string;
  /** Verbatim: a contiguous slice of the article, its white space folded to single spaces. */
  excerpt: string;
  /** Where the part in bold begins and ends in `excerpt` (UTF-16 units, end exclusive). */
  bold: [from: number, to: number];
  /** First and last line of the excerpt in the file, 1-based. */
  lines: [from: number, to: number];
  url?: string;
  date?: string;
  score: number;
}

/** The citations for a question, best first; or a decline with the nearest titles. */
export interface Answer {
  /** The language of the question (ISO 639-1), or null when nothing told it. */
  language: string | null;
  /** False: the articles don't say. */
  answered: boolean;
  /** One to three when answered, none on a decline. */
  citations: Citation[];
  /** Set when the citations are not in the language of the question: the language they are in. */
  onlyIn: string | null;
  /** On a decline: the articles nearest to the question, at most three, best first. */
  nearest: { article: string; title: string; language: string }[];
  /** 0 to 1: how sure the bot is that the first citation answers the question. */
  confidence: number;
  /** Milliseconds the question took inside the index. */
  ms: number;
}
