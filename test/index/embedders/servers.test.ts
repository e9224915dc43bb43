import { describe, expect, test } from 'vitest';
import { openHttp } from '../../../index/embedders/http.ts';
import { embedderContract } from '../../contracts/embedder.ts';
import {
  cohere,
  type EmbeddingServer,
  jina,
  KEY,
  llamaCpp,
  lmStudio,
  nvidia,
  ollama,
  openAi,
  serveEmbeddings,
  textEmbeddingsInference,
  voyage,
} from '../../support/embeddingServers.ts';

/** The settings of docs/meaning.md, as far as they do not name the machine. */
const SERVERS: [name: string, server: EmbeddingServer, path: string, model: string][] = [
  ['Ollama', ollama, '/v1', 'bge-m3'],
  ['LM Studio', lmStudio, '/v1', 'text-embedding-nomic-embed-text-v1.5'],
  ['llama.cpp', llamaCpp, '/v1', 'multilingual-e5-small'],
  ['text-embeddings-inference', textEmbeddingsInference, '/v1', 'intfloat/multilingual-e5-small'],
  ['OpenAI', openAi, '/v1', 'text-embedding-3-small'],
  ['Cohere', cohere, '/v2/embed', 'embed-multilingual-v3.0'],
  ['Voyage AI', voyage, '/v1', 'voyage-3.5'],
  ['Jina AI', jina, '/v1', 'jina-embeddings-v3'],
  ['NVIDIA NIM', nvidia, '/v1', 'nvidia/llama-3.2-nv-embedqa-1b-v2'],
];

for (const [name, server, path, model] of SERVERS)
  embedderContract(name, async () => {
    const { url, close } = await serveEmbeddings(server);
    // A double gets another port each time, which is part of the identity.
    const embedder = await openHttp({ url: `${url}${path}`, model, key: KEY });
    return { embedder: { ...embedder, identity: embedder.identity.replace(url, '') }, close };
  });

async function open(
  [server, ...first]: Parameters<typeof serveEmbeddings>,
  model: string,
  { path = '/v1', key = KEY }: { path?: string; key?: string } = {},
) {
  const { url, asked, close } = await serveEmbeddings(server, ...first);
  const warnings: string[] = [];
  const waits: number[] = [];
  const opening = openHttp({
    url: `${url}${path}`,
    model,
    key,
    wait: async (ms) => void waits.push(ms),
    warn: (warning) => warnings.push(warning),
  }).finally(() => setTimeout(close, 5000).unref());
  const refusal = () =>
    opening.then(
      () => 'no refusal',
      (error: Error) => error.message,
    );
  return { opening, refusal, asked, warnings, waits };
}

describe('questions and passages are told apart', () => {
  test.each([
    [
      'Cohere',
      cohere,
      '/v2/embed',
      'embed-multilingual-v3.0',
      'input_type',
      'search_query',
      'search_document',
    ],
    ['Voyage AI', voyage, '/v1', 'voyage-3.5', 'input_type', 'query', 'document'],
    ['Jina AI', jina, '/v1', 'jina-embeddings-v3', 'task', 'retrieval.query', 'retrieval.passage'],
    ['NVIDIA', nvidia, '/v1', 'nvidia/nv-embedqa-e5-v5', 'input_type', 'query', 'passage'],
  ] as const)('as %s wants it', async (_, server, path, model, field, query, passage) => {
    const { opening, asked } = await open([server], model, { path });
    const embedder = await opening;
    await embedder.embed(['Where?'], 'query');
    await embedder.embed(['Here.'], 'passage');
    expect(asked.map(({ body }) => body[field])).toEqual([query, query, passage]);
    expect(embedder.identity).toContain(`"${passage}"`);
  });
});

describe('too much at once', () => {
  test('is asked for in halves', async () => {
    const { opening, asked, warnings } = await open([textEmbeddingsInference], 'bge-m3');
    const texts = Array.from({ length: 20 }, (_, i) => `Bees of hive ${i}.`);
    expect(await (await opening).embed(texts, 'passage')).toHaveLength(20);
    const sizes = asked.slice(1).map(({ body }) => body.input?.length);
    expect(sizes).toEqual([20, 10, 5, 5, 10, 5, 5]);
    expect(warnings).toEqual([]);
  });

  test.each([
    ['text-embeddings-inference', textEmbeddingsInference],
    ['llama.cpp', llamaCpp],
    ['Ollama', ollama],
    ['OpenAI', openAi],
    ['NVIDIA', nvidia],
  ])('one long text is cut, the others are not, and it is said: %s', async (_, server) => {
    const model = server === nvidia ? 'nv-embedqa' : 'bge-m3';
    const { opening, asked, warnings } = await open([server], model);
    const embedder = await opening;
    const long = 'The lighthouse was built in 1887. '.repeat(600);
    const [cut, whole] = await embedder.embed([long, 'Bees make honey.'], 'passage');
    expect(whole).toEqual((await embedder.embed(['Bees make honey.'], 'passage'))[0]);
    const taken = asked.at(-2)?.body.input?.[0] ?? asked.at(-3)?.body.input?.[0] ?? '';
    expect(cut).toHaveLength(embedder.dimensions);
    expect(taken.length).toBeLessThan(long.length);
    expect(warnings).toEqual([
      expect.stringMatching(/^Too long for the embedding model “.*”: of 1 of 2 texts only the beginning/),
    ]);
  });
});

