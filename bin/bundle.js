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
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a process or a thread begins with. */
const ENTRIES = [
  'src/main.ts',
  'index/worker/worker.ts',
  'index/worker/cluster/differing.ts',
  'index/embedders/apart/thread.ts',
  'index/ingest/isolated/reader.ts',
  'index/ingest/parallel/thread.ts',
  'index/ingest/described/thread.ts',
];

/** What goes into a bundle, and what makes it. */
const SOURCES = ['src', 'commands', 'index', 'bin'];

/** Bundles that are kept: a process that runs may still load a part of an older one. */
const KEPT = 20;

/** What is being made for longer, in ms, was broken off. */
const BROKEN_OFF = 3_600_000;

/**
 * The JavaScript of a source file that something begins with, as a URL: with all sources in it, packages left apart. It is made
 * anew where the sources are others, or where it is not whole: to load hundreds of files through a loader takes longer than all else
 * that a start does. Null for other files, and where it cannot be made or kept. `root` is the folder of the project.
 */
export async function bundleOf(source, root) {
  const entry = path.relative(root, source).replaceAll(path.sep, '/');
  if (!ENTRIES.includes(entry)) return null;
  const cache = path.join(root, 'node_modules/.cache/footnote');
  const bundle = path.join(cache, hashSources(root));
  try {
    if (!isWhole(bundle)) await makeWhole(root, cache, bundle);
  } catch {
    // Whatever it was, the loader says what is wrong with the sources, and the rest is none of a user's business.
    return null;
  }
  return pathToFileURL(path.join(bundle, entry.replace(/\.ts$/, '.js')));
}

/** Whether all is there that was made. */
function isWhole(bundle) {
  try {
    const files = JSON.parse(readFileSync(path.join(bundle, FILES), 'utf8'));
    return files.every((file) => existsSync(path.join(bundle, file)));
  } catch {
    return false;
  }
}

/** The list of what was made, written last. */
const FILES = 'files.json';

async function makeWhole(root, cache, bundle) {
  mkdirSync(cache, { recursive: true });
  const made = mkdtempSync(path.join(cache, 'new-'));
  try {
    const files = await make(root, made);
    writeFileSync(path.join(made, FILES), JSON.stringify(files));
    openToAll(made);
    keep(made, bundle);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
  removeOld(cache, bundle);
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

async function make(root, outdir) {
  const { build, stop } = await import('esbuild');
  const { metafile } = await build({
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
    metafile: true,
    logLevel: 'silent',
    plugins: [{ name: 'where sources lie', setup: tellPlaces }],
  });
  // Else its own process waits for more as long as this one lives.
  await stop();
  return Object.keys(metafile.outputs).map((file) => path.relative(outdir, path.resolve(root, file)));
}

/** Whoever made it, another user may start from it. */
function openToAll(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const inside = path.join(folder, entry.name);
    if (entry.isDirectory()) openToAll(inside);
    else chmodSync(inside, 0o644);
  }
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
  } catch {
    if (isWhole(bundle)) return;
    // A part of it is gone.
    const gone = `${made}-gone`;
    renameSync(bundle, gone);
    rmSync(gone, { recursive: true, force: true });
    renameSync(made, bundle);
  }
}

/** Those that were made first, but never what another process is making; what cannot be removed stays. */
function removeOld(cache, own) {
  const age = (name) => statSync(path.join(cache, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const names = readdirSync(cache).filter((name) => path.join(cache, name) !== own);
  const brokenOff = names.filter((name) => name.startsWith('new-') && Date.now() - age(name) > BROKEN_OFF);
  const bundles = names.filter((name) => !name.startsWith('new-')).sort((a, b) => age(b) - age(a));
  for (const name of [...brokenOff, ...bundles.slice(KEPT - 1)])
    try {
      rmSync(path.join(cache, name), { recursive: true, force: true });
    } catch {
      // It belongs to another user.
    }
}
