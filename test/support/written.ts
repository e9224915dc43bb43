import type { Readable } from 'node:stream';

/** All that was written to a stream since it was last read: by `read()` it comes whole or chunk by chunk, as Node's version likes. */
export function written(stream: Readable): string {
  const chunks: Buffer[] = [];
  for (let chunk = stream.read(); chunk !== null; chunk = stream.read()) chunks.push(Buffer.from(chunk));
  return String(Buffer.concat(chunks));
}
