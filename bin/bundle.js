import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a process or a thread begins with. */
const ENTRIES = [
  'src/main.ts',
  'index/worker/worker.ts',
  'index/embedders/apart/thread.ts',
  'index/ingest/isolated/reader.ts',
  'index/ingest/parallel/thread.ts',
];

/** What goes into a bundle, and what makes it. */
const SOURCES = ['src', 'commands', 'index', 'bin'];

/** Bundles that are kept: a process that runs may still load a part of an older one. */
const KEPT = 5;

/**
 * The JavaScript of a source file that something begins with, as a URL: with all sources in it, packages left apart. It is made
 * anew where the sources are others: to load hundreds of files through a loader takes longer than all else that a start does. Null
 * for other files, and where it cannot be kept. `root` is the folder of the project.
 */
export async function bundleOf(source, root) {
  const entry = path.relative(root, source).replaceAll(path.sep, '/');
  if (!ENTRIES.includes(entry)) return null;
  const cache = path.join(root, 'node_modules/.cache/footnote');
  const bundle = path.join(cache, hashSources(root));
  if (!existsSync(bundle)) {
    const made = makeFolder(cache);
    if (!made) return null;
    await make(root, made);
    keep(made, bundle);
    removeOld(cache);
  }
  return pathToFileURL(path.join(bundle, entry.replace(/\.ts$/, '.js')));
}

function hashSources(root) {
  // A bundle tells where its sources lie.
  const hash = createHash('sha256').update(root);
  for (const folder of SOURCES)
    for (const name of readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).sort())
      if (/\.[jt]s$/.test(name))
        hash.update(`\n${folder}/${name}\n`).update(readFileSync(path.join(root, folder, name)));
  return hash.digest('hex').slice(0, 32);
}

/** Null where that cannot be. */
function makeFolder(cache) {
  try {
    mkdirSync(cache, { recursive: true });
    const made = mkdtempSync(path.join(cache, 'new-'));
    // Whoever made it, another user may start from it.
    chmodSync(made, 0o755);
    return made;
  } catch (error) {
    if (!error.code) throw error;
    return null;
  }
}

async function make(root, outdir) {
  const { build, stop } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: ENTRIES,
    outdir,
    outbase: root,
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.20',
    sourcemap: true,
    sourcesContent: false,
    plugins: [{ name: 'where sources lie', setup: tellPlaces }],
  });
  // Else its own process waits for more as long as this one lives.
  await stop();
}

/** What looks for a file beside its source finds it there. */
function tellPlaces(build) {
  build.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
    const source = await readFile(file, 'utf8');
    const contents = source
      .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href))
      .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file)));
    return { contents, loader: 'ts' };
  });
}

/** Whole or not at all; another process may have been first. */
function keep(made, bundle) {
  try {
    renameSync(made, bundle);
  } catch (error) {
    rmSync(made, { recursive: true });
    if (!existsSync(bundle)) throw error;
  }
}

function removeOld(cache) {
  const age = (name) => statSync(path.join(cache, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const oldestFirst = readdirSync(cache).sort((a, b) => age(a) - age(b));
  for (const name of oldestFirst.slice(0, -KEPT))
    rmSync(path.join(cache, name), { recursive: true, force: true });
}
