import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCache } from '../../../index/embedders/cache.ts';
import { withCircuitBreaker } from '../../../index/embedders/circuitBreaker.ts';
import { openHttp } from '../../../index/embedders/http.ts';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { reuseVectors } from '../../../index/worker/transfer.ts';
import { embedderContract, PASSAGES } from '../../contracts/embedder.ts';
import { meant } from '../../support/bilingual.ts';

let server: Server;
let asked: string[] = [];
const folder = mkdtempSync(path.join(tmpdir(), 'footnote-embedder-'));

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { input } = JSON.parse(body) as { input: string[] };
    asked.push(...input);
    response.end(JSON.stringify({ data: input.map((text) => ({ embedding: [...meant(text)] })) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

function endpoint(model = 'table') {
  const { port } = server.address() as AddressInfo;
  return openHttp({ url: `http://127.0.0.1:${port}/v1`, model, key: null });
}

/** An endpoint of whose vectors some were kept on disk. */
async function cached() {
  const embedder = await endpoint();
  const kept = PASSAGES.slice(0, 50);
  const { identity, dimensions } = embedder;
  openCache(folder, identity, dimensions).put(kept, await embedder.embed(kept, 'passage'));
  const cache = openCache(folder, identity, dimensions);
  const vectors = new Map(kept.map((text) => [text, cache.get(text) as Float32Array]));
  return reuseVectors(embedder, vectors);
}

embedderContract('The offline embedder', async () => ({ embedder: offlineEmbedder }));
embedderContract('An endpoint', async () => ({ embedder: await endpoint() }));
embedderContract('An endpoint whose model wants prefixes', async () => ({
  embedder: await endpoint('multilingual-e5-small'),
}));
embedderContract('An endpoint with vectors kept on disk', async () => ({ embedder: await cached() }));
embedderContract('An endpoint as questions ask it', async () => ({
  embedder: withCircuitBreaker(await endpoint(), (warning) => expect.fail(warning)),
}));

test('a model that wants prefixes gets the one of the kind', async () => {
  const embedder = await endpoint('multilingual-e5-small');
  asked = [];
  await embedder.embed(['Bees?'], 'query');
  await embedder.embed(['Bees.'], 'passage');
  expect(asked).toEqual(['query: Bees?', 'passage: Bees.']);
});

test('vectors kept on disk are not asked for again', async () => {
  const embedder = await cached();
  asked = [];
  await embedder.embed(PASSAGES, 'passage');
  expect(asked.toSorted()).toEqual(PASSAGES.slice(50).toSorted());
});
