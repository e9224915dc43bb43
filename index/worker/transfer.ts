import type { MessagePort } from 'node:worker_threads';
import type { Embedder } from '../embedders/embedder.ts';
import type { Index } from '../engine/languageIndex.ts';
import type { Seed } from '../ingest/seed.ts';
import { textToEmbed } from '../ingest/textToEmbed.ts';

/** What the thread of the last index knows and the thread of the next one need not work out again. */
export interface WarmState {
  /** The identity of the embedder that made the vectors; empty without any. */
  embedder: string;
  /** By path. */
  seeds: Map<string, Seed>;
  /** By what stood for the passage before the embedder. */
  vectors: Map<string, Float32Array>;
}

/** One article on its way from thread to thread. */
interface ArticleTransfer {
  /** What made it (see maker.ts). */
  maker: string;
  embedder: string;
  seed: Seed;
  /** Start and end of each passage, one after the other. */
  spans: Uint32Array;
  /** The headings above each. */
  headings: string[];
  /** Their vectors, one after the other. */
  vectors: Float32Array;
}

/**
 * Sends what an index was made of to the port, and closes it. Questions are answered in between: a batch takes about
 * a millisecond.
 */
export async function transfer(maker: string, seeds: Seed[], index: Index, port: MessagePort): Promise<void> {
  const articles = packed(maker, seeds, index);
  for (let batch = take(articles); batch.length > 0; batch = take(articles)) {
    port.postMessage(batch);
    await new Promise((resolve) => setImmediate(resolve));
  }
  port.postMessage(null);
  port.close();
}

/**
 * Receives what another thread transfers: all of it, or as much as came before that thread ended or fell silent. Nothing of
 * another maker: an upgrade is on the disk, and that thread is of the version before.
 */
export function receive(port: MessagePort, maker: string, silenceMs = 10_000): Promise<WarmState> {
  const warm: WarmState = { embedder: '', seeds: new Map(), vectors: new Map() };
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      port.close();
      resolve(warm);
    };
    const timer = setTimeout(end, silenceMs);
    port.on('close', end);
    port.on('message', (batch: ArticleTransfer[] | null) => {
      if (!batch) return end();
      timer.refresh();
      for (const article of batch) if (article.maker === maker) unpack(article, warm);
    });
  });
}

/** An embedder that takes a vector from `vectors` where the text is there. */
export function reuseVectors(embedder: Embedder, vectors: ReadonlyMap<string, Float32Array>): Embedder {
  return {
    ...embedder,
    async embed(texts, kind, signal) {
      if (kind !== 'passage' || vectors.size === 0) return embedder.embed(texts, kind, signal);
      signal?.throwIfAborted();
      const missing = texts.filter((text) => !vectors.has(text));
      const fresh = missing.length > 0 ? await embedder.embed(missing, kind, signal) : [];
      let next = 0;
      return texts.map((text) => vectors.get(text) ?? (fresh[next++] as Float32Array));
    },
  };
}

/** Characters and numbers sent at once. */
const BATCH = 200_000;

function* packed(maker: string, seeds: Seed[], index: Index): Generator<ArticleTransfer> {
  const own = new Map(
    seeds.map((seed) => [
      seed.article,
      { seed, spans: [] as number[], headings: [] as string[], places: [] as number[] },
    ]),
  );
  const { identity: embedder, dimensions: size } = index.embedder;
  for (const language of index.languages.values()) {
    for (const [place, { article, heading, start, end }] of language.passages.entries()) {
      const entry = own.get(article);
      entry?.spans.push(start, end);
      entry?.headings.push(heading);
      entry?.places.push(place);
    }
  }
  for (const { seed, spans, headings, places } of own.values()) {
    const vectors = new Float32Array(places.length * size);
    const kept = index.languages.get(seed.article.language);
    for (const [i, place] of places.entries()) vectors.set(kept?.vectorAt(place) ?? [], i * size);
    yield { maker, embedder, seed, spans: Uint32Array.from(spans), headings, vectors };
  }
}

function take(transfers: Iterator<ArticleTransfer>): ArticleTransfer[] {
  const taken: ArticleTransfer[] = [];
  for (let size = 0; size < BATCH; ) {
    const { value, done } = transfers.next();
    if (done) break;
    taken.push(value);
    size += value.seed.article.text.length + value.vectors.length;
  }
  return taken;
}

function unpack({ embedder, seed, spans, headings, vectors }: ArticleTransfer, warm: WarmState): void {
  warm.embedder = embedder;
  const { article } = seed;
  warm.seeds.set(article.path, seed);
  const size = vectors.length / headings.length;
  for (const [i, heading] of headings.entries()) {
    const text = textToEmbed(article, { heading, start: spans[2 * i] ?? 0, end: spans[2 * i + 1] ?? 0 });
    warm.vectors.set(text, vectors.subarray(i * size, (i + 1) * size));
  }
}
