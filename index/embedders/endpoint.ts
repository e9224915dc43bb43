import { truncate } from '../text/cut.ts';
import { unitVector } from '../text/unitVector.ts';
import { collapseWhitespace } from '../text/whitespace.ts';
import { EmbeddingError } from './options.ts';
import { TemporaryError } from './retry.ts';
import type { Wire } from './wire.ts';

export interface EndpointOptions {
  model: string;
  /** Sent as a bearer token; null: none. In no message. */
  key: string | null;
  /** How long one request may take (60 s). */
  requestMs?: number;
}

/** The endpoint takes fewer texts a request, or shorter ones. */
export class TooMuchError extends EmbeddingError {}

/**
 * Asks an endpoint once for the vectors of some texts. Throws a `TemporaryError` where a retry may help, a `TooMuchError` where less may,
 * else an `EmbeddingError`. `dimensions`: of the vectors before, null for the first.
 */
export async function askEndpoint(
  wire: Wire,
  { model, key, requestMs = 60_000 }: EndpointOptions,
  request: { body: unknown; count: number; dimensions: number | null },
  signal?: AbortSignal,
): Promise<Float32Array[]> {
  const say = (what: string) => clean(`The embedding endpoint ${wire.address} (EMBEDDINGS_URL) ${what}`, key);
  const timeout = AbortSignal.timeout(requestMs);
  let response: Response;
  let body: string;
  try {
    response = await fetch(wire.address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
      body: JSON.stringify(request.body),
      // Wherever it leads, the key and the articles would go there too.
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    body = await response.text();
  } catch (error) {
    signal?.throwIfAborted();
    const late = timeout.aborted ? `did not respond within ${requestMs / 1000} s` : null;
    throw new TemporaryError(say(`${late ?? `cannot be reached: ${findCause(error)}`}.`));
  }
  if (!response.ok) {
    const what = say(`returned HTTP ${response.status} for the model “${model}”: ${excerpt(body)}.`);
    throw refusal(response.status, body, what, response.headers.get('retry-after'));
  }
  return read(wire, body, request, say);
}

function refusal(status: number, body: string, what: string, retryAfter: string | null): EmbeddingError {
  if (status === 413 || (MAY_MEAN_SIZE.has(status) && SIZE.test(body))) return new TooMuchError(what);
  const mayPass = status === 408 || status === 429 || (status >= 500 && status !== 501);
  return mayPass && !SPENT.test(body) ? new TemporaryError(what, retryAfter) : new EmbeddingError(what);
}

/** What servers answer where there are too many texts, or too long ones: OpenAI 400, text-embeddings-inference 413 or 422, llama.cpp 500. */
const MAY_MEAN_SIZE = new Set([400, 422, 500]);

/** How they put it, such as “maximum context length is 8192 tokens”, “batch size 60 > maximum allowed batch size 32”. */
const SIZE =
  /too (?:large|long|many)|exceed|maximum|max allowed|at most|(?:larger|less) than|context (?:length|size)/i;

/** OpenAI's 429 when there is nothing left to pay with: no wait helps. */
const SPENT = /insufficient_quota/;

function read(
  wire: Wire,
  body: string,
  { count, dimensions }: { count: number; dimensions: number | null },
  say: (what: string) => string,
): Float32Array[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new TemporaryError(say(`did not return valid JSON: ${excerpt(body)}.`));
  }
  const vectors = wire.vectors(parsed);
  const size = dimensions ?? (isVector(vectors[0]) ? vectors[0].length : 0);
  return Array.from({ length: count }, (_, i) => {
    const vector = vectors[i];
    if (!isVector(vector))
      throw new EmbeddingError(
        say(`should return ${wire.shape} with ${count} of them, got ${excerpt(body)}.`),
      );
    if (vector.length !== size)
      throw new EmbeddingError(
        say(`returned vectors of ${vector.length} dimensions, expected ${size} as before.`),
      );
    return unitVector(vector);
  });
}

function isVector(value: unknown): value is number[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => typeof one === 'number' && Number.isFinite(one))
  );
}

function excerpt(body: string): string {
  const text = collapseWhitespace(body);
  return text ? `“${truncate(text, 160)}${text.length > 160 ? '…' : ''}”` : 'nothing';
}

function findCause(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error
    ? (cause as NodeJS.ErrnoException).code || cause.message
    : String(message ?? error);
}

function clean(text: string, key: string | null): string {
  return key ? text.replaceAll(key, '[hidden]') : text;
}
