import type { Problem } from '../../index/index.ts';
import { StartError } from '../util/startError.ts';

/** There is no article to answer from. */
export class NoArticles extends Error {
  readonly problems: Problem[];

  constructor(problems: Problem[]) {
    super('no usable article');
    this.name = 'NoArticles';
    this.problems = problems;
  }
}

/** The folder of articles cannot be read; the code is the system's, such as ENOENT. */
export class NoFolder extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`the folder of articles cannot be read: ${code}`);
    this.name = 'NoFolder';
    this.code = code;
  }
}

/** The passages cannot be embedded, or there is nowhere to keep them; the message is one clear sentence. */
export class NoEmbedding extends Error {}

/** The cluster that keeps the index does not respond. */
export class IndexAwayError extends StartError {
  constructor() {
    super('The OpenSearch cluster (INDEX_URL) does not respond.');
    this.name = 'IndexAwayError';
  }
}
