import { offlineEmbedder } from '../../embedders/offline.ts';
import { openAnalyzer } from '../../engine/analyzer.ts';
import { Collection } from '../../engine/opensearch/collection.ts';
import { packVector } from '../../engine/opensearch/packedVector.ts';
import { toDocuments } from '../../engine/opensearch/passageDocument.ts';
import { numberWords, packWords } from '../../engine/opensearch/passageWords.ts';
import { termOf } from '../../engine/opensearch/searchBody.ts';
import type { IndexedPassage, PassageWords } from '../../engine/searchEngine.ts';
import type { Article } from '../../ingest/article.ts';
import { articleId } from '../../ingest/articleId.ts';
import { splitPassages } from '../../ingest/passages.ts';
import { textToEmbed } from '../../ingest/textToEmbed.ts';
import { DraftIndices, wordsOfArticle } from './draftIndices.ts';
import { PassageSender } from './passageSender.ts';
import { embeddedAs, type PassageVectors } from './passageVectors.ts';
import type { PublisherLock } from './publisherLock.ts';
import { type ArticleEntry, type VersionState, writeState } from './versionState.ts';
import { CONTENTS, switchTo, type Target } from './versions.ts';

/** Where a draft begins. */
export interface DraftStart {
  /** What was saved of it; null for a new one. */
  state: VersionState | null;
  /** The version that it was begun with. */
  base: { version: number; state: VersionState } | null;
  /** Those of the index of a new language. */
  shards: number;
  /** How often it is saved, in milliseconds. */
  saveMs?: number;
  /** Of a model; without it, the offline embedder makes them. */
  vectors?: PassageVectors;
}

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
  #indices: DraftIndices;
  #sender: PassageSender;
  #collections = new Map<string, Collection>();
  #begun: boolean;
  #saveMs: number;
  readonly vectors: PassageVectors | null;
  #savedAt = performance.now();

  constructor(
    target: Target,
    version: number,
    maker: string,
    { state, base, shards, saveMs = SAVE_MS, vectors }: DraftStart,
  ) {
    this.#target = target;
    this.#version = version;
    this.#base = base?.state ?? null;
    this.#sender = new PassageSender(target.cluster);
    this.#begun = state !== null;
    this.#saveMs = saveMs;
    this.vectors = vectors ?? null;
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
    const there = Array.from(state?.languages.values() ?? [], ({ index }) => index);
    this.#indices = new DraftIndices(target, version, shards, there);
  }

  /** Is anything in it that the version before has not, or the other way round? */
  get isChanged(): boolean {
    return this.#begun;
  }

  /** Adds an article, of which `entry` tells the rest; `made` are vectors by text. Throws what cutting it into passages throws. */
  async add(
    article: Article,
    entry: Omit<ArticleEntry, 'passages' | 'headings' | 'path' | 'title' | 'language'>,
    made?: ReadonlyMap<string, Float32Array>,
  ): Promise<void> {
    const { path, title, language } = article;
    const passages = splitPassages(article).map((passage) => ({ ...passage, article }));
    const documents = toDocuments(passages);
    const collection = await this.#collectionOf(language);
    // Whatever is wrong with an article, nothing of it is counted or sent then.
    const words = passages.map((passage) => numberWords(passage, collection.words));
    const texts = passages.map((passage) => textToEmbed(article, passage));
    const vectors = await this.#embed(texts, made);
    const { vectors: model } = this;
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
        ...(model && { embedded: embeddedAs(model.embedder, texts[place] as string) }),
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

  async #embed(
    texts: readonly string[],
    made: ReadonlyMap<string, Float32Array> | undefined,
  ): Promise<Float32Array[]> {
    const embedder = this.vectors?.embedder ?? offlineEmbedder;
    const known = texts.map((text) => made?.get(text)).filter((vector) => vector !== undefined);
    return known.length === texts.length ? known : embedder.embed(texts, 'passage');
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
    for await (const words of wordsOfArticle(this.#target, index, path)) collection.count(words, -1);
    this.articles.delete(path);
  }

  /** Names it: from now on it is the version that everybody reads. */
  async publish(
    rest: Pick<VersionState, 'failures' | 'problems'>,
    lock: Pick<PublisherLock, 'confirm'>,
  ): Promise<VersionState> {
    await this.#begin();
    Object.assign(this.#state, rest);
    await this.#sender.flush();
    for (const [language, { index }] of this.#state.languages) {
      if (!this.#indices.has(index)) continue;
      // One that began as a copy has them merged already, but for what is new.
      if (!this.#base?.languages.has(language)) await this.#indices.merge(index);
      await this.#indices.close(index, this.#gone(language), this.#base?.batch ?? 0);
      // Whatever was lost on the way, what is counted must be what can be found.
      const counted = (await this.#collectionOf(language)).passages;
      if ((await this.#indices.count(index)) !== counted) throw new StaleDraft();
    }
    for (const language of this.#state.languages.keys())
      if (this.#collections.get(language)?.passages === 0) this.#state.languages.delete(language);
    await this.#save(true);
    await this.#indices.waitForCopies();
    await lock.confirm();
    const parts = new Map(Array.from(this.#state.languages, ([language, { index }]) => [language, index]));
    await switchTo(this.#target, parts.set(CONTENTS, this.#indices.contents));
    return this.#state;
  }

  /** Deletes what an end half-way may have left behind: passages that are not counted. False where not all of it is there. */
  async clean(): Promise<boolean> {
    if (!(await this.#indices.areThere())) return false;
    await this.#indices.deleteFrom(this.#state.batch);
    return true;
  }

  async #begin(): Promise<void> {
    if (this.#begun) return;
    this.#begun = true;
    await this.#indices.begin();
  }

  async #indexOf(language: string): Promise<string> {
    await this.#begin();
    const index = await this.#indices.open(language, this.#base?.languages.get(language)?.index);
    if (this.#state.languages.get(language)?.index !== index) {
      const collection = (await this.#collectionOf(language)).save();
      this.#state.languages.set(language, { index, collection });
    }
    return index;
  }

  async #collectionOf(language: string): Promise<Collection> {
    let own = this.#collections.get(language);
    if (!own) {
      const saved = this.#state.languages.get(language)?.collection;
      own = new Collection(await openAnalyzer(language), saved, this.vectors?.embedder);
      this.#collections.set(language, own);
    }
    return own;
  }

  /** The articles of the base that are no longer what they were. */
  #gone(language: string): string[] {
    const before = [...(this.#base?.articles.values() ?? [])].filter((own) => own.language === language);
    return before.flatMap(({ path, hash }) => {
      const now = this.articles.get(path);
      return now?.hash === hash && now.language === language ? [] : [path];
    });
  }

  async #saveNowAndThen(): Promise<void> {
    if (performance.now() - this.#savedAt < this.#saveMs) return;
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
}

/** A draft is of no use: articles that were saved of it have changed again since, or something of it was lost. It is begun anew. */
export class StaleDraft extends Error {}

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

/** It takes a second or two where there are many words. */
const SAVE_MS = 30_000;
