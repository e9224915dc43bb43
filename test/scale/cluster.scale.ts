import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { offlineEmbedder } from '../../index/embedders/offline.ts';
import { buildIndex } from '../../index/engine/buildIndex.ts';
import type { Cluster } from '../../index/engine/opensearch/cluster.ts';
import { openCluster } from '../../index/engine/opensearch/openCluster.ts';
import type { OpenSearchEngine } from '../../index/engine/opensearch/openSearchEngine.ts';
import { parseQuery } from '../../index/engine/query.ts';
import type { SearchEngine } from '../../index/engine/searchEngine.ts';
import { openFolder } from '../../index/ingest/folder.ts';
import { readSeeds } from '../../index/ingest/seeds.ts';
import { textToEmbed } from '../../index/ingest/textToEmbed.ts';
import { stripDiacritics } from '../../index/text/functionWords.ts';
import { openVersion } from '../../index/worker/cluster/openVersion.ts';
import { publish } from '../../index/worker/cluster/publish.ts';
import { readState, type VersionState } from '../../index/worker/cluster/versionState.ts';
import { publishedVersion, type Target } from '../../index/worker/cluster/versions.ts';
import { compareFolder } from '../../src/library/compareFolder.ts';
import { openLibrary } from '../../src/library/library.ts';
import { searchEngineContract } from '../contracts/searchEngine.ts';
import { bilingual } from '../support/bilingual.ts';
import { openEngines, publishArticles } from '../support/clusterEngines.ts';
import { JAVA, type OpenSearch, startOpenSearch } from './openSearch.ts';

const MINUTES = 60_000;

