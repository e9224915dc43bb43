import { truncate } from '../text/cut.ts';
import { unitVector } from '../text/unitVector.ts';
import { collapseWhitespace } from '../text/whitespace.ts';
import { runConcurrently, splitIntoBatches } from './batches.ts';
import { formatIdentity, matchFamily } from './family.ts';
import { EmbeddingError, type ModelEmbedder } from './options.ts';
import { type RetryOptions, TemporaryError, withRetries } from './retry.ts';

export interface HttpOptions extends RetryOptions {
  /** The endpoint's base (`http://127.0.0.1:11434/v1`) or whole address (`…/v1/embeddings`). */
  url: string;
  model: string;
  /** Sent as a bearer token; null: none. In no message. */
  key: string | null;
  /** How long one request may take (60 s). */
  requestMs?: number;
}

/** Texts a request: what text-embeddings-inference takes unless it is told otherwise. */
const BATCH = 32;

/** Requests at once. */
const WIDTH = 4;

/** At the start somebody waits, and the thread that opens it counts as hung after two minutes. */
const PROBE_MS = 15_000;

/**
 * Opens an endpoint that speaks OpenAI's `/v1/embeddings`, and asks it for one vector to learn their dimension. Throws an
 * `EmbeddingError` when it cannot be reached, refuses, or answers something else.
 */
export async function openHttp(options: HttpOptions): Promise<ModelEmbedder> {
  const { model } = options;
  const family = matchFamily(model);
  const { requestMs = PROBE_MS, longestMs = PROBE_MS } = options;
  const [probe] = await request({ ...options, requestMs, longestMs }, [`${family.query}?`], null);
  const dimensions = (probe as Float32Array).length;
  return {
    identity: formatIdentity(`http ${addressOf(options.url)}`, model, dimensions, family),
    dimensions,
    meaning: true,
    slice: BATCH * WIDTH,
    async embed(texts, kind, signal) {
      const vectors: Float32Array[] = [];
      const failed = new AbortController();
      const stop = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
      await runConcurrently(splitIntoBatches(texts, BATCH), WIDTH, async (batch) => {
        const prefixed = batch.map((place) => family[kind] + texts[place]);
        const got = await request(options, prefixed, dimensions, stop).catch((error: unknown) => {
          failed.abort(error);
          throw error;
        });
        for (const [i, place] of batch.entries()) vectors[place] = got[i] as Float32Array;
      });
      return vectors;
    },
  };
}

/** The whole address of an endpoint, from its base. */
export function addressOf(url: string): string {
  const base = url.replace(/\/+$/, '');
  if (base.endsWith('/embeddings')) return base;
  return new URL(base).pathname === '/' ? `${base}/v1/embeddings` : `${base}/embeddings`;
}

function request(
  options: HttpOptions,
  input: string[],
  dimensions: number | null,
  signal?: AbortSignal,
): Promise<Float32Array[]> {
  return withRetries(options, signal, () => once(options, input, dimensions, signal));
}

async function once(
  { url, model, key, requestMs = 60_000 }: HttpOptions,
  input: string[],
  dimensions: number | null,
  signal?: AbortSignal,
): Promise<Float32Array[]> {
  const address = addressOf(url);
  const say = (what: string) => clean(`The embedding endpoint ${address} (EMBEDDINGS_URL) ${what}`, key);
  const timeout = AbortSignal.timeout(requestMs);
  let response: Response;
  let body: string;
  try {
    response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
      body: JSON.stringify({ model, input }),
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
    if (response.status !== 408 && response.status !== 429 && response.status < 500)
      throw new EmbeddingError(what);
    throw new TemporaryError(what, response.headers.get('retry-after'));
  }
  return read(body, input.length, dimensions, say);
}

function read(
  body: string,
  count: number,
  dimensions: number | null,
  say: (what: string) => string,
): Float32Array[] {
  let parsed: { data?: unknown };
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new TemporaryError(say(`did not return valid JSON: ${excerpt(body)}.`));
  }
  const data = Array.isArray(parsed?.data) ? (parsed.data as { index?: unknown; embedding?: unknown }[]) : [];
  const vectors: Float32Array[] = [];
  for (const [i, one] of data.entries()) {
    const at = one?.index ?? i;
    if (typeof at === 'number' && isVector(one?.embedding)) vectors[at] = unitVector(one.embedding);
  }
  const size = dimensions ?? vectors[0]?.length ?? 0;
  for (let i = 0; i < count; i++) {
    const found = vectors[i]?.length;
    if (found === undefined || found === 0)
      throw new EmbeddingError(
        say(
          `should return { "data": [{ "embedding": [numbers] }, …] } with ${count} of them, got ${excerpt(body)}.`,
        ),
      );
    if (found !== size)
      throw new EmbeddingError(say(`returned vectors of ${found} dimensions, expected ${size} as before.`));
  }
  return vectors.slice(0, count);
}

function isVector(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'number' && Number.isFinite(one));
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
