/** How texts are put to a model, and how its output becomes one vector. */
export interface Family {
  /** Written before a question and before a passage. */
  query: string;
  passage: string;
  /** The mean over all tokens, or the first token's. */
  pooling: 'mean' | 'cls';
  /** A field of the request that says which of both it is about, where the endpoint writes what the model wants itself. */
  fields?: { name: string; query: string; passage: string };
}

/**
 * What a model was trained with, by its name: as its own model card says. One that is not known gets no prefixes and the
 * mean over its tokens, as most sentence models want.
 */
export function matchFamily(model: string): Family {
  const name = model.toLowerCase();
  return families.find(([pattern]) => pattern.test(name))?.[1] ?? plain;
}

const plain: Family = { query: '', passage: '', pooling: 'mean' };

const SEARCH = 'Represent this sentence for searching relevant passages: ';
const INSTRUCT =
  'Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: ';

// The first that fits counts.
const families: [RegExp, Family][] = [
  // NVIDIA's names hold those of other families.
  [/nv-embedqa|nemoretriever|nemotron-embed/, told('input_type', 'query', 'passage')],
  [/(?<![a-z0-9])e5-.*instruct|qwen3-embedding/, { query: INSTRUCT, passage: '', pooling: 'mean' }],
  [/(?<![a-z0-9])e5(?![a-z0-9])/, { query: 'query: ', passage: 'passage: ', pooling: 'mean' }],
  [/bge-m3|bge-multilingual/, { query: '', passage: '', pooling: 'cls' }],
  [/bge-.*-zh/, { query: '为这个句子生成表示以用于检索相关文章：', passage: '', pooling: 'cls' }],
  [/bge-.*-en|mxbai-embed/, { query: SEARCH, passage: '', pooling: 'cls' }],
  [/arctic-embed.*(?:v2|2\.0|2$)/, { query: 'query: ', passage: '', pooling: 'cls' }],
  [/arctic-embed/, { query: SEARCH, passage: '', pooling: 'cls' }],
  [/nomic-embed/, { query: 'search_query: ', passage: 'search_document: ', pooling: 'mean' }],
  [
    /embeddinggemma/,
    { query: 'task: search result | query: ', passage: 'title: none | text: ', pooling: 'mean' },
  ],
  [/gte-multilingual|gte-.*-v1\.5/, { query: '', passage: '', pooling: 'cls' }],
  [/(?:^|\/)embed-(?:v4|english|multilingual)/, told('input_type', 'search_query', 'search_document')],
  [/(?:^|\/)voyage-/, told('input_type', 'query', 'document')],
  [/jina-embeddings-v[34]/, told('task', 'retrieval.query', 'retrieval.passage')],
];

function told(name: string, query: string, passage: string): Family {
  return { ...plain, fields: { name, query, passage } };
}

/** An identity that names everything that changes the vectors, in ASCII and one line. */
export function formatIdentity(kind: string, model: string, dimensions: number, family: Family): string {
  const { pooling, query, passage, fields } = family;
  const parts = [
    kind,
    model,
    `${dimensions} dimensions`,
    pooling,
    JSON.stringify({ query, passage, ...(fields && { fields }) }),
  ];
  return parts
    .join(', ')
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
