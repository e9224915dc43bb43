import { serveHelper } from '../helper.ts';
import { type LoadedFile, parseSeed } from '../seed.ts';

const { signal } = new AbortController();

serveHelper(async (file: LoadedFile) => ({ output: await parseSeed(file, signal) }));
