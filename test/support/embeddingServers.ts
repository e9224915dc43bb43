import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { meant } from './bilingual.ts';

/** What a double of an embedding server is asked. */
export interface AskedServer {
  path: string;
  key: string | undefined;
  body: { model?: string; input?: string[]; texts?: string[] } & Record<string, unknown>;
}

/** What it answers: status 200 and no headers unless given. */
interface Told {
  status?: number;
  headers?: Record<string, string>;
  body: unknown;
}

/** Answers as one kind of server does; throws a `Told` where it refuses. */
export type EmbeddingServer = (asked: AskedServer) => Told;

export const KEY = 'sk-0123456789-secret';

/** Texts are measured in these: nearly what a tokenizer makes of English. */
function tokens(text: string): number {
  return Math.ceil(text.length / 4);
}

function refuse(status: number, body: unknown, headers?: Record<string, string>): never {
  throw { status, body, headers } satisfies Told;
}

function openAiList(model: unknown, input: readonly string[]): Told {
  const data = input.map((text, index) => ({ object: 'embedding', index, embedding: [...meant(text)] }));
  return { body: { object: 'list', data, model, usage: { prompt_tokens: 8, total_tokens: 8 } } };
}

function openAiError(message: string, type: string, code: string | null = null): unknown {
  return { error: { message, type, param: null, code } };
}

/** Ollama 0.12: `ollama pull bge-m3`. */
export const ollama: EmbeddingServer = ({ path, body: { model, input = [] } }) => {
  if (path !== '/v1/embeddings') refuse(404, '404 page not found');
  if (model === 'llama3.2')
    refuse(
      501,
      openAiError('This server does not support embeddings. Start it with `--embeddings`', 'api_error'),
    );
  if (model !== 'bge-m3')
    refuse(404, openAiError(`model "${model}" not found, try pulling it first`, 'not_found_error'));
  if (input.some((text) => tokens(text) > 2048))
    refuse(400, openAiError('the input length exceeds the context length', 'invalid_request_error'));
  return openAiList(model, input);
};

/** LM Studio 0.3: a wrong address is no error to it. It cuts what is too long. */
export const lmStudio: EmbeddingServer = ({ path, body: { model, input = [] } }) => {
  if (path !== '/v1/embeddings') return { body: { error: `Unexpected endpoint or method. (POST ${path})` } };
  if (model === 'none')
    refuse(400, {
      error: "No models loaded. Please load a model in the developer page or use the 'lms load' command.",
    });
  const data = input.map((text, index) => ({ object: 'embedding', embedding: [...meant(text)], index }));
  return { body: { object: 'list', data, model, usage: { prompt_tokens: 0, total_tokens: 0 } } };
};

/** llama-server --embeddings --pooling mean, whose physical batch holds 512 tokens. It does not look at the model's name. */
export const llamaCpp: EmbeddingServer = ({ body: { input = [], model } }) => {
  for (const text of input)
    if (tokens(text) > 512)
      refuse(500, {
        error: {
          code: 500,
          message: `input (${tokens(text)} tokens) is too large to process. increase the physical batch size (current batch size: 512)`,
          type: 'server_error',
        },
      });
  return openAiList(model, input);
};

/** text-embeddings-inference 1.8 with --max-client-batch-size 8 and a model of 512 tokens that is not told to cut. */
export const textEmbeddingsInference: EmbeddingServer = ({ body: { input = [], model } }) => {
  const refusal = (message: string) => refuse(413, { message, code: 413, type: 'Validation' });
  if (input.length > 8) refusal(`batch size ${input.length} > maximum allowed batch size 8`);
  for (const text of input)
    if (tokens(text) > 512)
      refusal(`Input validation error: \`inputs\` must have less than 512 tokens. Given: ${tokens(text)}`);
  return openAiList(model, input);
};

