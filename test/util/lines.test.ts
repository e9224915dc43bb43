import { PassThrough, Readable, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { readLines, writerOf } from '../../src/util/lines.ts';

test('lines end at \\n or \\r\\n only, however the bytes arrive', async () => {
  const bytes = Buffer.from('\ufeffone\r\ntwö\u2028still two\n\nlast');
  const chunks = Array.from(bytes, (byte) => Buffer.from([byte]));
  expect(await all(readLines(Readable.from(chunks, { objectMode: false })))).toEqual([
    'one',
    'twö\u2028still two',
    '',
    'last',
  ]);
  expect(await all(readLines(Readable.from([])))).toEqual([]);
});

test('a writer waits for room', async () => {
  const slow = new PassThrough({ highWaterMark: 4 });
  const write = writerOf(slow);
  let done = false;
  const writing = write('more than four').then((open) => {
    done = true;
    return open;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(done).toBe(false);
  slow.resume();
  expect(await writing).toBe(true);
});

test('a reader that leaves early is no fault', async () => {
  const gone = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
  });
  const write = writerOf(gone);
  await write('a');
  await new Promise((resolve) => setImmediate(resolve));
  expect(await write('b')).toBe(false);
});

async function all(lines: AsyncIterable<string>): Promise<string[]> {
  const read: string[] = [];
  for await (const line of lines) read.push(line);
  return read;
}
