import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where `npm run test:transformers` puts the package: it is half a gigabyte, and no dependency. */
export const SCRATCH = path.join(tmpdir(), 'footnote-transformers');

export const PACKAGE = '@huggingface/transformers';