/** OpenAI. */
export const openAi: EmbeddingServer = ({ key, body: { input = [], model } }) => {
  if (key !== `Bearer ${KEY}`)
    refuse(
      401,
      openAiError(
        `Incorrect API key provided: ${key?.slice(7)}. You can find your API key at https://platform.openai.com/account/api-keys.`,
        'invalid_request_error',
        'invalid_api_key',
      ),
    );
  for (const text of input)
    if (tokens(text) > 4000)
      refuse(
        400,
        openAiError(
          `This model's maximum context length is 4000 tokens, however you requested ${tokens(text)} tokens (${tokens(text)} in your prompt; 0 for the completion). Please reduce your prompt; or completion length.`,
          'invalid_request_error',
        ),
      );
  return openAiList(model, input);
};

/** Cohere's v2/embed. It cuts what is too long. */
export const cohere: EmbeddingServer = ({ path, key, body }) => {
  const { texts = [], input_type, embedding_types } = body;
  if (path !== '/v2/embed') refuse(404, { message: 'invalid request: page not found' });
  if (key !== `Bearer ${KEY}`) refuse(401, { message: 'invalid api token' });
  if (input_type !== 'search_query' && input_type !== 'search_document')
    refuse(400, { message: 'invalid request: valid input_type must be provided with the provided model' });
  if (texts.length > 96)
    refuse(400, {
      message: `invalid request: total number of texts must be at most 96 - received ${texts.length}`,
    });
  const float = texts.map((text) => [...meant(text)]);
  const embeddings = JSON.stringify(embedding_types) === '["float"]' ? { float } : {};
  return { body: { id: 'da6e531f', texts, embeddings, response_type: 'embeddings_by_type' } };
};

/** Voyage AI, which takes so many tokens at once. */
export const voyage: EmbeddingServer = ({ key, body: { input = [], model, input_type } }) => {
  if (key !== `Bearer ${KEY}`) refuse(401, { detail: 'Provided API key is invalid.' });
  if (input_type !== 'query' && input_type !== 'document') refuse(400, { detail: 'input_type' });
  const all = input.reduce((sum, text) => sum + tokens(text), 0);
  if (all > 3000)
    refuse(400, {
      detail: `Request to model '${model}' failed. The max allowed tokens per submitted batch is 3000. Your batch has ${all} tokens after truncation. Please lower the number of tokens in the batch.`,
    });
  return openAiList(model, input);
};

/** Jina AI. */
export const jina: EmbeddingServer = ({ key, body: { input = [], model, task } }) => {
  if (key !== `Bearer ${KEY}`) refuse(401, { detail: 'Unauthorized' });
  if (task !== 'retrieval.query' && task !== 'retrieval.passage') refuse(422, { detail: 'task' });
  return openAiList(model, input);
};

/** An NVIDIA NIM with a model that tells questions from passages. */
export const nvidia: EmbeddingServer = ({ body: { input = [], model, input_type } }) => {
  if (input_type !== 'query' && input_type !== 'passage')
    refuse(400, { error: "'input_type' parameter is required for asymmetric models" });
  for (const text of input)
    if (tokens(text) > 512)
      refuse(400, { error: `Input length ${tokens(text)} exceeds maximum allowed token size 512` });
  return openAiList(model, input);
};

/** A server on this machine. What is in `first` it answers before anything else. */
export async function serveEmbeddings(server: EmbeddingServer, ...first: Told[]) {
  const asked: AskedServer[] = [];
  const http: Server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const one = { path: request.url ?? '', key: request.headers.authorization, body: JSON.parse(text) };
    asked.push(one);
    const { status = 200, headers, body } = first.shift() ?? answer(server, one);
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    asked,
    close() {
      http.closeAllConnections();
      http.close();
    },
  };
}

function answer(server: EmbeddingServer, asked: AskedServer): Told {
  try {
    return server(asked);
  } catch (told) {
    if (told instanceof Error) throw told;
    return told as Told;
  }
}
