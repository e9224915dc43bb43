import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EmbeddingError } from '../../../index/embedders/options.ts';
import { openTransformers, type Transformers } from '../../../index/embedders/transformers.ts';
import { PACKAGE, SCRATCH } from '../../transformers/scratch.ts';
import { LONGEST, SIZE, tokenVectors, writeTinyModel } from '../../transformers/tiny.ts';

const root = mkdtempSync(path.join(tmpdir(), 'footnote-tiny-'));
const modelsDir = path.join(root, 'models');
const folder = (name: string) => path.join(root, name);
afterAll(() => rmSync(root, { recursive: true }));

const entry = [import.meta.url, pathToFileURL(path.join(SCRATCH, 'package.json')).href]
  .map((from) => {
    try {
      return createRequire(from).resolve(PACKAGE);
    } catch {
      return null;
    }
  })
  .find((found) => found !== null);
if (!entry)
  console.log('Skipped: @huggingface/transformers is not here; npm run test:transformers installs it.');
const load = async (): Promise<Transformers> => import(pathToFileURL(entry as string).href);

/** The mean over the tokens, or the first one's row, at length 1. */
function expected(text: string, pooling: 'mean' | 'cls' = 'mean'): number[] {
  const rows = tokenVectors(text);
  const pooled = (rows[0] as number[]).map((first, d) =>
    pooling === 'cls' ? first : rows.reduce((sum, row) => sum + (row[d] as number), 0) / rows.length,
  );
  const length = Math.hypot(...pooled);
  return pooled.map((value) => value / length);
}

function near(vector: Float32Array | undefined, numbers: number[]): void {
  expect(Array.from(vector ?? [])).toEqual(numbers.map((value) => expect.closeTo(value, 5)));
}

describe.skipIf(!entry)('a model in a folder, by the real transformers.js', () => {
  beforeAll(() => {
    writeTinyModel(folder('tiny-e5-small'));
    writeTinyModel(folder('tiny-bge-m3'));
    writeTinyModel(folder('plain'), { quantised: true });
  });
  const open = (name: string) => openTransformers({ model: folder(name), modelsDir, load });

  const texts = [
    'the cat sleeps on the roof',
    'a bird',
    '',
    'Zebra zebra',
    'moon '.repeat(60),
    'a dog runs over the old red roof and sings in the small garden on the moon',
  ];

  test('gives the mean over the tokens at length 1, padding left out, whatever else is in the batch', async () => {
    const embedder = await open('plain');
    expect(embedder).toMatchObject({ dimensions: SIZE, meaning: true });
    for (const some of [texts, [...texts].reverse(), texts.slice(1, 2)]) {
      const vectors = await embedder.embed(some, 'passage');
      for (const [i, text] of some.entries()) near(vectors[i], expected(text));
    }
  });

  test('takes any number of texts, and cuts those that are too long for the model', async () => {
    const embedder = await open('plain');
    const many = Array.from(
      { length: 70 },
      (_, i) => `${'red '.repeat(i % 30)}cat ${i % 7 ? 'runs' : 'sings'}`,
    );
    const vectors = await embedder.embed(many, 'query');
    for (const [i, text] of many.entries()) near(vectors[i], expected(text));
    expect(vectors[29]).toEqual(vectors[59]);
    expect(tokenVectors('red '.repeat(50))).toHaveLength(LONGEST);
  });

  test('puts the prefixes of its family before questions and passages', async () => {
    const embedder = await open('tiny-e5-small');
    const [query] = await embedder.embed(['the old moon'], 'query');
    const [passage] = await embedder.embed(['the old moon'], 'passage');
    near(query, expected('query: the old moon'));
    near(passage, expected('passage: the old moon'));
    expect(embedder.identity).toMatch(/fp32 [0-9a-f]{12}, 16 dimensions, mean, \{"query":"query: "/);
  });

  test('takes the first token where its family does', async () => {
    const [vector] = await (await open('tiny-bge-m3')).embed(['the old moon'], 'query');
    near(vector, expected('the old moon', 'cls'));
  });

  test('is another one when its files are', async () => {
    const first = (await open('plain')).identity;
    expect((await open('plain')).identity).toBe(first);
    writeTinyModel(folder('plain'), { quantised: true, seed: 8 });
    expect((await open('plain')).identity).not.toBe(first);
    writeTinyModel(folder('plain'), { quantised: true });
  });

  test('that was put where fetched ones are kept is not fetched', async () => {
    writeTinyModel(path.join(modelsDir, 'somebody/tiny-e5'), { quantised: true });
    const embedder = await openTransformers({ model: 'somebody/tiny-e5', modelsDir, load });
    near((await embedder.embed(['cat'], 'query'))[0], expected('query: cat'));
  });

  test('that is not whole is named, with what is to be put where', async () => {
    writeTinyModel(folder('half'));
    rmSync(path.join(folder('half'), 'onnx'), { recursive: true });
    const refused = open('half');
    await expect(refused).rejects.toThrow(EmbeddingError);
    await expect(refused).rejects.toThrow(`onnx/model.onnx into “${folder('half')}”.`);
  });
});

describe('a model that cannot be had', () => {
  // Somebody may have it.
  test.skipIf(existsSync(path.join('node_modules', PACKAGE)))(
    'for want of the package: what installs it',
    async () => {
      writeTinyModel(folder('there'));
      await expect(openTransformers({ model: folder('there'), modelsDir })).rejects.toThrow(
        'EMBEDDINGS=transformers needs a package that is not installed (about 470 MB): npm install --no-save --ignore-scripts @huggingface/transformers@4',
      );
    },
  );

  test('for want of its folder: the folder', async () => {
    await expect(openTransformers({ model: './no/such/folder', modelsDir })).rejects.toThrow(
      'Expected a folder with an embedding model at “./no/such/folder” (EMBEDDINGS_MODEL), found none.',
    );
  });

  test('for want of a network: its name, the folder and the files', async () => {
    const offline: Transformers = {
      env: { cacheDir: null, localModelPath: '', allowRemoteModels: true },
      pipeline: () => Promise.reject(new TypeError('fetch failed')),
    };
    const opened = openTransformers({ model: 'somebody/model', modelsDir, load: async () => offline });
    await expect(opened).rejects.toThrow(
      'The embedding model “somebody/model” (EMBEDDINGS_MODEL) cannot be loaded: fetch failed. Without a network, put its ' +
        `config.json, tokenizer.json, tokenizer_config.json and onnx/model_quantized.onnx into “${path.join(modelsDir, 'somebody/model')}”.`,
    );
  });

  test('yet: how much of it is fetched', async () => {
    const told: [number, number][] = [];
    const fetching: Transformers = {
      env: { cacheDir: null, localModelPath: '', allowRemoteModels: true },
      pipeline: async (_task, _model, { progress_callback }) => {
        progress_callback({ status: 'initiate', file: 'a' });
        progress_callback({ status: 'progress', file: 'a', loaded: 1e6, total: 4e6 });
        progress_callback({ status: 'progress', file: 'b', loaded: 2e6, total: 10e6 });
        progress_callback({ status: 'progress', file: 'a', loaded: 4e6, total: 4e6 });
        return async (texts) => ({ dims: [texts.length, 2], data: texts.flatMap(() => [3, 4]) });
      },
    };
    const embedder = await openTransformers({
      model: 'somebody/model',
      modelsDir,
      load: async () => fetching,
      onFetch: (...now) => told.push(now),
    });
    expect(told).toEqual([
      [1, 4],
      [3, 14],
      [6, 14],
    ]);
    near((await embedder.embed(['x'], 'query'))[0], [0.6, 0.8]);
  });
});