describe.skipIf(JAVA === null)(
  'a cluster of three nodes (skipped where there is no Java or no Maven)',
  () => {
    let nodes: OpenSearch;
    let cluster: Cluster;
    const folders: string[] = [];
    beforeAll(async () => {
      nodes = await startOpenSearch(3);
      cluster = await openCluster({ nodes: nodes.addresses });
    }, 5 * MINUTES);
    afterAll(async () => {
      await cluster?.close();
      await nodes?.remove();
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    });

    const makeFolder = () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'footnote-cluster-'));
      folders.push(folder);
      return folder;
    };

    const quiet = { log: pino({ level: 'silent' }) };
    const at = (prefix: string) => ({ nodes: nodes.addresses, prefix });

    let collections = 0;
    searchEngineContract('OpenSearch', (articles, embedder) =>
      publishArticles({ cluster, prefix: `contract${collections++}` }, articles, embedder),
    );

    test('a version counts as an index that was built of the files as they are, whatever has come and gone', async () => {
      const folder = makeFolder();
      const target = { cluster, prefix: 'counts' };
      writeArticles(folder, 0, 40);
      for (const round of [1, 2, 3]) {
        const done = await publish(target, openFolder(folder), 'test');
        if (done.kind !== 'published') throw new Error(`expected a new version, found ${done.kind}`);
        await expectSameCounts(folder, target, done.state);
        expect((await publish(target, openFolder(folder), 'test')).kind).toBe('unchanged');
        writeArticles(folder, round, 40);
      }
    });

    test(
      'a publisher that is killed at any moment leaves a whole version, and the next one goes on',
      async () => {
        const folder = makeFolder();
        const target = { cluster, prefix: 'killed' };
        writeArticles(folder, 0, 150);
        await publish(target, openFolder(folder), 'test');
        let kills = 0;
        for (let round = 1; kills < 20; round++) {
          const before = await filesOf(folder);
          writeArticles(folder, round, 150);
          const after = await filesOf(folder);
          for (let done = false; !done; ) {
            const child = spawn(
              process.execPath,
              ['--import', 'tsx', PUBLISHER, folder, target.prefix, ...nodes.addresses],
              { stdio: 'ignore' },
            );
            const ended = once(child, 'exit');
            const left = kills < 20 ? 1500 + Math.random() * 6000 : 120_000;
            const killed = await Promise.race([ended.then(() => false), sleep(left).then(() => true)]);
            if (killed) {
              child.kill('SIGKILL');
              await ended;
              kills++;
            }
            const seen = await expectWhole(target);
            expect([before, after]).toContainEqual(seen);
            done = !killed;
          }
          expect(await expectWhole(target)).toEqual(after);
        }
        const version = (await publishedVersion(target)) as number;
        await expectSameCounts(folder, target, (await readState(target, version)) as VersionState);
      },
      20 * MINUTES,
    );

    test(
      'no question fails while a node of three is killed',
      async () => {
        const folder = makeFolder();
        writeArticles(folder, 0, 60);
        const target = { cluster, prefix: 'node' };
        const done = await publish(target, openFolder(folder), 'test');
        if (done.kind !== 'published') throw new Error(`expected a new version, found ${done.kind}`);
        const version = await openVersion(target, done.version, done.state, { seedsDir: folder });
        const failed: unknown[] = [];
        let asked = 0;
        const end = performance.now() + 40_000;
        const ask = async () => {
          while (performance.now() < end) {
            const text = `Which keeper saw the ${word(asked++)} at the harbour?`;
            await version.tasks.ask({ text }).catch((error: unknown) => failed.push(error));
          }
        };
        const asking = Promise.all([ask(), ask()]);
        await sleep(5000);
        await nodes.kill(1);
        await asking;
        await nodes.start(1);
        await nodes.until(3);
        expect(asked).toBeGreaterThan(50);
        expect(failed).toEqual([]);
      },
      10 * MINUTES,
    );

    test('a library follows what another one publishes, whoever is asked to reindex', async () => {
      const folder = makeFolder();
      writeArticles(folder, 0, 20);
      const open = () =>
        openLibrary({ ...quiet, seedsDir: folder, dataDir: makeFolder(), cluster: at('follow') });
      const [one, other] = [await open(), await open()];
      try {
        const news = '# News\n\nThe zebra crossed the volcano at noon, and many people saw it.\n';
        writeFileSync(path.join(folder, 'new.md'), news);
        const reports = await Promise.all([one.rebuild(), other.rebuild()]);
        expect(reports.flatMap(({ added }) => added)).toContain('new.md');
        for (const library of [one, other]) {
          for (let tries = 0; library.status().articles.length < 21 && tries < 20; tries++) await sleep(500);
          const { citations } = await library.ask({ text: 'What did the zebra cross at noon?' });
          expect(citations[0]?.text).toContain('zebra crossed the volcano');
        }
      } finally {
        await Promise.all([one.close(), other.close()]);
      }
    });

    test('a model embeds only what is new, also where all else is published anew', async () => {
      const folder = makeFolder();
      const target = { cluster, prefix: 'model' };
      writeArticles(folder, 0, 20);
      let embedded = 0;
      const model = bilingual();
      const embedder = {
        ...model,
        meaning: true as const,
        slice: 16,
        embed: (...given: Parameters<typeof model.embed>) => {
          embedded += given[0].length;
          return model.embed(...given);
        },
      };
      const publishing = (maker: string) =>
        publish(target, openFolder(folder), maker, () => {}, { embedder });
      const first = await publishing('test');
      if (first.kind !== 'published') throw new Error(`expected a new version, found ${first.kind}`);
      const passages = [...first.state.languages.values()].reduce(
        (sum, { collection }) => sum + collection.lengths.passages,
        0,
      );
      expect(embedded).toBe(passages);
      embedded = 0;
      writeFileSync(path.join(folder, 'new.md'), '# News\n\nThe zebra crossed the volcano at noon.\n');
      expect((await publishing('test')).kind).toBe('published');
      expect(embedded).toBe(1);
      embedded = 0;
      const again = await publishing('the next version');
      if (again.kind !== 'published') throw new Error(`expected a new version, found ${again.kind}`);
      expect(embedded).toBe(0);
      const engines = await openEngines(target, again.state, model);
      const [vector] = (await model.embed(['What crossed the volcano at noon?'], 'query')) as [Float32Array];
      const engine = engines.get('en') as SearchEngine;
      const query = parseQuery(engine.analyzer, 'What crossed the volcano at noon?', vector, 'en');
      const found = await engine.search(query, 20);
      expect(found[0]?.passage.article.path).toBe('new.md');
      for (const { passage, cosine } of found) {
        const [own] = (await model.embed([textToEmbed(passage.article, passage)], 'passage')) as [
          Float32Array,
        ];
        expect(cosine).toBeCloseTo(
          own.reduce((sum, x, d) => sum + x * (vector[d] as number), 0),
          2,
        );
      }
    });

    test('another folder is told by how many of its files are not as they are published', async () => {
      const [folder, copy] = [makeFolder(), makeFolder()];
      for (const one of [folder, copy]) writeArticles(one, 0, 20);
      writeFileSync(path.join(folder, 'empty.md'), '');
      writeFileSync(path.join(copy, 'empty.md'), '');
      const library = await openLibrary({
        ...quiet,
        seedsDir: folder,
        dataDir: makeFolder(),
        cluster: at('compared'),
      });
      await library.close();
      const differing = () => compareFolder(copy, at('compared'));
      expect(await differing()).toBe(0);
      writeFileSync(path.join(copy, 'new.md'), '# New\n\nThe zebra crossed the volcano.\n');
      const [first = '', second = ''] = readdirSync(copy);
      rmSync(path.join(copy, first));
      appendFileSync(path.join(copy, second), '\nAnd more.\n');
      expect(await differing()).toBe(3);
    });

    test(
      'while the whole cluster is away questions are refused calmly, and then answered again',
      async () => {
        const folder = makeFolder();
        writeArticles(folder, 0, 20);
        const library = await openLibrary({
          ...quiet,
          seedsDir: folder,
          dataDir: makeFolder(),
          cluster: at('away'),
        });
        try {
          const ask = () => library.ask({ text: 'Which keeper saw the ferry at the harbour?' });
          expect((await ask()).answered).toBe(true);
          for (const node of [0, 1, 2]) await nodes.kill(node);
          const began = performance.now();
          await expect(ask()).rejects.toThrow('The OpenSearch cluster (INDEX_URL) does not respond.');
          expect(performance.now() - began).toBeLessThan(20_000);
          expect(library.status().answering).toBe(false);
          await sleep(20_000);
          for (const node of [0, 1, 2]) await nodes.start(node);
          await nodes.until(3);
          for (let tries = 0; !library.status().answering && tries < 60; tries++) await sleep(1000);
          expect((await ask()).answered).toBe(true);
        } finally {
          await library.close();
        }
      },
      10 * MINUTES,
    );

    /** The version that is published has all passages that it says, and of which files it is. */
    async function expectWhole(target: Target): Promise<Record<string, string>> {
      const version = (await publishedVersion(target)) as number;
      const state = (await readState(target, version)) as VersionState;
      expect(state.isWhole).toBe(true);
      for (const [language, { index, collection }] of state.languages) {
        const { count } = await cluster.request<{ count: number }>({
          method: 'GET',
          path: `/${index}/_count`,
        });
        expect({ language, count }).toEqual({ language, count: collection.lengths.passages });
      }
      return Object.fromEntries([...state.articles.values()].map(({ path, hash }) => [path, hash]).sort());
    }

    async function expectSameCounts(folder: string, target: Target, state: VersionState): Promise<void> {
      const { seeds } = await readSeeds(openFolder(folder));
      const { languages } = await buildIndex(
        seeds.map(({ article }) => article),
        offlineEmbedder,
      );
      const engines = await openEngines(target, state);
      expect([...engines.keys()].sort()).toEqual([...languages.keys()].sort());
      for (const [language, own] of languages) {
        const engine = engines.get(language) as OpenSearchEngine;
        expect(await countsOf(engine, engine)).toEqual(await countsOf(own, engine));
      }
    }
  },
);

