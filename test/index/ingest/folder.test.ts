import { access, chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { openFolder } from '../../../index/ingest/folder.ts';
import { sourceContract } from '../../contracts/source.ts';

const roots: string[] = [];
afterAll(() => Promise.all(roots.map((root) => rm(root, { recursive: true, force: true }))));

sourceContract('folder', async () => {
  const outside = await mkdtemp(path.join(tmpdir(), 'footnote-folder-'));
  roots.push(outside);
  const root = path.join(outside, 'seeds');
  const full = (name: string) => path.join(root, name);
  await mkdir(root);
  return {
    source: openFolder(root),
    async write(name, text) {
      await mkdir(path.dirname(full(name)), { recursive: true });
      await writeFile(full(name), text);
    },
    remove: (name) => rm(full(name)),
    disappear: () => rm(root, { recursive: true }),
    async lock(name) {
      await chmod(full(name), 0);
      return access(full(name), 4).then(
        () => false,
        () => true,
      );
    },
    link: (name, to) => symlink(full(to), full(name)),
  };
});