describe('a server that refuses says why', () => {
  test.each<[string, EmbeddingServer, string, { path?: string; key?: string }, string]>([
    [
      'Ollama without the model',
      ollama,
      'bge-m4',
      {},
      'HTTP 404 for the model “bge-m4”: “{"error":{"message":"model \\"bge-m4\\" not found, try pulling it first"',
    ],
    [
      'Ollama with a model that only chats',
      ollama,
      'llama3.2',
      {},
      'HTTP 501 for the model “llama3.2”: “{"error":{"message":"This server does not support embeddings.',
    ],
    [
      'LM Studio without a loaded model',
      lmStudio,
      'none',
      {},
      'HTTP 400 for the model “none”: “{"error":"No models loaded.',
    ],
    [
      'LM Studio at another address',
      lmStudio,
      'bge-m3',
      { path: '/api' },
      'got “{"error":"Unexpected endpoint or method. (POST /api/embeddings)"}”',
    ],
    [
      'OpenAI with a wrong key',
      openAi,
      'text-embedding-3-small',
      { key: 'sk-wrong' },
      'HTTP 401 for the model “text-embedding-3-small”: “{"error":{"message":"Incorrect API key provided: [hidden].',
    ],
    [
      'Cohere as OpenAI speaks',
      cohere,
      'embed-v4.0',
      { path: '/v2' },
      'HTTP 404 for the model “embed-v4.0”: “{"message":"invalid request: page not found"}”',
    ],
    [
      'Voyage AI with a wrong key',
      voyage,
      'voyage-3.5',
      { key: 'pa-wrong' },
      'HTTP 401 for the model “voyage-3.5”: “{"detail":"Provided API key is invalid."}”',
    ],
  ])('%s', async (_, server, model, how, why) => {
    const { refusal, asked } = await open([server], model, how);
    expect(await refusal()).toContain(why);
    expect(asked).toHaveLength(1);
  });

  test('OpenAI without credit, where no wait helps', async () => {
    const error = {
      message: 'You exceeded your current quota',
      type: 'insufficient_quota',
      code: 'insufficient_quota',
    };
    const { refusal, asked } = await open(
      [openAi, { status: 429, body: { error } }],
      'text-embedding-3-small',
    );
    expect(await refusal()).toContain('HTTP 429');
    expect(asked).toHaveLength(1);
  });
});

describe('a server that is busy is asked again', () => {
  test.each<[string, EmbeddingServer, Parameters<typeof serveEmbeddings>[1], number | null]>([
    [
      'OpenAI, after as long as it says',
      openAi,
      {
        status: 429,
        headers: { 'retry-after': '7' },
        body: { error: { message: 'Rate limit reached', type: 'requests', code: 'rate_limit_exceeded' } },
      },
      7000,
    ],
    [
      'llama.cpp that is still loading',
      llamaCpp,
      { status: 503, body: { error: { code: 503, message: 'Loading model', type: 'unavailable_error' } } },
      null,
    ],
    [
      'text-embeddings-inference with too many requests',
      textEmbeddingsInference,
      { status: 429, body: { message: 'Model is overloaded', code: 429, type: 'Overloaded' } },
      null,
    ],
    [
      'Cohere with a trial key',
      cohere,
      {
        status: 429,
        body: { message: 'You are using a Trial key, which is limited to 40 API calls / minute.' },
      },
      null,
    ],
  ])('%s', async (_, server, busy, told) => {
    const how = server === cohere ? { path: '/v2/embed' } : {};
    const model = server === cohere ? 'embed-multilingual-v3.0' : 'bge-m3';
    const { opening, asked, waits } = await open([server, busy as NonNullable<typeof busy>], model, how);
    expect((await opening).dimensions).toBeGreaterThan(0);
    expect(asked).toHaveLength(2);
    expect(waits).toEqual([told ?? expect.any(Number)]);
  });
});
