import { type ClusterAddress, type ModelOptions, parseClusterAddress, truncate } from '../index/index.ts';
import { LOG_LEVELS, type LogLevel, redact } from './ops/log.ts';
import { isLoopback } from './util/loopback.ts';
import { StartError } from './util/startError.ts';

/** Every setting, in the order of `.env.example`. */
export const VARIABLES = [
  'DISCORD_TOKEN',
  'DISCORD_API',
  'SHARDS',
  'SHARD_COUNT',
  'MESSAGE_CONTENT',
  'SEEDS_DIR',
  'DATA_DIR',
  'DATABASE_URL',
  'INDEX_URL',
  'INDEX_CA',
  'EMBEDDINGS',
  'EMBEDDINGS_MODEL',
  'EMBEDDINGS_URL',
  'EMBEDDINGS_KEY',
  'ADMIN_USER_IDS',
  'LIBRARY_ARTICLES',
  'LIBRARY_MB',
  'LOG_LEVEL',
  'LOG_QUESTIONS',
  'WATCH',
  'HEALTH_PORT',
  'HEALTH_HOST',
] as const;

export interface Config {
  /** Null: the bot runs in the terminal. */
  token: string | null;
  /** Base address of Discord's API without a trailing slash; null: Discord's own. */
  api: string | null;
  /** The shards of this process, and how many there are in all; null: all that Discord recommends. */
  shards: { ids: number[]; count: number } | null;
  /** Ask Discord for the text of all messages: a privileged intent. */
  messageContent: boolean;
  seedsDir: string;
  dataDir: string;
  /** The PostgreSQL that replicas share; null: SQLite in `dataDir`. */
  databaseUrl: string | null;
  /** The OpenSearch cluster that keeps the index; null: it is in memory. */
  cluster: ClusterAddress | null;
  /** The embedding model; null: the offline embedder. */
  embedding: ModelOptions | null;
  adminUserIds: string[];
  /** How much each server may add to its own library. */
  quota: { articles: number; bytes: number };
  /** Null: not set, so whoever opens the log chooses. */
  logLevel: LogLevel | null;
  /** Also log the text of questions. */
  logQuestions: boolean;
  /** Reindex when the articles change: on file events, or by polling; null: only when told to. */
  watch: 'events' | 'poll' | null;
  /** The port of /healthz and /metrics; null: they are off. */
  healthPort: number | null;
  healthHost: string;
}

const EMBEDDINGS = ['offline', 'transformers', 'http'] as const;

/** Small (118 MB quantised), 384 dimensions, about 100 languages. */
const DEFAULT_MODEL = 'Xenova/multilingual-e5-small';

/** What must never be logged or shown, whether or not the settings are valid. */
export function secretsOf(env: Env): string[] {
  return SECRETS.flatMap((name) => {
    const value = env[name]?.trim() ?? '';
    if (name === 'INDEX_URL') return value.split(',').flatMap((url) => passwordsIn(url.trim()));
    return name === 'DATABASE_URL' ? [value, ...passwordsIn(value)] : [value];
  }).filter((secret) => secret !== '');
}

const SECRETS: readonly Variable[] = ['DISCORD_TOKEN', 'DATABASE_URL', 'INDEX_URL', 'EMBEDDINGS_KEY'];

