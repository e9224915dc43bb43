import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findChromium, NO_CHROMIUM, openChromium } from './chromium.ts';
import { DIGEST, drawPictures, PICTURES } from './picture.ts';
import { compact } from './png.ts';

/** `npm run pictures`: the pictures of the documentation, made anew from what the bot sends. */

/** Dots a point: as on a good screen, and small enough. */
const SHARPNESS = 2;
/** Bytes, and the colours of a picture that would have more. */
const MOST = 150_000;
const FEW = 48;

const chromium = findChromium();
if (!chromium) {
  process.stderr.write(`${NO_CHROMIUM}\n`);
  process.exit(1);
}
const pictures = await drawPictures();
const browser = await openChromium(chromium);
try {
  await mkdir(PICTURES, { recursive: true });
  for (const { name, width, page: html, digest } of pictures) {
    const page = await browser.newPage({ viewport: { width, height: 400 }, deviceScaleFactor: SHARPNESS });
    await page.setContent(html, { waitUntil: 'load' });
    const png = await page.locator('main').screenshot({ animations: 'disabled' });
    await page.close();
    // Long texts have many shades of grey.
    const whole = compact(png, { [DIGEST]: digest });
    const small = whole.length < MOST ? whole : compact(png, { [DIGEST]: digest }, FEW);
    await writeFile(join(PICTURES, `${name}.png`), small);
    process.stdout.write(`${name}.png: ${Math.ceil(small.length / 1000)} kB\n`);
  }
} finally {
  await browser.close();
}
const names = new Set(pictures.map(({ name }) => `${name}.png`));
for (const name of await readdir(PICTURES)) if (!names.has(name)) await rm(join(PICTURES, name));
