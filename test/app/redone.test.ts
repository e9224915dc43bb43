import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Incoming } from '../../src/app/shelf/incoming.ts';
import type { Upload } from '../../src/app/shelf/manifest.ts';
import { withoutRemoved } from '../../src/app/shelfCommand/redone.ts';

const file = (name: string, text: string): Incoming => ({
  name,
  bytes: Buffer.from(text),
  from: { kind: 'file' },
});
const removed = (path: string, text: string) => ({
  upload: { path, hash: createHash('sha256').update(text).digest('hex') } as Upload,
  at: 1,
  change: 'a',
});

test('what was removed meanwhile is not added by a command that is done again', () => {
  const files = [file('Ferry.txt', 'It runs.'), file('faq.md', 'Ask.')];
  expect(withoutRemoved(files, { removed: [] })).toEqual(files);
  expect(withoutRemoved(files, { removed: [removed('ferry.txt', 'It runs.')] })).toEqual([files[1]]);
  // Another text under its name is another one.
  expect(withoutRemoved(files, { removed: [removed('Ferry.txt', 'It ran.')] })).toEqual(files);
});
