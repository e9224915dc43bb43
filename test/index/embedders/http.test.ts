import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openHttp } from '../../../index/embedders/http.ts';
import { EmbeddingError } from '../../../index/embedders/options.ts';
import { retryDelay } from '../../../index/embedders/retry.ts';
import { wireOf } from '../../../index/embedders/wire.ts';

const KEY = 'sk-0123456789-secret';

interface Asked {
  model: string;
  input: string[];
}

type Reply = (asked: Asked, response: ServerResponse, request: IncomingMessage) => void;

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** An endpoint on this machine. The replies are given in turn, then `right` ones. */
async function endpoint(...replies: Reply[]) {
  const asked: Asked[] = [];
  let open = 0;
  const seen = { asked, most: 0, headers: [] as IncomingMessage['headers'][], urls: [] as string[] };
  server = createServer(async (request, response) => {
    seen.most = Math.max(seen.most, ++open);
    response.on('close', () => open--);
    let body = '';
    for await (const chunk of request) body += chunk;
    const one = JSON.parse(body) as Asked;
    asked.push(one);
    seen.headers.push(request.headers);
    seen.urls.push(request.url ?? '');
    (replies.shift() ?? right)(one, response, request);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return { url, ...seen, seen };
}

/** The vector of a text is its length, its first character's code, and 1; given in reverse order, with their indices. */
function vectorOf(text: string): number[] {
  return [text.length, text.charCodeAt(0), 1];
}

const right: Reply = ({ input }, response) => {
  const data = input.map((text, index) => ({ index, embedding: vectorOf(text) })).reverse();
  response.end(JSON.stringify({ data }));
};

const status =
  (code: number, headers: Record<string, string> = {}, body = 'busy'): Reply =>
  (_, response) =>
    response.writeHead(code, headers).end(body);

const body =
  (text: string): Reply =>
  (_, response) =>
    response.end(text);

function open(url: string, more: Partial<Parameters<typeof openHttp>[0]> = {}) {
  return openHttp({ url, model: 'tiny', key: KEY, firstMs: 2, ...more });
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(EmbeddingError);
  expect((error as Error).message).not.toContain(KEY);
  return (error as Error).message;
}

function expectUnit(vector: Float32Array | undefined, numbers: number[]): void {
  const length = Math.hypot(...numbers);
  expect(Array.from(vector ?? [])).toEqual(numbers.map((value) => expect.closeTo(value / length, 6)));
}

describe('an endpoint', () => {
  test('gives unit vectors in the order of the texts, in batches of 32, four at once', async () => {
    // Nobody is answered before four are there.
    const held: (() => void)[] = [];
    const together: Reply = (...all) => {
      held.push(() => right(...all));
      if (held.length === 4) for (const reply of held.splice(0)) reply();
    };
    const { url, seen } = await endpoint(right, ...Array(8).fill(together));
    const embedder = await open(url);
    expect(embedder).toMatchObject({ dimensions: 3, meaning: true });
    const texts = Array.from(
      { length: 300 },
      (_, i) => `${String.fromCharCode(97 + (i % 26))}${'x'.repeat(i)}`,
    );
    const vectors = await embedder.embed(texts, 'passage');
    for (const [i, text] of texts.entries()) expectUnit(vectors[i], vectorOf(text));
    const sizes = seen.asked.slice(1).map(({ input }) => input.length);
    expect(sizes.sort((a, b) => b - a)).toEqual([...Array(9).fill(32), 12]);
    expect(seen.most).toBe(4);
    expect(new Set(seen.asked.map(({ model }) => model))).toEqual(new Set(['tiny']));
    expect(new Set(seen.headers.map(({ authorization }) => authorization))).toEqual(
      new Set([`Bearer ${KEY}`]),
    );
    expect(seen.urls[0]).toBe('/v1/embeddings');
  });

  test('gets the prefixes that a known model was trained with, and they are in its identity, but no key', async () => {
    const { url, asked } = await endpoint();
    const embedder = await open(url, { model: 'intfloat/multilingual-e5-small' });
    await embedder.embed(['where?'], 'query');
    await embedder.embed(['there'], 'passage');
    expect(asked.map(({ input }) => input)).toEqual([['query: ?'], ['query: where?'], ['passage: there']]);
    expect(embedder.identity).toContain('intfloat/multilingual-e5-small, 3 dimensions, mean');
    expect(embedder.identity).toContain('{"query":"query: ","passage":"passage: "}');
    expect(embedder.identity).not.toContain(KEY);
    const chinese = await open(url, { model: 'bge-large-zh' });
    expect(chinese.identity).toMatch(/^[\x20-\x7e]+$/);
  });

  test('that wants no key gets none', async () => {
    const { url, seen } = await endpoint();
    await open(url, { key: null });
    expect(seen.headers[0]?.authorization).toBeUndefined();
  });

  test.each([
    ['http://127.0.0.1:11434', 'http://127.0.0.1:11434/v1/embeddings'],
    ['http://127.0.0.1:11434/v1', 'http://127.0.0.1:11434/v1/embeddings'],
    ['http://127.0.0.1:8080/api/v3/embeddings', 'http://127.0.0.1:8080/api/v3/embeddings'],
    ['https://api.cohere.com/v2/embed', 'https://api.cohere.com/v2/embed'],
  ])('at %s is asked at %s', (url, address) => {
    expect(wireOf(url).address).toBe(address);
  });
});

describe('an endpoint in trouble', () => {
  test('that is busy is asked again after the time it says, one that fails after a longer time each', async () => {
    const { url, asked } = await endpoint(
      right,
      status(429, { 'retry-after': '1' }),
      status(500),
      status(503),
    );
    const waits: number[] = [];
    const embedder = await open(url, { firstMs: 30, wait: async (ms) => void waits.push(ms) });
    const [vector] = await embedder.embed(['abc'], 'query');
    expectUnit(vector, vectorOf('abc'));
    expect(asked).toHaveLength(5);
    expect(waits).toHaveLength(3);
    const [told, second = 0, third = 0] = waits;
    expect(told).toBe(1000);
    for (const [ms, whole] of [
      [second, 60],
      [third, 120],
    ] as const) {
      expect(ms).toBeGreaterThanOrEqual(whole / 2);
      expect(ms).toBeLessThanOrEqual(whole);
    }
  });

  test('waits are those told, in seconds or as a date, else doubled', () => {
    const now = Date.parse('2026-01-01T00:00:00Z');
    expect(retryDelay('7', 1, 500, now)).toBe(7000);
    expect(retryDelay('Thu, 01 Jan 2026 00:00:09 GMT', 1, 500, now)).toBe(9000);
    expect(retryDelay('Wed, 31 Dec 2025 23:59:59 GMT', 1, 500, now)).toBe(0);
    expect([1, 2, 3].map((done) => retryDelay(null, done, 500, now, 0))).toEqual([500, 1000, 2000]);
    expect(retryDelay('soon', 2, 500, now, 1)).toBe(500);
  });

  test('that stays busy, or wants to be left alone for long, is given up', async () => {
    const { url, asked } = await endpoint(...Array(5).fill(status(500)));
    expect(await refusal(open(url))).toBe(
      `The embedding endpoint ${url}/embeddings (EMBEDDINGS_URL) returned HTTP 500 for the model “tiny”: “busy”.`,
    );
    expect(asked).toHaveLength(5);
    const other = await endpoint(status(429, { 'retry-after': '3600' }));
    expect(await refusal(open(other.url))).toContain('returned HTTP 429');
    expect(other.asked).toHaveLength(1);
  });

  test('that refuses is not asked again, and the key it repeats is not shown', async () => {
    const { url, asked } = await endpoint(status(401, {}, `{"error":"wrong key ${KEY}"}`));
    expect(await refusal(open(url))).toContain(
      'returned HTTP 401 for the model “tiny”: “{"error":"wrong key [hidden]"}”',
    );
    expect(asked).toHaveLength(1);
  });

  test('that is slow is given up in time', async () => {
    const { url } = await endpoint(() => {});
    expect(await refusal(open(url, { requestMs: 50, tries: 1 }))).toContain('did not respond within 0.05 s');
  });

  test('that nobody answers at is named', async () => {
    const { url } = await endpoint();
    server?.close();
    expect(await refusal(open(url, { tries: 2 }))).toContain('cannot be reached: ECONNREFUSED');
  });

  test('that sends elsewhere is not followed: the key would go there too', async () => {
    const { url, asked } = await endpoint(status(307, { location: 'http://127.0.0.1:9/v1/embeddings' }));
    expect(await refusal(open(url, { tries: 1 }))).toContain('cannot be reached');
    expect(asked).toHaveLength(1);
  });

  test('whose answer is cut off is asked again', async () => {
    const cut: Reply = (_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"data":[{"emb');
      setTimeout(() => response.destroy(), 5);
    };
    const { url, asked } = await endpoint(cut, body('{"data":[{"embedding":[1,2'));
    expect((await open(url)).dimensions).toBe(3);
    expect(asked).toHaveLength(3);
  });

  test.each([
    '{"data":[]}',
    '{"embeddings":[[1,2]]}',
    '{"data":[{"embedding":"AACAPw=="}]}',
    '{"data":[{"embedding":[1,null]}]}',
    '{"data":[{"embedding":[]}]}',
    '[1]',
    'null',
  ])('that answers %s is told what was expected', async (text) => {
    const { url, asked } = await endpoint(body(text));
    expect(await refusal(open(url))).toContain(
      'should return { "data": [{ "embedding": [numbers] }, …] } with 1',
    );
    expect(asked).toHaveLength(1);
  });

  test('whose vectors change their length is refused', async () => {
    const { url } = await endpoint(right, body('{"data":[{"index":0,"embedding":[1,2]}]}'));
    const embedder = await open(url);
    expect(await refusal(embedder.embed(['a'], 'query'))).toContain(
      'vectors of 2 dimensions, expected 3 as before',
    );
  });

  test('fails all batches when one fails, and asks no more', async () => {
    const arrived: ServerResponse[] = [];
    const answered: boolean[] = [];
    const hold: Reply = (_, response) => {
      response.once('close', () => answered.push(response.writableEnded));
      arrived.push(response);
      if (arrived.length === 4) arrived[0]?.writeHead(400).end('busy');
    };
    const { url, asked } = await endpoint(right, hold, hold, hold, hold);
    const embedder = await open(url);
    await refusal(embedder.embed(Array(640).fill('text'), 'passage'));
    await vi.waitFor(() => expect(answered.toSorted()).toEqual([false, false, false, true]), 10_000);
    expect(asked).toHaveLength(5);
  });

  test('is left when nobody waits any more', async () => {
    const { url } = await endpoint(right, () => {});
    const embedder = await open(url);
    await expect(embedder.embed(['a'], 'query', AbortSignal.timeout(30))).rejects.toThrow();
  });
});
