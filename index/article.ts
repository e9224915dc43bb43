/** A seed, read. */
export interface Article {
  /** Path below the seeds folder, with forward slashes. */
  path: string;
  title: string;
  /** ISO 639-1 where there is a two-letter code, else ISO 639-3; `und` when nothing told it. */
  language: string;
  /** The whole file in NFC with `\n` line ends: every offset and line number counts in this text. */
  text: string;
  /** From front matter. */
  url?: string;
  date?: string;
}
