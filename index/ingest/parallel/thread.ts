import { serveRequests } from '../requestThread.ts';
import { type LoadedFile, parseSeed } from '../seed.ts';

const { signal } = new AbortController();

serveRequests(async (file: LoadedFile) => ({ output: await parseSeed(file, signal) }));
