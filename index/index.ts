// The door: what the rest of the project may use of the index. It loads nothing that searches; that lives in a thread of its
// own, which begins in WORKER.

export type { Contents, ServerContents } from './articles/contents.ts';
export { contentsJoiner } from './articles/joinContents.ts';
export type { LookupRequest, LookupResult } from './articles/lookup.ts';
export { fingerprintQuote } from './articles/quote.ts';
export type { ArticleText, ReadPassage, ReadRequest } from './articles/reader.ts';
export type { Answer, Citation } from './citation.ts';
export type { ModelOptions } from './embedders/options.ts';
export { type ClusterAddress, parseClusterAddress } from './engine/opensearch/address.ts';
export { articleId } from './ingest/articleId.ts';
export type { Described, Description } from './ingest/described/description.ts';
export { type Describer, type HandedIn, openDescriber } from './ingest/described/openDescriber.ts';
export type { Block, Mark, Stretch } from './ingest/document.ts';
export { articleExtensions, isArticleFile, maxBytesOf } from './ingest/formats.ts';
export type { Picture } from './ingest/pictures.ts';
export type { Place } from './ingest/places.ts';
export type { Fault, Problem } from './ingest/problem.ts';
export { moveWhole, writeWhole } from './ingest/safeFile.ts';
export { openCommon, serverAt, serversIn, shownPath, uploadedPath } from './ingest/serverFolders.ts';
export { MAX_QUESTION, type Question } from './question.ts';
export type { Context } from './rerank/excerpt.ts';
export type { EstimateExplained, Explanation } from './rerank/explain.ts';
export type { Trace } from './rerank/trace.ts';
export { CAPITALISED } from './text/answerType.ts';
export { truncate } from './text/cut.ts';
export { EMOJI, isGesture, SKIN_TONES } from './text/emoji/emoji.ts';
export {
  countFunctionWords,
  functionWords,
  isFunctionWord,
  listedLanguages,
  stripDiacritics,
} from './text/functionWords.ts';
export { isListItem } from './text/listItem.ts';
export { trigrams } from './text/ngrams.ts';
export { once } from './text/once.ts';
export { CJK, unspaced } from './text/scripts.ts';
export { loadStemmer, type Stem } from './text/stem.ts';
export { tokenize } from './text/tokenize.ts';
export { collapseWhitespace } from './text/whitespace.ts';
export { earnsBold, MAX_CITATIONS, type Verdict, worthReading } from './verdict.ts';
export { describeCluster, describeModel } from './worker/describe.ts';
export type {
  AllTasks,
  Failed,
  Progress,
  ServerChange,
  WorkerInput,
  WorkerMessage,
} from './worker/protocol.ts';
export { isHidden, limitOf, type ServerScope } from './worker/serverScope.ts';

/** The module of a thread that compares a folder with what is published. */
export const COMPARER = new URL('./worker/cluster/differing.ts', import.meta.url);

/** The module that the index's thread runs. */
export const WORKER = new URL('./worker/worker.ts', import.meta.url);
