import { beforeAll, describe, expect, test } from 'vitest';
import type { Embedder } from '../../index/embedders/embedder.ts';
import { offlineEmbedder } from '../../index/embedders/offline.ts';
import { spellParts } from '../../index/engine/passageParts.ts';
import { parseQuery, type Query } from '../../index/engine/query.ts';
import type { Candidate, SearchEngine } from '../../index/engine/searchEngine.ts';
import type { FieldName } from '../../index/engine/statistics.ts';
import type { Article } from '../../index/ingest/article.ts';
import { splitPassages } from '../../index/ingest/passages.ts';
import { textToEmbed } from '../../index/ingest/textToEmbed.ts';
import { stripDiacritics } from '../../index/text/functionWords.ts';
import { tokenize } from '../../index/text/tokenize.ts';
import { readArticle } from '../support/articles.ts';
import { bilingual } from '../support/bilingual.ts';

/** Opens an engine for each language of some articles. */
export type OpenEngines = (
  articles: Article[],
  embedder: Embedder,
) => Promise<ReadonlyMap<string, SearchEngine>>;

/** What every search engine has to do, whatever it keeps its passages in; and with the vectors of a model. */
export function searchEngineContract(name: string, open: OpenEngines): void {
  let engines: ReadonlyMap<string, SearchEngine>;
  beforeAll(async () => {
    engines = await open(collection(), offlineEmbedder);
  }, 60_000);

  const engine = (language: string) => {
    const own = engines.get(language);
    if (!own) throw new Error(`expected an engine for ${language}, found ${[...engines.keys()]}`);
    return own;
  };
  const ask = async (
    language: string,
    text: string,
    ...more: [limit?: number, filter?: Parameters<SearchEngine['search']>[2]]
  ) => engine(language).search(await queryOf(engine(language), text), more[0] ?? 10, more[1]);

  describe(`${name} as a search engine`, () => {
    test('has the languages of the articles, each with its own passages', async () => {
      expect([...engines.keys()].sort()).toEqual(['en', 'pt', 'tlh', 'zh']);
      for (const [language, own] of engines) {
        expect(own.analyzer.language).toBe(language);
        const found = await ask(language, 'ferry ponte 灯塔 jagh');
        expect(found.length).toBeGreaterThan(0);
        expect(new Set(found.map(({ passage }) => passage.article.language))).toEqual(new Set([language]));
      }
    });

    test('finds the passage that has the words first, by inflections too', async () => {
      expect(textOf((await ask('en', 'Which storms sank the ferries?'))[0])).toMatch(/^A storm sank/);
      expect(textOf((await ask('pt', 'Quando foi construída a ponte?'))[0])).toMatch(/^A ponte/);
    });

    test('finds words without the accents that they have in the text, and in a script without spaces', async () => {
      expect(textOf((await ask('pt', 'construida ponte'))[0])).toMatch(/^A ponte/);
      expect(textOf((await ask('zh', '守塔人住在哪里？'))[0])).toMatch(/^守塔人/);
    });

    test('finds passages in a language that nobody knows', async () => {
      expect(textOf((await ask('tlh', 'jagh'))[0])).toMatch(/jagh/);
    });

    test('gives no more than asked for: the same first ones', async () => {
      const all = await ask('en', 'the ferry and the bread');
      expect(all.length).toBeGreaterThan(3);
      // What is brought of an article may depend on what else of it is.
      const seen = (found: Candidate[]) =>
        found.map((one) => ({ id: one.id, score: one.fusionScore, text: textOf(one) }));
      for (const limit of [1, 2, 3])
        expect(seen(await ask('en', 'the ferry and the bread', limit))).toEqual(seen(all.slice(0, limit)));
    });

    test('gives scores from 0 to 1, best first, and the best of a question without a rival near 1', async () => {
      const scores = (await ask('en', 'When did a storm sink the ferry?')).map(
        ({ fusionScore }) => fusionScore,
      );
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
      expect(scores[0]).toBeGreaterThan(0.85);
    });

    test('keeps to the article that is wanted', async () => {
      const inKitchen = await ask('en', 'ferry bread', 10, { article: 'kitchen.txt' });
      expect(inKitchen.length).toBeGreaterThan(0);
      expect(new Set(inKitchen.map(pathOf))).toEqual(new Set(['kitchen.txt']));
      expect(await ask('en', 'ferry bread', 10, { article: 'nowhere.txt' })).toEqual([]);
      expect(await ask('en', 'ferry bread', 10, { article: 'ponte.txt' })).toEqual([]);
    });

    test('leaves out what is not wanted, whatever else is wanted, and finds the rest', async () => {
      const all = (await ask('en', 'the ferry and the bread')).map(({ id }) => id);
      const except = [all[0], all[2]].map(String);
      const idsOf = (found: Candidate[]) => found.map(({ id }) => id).sort();
      const rest = idsOf(await ask('en', 'the ferry and the bread', 10, { except }));
      // In another order, perhaps: scores are relative to the best that is left.
      expect(rest).toEqual(all.filter((id) => !except.includes(id)).sort());
      const article = 'kitchen.txt';
      const inKitchen = idsOf(await ask('en', 'bread', 10, { article }));
      const [first = ''] = inKitchen;
      expect(idsOf(await ask('en', 'bread', 10, { article, except: [first] }))).toEqual(inKitchen.slice(1));
    });

    test.each(['', ' ', '?!', '…'])('finds nothing for “%s”', async (text) => {
      expect(await ask('en', text)).toEqual([]);
      expect(await ask('zh', text)).toEqual([]);
    });

    test('gives each candidate once, with its own words, and how many passages its article has', async () => {
      for (const language of engines.keys()) {
        const found = await ask(language, 'the ferry and the bread ponte 灯塔 守塔人 jagh');
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
        for (const { passage, words, articlePassages, cosine } of found) {
          const { article, heading, sentences } = passage;
          expect(spellParts(words, engine(language).lexicon)).toEqual([
            tokenize(article.title),
            tokenize(heading),
            ...sentences.map(({ start, end }) => tokenize(article.text.slice(start, end))),
          ]);
          const whole = collection().find(({ path }) => path === article.path) as Article;
          expect(articlePassages).toBe(splitPassages(whole).length);
          expect(Math.abs(cosine)).toBeLessThanOrEqual(1 + 1e-6);
        }
      }
    });

    test('counts as somebody would by hand', async () => {
      const { stem } = engine('en').analyzer;
      const stems = ['ferry', 'bread', 'storm', 'harbour', 'volcano'].map(stem);
      const words = ['ferry', 'ferries', 'bread', 'nowhere'];
      const counts = await engine('en').statistics({ terms: { text: stems, title: stems, words } });
      expect(counts.passages).toBe(6);
      expect(stems.map((term) => counts.documentFrequency('text', term))).toEqual([2, 3, 1, 0, 0]);
      expect(stems.map((term) => counts.documentFrequency('title', term))).toEqual([1, 0, 1, 2, 0]);
      expect(words.map((term) => counts.documentFrequency('words', term))).toEqual([2, 1, 3, 0]);
      // 12, 8, 7, 6, 8 and 4 words.
      expect(counts.meanLength('text')).toBeCloseTo(45 / 6, 9);
      // The harbour of Elmouth › Ferries, › Storms; The kitchen, four times.
      expect(counts.meanLength('title')).toBeCloseTo((5 + 5 + 4 * 2) / 6, 9);
      expect(counts.scale).toBeNull();
      const own = await engine('pt').statistics({ terms: { words: ['construida', 'sao'] } });
      expect(['construida', 'sao'].map((term) => own.documentFrequency('words', term))).toEqual([1, 1]);
    });

    test('counts every term of every field as its passages have them', async () => {
      for (const { analyzer, statistics, ...own } of boundEngines()) {
        const byPassage = own.passages.map((fields) => ({
          title: fields.title.map(analyzer.stem),
          text: fields.text.map(analyzer.stem),
          subwords: fields.text.flatMap(analyzer.subwords),
          words: fields.text.map(stripDiacritics),
        }));
        const terms = Object.fromEntries(
          FIELDS.map((field) => [field, [...new Set(byPassage.flatMap((passage) => passage[field]))]]),
        ) as Record<FieldName, string[]>;
        const counts = await statistics({ terms });
        expect(counts.passages).toBe(byPassage.length);
        for (const field of FIELDS) {
          const holding = (term: string) => byPassage.filter((one) => one[field].includes(term)).length;
          expect(terms[field].map((term) => counts.documentFrequency(field, term))).toEqual(
            terms[field].map(holding),
          );
          const length = byPassage.reduce((sum, one) => sum + one[field].length, 0) / byPassage.length;
          expect(counts.meanLength(field)).toBeCloseTo(length, 6);
        }
      }
    });

    test('answers searches at the same time as one after the other', async () => {
      const texts = ['ferry', 'bread at six', 'storm', 'butter'];
      const together = await Promise.all(texts.map((text) => ask('en', text)));
      for (const [i, text] of texts.entries()) expect(await ask('en', text)).toEqual(together[i]);
    });

    test('with a model says how near each candidate is, and what that means', async () => {
      const embedder = bilingual();
      const own = (await open(collection(), embedder)).get('en') as SearchEngine;
      const query = await queryOf(own, 'Which bread comes from the oven?', embedder);
      const found = await own.search(query, 10);
      expect(found.length).toBeGreaterThan(0);
      for (const candidate of found) {
        const [vector] = await embedder.embed(
          [textToEmbed(candidate.passage.article, candidate.passage)],
          'passage',
        );
        const cosine = query.vector.reduce((sum, x, d) => sum + x * (vector?.[d] as number), 0);
        // As an engine that keeps vectors in 8 bits comes near it.
        expect(candidate.cosine).toBeCloseTo(cosine, 2);
      }
      const { scale } = await own.statistics(query);
      expect(scale).toMatchObject(embedder.scale ?? {});
      expect(scale?.ordinary).toBeGreaterThan(0.5);
      const silent = { ...query, vector: new Float32Array(embedder.dimensions) };
      expect((await own.statistics(silent)).scale).toBeNull();
      expect((await own.search(silent, 10)).length).toBeGreaterThan(0);
    });
  });

  /** Each engine with the words of its passages. */
  function boundEngines() {
    const articles = collection();
    return Array.from(engines, ([language, own]) => ({
      analyzer: own.analyzer,
      statistics: own.statistics.bind(own),
      passages: articles
        .filter((article) => article.language === language)
        .flatMap((article) =>
          splitPassages(article).map(({ heading, sentences }) => ({
            title: [...tokenize(article.title), ...tokenize(heading)],
            text: sentences.flatMap(({ start, end }) => tokenize(article.text.slice(start, end))),
          })),
        ),
    }));
  }
}

