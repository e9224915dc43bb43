import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Library } from '../../src/library/library.ts';
import { handbook } from './articles/handbook.ts';
import { element, type Html } from './draw/html.ts';
import { message } from './draw/message.ts';
import { terminal } from './draw/terminal.ts';
import type { View } from './draw/view.ts';
import { DESKTOP, SCENES, type Scene } from './scenes.ts';
import { openStage, type Stage } from './stage.ts';

/** A picture before it is taken: the page, and how wide it is. */
export interface Picture {
  name: string;
  width: number;
  page: Html;
  /** Of all that is seen: another page has another digest. */
  digest: string;
}

/** Plays all scenes with the real bot, and draws what it sent. */
export async function drawPictures(): Promise<Picture[]> {
  const css = await readFile(join(HERE, 'draw/discord.css'), 'utf8');
  const { version } = JSON.parse(await readFile(join(HERE, '../../package.json'), 'utf8'));
  const about = { version, startedAt: new Date(Date.now() - 26 * 60 * MINUTE) };
  const seedsDir = await mkdtemp(join(tmpdir(), 'footnote-articles-'));
  try {
    await layOut(seedsDir);
    const stage = await openStage({
      config: { seedsDir },
      about,
      over: builtBefore,
      rateLimits: ALL_AT_ONCE,
    });
    try {
      const pictures: Picture[] = [];
      for (const scene of SCENES) pictures.push(pictureOf(scene, await play(scene, stage), css));
      return pictures;
    } finally {
      await stage.close();
    }
  } finally {
    await rm(seedsDir, { recursive: true });
  }
}

/** Where the pictures lie. */
export const PICTURES = join(import.meta.dirname, '../../docs/pictures');

/** What the digest of a picture is called inside of its PNG. */
export const DIGEST = 'Digest';

const HERE = import.meta.dirname;
const MINUTE = 60_000;
/** Scenes ask faster than people. */
const ALL_AT_ONCE = { user: { points: 1000, seconds: 1 }, server: { points: 1000, seconds: 1 } };

/** The two articles that come with the bot, and small ones with a list, a table, code and, as a PDF, pages. */
async function layOut(folder: string): Promise<void> {
  for (const from of [join(HERE, '../../seeds'), join(HERE, 'articles')]) {
    const names = (await readdir(from)).filter((name) => /\.(?:md|txt)$/.test(name));
    await Promise.all(names.map((name) => copyFile(join(from, name), join(folder, name))));
  }
  await writeFile(join(folder, 'handbook.pdf'), await handbook());
}

/** As if the index had been built a quarter of an hour ago: what a member sees in the middle of a day. */
function builtBefore(library: Library): Library {
  const builtAt = () => new Date(Date.now() - 15 * MINUTE);
  return {
    ...library,
    contents: async (scope) => ({ ...(await library.contents(scope)), builtAt: builtAt() }),
    // However long it took here: a picture is the same wherever it is made.
    rebuild: async (onProgress) => ({ ...(await library.rebuild(onProgress)), seconds: 0.4 }),
  };
}

async function play({ act }: Scene, stage: Stage): Promise<Html> {
  if ('typed' in act) {
    let written = '';
    await stage.type(Readable.from(act.typed.map((line) => `${line}\n`)), (text) => {
      written += text;
    });
    return terminal(written.trimEnd());
  }
  const view: View = { ...stage.names, time: () => 'Today at 14:02', live: false };
  return (await act.discord(stage.discord, stage)).map((shown) => message(shown, view)).join('');
}

function pictureOf({ name, theme = 'dark', width = DESKTOP, act }: Scene, shown: Html, css: string): Picture {
  const kind = 'typed' in act ? 'screen' : `discord ${theme}`;
  const page = [
    '<!doctype html>',
    element('meta', { charset: 'utf-8' }),
    element('style', {}, `body { margin: 0 }\n${css}`),
    element('main', { class: kind, style: `width: ${width}px` }, shown),
  ].join('\n');
  return { name, width, page, digest: createHash('sha256').update(page).digest('hex').slice(0, 16) };
}
