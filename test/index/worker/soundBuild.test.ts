import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { answer } from '../../../index/answer.ts';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { buildIndex } from '../../../index/engine/buildIndex.ts';
import type { Article } from '../../../index/ingest/article.ts';
import { openFolder } from '../../../index/ingest/folder.ts';
import { readSeeds } from '../../../index/ingest/seeds.ts';
import { detectArticleLanguage } from '../../../index/text/language.ts';
import { buildSound } from '../../../index/worker/soundBuild.ts';

// No text is known at which these packages throw: here it is one with this word.
const { FATAL, stumbling } = vi.hoisted(() => {
  const FATAL = 'ошибка';
  return {
    FATAL,
    stumbling: (work: (text: string, ...rest: object[]) => unknown) => {
      return (text: string, ...rest: object[]) => {
        if (text.includes(FATAL)) throw new Error('stumbled');
        return work(text, ...rest);
      };
    },
  };
});
vi.mock('franc', async (original) => {
  const { francAll } = await original<typeof import('franc')>();
  return { francAll: stumbling(francAll) };
});
vi.mock('any-ascii', async (original) => {
  const { default: anyAscii } = await original<typeof import('any-ascii')>();
  return { default: stumbling(anyAscii) };
});
vi.mock('../../../index/text/language.ts', async (original) => {
  const language = await original<typeof import('../../../index/text/language.ts')>();
  return { ...language, detectArticleLanguage: vi.fn(language.detectArticleLanguage) };
});

const root = mkdtempSync(path.join(tmpdir(), 'footnote-sound-'));
afterAll(() => rmSync(root, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

function write(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(root, 'case-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return folder;
}

const mill = 'The mill\n\nThe wooden mill by the river was built in 1862 by the carpenter Anna Weiss.\n';
const house = `Дом\n\nДеревянный дом у реки построил плотник Иван Петров. В журнале дома есть одна ${FATAL}.\n`;
const temple = 'วัด\n\nวัดริมแม่น้ำสร้างขึ้นในปี 1901 โดยช่างไม้ชื่อสมชาย ประตูวัดทาสีเขียว\n';

async function indexOf(folder: string) {
  const { seeds, problems } = await readSeeds(openFolder(folder));
  expect(problems).toEqual([]);
  const articles = seeds.map(({ article }) => article);
  return buildIndex(articles, offlineEmbedder);
}

describe('a package that throws', () => {
  test('at a word of an article or a question costs neither', async () => {
    const index = await indexOf(write({ 'mill.txt': mill, 'дом.txt': house }));
    const ask = async (text: string) => (await answer(index, { text })).citations[0]?.excerpt;
    expect(await ask('Кто построил деревянный дом у реки?')).toContain('Иван Петров');
    expect(await ask(`Где есть одна ${FATAL}?`)).toContain(FATAL);
    expect(await ask(`${FATAL} Who built the wooden mill?`)).toContain('Anna Weiss');
  });

  test('where words are cut costs neither', async () => {
    const folder = write({ 'mill.txt': mill, 'วัด.txt': temple });
    vi.spyOn(Intl.Segmenter.prototype, 'segment').mockImplementation(() => {
      throw new Error('stumbled');
    });
    const index = await indexOf(folder);
    const ask = async (text: string) => (await answer(index, { text })).citations[0]?.excerpt;
    expect(await ask('Who built the wooden mill?')).toContain('Anna Weiss');
    expect(await ask('ประตูวัดทาสีเขียว')).toContain('ประตูวัดทาสีเขียว');
  });
});

describe('an article at which something else throws', () => {
  test('while it is read is named, and the others are used', async () => {
    vi.mocked(detectArticleLanguage).mockImplementationOnce(() => {
      throw new Error('no language\nfor this');
    });
    const { seeds, problems } = await readSeeds(openFolder(write({ 'a.txt': mill, 'b.txt': mill })));
    expect(seeds.map(({ article }) => article.path)).toEqual(['b.txt']);
    expect(problems).toEqual([{ path: 'a.txt', reason: 'failed', detail: 'no language\nfor this' }]);
  });

  /** One that throws when its text is looked at. */
  const broken = (name: string): Article => ({
    path: name,
    title: name,
    language: 'en',
    blocks: [],
    get text(): string {
      throw new Error(`${name} is broken`);
    },
  });
  const whole = async (): Promise<Article[]> => {
    const { seeds } = await readSeeds(openFolder(write({ 'a.txt': mill, 'z.txt': mill })));
    return seeds.map(({ article }) => article);
  };
  const build = (articles: Article[]) => buildIndex(articles, offlineEmbedder);

  test('while the index is built is named, and the others answer', async () => {
    const [first, last] = (await whole()) as [Article, Article];
    const { index, problems } = await buildSound([first, broken('b.txt'), broken('c.txt'), last], build);
    expect(index?.articles.map(({ path }) => path)).toEqual(['a.txt', 'z.txt']);
    expect(problems).toEqual([
      { path: 'b.txt', reason: 'failed', detail: 'b.txt is broken' },
      { path: 'c.txt', reason: 'failed', detail: 'c.txt is broken' },
    ]);
  });

  test('leaves no index where there is no other', async () => {
    const { index, problems } = await buildSound([broken('a.txt')], build);
    expect({ index, problems: problems.length }).toEqual({ index: null, problems: 1 });
  });

  test('is not blamed for what is no fault of any', async () => {
    const failing = () => Promise.reject(new Error('disk full'));
    await expect(buildSound(await whole(), failing)).rejects.toThrow('disk full');
  });
});
