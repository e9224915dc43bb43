import type { Embedder } from '../embedders/embedder.ts';
import type { Index, LanguageIndex } from '../engine/languageIndex.ts';
import { openEngine } from '../engine/openEngine.ts';
import type { Article } from '../ingest/article.ts';
import type { Seed } from '../ingest/seed.ts';
import { type PackedPassages, packPassages, unpackPassages } from './packedPassages.ts';
import { readFileParts, writeFileParts } from './snapshotFile.ts';
import { type ArticlePlaces, encodeText, MAX_ON_DISK, TextFile } from './textFile.ts';

/** An index as it was saved, and the seeds that it was made of, by path. */
export interface Snapshot {
  seeds: Map<string, Seed>;
  /** Brings it back to life. */
  restore(): Promise<Index>;
}

/** With fewer passages, building takes no longer than restoring. */
export const WORTH_SAVING = 2000;

/**
 * Saves an index and who made it (see maker.ts), and the texts of the articles, which are read from there from then on. Throws when
 * the folder cannot be written; what was saved before then stays.
 */
export function writeSnapshot(file: string, maker: string, index: Index, seeds: Seed[]): void {
  const texts: ArticlePlaces[] = [];
  writeFileParts(file, {
    identity: identity(maker, index.embedder),
    texts: encodeTexts(seeds, texts),
    data: () =>
      ({
        seeds: seeds.map((seed, i) => withoutTexts(seed, texts[i] as ArticlePlaces)),
        texts,
        languages: [...index.languages.values()].map(pack(index)),
      }) satisfies Body,
  });
  serveTexts(new TextFile(file), seeds, texts);
}

/**
 * Reads a snapshot. Null when there is none; a reason when there is one that must not be trusted: of another maker or
 * embedder, cut short, or changed since it was written.
 */
export function readSnapshot(file: string, maker: string, embedder: Embedder): Snapshot | string | null {
  const found = readFileParts(file, identity(maker, embedder));
  if (found === null || typeof found === 'string') return found;
  const { seeds, texts, languages } = found.data as Body;
  serveTexts(new TextFile(file), seeds, texts);
  const articles = seeds.map((seed) => seed.article);
  return {
    seeds: new Map(seeds.map((seed) => [seed.article.path, seed])),
    async restore() {
      const opened = new Map<string, LanguageIndex>();
      for (const { language, engine, passages } of languages) {
        const saved = { engine, passages: unpackPassages(passages, articles) };
        opened.set(language, await openEngine(language, embedder, saved));
      }
      return { articles, languages: opened, embedder };
    },
  };
}

/** The texts of each seed, one after the other; `places` is told where they lie. */
function* encodeTexts(seeds: readonly Seed[], places: ArticlePlaces[]): Generator<Uint8Array> {
  let at = 0;
  for (const { article } of seeds) {
    const own: ArticlePlaces = {};
    for (const property of TEXTS) {
      const text = article[property];
      if (text === undefined || text.length > MAX_ON_DISK) continue;
      const { place, bytes } = encodeText(text, at);
      own[property] = place;
      at += bytes.length;
      yield bytes;
    }
    places.push(own);
  }
}

function serveTexts(file: TextFile, seeds: readonly Seed[], texts: readonly ArticlePlaces[]): void {
  for (const [i, { article }] of seeds.entries()) file.serve(article, texts[i] as ArticlePlaces);
}

function withoutTexts({ article, ...seed }: Seed, places: ArticlePlaces): Seed {
  const own = Object.getOwnPropertyDescriptors(article);
  for (const property of TEXTS) if (places[property]) own[property] = { value: '', enumerable: true };
  return { ...seed, article: Object.defineProperties({}, own) as Article };
}

const TEXTS = ['text', 'source'] as const;

interface Body {
  /** Their texts are empty where `texts` has them. */
  seeds: Seed[];
  texts: ArticlePlaces[];
  languages: PackedLanguage[];
}

interface PackedLanguage {
  language: string;
  engine: unknown;
  passages: PackedPassages;
}

function identity(maker: string, { identity: embedder }: Embedder): string {
  return `footnote ${maker} ${embedder}`;
}

function pack(index: Index): (own: LanguageIndex) => PackedLanguage {
  const places = new Map<Article, number>(index.articles.map((article, place) => [article, place]));
  return (own) => ({
    language: own.language,
    engine: own.save(),
    passages: packPassages(own.passages, places),
  });
}