// As written and as meant.
function passwordsIn(url: string): string[] {
  if (!URL.canParse(url)) return [];
  const { password, searchParams } = new URL(url);
  return [password, decoded(password), searchParams.get('password') ?? ''];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Lists every invalid setting with its name, what was expected and what was found; never a secret. */
export class ConfigError extends StartError {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(['Invalid settings:', ...problems.map((problem) => `  ${problem}`)].join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

type Variable = (typeof VARIABLES)[number];
export type Env = Readonly<Record<string, string | undefined>>;

/** Reads the settings. An empty variable counts as unset. Throws a ConfigError with all problems at once. */
export function readConfig(env: Env): Config {
  const problems: string[] = [];

  function read<T>(name: Variable, expected: string, parse: (value: string) => T | null): T | null {
    const value = env[name]?.trim();
    if (!value) return null;
    const parsed = parse(value);
    if (parsed === null) problems.push(`${name}: expected ${expected}, got ${shown(name, value, env)}`);
    return parsed;
  }

  function readEmbedding(): ModelOptions | null {
    const kind = read('EMBEDDINGS', `one of ${EMBEDDINGS.join(', ')}`, parseEmbeddings);
    const model = read('EMBEDDINGS_MODEL', 'the name of a model, or the path of its folder', parsePath);
    const url = read('EMBEDDINGS_URL', 'an http or https address without a user or password', parseUrl);
    const key = read('EMBEDDINGS_KEY', 'a key: visible ASCII characters, no spaces', parseToken);
    if (kind === null || kind === 'offline') return null;
    if (kind === 'transformers') return { kind, model: model ?? DEFAULT_MODEL };
    for (const name of ['EMBEDDINGS_MODEL', 'EMBEDDINGS_URL'] as const)
      if (!env[name]?.trim()) problems.push(`${name}: required with EMBEDDINGS=http, got nothing`);
    return { kind, url: url ?? '', model: model ?? '', key };
  }

  function readCluster(): ClusterAddress | null {
    const expected = 'addresses of OpenSearch, such as https://user:password@host:9200, separated by commas';
    const address = read('INDEX_URL', expected, parseClusterAddress);
    const ca = read('INDEX_CA', 'the path of a file', parsePath);
    return address && ca !== null ? { ...address, ca } : address;
  }

  // As discord.js reads them.
  function readShards(): Config['shards'] {
    const listed = read('SHARDS', 'shard numbers, such as [0,1]', parseShards);
    const given = read('SHARD_COUNT', 'a number of shards, 1 or more', parseCount);
    const count = given ?? listed?.length;
    if (count === undefined) return null;
    const ids = listed ?? Array.from({ length: count }, (_, id) => id);
    if (ids.some((id) => id >= count))
      problems.push(`SHARDS: expected numbers below ${count} (SHARD_COUNT), got ${ids.join(', ')}`);
    return { ids, count };
  }

  const config: Config = {
    token: read('DISCORD_TOKEN', 'a bot token: visible ASCII characters, no spaces', parseToken),
    api: read(
      'DISCORD_API',
      'an http address on this machine, such as http://127.0.0.1:4000/api',
      parseLoopback,
    ),
    shards: readShards(),
    messageContent: read('MESSAGE_CONTENT', '1 or 0', parseSwitch) ?? false,
    seedsDir: read('SEEDS_DIR', 'the path of a folder', parsePath) ?? 'seeds',
    dataDir: read('DATA_DIR', 'the path of a folder', parsePath) ?? '.data',
    databaseUrl: read(
      'DATABASE_URL',
      'an address of PostgreSQL, such as postgres://user:password@host:5432/database',
      parseDatabase,
    ),
    cluster: readCluster(),
    embedding: readEmbedding(),
    adminUserIds: read('ADMIN_USER_IDS', 'user ids of 17 to 20 digits, separated by commas', parseIds) ?? [],
    quota: {
      articles: read('LIBRARY_ARTICLES', 'a number of articles, 0 to 99999', parseAmount) ?? 500,
      bytes: (read('LIBRARY_MB', 'a number of megabytes, 0 to 99999', parseAmount) ?? 100) * 1024 * 1024,
    },
    logLevel: read('LOG_LEVEL', `one of ${LOG_LEVELS.join(', ')}`, parseLevel),
    logQuestions: read('LOG_QUESTIONS', '1 or 0', parseSwitch) ?? false,
    watch: read('WATCH', '1, 0 or poll', parseWatch) || null,
    healthPort: read('HEALTH_PORT', 'a port: a number from 1 to 65535', parsePort),
    healthHost: read('HEALTH_HOST', 'an address of this machine or a host name', parseHost) ?? '127.0.0.1',
  };
  if (problems.length) throw new ConfigError(problems);
  return config;
}

function parseEmbeddings(value: string): (typeof EMBEDDINGS)[number] | null {
  return EMBEDDINGS.find((kind) => kind === value.toLowerCase()) ?? null;
}

function parseUrl(value: string): string | null {
  if (!URL.canParse(value)) return null;
  const { protocol, username, password, search, hash, href } = new URL(value);
  const isBare = !username && !password && !search && !hash && /^https?:$/.test(protocol);
  return isBare ? href.replace(/\/+$/, '') : null;
}

function parseDatabase(value: string): string | null {
  return /^postgres(?:ql)?:\/\//.test(value) && URL.canParse(value) ? value : null;
}

function parseToken(value: string): string | null {
  return /^[\x21-\x7e]+$/.test(value) ? value : null;
}

// Any other address would be sent the token.
function parseLoopback(value: string): string | null {
  const url = parseUrl(value);
  return url !== null && isLoopback(new URL(url)) ? url : null;
}

function parseShards(value: string): number[] | null {
  const [, list] = /^\[?\s*(\d{1,5}(?:\s*,\s*\d{1,5})*)\s*\]?$/.exec(value) ?? [];
  return list ? [...new Set(list.split(',').map(Number))] : null;
}

function parseCount(value: string): number | null {
  return /^[1-9]\d{0,4}$/.test(value) ? Number(value) : null;
}

function parseAmount(value: string): number | null {
  return /^\d{1,5}$/.test(value) ? Number(value) : null;
}

function parsePath(value: string): string | null {
  return value.includes('\0') ? null : value;
}

function parseIds(value: string): string[] | null {
  const ids = value.split(',').map((id) => id.trim());
  return ids.every((id) => /^\d{17,20}$/.test(id)) ? ids : null;
}

function parseLevel(value: string): LogLevel | null {
  return LOG_LEVELS.find((level) => level === value.toLowerCase()) ?? null;
}

function parseSwitch(value: string): boolean | null {
  return value === '1' ? true : value === '0' ? false : null;
}

function parseWatch(value: string): 'events' | 'poll' | false | null {
  if (value.toLowerCase() === 'poll') return 'poll';
  return parseSwitch(value) && 'events';
}

function parsePort(value: string): number | null {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}

function parseHost(value: string): string | null {
  return /^[\w.:-]{1,253}$/.test(value) ? value : null;
}

const TOKEN_LIKE = /[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}/g;

function shown(name: Variable, value: string, env: Env): string {
  if (SECRETS.includes(name)) {
    const kind = name === 'DATABASE_URL' ? /^[a-z][a-z0-9+.-]*:/i.exec(value)?.[0] : undefined;
    return `${kind ? `“${kind}…”, ` : ''}${value.length} character${value.length === 1 ? '' : 's'} (not shown)`;
  }
  let text = redact(value, secretsOf(env));
  text = text.replace(TOKEN_LIKE, '[hidden]').replace(/\/\/[^/]*@/, '//[hidden]@');
  return JSON.stringify(text.length > 80 ? `${truncate(text, 80)}…` : text);
}
