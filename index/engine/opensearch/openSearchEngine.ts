import { compare } from '../../text/compare.ts';
import type { NearWord } from '../../wordvectors/nearestWords.ts';
import type { Analyzer } from '../analyzer.ts';
import { fuseLegs, type Scored } from '../fuseLegs.ts';
import { legsOfWords, legsWithModel, MAX_HITS } from '../legs.ts';
import { Lexicon } from '../lexicon.ts';
import type { Query, QueryStem } from '../query.ts';
import type { Candidate, Filter, PassageWords, SearchEngine } from '../searchEngine.ts';
import type { CorpusStatistics, StatisticsRequest } from '../statistics.ts';
import { type Cluster, ClusterError } from './cluster.ts';
import type { Collection } from './collection.ts';
import { LikeWords } from './likeWords.ts';
import { cosineWith } from './packedVector.ts';
import { type PassageDocument, toPassages } from './passageDocument.ts';
import { passageScorer } from './passageScores.ts';
import { unpackWords } from './passageWords.ts';
import { filterQuery, legQueries } from './searchBody.ts';
import { seekTerms } from './soughtTerms.ts';

/**
 * The passages of one language in an index of a cluster. The cluster finds, by each leg of a search its best; what they are worth is
 * worked out here, by the counts of the whole collection, as the engine in memory does.
 */
export class OpenSearchEngine implements SearchEngine {
  readonly analyzer: Analyzer;
  readonly lexicon: Lexicon;
  readonly index: string;
  readonly collection: Collection;
  #cluster: Cluster;
  #like: LikeWords | undefined;

  constructor(cluster: Cluster, index: string, collection: Collection) {
    this.#cluster = cluster;
    this.index = index;
    this.collection = collection;
    this.analyzer = collection.analyzer;
    this.lexicon = new Lexicon(collection.words, collection.analyzer, (word) =>
      collection.meanings.meaning(word),
    );
  }

  async search(query: Query, limit: number, filter: Filter = {}): Promise<Candidate[]> {
    const sought = seekTerms(query, this.collection);
    this.#like ??= new LikeWords(this.collection);
    const queries = legQueries(sought, this.#like.find(sought.subwords, LIKE_WORDS));
    const found = await this.#find(Object.values(queries), Math.max(limit, PER_LEG), filter);
    const score = passageScorer(sought, this.collection);
    const ordinary = this.collection.sample.ordinary(query.vector);
    const isOfModel = this.collection.isOfModel(query.vector);
    const scored = found.map((own) => {
      const cosine = cosineWith(query.vector, own.vector);
      const nearness = ordinary === null ? 0 : Math.max(0, cosine - ordinary);
      return { ...own, scores: score(own.words), cosine, nearness };
    });
    const legs = isOfModel ? legsWithModel : legsOfWords;
    const fused = fuseLegs(scored, MAX_HITS, inOrder, legs).slice(0, limit);
    const documents = await this.#read(fused.map(({ passage }) => passage.id));
    const passages = toPassages(documents);
    return fused.map(({ passage: { id, words, cosine }, score }, i) => ({
      id,
      passage: passages[i] as Candidate['passage'],
      words,
      articlePassages: (documents[i] as PassageDocument).of,
      fusionScore: score,
      cosine,
    }));
  }

  async statistics(asked: StatisticsRequest): Promise<CorpusStatistics> {
    return this.collection.statistics(asked);
  }

  nearestWords(stem: QueryStem): NearWord[] {
    return this.collection.meanings.nearestTo(stem);
  }

  /** The best `count` of each leg, each once. */
  async #find(legs: readonly (object | null)[], count: number, filter: Filter): Promise<Found[]> {
    const wanted = filterQuery(filter);
    const lines = legs.flatMap((leg) => {
      if (!leg) return [];
      const body = {
        size: count,
        query: { bool: { ...leg, ...wanted } },
        track_total_hits: false,
        _source: false,
        docvalue_fields: ['words', 'vector', 'path', 'place'],
      };
      return ['{}', JSON.stringify(body)];
    });
    if (lines.length === 0) return [];
    const { responses } = await this.#cluster.request<{ responses: SearchResponse[] }>({
      method: 'POST',
      path: `/${this.index}/_msearch`,
      query: { max_concurrent_searches: legs.length },
      body: `${lines.join('\n')}\n`,
      check: ({ responses }) => responses.forEach(refusePart),
    });
    const found = new Map<string, Found>();
    for (const response of responses) {
      for (const { _id: id, fields } of response.hits?.hits ?? [])
        if (!found.has(id))
          found.set(id, {
            id,
            words: unpackWords(fields.words[0] as string),
            vector: fields.vector[0] as string,
            path: fields.path[0] as string,
            place: fields.place[0] as number,
          });
    }
    return [...found.values()];
  }

  async #read(ids: readonly string[]): Promise<PassageDocument[]> {
    if (ids.length === 0) return [];
    const { docs } = await this.#cluster.request<{ docs: FoundDocument[] }>({
      method: 'POST',
      path: `/${this.index}/_mget`,
      body: { ids },
      check: (answer) => answer.docs.forEach(refuseMissing),
    });
    return docs.map(({ _source }) => (_source as NonNullable<FoundDocument['_source']>).passage);
  }
}

interface FoundDocument {
  _source?: { passage: PassageDocument };
  error?: { type: string; reason: string };
}

interface Found {
  id: string;
  words: PassageWords;
  /** Packed. */
  vector: string;
  path: string;
  /** Among the passages of its article. */
  place: number;
}

interface SearchResponse {
  error?: { type: string; reason: string };
  status?: number;
  _shards?: { failed: number };
  hits?: {
    hits: {
      _id: string;
      fields: { words: string[]; vector: string[]; path: string[]; place: number[] };
    }[];
  };
}

/** One that was found a moment ago is there: what keeps it may have ended just now, and another node has it. */
function refuseMissing({ _source, error }: FoundDocument): void {
  if (!_source)
    throw new ClusterError(503, error?.type ?? 'missing', error?.reason ?? 'a passage is missing');
}

/** An answer from a part of the passages would look like one from all. */
function refusePart({ error, status = 500, _shards }: SearchResponse): void {
  if (error) throw new ClusterError(status, error.type, error.reason);
  if (_shards && _shards.failed > 0)
    throw new ClusterError(503, 'shards_failed', `${_shards.failed} parts of the index did not answer`);
}

function inOrder(a: Scored & Found, b: Scored & Found): number {
  return compare(a.path, b.path) || a.place - b.place;
}

/** So many passages of each leg are scored. */
const PER_LEG = 48;

/** Stems that stand for the subwords of a question. */
const LIKE_WORDS = 24;
