import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from './app/finding.ts';
import { type Config, ConfigError } from './config.ts';
import { findFiles } from './library/findFiles.ts';

/** What is looked at. */
export interface Examined {
  /** Rejects with a ConfigError where they are not valid. */
  settings: () => Promise<Config>;
  /** Of Node, such as 20.20.0: the one that runs, and the oldest that does. */
  node: { version: string; least: string };
  /** The folder that `.env` is read from. */
  folder: string;
}

/** Looks at everything that the bot needs with these settings, and changes nothing. Without valid settings it ends there. */
export async function* examine({ settings, node, folder }: Examined): AsyncGenerator<Finding> {
  yield checkNode(node);
  const read = await settings().catch(invalid);
  if (Array.isArray(read)) return yield* read;
  const { seedsDir, dataDir, databaseUrl, cluster, embedding } = read;
  yield validIn(folder);
  yield await checkArticles(seedsDir);
  yield databaseUrl === null ? checkDataDir(dataDir) : await checkDatabase(databaseUrl);
  if (cluster) yield await checkIndex(cluster);
  if (embedding) yield await checkModel(embedding, dataDir);
  const { checkDiscord } = await import('./discord/checkup.ts');
  yield* checkDiscord(read);
}

function checkNode({ version, least }: Examined['node']): Finding {
  const about = 'Node.js';
  if (!isOlder(version, least)) return { about, state: 'good', found: version };
  return {
    about,
    state: 'bad',
    found: `${version}, but at least ${least} is needed`,
    todo: 'Install a newer one from https://nodejs.org.',
  };
}

function isOlder(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) < 0;
}

function invalid(err: unknown): Finding[] {
  if (!(err instanceof ConfigError)) throw err;
  return err.problems.map((found) => ({
    about: 'Settings',
    state: 'bad',
    found,
    todo: 'See docs/configuration.md.',
  }));
}

function validIn(folder: string): Finding {
  const file = path.join(folder, '.env');
  const from = existsSync(file) ? `read from ${file}` : `there is no ${file}, so only the environment counts`;
  return { about: 'Settings', state: 'good', found: `valid; ${from}` };
}

async function checkArticles(seedsDir: string): Promise<Finding> {
  const about = 'Articles (SEEDS_DIR)';
  const todo = 'Put files there (docs/articles.md says which kinds are read), or name another folder.';
  try {
    const { files, problems } = await findFiles(seedsDir);
    if (files === 0) return { about, state: 'bad', found: `no file to read in “${seedsDir}”`, todo };
    const skipped = problems > 0 ? `; ${problems} that are not read: /status names them` : '';
    return { about, state: problems > 0 ? 'note' : 'good', found: `${files} in “${seedsDir}”${skipped}` };
  } catch (err) {
    const isMissing = err instanceof Error && 'code' in err && err.code === 'ENOENT';
    const found = isMissing
      ? `there is no folder “${seedsDir}”`
      : `“${seedsDir}” cannot be read: ${reasonOf(err)}`;
    return { about, state: 'bad', found, todo };
  }
}

/** It is made when it is needed, so the folder above must do until then. */
function checkDataDir(dataDir: string): Finding {
  const about = 'Data (DATA_DIR)';
  let folder = path.resolve(dataDir);
  while (!existsSync(folder)) folder = path.dirname(folder);
  try {
    if (!statSync(folder).isDirectory()) throw new Error(`“${folder}” is not a folder`);
    accessSync(folder, constants.W_OK | constants.X_OK);
    return { about, state: 'good', found: `“${dataDir}” can be written to` };
  } catch (err) {
    const todo = 'Give it to the user that runs the bot, or name another folder.';
    return { about, state: 'bad', found: `“${dataDir}” cannot be written to: ${reasonOf(err)}`, todo };
  }
}

async function checkDatabase(url: string): Promise<Finding> {
  const { describeServer } = await import('./app/store/postgres/describe.ts');
  return finding('Database (DATABASE_URL)', () => describeServer(url), 'See docs/scaling.md, “PostgreSQL”.');
}

async function checkIndex(cluster: NonNullable<Config['cluster']>): Promise<Finding> {
  const { describeCluster } = await import('../index/index.ts');
  return finding('Index (INDEX_URL)', () => describeCluster(cluster), 'See docs/scaling.md, “OpenSearch”.');
}

async function checkModel(model: NonNullable<Config['embedding']>, dataDir: string): Promise<Finding> {
  const { describeModel } = await import('../index/index.ts');
  return finding('Model (EMBEDDINGS)', () => describeModel(model, dataDir), 'See docs/meaning.md.');
}

async function finding(about: string, look: () => Promise<string>, todo: string): Promise<Finding> {
  try {
    return { about, state: 'good', found: await look() };
  } catch (err) {
    return { about, state: 'bad', found: reasonOf(err), todo };
  }
}

function reasonOf(err: unknown): string {
  return err instanceof Error ? err.message : String(err);
}
