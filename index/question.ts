/** What was asked, and from where. */
export interface Question {
  text: string;
  /** The user's locale as Discord or the system gives it (`pt-BR`), a hint for the language. */
  locale?: string;
  /** The language the user chose (ISO 639-1): only articles in it are searched. */
  language?: string;
  /** Path of the only article to search. */
  article?: string;
  /** How many citations at most: unless given, those worth reading at once. */
  limit?: number;
  /** Sentences (see `Citation.sentences`) that are not to be cited again. */
  leaveOut?: readonly string[];
  /** Rather than decline, cite as a `maybe` what has little to do with it. */
  everything?: boolean;
  /** Say what the scores of the citations are made of (`Answer.explanation`). */
  explain?: boolean;
  /** Bring the pictures of the folder that stand in what is cited (`Citation.pictures`). */
  pictures?: boolean;
}

/** Longer questions are cut: Discord lets nobody send more in one message. */
export const MAX_QUESTION = 4000;
