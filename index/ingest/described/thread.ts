import { createHash } from 'node:crypto';
import { serveRequests } from '../requestThread.ts';
import { describe } from './description.ts';
import type { HandedIn } from './openDescriber.ts';

const { signal } = new AbortController();

serveRequests(async ({ path, bytes }: HandedIn) => {
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { output: await describe({ path, bytes, hash }, signal) };
});
