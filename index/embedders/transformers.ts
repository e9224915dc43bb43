import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { truncate } from '../text/cut.ts';
import { unitVector } from '../text/unitVector.ts';
import { collapseWhitespace } from '../text/whitespace.ts';
import { splitIntoBatches } from './batches.ts';
import { type Family, formatIdentity, matchFamily } from './family.ts';
import { EmbeddingError, type ModelEmbedder } from './options.ts';

/** What is used of `@huggingface/transformers` (4.x), which the project does not install. */
export interface Transformers {
  env: {
    cacheDir: string | null;
    localModelPath: string;
    allowRemoteModels: boolean;
    logLevel?: number;
  };
  pipeline(task: 'feature-extraction', model: string, options: PipelineOptions): Promise<Extractor>;
}

type Extractor = (
  texts: string[],
  options: { pooling: Family['pooling']; normalize: boolean },
) => Promise<{ dims: number[]; data: ArrayLike<number> }>;

interface PipelineOptions {
  dtype: 'q8' | 'fp32';
  local_files_only: boolean;
  progress_callback: (event: { status: string; file?: string; loaded?: number; total?: number }) => void;
}

export interface TransformersOptions {
  /** A name on the hub, such as `Xenova/multilingual-e5-small`, or a folder: then nothing is fetched. */
  model: string;
  /** Where fetched models are kept, each in a folder of its name. */
  modelsDir: string;
  /** Hears how many megabytes of how many are fetched. */
  onFetch?: (done: number, total: number) => void;
  /** Loads the package. */
  load?: () => Promise<Transformers>;
}

/** Texts of about the same length that are computed at once. */
const BATCH = 16;

/** Opens a model with transformers.js. Throws an `EmbeddingError` where the package or the model is missing. */
export async function openTransformers(options: TransformersOptions): Promise<ModelEmbedder> {
  const { model, modelsDir, load = loadPackage } = options;
  const own = isFolder(model);
  const folder = path.resolve(own ? model : path.join(modelsDir, model));
  if (!own && looksLikePath(model))
    throw new EmbeddingError(
      `Expected a folder with an embedding model at “${model}” (EMBEDDINGS_MODEL), found none.`,
    );
  const { env, pipeline } = await load();
  env.cacheDir = path.resolve(modelsDir);
  env.localModelPath = path.dirname(folder);
  env.allowRemoteModels = !own;
  env.logLevel = ERRORS_ONLY;
  const dtype = own && !existsSync(path.join(folder, QUANTISED)) ? 'fp32' : 'q8';
  if (!own) env.localModelPath = path.resolve(modelsDir);
  const extract = await pipeline('feature-extraction', own ? path.basename(folder) : model, {
    dtype,
    local_files_only: own,
    progress_callback: fetchReport(options.onFetch),
  }).catch((error: unknown) => {
    throw missingModel(model, folder, dtype, error);
  });
  const family = familyIn(folder, own ? path.basename(folder) : model);
  const embedBatch = async (texts: string[]) => {
    const { dims, data } = await extract(texts, { pooling: family.pooling, normalize: true });
    const size = dims.at(-1) as number;
    return texts.map((_, i) => unitVector(Array.prototype.slice.call(data, i * size, (i + 1) * size)));
  };
  const [probe] = await embedBatch([family.query]);
  const dimensions = (probe as Float32Array).length;
  const revision = await fingerprint(folder, dtype);
  return {
    identity: formatIdentity('transformers', `${model} ${dtype} ${revision}`, dimensions, family),
    dimensions,
    meaning: true,
    slice: BATCH,
    async embed(texts, kind, signal) {
      const vectors: Float32Array[] = [];
      for (const batch of splitIntoBatches(texts, BATCH)) {
        signal?.throwIfAborted();
        const put = await embedBatch(batch.map((place) => family[kind] + texts[place]));
        for (const [i, place] of batch.entries()) vectors[place] = put[i] as Float32Array;
      }
      return vectors;
    },
  };
}

/** In transformers.js: it then says nothing of what it does. */
const ERRORS_ONLY = 40;

const QUANTISED = 'onnx/model_quantized.onnx';

const PACKAGE: string = '@huggingface/transformers';

async function loadPackage(): Promise<Transformers> {
  try {
    return await import(PACKAGE);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_MODULE_NOT_FOUND' && message.includes(PACKAGE))
      throw new EmbeddingError(
        `EMBEDDINGS=transformers needs a package that is not installed (about 470 MB): npm install --no-save --ignore-scripts ${PACKAGE}@4`,
      );
    throw new EmbeddingError(`${PACKAGE} cannot be loaded: ${message}`, { cause: error });
  }
}

function missingModel(model: string, folder: string, dtype: string, error: unknown): EmbeddingError {
  const onnx = dtype === 'q8' ? QUANTISED : 'onnx/model.onnx';
  const why = error instanceof Error ? truncate(collapseWhitespace(error.message), 300) : String(error);
  return new EmbeddingError(
    `The embedding model “${model}” (EMBEDDINGS_MODEL) cannot be loaded: ${why.replace(/[.\s]*$/, '')}. ` +
      `Without a network, put its config.json, tokenizer.json, tokenizer_config.json and ${onnx} into “${folder}”.`,
    { cause: error },
  );
}

/** A folder may have any name: what its own files say comes first. */
function familyIn(folder: string, model: string): Family {
  const origin = readJson(path.join(folder, 'config.json'))?._name_or_path;
  const family = matchFamily(typeof origin === 'string' ? `${model} ${origin}` : model);
  const pooling = readJson(path.join(folder, '1_Pooling/config.json'));
  if (pooling?.pooling_mode_cls_token === true) return { ...family, pooling: 'cls' };
  if (pooling?.pooling_mode_mean_tokens === true) return { ...family, pooling: 'mean' };
  return family;
}

/** A short hash of the files that make the vectors: the revision, wherever the model came from. */
async function fingerprint(folder: string, dtype: string): Promise<string> {
  const hash = createHash('sha256');
  const onnx = dtype === 'q8' ? QUANTISED : 'onnx/model.onnx';
  for (const name of ['config.json', 'tokenizer.json', 'tokenizer_config.json', onnx, `${onnx}_data`]) {
    const file = path.join(folder, name);
    if (!existsSync(file)) continue;
    hash.update(`${name}\n`);
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  }
  return hash.digest('hex').slice(0, 12);
}

const MEGA = 1e6;

function fetchReport(report: TransformersOptions['onFetch']): PipelineOptions['progress_callback'] {
  const files = new Map<string, [loaded: number, total: number]>();
  return ({ status, file, loaded, total }) => {
    if (status !== 'progress' || !file || !total) return;
    files.set(file, [loaded ?? 0, total]);
    const sum = (at: 0 | 1) => Math.round([...files.values()].reduce((all, one) => all + one[at], 0) / MEGA);
    report?.(sum(0), sum(1));
  };
}

function isFolder(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function looksLikePath(name: string): boolean {
  return path.isAbsolute(name) || /^\.|\\|\/.*\/|\/$/.test(name);
}

function readJson(file: string): Record<string, unknown> | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
