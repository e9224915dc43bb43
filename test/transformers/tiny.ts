import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onnxModel } from './onnx.ts';

/** Numbers a token has. */
export const SIZE = 16;

/** Tokens that are read at most, [CLS] and [SEP] among them; what is longer is cut. */
export const LONGEST = 24;

/** Where the random numbers of the embeddings begin. */
const EMBEDDINGS = 7;

const WORDS =
  'query passage : . , the a cat dog bird sleeps runs sings on in over roof garden moon old red small and'.split(
    ' ',
  );
const VOCABULARY = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', ...WORDS];

/**
 * Writes a transformer of one layer with random weights (always the same) and its tokenizer into a folder, in the form in
 * which models are published for transformers.js: attention over the tokens that are no padding, added to themselves.
 */
export function writeTinyModel(folder: string, { quantised = false, seed = EMBEDDINGS } = {}): void {
  mkdirSync(path.join(folder, 'onnx'), { recursive: true });
  const write = (name: string, value: unknown) =>
    writeFileSync(path.join(folder, name), JSON.stringify(value));
  write('config.json', { model_type: 'bert', hidden_size: SIZE, vocab_size: VOCABULARY.length });
  write('tokenizer_config.json', {
    tokenizer_class: 'PreTrainedTokenizerFast',
    model_max_length: LONGEST,
    pad_token: '[PAD]',
    unk_token: '[UNK]',
    cls_token: '[CLS]',
    sep_token: '[SEP]',
  });
  write('tokenizer.json', tokenizer());
  writeFileSync(path.join(folder, `onnx/model${quantised ? '_quantized' : ''}.onnx`), model(seed));
}

/** What the model makes of one text, computed without it: one row of numbers a token. */
export function tokenVectors(text: string): number[][] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}_]+|[^\p{L}\p{N}_\s]+/gu) ?? [];
  const ids = words.map((word) => {
    const id = VOCABULARY.indexOf(word);
    return id < 0 ? VOCABULARY.indexOf('[UNK]') : id;
  });
  // transformers.js cuts a long text after [SEP] was added: that goes too.
  const table = embeddings();
  const columns = Array.from({ length: SIZE }, (_, d) => column(values(), d));
  const rows = [2, ...ids, 3].slice(0, LONGEST).map((id) => row(table, id));
  return rows.map((own) => {
    const powers = rows.map((other) => Math.exp(dot(own, other)));
    const total = powers.reduce((sum, power) => sum + power, 0);
    const mixed = own.map((_, d) =>
      rows.reduce((sum, other, i) => sum + ((powers[i] as number) / total) * (other[d] as number), 0),
    );
    return own.map((value, d) => value + dot(mixed, columns[d] as number[]));
  });
}

function model(seed: number): Uint8Array {
  return onnxModel({
    inputs: [
      { name: 'input_ids', type: 'int64', shape: ['batch', 'length'] },
      { name: 'attention_mask', type: 'int64', shape: ['batch', 'length'] },
    ],
    outputs: [{ name: 'last_hidden_state', type: 'float', shape: ['batch', 'length', SIZE] }],
    constants: [
      { name: 'embeddings', shape: [VOCABULARY.length, SIZE], floats: embeddings(seed) },
      { name: 'values', shape: [SIZE, SIZE], floats: values() },
      { name: 'one', shape: [1], floats: Float32Array.of(1) },
      { name: 'far', shape: [1], floats: Float32Array.of(-1e4) },
      { name: 'axis', shape: [1], integers: [1] },
    ],
    operations: [
      { type: 'Gather', inputs: ['embeddings', 'input_ids'], output: 'rows' },
      { type: 'Transpose', inputs: ['rows'], output: 'columns', attributes: { perm: [0, 2, 1] } },
      { type: 'MatMul', inputs: ['rows', 'columns'], output: 'alike' },
      { type: 'Cast', inputs: ['attention_mask'], output: 'mask', attributes: { to: 1 } },
      { type: 'Sub', inputs: ['one', 'mask'], output: 'padding' },
      { type: 'Mul', inputs: ['padding', 'far'], output: 'away' },
      { type: 'Unsqueeze', inputs: ['away', 'axis'], output: 'aways' },
      { type: 'Add', inputs: ['alike', 'aways'], output: 'scores' },
      { type: 'Softmax', inputs: ['scores'], output: 'attention', attributes: { axis: -1 } },
      { type: 'MatMul', inputs: ['attention', 'rows'], output: 'mixed' },
      { type: 'MatMul', inputs: ['mixed', 'values'], output: 'seen' },
      { type: 'Add', inputs: ['rows', 'seen'], output: 'last_hidden_state' },
    ],
  });
}

function tokenizer(): unknown {
  const special = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];
  const piece = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: special.map((content, id) => ({
      id,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'Whitespace' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [piece('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, piece('[SEP]')],
      pair: [],
      special_tokens: Object.fromEntries(
        ['[CLS]', '[SEP]'].map((id) => [id, { id, ids: [VOCABULARY.indexOf(id)], tokens: [id] }]),
      ),
    },
    decoder: null,
    model: {
      type: 'WordLevel',
      vocab: Object.fromEntries(VOCABULARY.map((word, id) => [word, id])),
      unk_token: '[UNK]',
    },
  };
}

function embeddings(seed = EMBEDDINGS): Float32Array {
  return random(seed, VOCABULARY.length * SIZE);
}

function values(): Float32Array {
  return random(11, SIZE * SIZE);
}

function column(matrix: Float32Array, at: number): number[] {
  return Array.from({ length: SIZE }, (_, r) => matrix[r * SIZE + at] as number);
}

function row(matrix: Float32Array, at: number): number[] {
  return Array.from(matrix.subarray(at * SIZE, (at + 1) * SIZE));
}

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
}

/** Lehmer's generator (modulus 2^31 - 1), spread over -0.6 to 0.6. */
function random(seed: number, count: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length: count }, () => {
    state = (state * 48271) % 2147483647;
    return (state / 2147483647 - 0.5) * 1.2;
  });
}