/** All that an engine counts of the words that another knows. */
async function countsOf(engine: SearchEngine, { collection, analyzer }: OpenSearchEngine) {
  const words = Array.from({ length: collection.words.size }, (_, word) => collection.words.word(word));
  const terms = {
    text: words.map(analyzer.stem),
    title: words.map(analyzer.stem),
    subwords: words.flatMap(analyzer.subwords),
    words: words.map(stripDiacritics),
  };
  const counts = await engine.statistics({ terms });
  const fields = Object.entries(terms) as [keyof typeof terms, string[]][];
  return {
    passages: counts.passages,
    fields: fields.map(([field, own]) => [
      field,
      counts.meanLength(field),
      own.map((term) => counts.documentFrequency(field, term)),
    ]),
  };
}

async function filesOf(folder: string): Promise<Record<string, string>> {
  const { seeds } = await readSeeds(openFolder(folder));
  return Object.fromEntries(seeds.map(({ article, hash }) => [article.path, hash]).sort());
}

/** Articles in two languages: with each round some are gone, some are new and some have changed. */
function writeArticles(folder: string, round: number, count: number): void {
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  for (let i = round * 3; i < count + round * 3; i++) {
    const changed =
      i % 7 === round % 7 ? `\n\nIn the year ${1800 + round} the ${word(i + 3)} came back.` : '';
    const body = Array.from(
      { length: 8 },
      (_, line) =>
        `The keeper number ${i} saw the ${word(i + line)} at the harbour of ${word(i * 5 + line)}.`,
    );
    const french = `Le gardien ${i} a vu le phare de la ville, et il l’a décrit à tous ceux qui étaient là avec lui ce soir.`;
    const text = i % 9 === 4 ? french : body.join('\n\n');
    writeFileSync(path.join(folder, `${i}.md`), `# The ${word(i)}\n\n${text}${changed}\n`);
  }
}

function word(i: number): string {
  const all = [
    'ferry',
    'storm',
    'bridge',
    'walrus',
    'lantern',
    'market',
    'glacier',
    'piano',
    'orchard',
    'comet',
  ];
  return `${all[i % all.length]}${i % 3 === 0 ? 's' : ''}`;
}

const PUBLISHER = path.join(import.meta.dirname, 'publisher.ts');
