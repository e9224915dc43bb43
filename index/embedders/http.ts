import { truncate } from '../text/cut.ts';
import { runConcurrently, splitIntoBatches } from './batches.ts';
import { askEndpoint, type EndpointOptions, TooMuchError } from './endpoint.ts';
import { formatIdentity, matchFamily } from './family.ts';
import type { ModelEmbedder } from './options.ts';
import { type RetryOptions, withRetries } from './retry.ts';
import { fieldsOf, wireOf } from './wire.ts';

export interface HttpOptions extends EndpointOptions, RetryOptions {
  /** The endpoint's base or whole address (see `wireOf`). */
  url: string;
  /** Hears of what was cut. */
  warn?: (warning: string) => void;
}

/** Texts a request: what text-embeddings-inference takes unless it is told otherwise. */
const BATCH = 32;

/** Requests at once. */
const WIDTH = 4;

/** At the start somebody waits, and the thread that opens it counts as hung after two minutes. */
const PROBE_MS = 15_000;

/** A text of so many UTF-16 units is too long for no model: what is refused then is something else. */
const SHORTEST = 100;

/**
 * Opens an endpoint, and asks it for one vector to learn their dimension. What is too much for it is asked for in halves, and a text
 * that is too long alone is cut. Throws an `EmbeddingError` when it cannot be reached, refuses, or answers something else.
 */
export async function openHttp(options: HttpOptions): Promise<ModelEmbedder> {
  const { model, warn = () => {} } = options;
  const family = matchFamily(model);
  const wire = wireOf(options.url);
  type Kind = 'query' | 'passage';
  const ask = (texts: string[], kind: Kind, size: number | null, signal?: AbortSignal, how = options) => {
    const prefixed = texts.map((text) => family[kind] + text);
    const body = wire.body(model, prefixed, fieldsOf(family, kind));
    const request = { body, count: texts.length, dimensions: size };
    return withRetries(how, signal, () => askEndpoint(wire, how, request, signal));
  };
  const { requestMs = PROBE_MS, longestMs = PROBE_MS } = options;
  const [probe] = await ask(['?'], 'query', null, undefined, { ...options, requestMs, longestMs });
  const dimensions = (probe as Float32Array).length;
  return {
    identity: formatIdentity(`http ${wire.address}`, model, dimensions, family),
    dimensions,
    meaning: true,
    slice: BATCH * WIDTH,
    async embed(texts, kind, signal) {
      const vectors: Float32Array[] = [];
      const lengths: number[] = [];
      const failed = new AbortController();
      const stop = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
      const inPieces = (batch: string[]) =>
        inHalves(
          batch,
          (piece) => ask(piece, kind, dimensions, stop),
          (length) => lengths.push(length),
        );
      await runConcurrently(splitIntoBatches(texts, BATCH), WIDTH, async (batch) => {
        const got = await inPieces(batch.map((place) => texts[place] as string)).catch((error: unknown) => {
          failed.abort(error);
          throw error;
        });
        for (const [i, place] of batch.entries()) vectors[place] = got[i] as Float32Array;
      });
      if (lengths.length > 0)
        warn(
          `Too long for the embedding model “${model}”: of ${lengths.length} of ${texts.length} texts only the beginning is embedded, ${Math.min(...lengths)} characters or more.`,
        );
      return vectors;
    },
  };
}

type Ask = (texts: string[]) => Promise<Float32Array[]>;

/** What `ask` gives for the texts: in halves where they are too many, and for the beginning of one that is too long. */
async function inHalves(texts: string[], ask: Ask, onCut: (length: number) => void): Promise<Float32Array[]> {
  try {
    return await ask(texts);
  } catch (error) {
    if (!(error instanceof TooMuchError)) throw error;
    if (texts.length === 1) return askForBeginning(texts[0] as string, ask, onCut, error);
    const half = Math.ceil(texts.length / 2);
    const first = await inHalves(texts.slice(0, half), ask, onCut);
    return [...first, ...(await inHalves(texts.slice(half), ask, onCut))];
  }
}

/** Throws `error` where no beginning is short enough. */
async function askForBeginning(
  text: string,
  ask: Ask,
  onCut: (length: number) => void,
  error: TooMuchError,
): Promise<Float32Array[]> {
  for (let length = text.length >> 1; length >= SHORTEST; length >>= 1) {
    try {
      const vectors = await ask([truncate(text, length)]);
      onCut(length);
      return vectors;
    } catch (next) {
      if (!(next instanceof TooMuchError)) throw next;
    }
  }
  throw error;
}