const FIELDS = ['title', 'text', 'subwords', 'words'] as const;

/** Small articles in three languages that have stemmers or need none, and in one that nobody knows. */
const TEXTS: Record<string, [language: string, text: string]> = {
  'harbour.md': [
    'en',
    '# The harbour of Elmouth\n\n## Ferries\n\nThe ferry crosses the strait every morning. Ferries carry bicycles and dogs.\n\n## Storms\n\nA storm sank the old ferry in 1890.\n',
  ],
  'kitchen.txt': [
    'en',
    'The kitchen\n\nBread and butter are on the table.\n\nThe baker brings bread at six.\n\nBread from the oven is warm until noon.\n\nSalt stands beside pepper.\n',
  ],
  'ponte.txt': [
    'pt',
    'A ponte do rio\n\nA ponte foi construída em 1932 por engenheiros de São Tomé.\n\nO moinho parou há muito tempo.\n',
  ],
  'tower.txt': ['zh', '灯塔\n\n灯塔建于1887年。\n\n守塔人住在旁边的房子里。\n'],
  'qo.txt': ['tlh', 'yuQ\n\njagh yIbuStaH.\n\nmataHmeH maSachnIS.\n'],
};

function collection(): Article[] {
  return Object.entries(TEXTS).map(([path, [language, text]]) => ({
    ...readArticle(path, text).article,
    language,
  }));
}

async function queryOf(engine: SearchEngine, text: string, embedder = offlineEmbedder): Promise<Query> {
  const [vector] = await embedder.embed([text], 'query');
  return parseQuery(engine.analyzer, text, vector as Float32Array, engine.analyzer.language);
}

function textOf(candidate: Candidate | undefined): string {
  const passage = candidate?.passage;
  return passage ? passage.article.text.slice(passage.start, passage.end) : '';
}

function pathOf({ passage }: Candidate): string {
  return passage.article.path;
}
