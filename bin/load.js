import { fileURLToPath } from 'node:url';
import { bundleOf } from './bundle.js';

const root = new URL('../', import.meta.url);

/**
 * Runs a module of the project, named by its URL or its path from the top, in the process or thread at hand: from what
 * `bundleOf` made of it or, where that cannot be, as tsx reads it.
 */
export async function load(script) {
  const source = new URL(script, root);
  const bundle = await bundleOf(fileURLToPath(source), fileURLToPath(root));
  if (bundle) {
    process.setSourceMapsEnabled(true);
    await import(bundle.href);
  } else {
    const { register } = await import('tsx/esm/api');
    register();
    await import(source.href);
  }
}
