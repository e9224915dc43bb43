import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPicture } from '../../../index/ingest/pictures.ts';

const PNG = '\x89PNG\r\n\x1a\n';

let root: string;
let seeds: string;
beforeAll(() => {
  root = realpathSync.native(mkdtempSync(join(tmpdir(), 'footnote-pictures-')));
  seeds = join(root, 'seeds');
  for (const folder of ['img', 'a/b', '.git', '..dots', 'file:'])
    mkdirSync(join(seeds, folder), { recursive: true });
  const write = (path: string, text: string) => writeFileSync(join(root, path), Buffer.from(text, 'latin1'));
  write('outside.png', `${PNG}secret`);
  write('seeds/img/plain.png', `${PNG}picture`);
  write('seeds/img/with space (1).png', `${PNG}picture`);
  write('seeds/img/photo.jpeg', '\xff\xd8\xff\xe0');
  write('seeds/img/moving.gif', 'GIF89a');
  write('seeds/img/new.webp', 'RIFF\x01\x02\x03\x04WEBPVP8 ');
  write('seeds/img/largest.png', PNG + 'x'.repeat(1024 * 1024 - PNG.length));
  write('seeds/img/too-large.png', PNG + 'x'.repeat(1024 * 1024 - PNG.length + 1));
  write('seeds/img/drawing.svg', '<svg/>');
  write('seeds/img/text.png', 'no picture');
  write('seeds/img/empty.png', '');
  write('seeds/.git/hidden.png', `${PNG}secret`);
  write('seeds/..dots/hidden.png', `${PNG}secret`);
  symlinkSync('../../outside.png', join(seeds, 'img/link-out.png'));
  symlinkSync('plain.png', join(seeds, 'img/link.png'));
  symlinkSync('../.git/hidden.png', join(seeds, 'img/link-hidden.png'));
  symlinkSync('../..', join(seeds, 'img/up'));
  symlinkSync('loop.png', join(seeds, 'img/loop.png'));
  execFileSync('mkfifo', [join(seeds, 'img/pipe.png')]);
});
afterAll(() => rmSync(root, { recursive: true }));

test.each([
  ['../../img/plain.png', 'png'],
  ['./../../img/plain.png?v=2#top', 'png'],
  ['/img/plain.png', 'png'],
  ['../../img/with%20space%20(1).png', 'png'],
  ['../../img/with space (1).png', 'png'],
  ['/img/photo.jpeg', 'jpg'],
  ['/img/moving.gif', 'gif'],
  ['/img/new.webp', 'webp'],
  ['/img/largest.png', 'png'],
  ['/img/link.png', 'png'],
])('%s is a picture of the folder', (address, extension) => {
  const picture = readPicture(seeds, 'a/b/page.md', address);
  expect(picture?.address).toBe(address);
  expect(picture?.name).toMatch(new RegExp(`^[\\da-f]{16}\\.${extension}$`));
});

test.each([
  '../../../outside.png',
  '..%2F..%2F..%2Foutside.png',
  '%2e%2e/%2e%2e/%2e%2e/outside.png',
  '/../outside.png',
  '//host/img/plain.png',
  'file:///img/plain.png',
  'file:/img/plain.png',
  'C:\\outside.png',
  '..\\..\\img\\plain.png',
  '/img/link-out.png',
  '/img/link-hidden.png',
  '/img/up/outside.png',
  '/img/loop.png',
  '/img/pipe.png',
  '/img/too-large.png',
  '/img/drawing.svg',
  '/img/text.png',
  '/img/empty.png',
  '/img/none.png',
  '/img',
  '/.git/hidden.png',
  '/..dots/hidden.png',
  '/img/plain.png%00',
  '/img/%E0%A4%A',
  '',
  '#top',
  'data:image/png;base64,iVBORw0KGgo=',
])('%s is none', (address) => {
  expect(readPicture(seeds, 'a/b/page.md', address)).toBeUndefined();
});

test('an absolute path of the system is none', () => {
  expect(readPicture(seeds, 'a/b/page.md', join(root, 'outside.png'))).toBeUndefined();
  expect(readPicture(seeds, '../a/page.md', '../outside.png')).toBeUndefined();
});
