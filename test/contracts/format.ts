import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Document, SourceMap } from '../../index/ingest/document.ts';
import { type Format, UnusableFile } from '../../index/ingest/format.ts';
import { sourceStretch } from '../../index/ingest/sourceMap.ts';

/** A file, and words that are read in it, in their order. */
export interface FormatSample {
  name: string;
  bytes: Uint8Array | string;
  words: string[];
}

export interface FormatOptions {
  /** Whole files, and pieces that files are made of: any of them in any order is tried. */
  pieces?: readonly string[];
  /** Whether the words of a block stand in its stretch of the source in the same order; not so where words are decoded. */
  literal?: boolean;
  numRuns?: number;
}

/** What every format keeps to. */
export function formatContract(
  name: string,
  format: Format,
  samples: readonly FormatSample[],
  { pieces = [], literal = true, numRuns = 200 }: FormatOptions = {},
): void {
  const never = new AbortController().signal;
  const path = `a-file${format.extensions[0]}`;
  const parse = async (bytes: Uint8Array | string): Promise<Document | null> => {
    try {
      return await format.parse(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, path, never);
    } catch (error) {
      if (error instanceof UnusableFile) return null;
      throw error;
    }
  };

  describe(`the format ${name}`, () => {
    test.each(samples)('reads $name', async ({ bytes, words }) => {
      const document = await parse(bytes);
      if (!document) throw new Error('it cannot be read');
      checkDocument(document, literal);
      const read = document.blocks.map(({ start, end }) => document.text.slice(start, end)).join('\n');
      let at = 0;
      for (const word of words) {
        const found = read.indexOf(word, at);
        expect(found, `“${word}” in ${JSON.stringify(read)}`).toBeGreaterThanOrEqual(0);
        at = found + word.length;
      }
    });

    test('makes a sound document of anything, or says that it cannot', async () => {
      const anything = fc.oneof(
        fc.uint8Array({ maxLength: 400 }),
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc
          .array(fc.constantFrom(' ', '\n', '\n\n', 'Words that are read. ', ...pieces), { maxLength: 40 })
          .map((parts) => parts.join('')),
        ...(samples.length > 0 ? [fc.constantFrom(...samples).chain(({ bytes }) => broken(bytes))] : []),
      );
      await fc.assert(
        fc.asyncProperty(anything, async (bytes) => {
          const document = await parse(bytes);
          if (document) checkDocument(document, literal);
        }),
        { numRuns },
      );
    });

    test('ends when it is aborted', async () => {
      const reason = new Error('enough');
      for (const { bytes } of samples)
        await expect(format.parse(Buffer.from(bytes), path, AbortSignal.abort(reason))).rejects.toBe(reason);
    });
  });
}

/** A file cut short, or with some of its bytes changed. */
function broken(bytes: Uint8Array | string): fc.Arbitrary<Uint8Array> {
  const whole = Buffer.from(bytes);
  const place = fc.nat({ max: Math.max(0, whole.length - 1) });
  return fc.oneof(
    place.map((length) => whole.subarray(0, length)),
    fc.array(fc.tuple(place, fc.nat({ max: 255 })), { minLength: 1, maxLength: 8 }).map((changes) => {
      const copy = Buffer.from(whole);
      for (const [at, byte] of changes) copy[at] = byte;
      return copy;
    }),
  );
}

function checkDocument(document: Document, literal: boolean): void {
  const { text, source, sourceMap, blocks } = document;
  if (sourceMap) checkSourceMap(sourceMap, text, source);
  else expect(text).toBe(source);
  let at = 0;
  for (const block of blocks) {
    expect(block.start).toBeGreaterThanOrEqual(at);
    expect(block.end).toBeGreaterThanOrEqual(block.start);
    expect(block.end).toBeLessThanOrEqual(text.length);
    checkInside(block);
    at = block.end;
    if (literal) checkWords(document, block);
  }
}

function checkSourceMap(map: SourceMap, text: string, source: string): void {
  expect(map.text.length).toBe(map.source.length);
  for (let i = 1; i < map.text.length; i++) {
    expect(map.text[i]).toBeGreaterThan(map.text[i - 1] as number);
    expect(map.source[i]).toBeGreaterThanOrEqual(map.source[i - 1] as number);
  }
  expect(map.text.at(-1) ?? 0).toBeLessThanOrEqual(text.length);
  expect(map.source.at(-1) ?? 0).toBeLessThanOrEqual(source.length);
}

/** Marks and cells lie in their block. */
function checkInside(block: Block): void {
  const inner = [...(block.marks ?? []), ...('cells' in block ? block.cells : [])];
  for (const { start, end } of inner) {
    expect(start).toBeGreaterThanOrEqual(block.start);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(block.end);
  }
}

/** The source of a block holds its words, in the same order. */
function checkWords(document: Document, block: Block): void {
  const { text, source } = document;
  const stretch = sourceStretch(document, block);
  const own = source.slice(stretch.start, stretch.end);
  // Letter by letter: a mark may stand inside a word.
  let at = 0;
  for (const [letter] of text.slice(block.start, block.end).matchAll(/[\p{L}\p{N}]/gu)) {
    const found = own.indexOf(letter, at);
    if (found < 0) expect.fail(`“${text.slice(block.start, block.end)}” is not in ${JSON.stringify(own)}`);
    at = found + letter.length;
  }
}
