import { offlineEmbedder } from '../../embedders/offline.ts';
import { openAnalyzer } from '../../engine/analyzer.ts';
import { orNull } from '../../engine/opensearch/cluster.ts';
import { Collection } from '../../engine/opensearch/collection.ts';
import { packVector } from '../../engine/opensearch/packedVector.ts';
import { toDocuments } from '../../engine/opensearch/passageDocument.ts';
import { PAGE, passageIndex } from '../../engine/opensearch/passageIndex.ts';
import { numberWords, packWords, unpackWords } from '../../engine/opensearch/passageWords.ts';
import { termOf } from '../../engine/opensearch/searchBody.ts';
import type { IndexedPassage, PassageWords } from '../../engine/searchEngine.ts';
import type { Article } from '../../ingest/article.ts';
import { articleId } from '../../ingest/articleId.ts';
import { splitPassages } from '../../ingest/passages.ts';
import { textToEmbed } from '../../ingest/textToEmbed.ts';
import { PassageSender } from './passageSender.ts';
import {
  type ArticleEntry,
  CONTENTS_INDEX,
  readState,
  type VersionState,
  writeState,
} from './versionState.ts';
import { CONTENTS, deleteIndices, indexName, switchTo, type Target, WRITE_MS } from './versions.ts';

/**
 * A version in the making: what another one has, without some articles and with others. Nobody reads it before `publish`. It is saved
 * now and then with what is in it so far, so that after an end half-way another draft goes on from there.
 */
export class Draft {
  readonly articles: Map<string, ArticleEntry>;
  #target: Target;
  #version: number;
  #state: VersionState;
  /** What it was begun with. */
  #base: VersionState | null;
  #shards: number;
  #sender: PassageSender;
  #collections = new Map<string, Collection>();
  /** The indices that are its own, which others never see. */
  #own = new Set<string>();
  #begun: boolean;
  #savedAt = performance.now();

