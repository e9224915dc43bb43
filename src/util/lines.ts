import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/**
 * The lines of a stream of text, without their ends (`\n` or `\r\n`), the last one too if it has none. Unlike
 * readline it loses nothing that arrives while a line is being processed, and a line separator inside JSON does not end a line.
 */
export async function* readLines(input: Readable): AsyncGenerator<string> {
  input.setEncoding('utf8');
  let rest = '';
  let first = true;
  for await (const chunk of input) {
    const text = first ? String(chunk).replace(/^\ufeff/, '') : String(chunk);
    first = false;
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.replace(/\r$/, '');
  }
  if (rest) yield rest.replace(/\r$/, '');
}

/** Writes, and waits until there is room for more; false when the reader has gone. */
export type Write = (text: string) => Promise<boolean>;

/** A writer on a stream. A reader that leaves early (`| head -1`) is not an error. */
export function writerOf(output: Writable): Write {
  let open = true;
  output.on('error', () => {
    open = false;
  });
  return async (text) => {
    if (!open || output.destroyed) return false;
    if (!output.write(text))
      await Promise.race([once(output, 'drain'), once(output, 'close')]).catch(() => {});
    return open;
  };
}
