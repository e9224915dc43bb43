import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode, encode } from 'fast-png';
import { expect, test } from 'vitest';
import { DIGEST, drawPictures, PICTURES } from '../../tools/preview/picture.ts';
import { compact, noteIn } from '../../tools/preview/png.ts';

const files = readdirSync(PICTURES).sort();

test('every picture shows what the bot sends; npm run pictures makes them anew', async () => {
  const drawn = await drawPictures();
  expect(drawn.map(({ name }) => `${name}.png`).sort()).toEqual(files);
  const old = drawn.filter(({ name, digest }) => noteIn(picture(`${name}.png`), DIGEST) !== digest);
  expect(old.map(({ name }) => name)).toEqual([]);
}, 120_000);

test.each(files)('%s is small', (name) => {
  expect(picture(name).length).toBeLessThan(150_000);
});

test('every picture stands in a page, with words for those who do not see it', () => {
  const docs = join(PICTURES, '..');
  const pages = readdirSync(docs).filter((name) => name.endsWith('.md'));
  const text = ['../README.md', ...pages].map((name) => readFileSync(join(docs, name), 'utf8')).join('\n');
  const told = [
    ...text.matchAll(/!\[([^\]]{20,})\]\((?:docs\/)?pictures\/([\w-]+\.png)\)/g),
    ...text.matchAll(/<img ()src="docs\/pictures\/([\w-]+\.png)"[^>]* alt="[^"]{20,}"/g),
  ].map(([, , name]) => name);
  const dark = text.match(/(?<=srcset="docs\/pictures\/)[\w-]+\.png/g) ?? [];
  expect([...new Set([...told, ...dark])].sort()).toEqual(files);
});

test('a picture of few colours stays what it is, and keeps its note', () => {
  const pixels = [RED, RED, BLUE, BLUE, RED, BLUE].flat();
  const whole = encode({ width: 3, height: 2, channels: 3, data: Uint8Array.from(pixels) });
  const small = compact(whole, { Digest: 'abc', Title: 'An answer' });
  const { palette = [], data } = decode(small);
  expect([...data].flatMap((at) => palette[at])).toEqual(pixels);
  expect(['Digest', 'Title', 'Author'].map((name) => noteIn(Buffer.from(small), name))).toEqual([
    'abc',
    'An answer',
    undefined,
  ]);
});

const RED = [200, 0, 0];
const BLUE = [0, 0, 250];

function picture(name: string): Buffer {
  return readFileSync(join(PICTURES, name));
}
