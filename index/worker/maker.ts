import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';

/**
 * What makes an index, in 16 hexadecimal digits: the sources and tables in `index/` below `root`, the packages as they are locked and
 * installed there, Node with its V8, ICU and Unicode, and the locale that words are cut by. What one maker has saved
 * another must not use. Reads about a hundred small files, in some 20 ms.
 */
export function computeMaker(root = path.join(import.meta.dirname, '../..')): string {
  const hash = createHash('sha256');
  const add = (name: string, content: string | Uint8Array) =>
    hash.update(`${name} ${content.length}\n`).update(content);
  for (const name of listSources(root)) add(name, readSource(path.join(root, name)));
  for (const name of listPackages(root)) add(name, readIfThere(path.join(root, name)));
  const { locale } = new Intl.Segmenter().resolvedOptions();
  add('node', JSON.stringify([process.versions, process.arch, locale]));
  return hash.digest('hex').slice(0, 16);
}

function listSources(root: string): string[] {
  const names = readdirSync(path.join(root, 'index'), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /\.(?:ts|bin)$/.test(name))
    .map((name) => path.join('index', name))
    .sort();
}

/** Of a table, how long it is and how it begins: there stands the hash of the rest, which is checked when it is read. */
function readSource(file: string): Uint8Array {
  if (!file.endsWith('.bin')) return readFileSync(file);
  const handle = openSync(file, 'r');
  const begin = new Uint8Array(TABLE_HEADER + 8);
  new DataView(begin.buffer).setFloat64(TABLE_HEADER, fstatSync(handle).size);
  readSync(handle, begin, 0, TABLE_HEADER, 0);
  closeSync(handle);
  return begin;
}

/** The header of a table of word vectors has a few hundred bytes (see index/wordvectors/tableFile.ts). */
const TABLE_HEADER = 4096;

/** The lock tells of the packages' packages; what is installed, whether it was followed. */
function listPackages(root: string): string[] {
  const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const installed = Object.keys(dependencies).map((name) => path.join('node_modules', name, 'package.json'));
  return ['package-lock.json', ...installed.sort()];
}

function readIfThere(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return new Uint8Array();
  }
}