  /** `state` is what was saved of it, null for a new one; `base` the version that it was begun with; `shards` are those of a new language. */
  constructor(
    target: Target,
    version: number,
    maker: string,
    {
      state,
      base,
      shards,
    }: { state: VersionState | null; base: { version: number; state: VersionState } | null; shards: number },
  ) {
    this.#target = target;
    this.#version = version;
    this.#base = base?.state ?? null;
    this.#shards = shards;
    this.#sender = new PassageSender(target.cluster);
    this.#begun = state !== null;
    const from = state ?? base?.state;
    this.#state = {
      maker,
      isWhole: false,
      base: base?.version ?? null,
      batch: (from?.batch ?? 0) + 1,
      articles: new Map(from?.articles),
      failures: [],
      problems: [],
      languages: new Map(from?.languages),
    };
    this.articles = this.#state.articles;
    for (const { index } of state?.languages.values() ?? [])
      if (index.endsWith(indexName('', '', version).slice(1))) this.#own.add(index);
  }

  /** Is anything in it that the version before has not, or the other way round? */
  get isChanged(): boolean {
    return this.#begun;
  }

  /** Adds an article, of which `entry` tells the rest. Throws what cutting it into passages throws. */
  async add(
    article: Article,
    entry: Omit<ArticleEntry, 'passages' | 'headings' | 'path' | 'title' | 'language'>,
  ): Promise<void> {
    const { path, title, language } = article;
    const passages = splitPassages(article).map((passage) => ({ ...passage, article }));
    const documents = toDocuments(passages);
    const collection = await this.#collectionOf(language);
    // Whatever is wrong with an article, nothing of it is counted or sent then.
    const words = passages.map((passage) => numberWords(passage, collection.words));
    const texts = passages.map((passage) => textToEmbed(article, passage));
    const vectors = await offlineEmbedder.embed(texts, 'passage');
    const index = await this.#indexOf(language);
    const id = articleId(path);
    for (const [place, own] of words.entries()) {
      const vector = vectors[place] as Float32Array;
      collection.count(own, 1);
      collection.sample.add(`${id}.${place}`, vector);
      await this.#sender.send(index, `${id}.${place}`, {
        ...termsOf(own, collection),
        words: packWords(own),
        vector: packVector(vector),
        path,
        place,
        batch: this.#state.batch,
        passage: documents[place],
      });
    }
    const headings = headingsOf(passages);
    this.articles.set(path, { path, title, language, passages: passages.length, headings, ...entry });
    await this.#saveNowAndThen();
  }

  /** Removes an article. Throws `StaleDraft` where that is not one of the version that it was begun with. */
  async remove({ path, language, hash }: ArticleEntry): Promise<void> {
    const before = this.#base?.articles.get(path);
    if (before?.hash !== hash || before.language !== language) throw new StaleDraft();
    const collection = await this.#collectionOf(language);
    await this.#indexOf(language);
    collection.sample.remove(`${articleId(path)}.`);
    // The base is as it was, whatever has been done here before.
    const { index = '' } = this.#base?.languages.get(language) ?? {};
    for (let after: number[] | undefined; ; ) {
      const page = await this.#wordsOf(index, path, after);
      for (const { words } of page) collection.count(words, -1);
      after = page.at(-1)?.sort;
      if (page.length < PAGE) break;
    }
    this.articles.delete(path);
  }

  /** Names it: from now on it is the version that everybody reads. */
  async publish(rest: Pick<VersionState, 'failures' | 'problems'>): Promise<VersionState> {
    await this.#begin();
    Object.assign(this.#state, rest);
    await this.#sender.flush();
    for (const [language, { index }] of this.#state.languages) {
      if (!this.#own.has(index)) continue;
      await this.#refresh(index);
      await this.#deleteGone(language, index);
      await this.#write('PUT', `/${index}/_settings`, { 'index.blocks.write': true });
    }
    for (const language of this.#state.languages.keys())
      if (this.#collections.get(language)?.passages === 0) this.#state.languages.delete(language);
    await this.#save(true);
    const parts = new Map(Array.from(this.#state.languages, ([language, { index }]) => [language, index]));
    const contents = indexName(this.#target.prefix, CONTENTS, this.#version);
    for (const index of [...this.#own, contents]) await this.#waitForCopies(index);
    await switchTo(this.#target, parts.set(CONTENTS, contents));
    return this.#state;
  }

  /** Deletes what an end half-way may have left behind: passages that are not counted. */
  async clean(): Promise<void> {
    for (const index of this.#own) {
      await this.#refresh(index);
      await this.#deleteBy(index, { range: { batch: { gte: this.#state.batch } } });
    }
  }

  async #begin(): Promise<void> {
    if (this.#begun) return;
    this.#begun = true;
    const contents = indexName(this.#target.prefix, CONTENTS, this.#version);
    await this.#write('PUT', `/${contents}`, CONTENTS_INDEX);
  }

  /** The index of a language to write to: a copy of that of the base, which costs nothing, or an empty one. */
  async #indexOf(language: string): Promise<string> {
    await this.#begin();
    const index = indexName(this.#target.prefix, language, this.#version);
    if (this.#own.has(index)) return index;
    await deleteIndices(this.#target, [index]);
    const before = this.#base?.languages.get(language);
    if (before)
      await this.#write('POST', `/${before.index}/_clone/${index}`, {
        settings: { 'index.blocks.write': null, auto_expand_replicas: false, number_of_replicas: 0 },
      });
    else await this.#write('PUT', `/${index}`, passageIndex(this.#shards));
    this.#own.add(index);
    this.#state.languages.set(language, {
      index,
      collection: (await this.#collectionOf(language)).save(),
    });
    return index;
  }

  async #collectionOf(language: string): Promise<Collection> {
    let own = this.#collections.get(language);
    if (!own) {
      const saved = this.#state.languages.get(language)?.collection;
      own = new Collection(await openAnalyzer(language), saved);
      this.#collections.set(language, own);
    }
    return own;
  }

  /** Deletes the passages of the base whose articles are no longer what they were. */
  async #deleteGone(language: string, index: string): Promise<void> {
    const before = [...(this.#base?.articles.values() ?? [])].filter((own) => own.language === language);
    const gone = before.filter(({ path, hash }) => {
      const now = this.articles.get(path);
      return now?.hash !== hash || now.language !== language;
    });
    for (let from = 0; from < gone.length; from += PATHS)
      await this.#deleteBy(index, {
        bool: {
          filter: [
            { terms: { path: gone.slice(from, from + PATHS).map(({ path }) => path) } },
            { range: { batch: { lte: this.#base?.batch ?? 0 } } },
          ],
        },
      });
    if (gone.length > 0) await this.#refresh(index);
  }

  async #saveNowAndThen(): Promise<void> {
    if (performance.now() - this.#savedAt < SAVE_MS) return;
    await this.#sender.flush();
    await this.#save(false);
    this.#state.batch++;
    this.#savedAt = performance.now();
  }

  async #save(isWhole: boolean): Promise<void> {
    for (const [language, collection] of this.#collections) {
      const own = this.#state.languages.get(language);
      if (own) own.collection = collection.save();
    }
    this.#state.isWhole = isWhole;
    await writeState(this.#target, this.#version, this.#state);
  }

  async #wordsOf(
    index: string,
    path: string,
    after: number[] | undefined,
  ): Promise<{ words: PassageWords; sort: number[] }[]> {
    const { hits } = await this.#target.cluster.request<{
      hits: { hits: { fields: { words: [string] }; sort: number[] }[] };
    }>({
      method: 'POST',
      path: `/${index}/_search`,
      body: {
        size: PAGE,
        query: { bool: { filter: [{ term: { path } }] } },
        sort: [{ place: 'asc' }],
        _source: false,
        docvalue_fields: ['words'],
        ...(after && { search_after: after }),
      },
      patienceMs: WRITE_MS,
    });
    return hits.hits.map(({ fields, sort }) => ({ words: unpackWords(fields.words[0]), sort }));
  }

  async #deleteBy(index: string, query: object): Promise<void> {
    await this.#write('POST', `/${index}/_delete_by_query`, { query }, { conflicts: 'proceed' });
  }

  async #refresh(index: string): Promise<void> {
    await this.#write('POST', `/${index}/_refresh`);
  }

  /** With its copies a version outlives a node; where they do not come, it is better than none. */
  async #waitForCopies(index: string): Promise<void> {
    await this.#write('PUT', `/${index}/_settings`, { 'index.auto_expand_replicas': '0-1' });
    await orNull(
      this.#target.cluster.request({
        method: 'GET',
        path: `/_cluster/health/${index}`,
        query: { wait_for_status: 'green', timeout: '60s' },
        patienceMs: WRITE_MS,
      }),
    );
  }

  async #write(
    method: 'POST' | 'PUT',
    path: string,
    body?: object,
    query?: Record<string, string>,
  ): Promise<void> {
    await this.#target.cluster.request({
      method,
      path,
      ...(body && { body }),
      ...(query && { query }),
      patienceMs: WRITE_MS,
    });
  }
}

/** What was saved of a draft has articles that have changed again since: it is begun anew. */
export class StaleDraft extends Error {}

/** A draft that was not published, as it was last saved; null where it is of no use. */
export async function readDraft(
  target: Target,
  version: number,
  maker: string,
  base: number | null,
): Promise<VersionState | null> {
  const state = await readState(target, version);
  return state?.maker === maker && state.base === base ? state : null;
}

function termsOf({ title, heading, text }: PassageWords, collection: Collection) {
  const spell = (words: Iterable<number>) =>
    Array.from(words, (word) => termOf(collection.stemOf(word))).join(' ');
  return { text: spell(text), title: spell([...title, ...heading]) };
}

function headingsOf(passages: readonly IndexedPassage[]): ArticleEntry['headings'] {
  return passages.flatMap(({ heading }, place) =>
    heading && heading !== passages[place - 1]?.heading ? [[place, heading] as [number, string]] : [],
  );
}

/** How often a draft is saved. */
const SAVE_MS = 30_000;

/** Paths in one request. */
const PATHS = 1000;
