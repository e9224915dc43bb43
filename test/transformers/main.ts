import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PACKAGE, SCRATCH } from './scratch.ts';

// Installs transformers.js beside the project, if it is not there yet, and runs the test that needs it.
mkdirSync(SCRATCH, { recursive: true });
writeFileSync(path.join(SCRATCH, 'package.json'), '{ "private": true }\n');
const run = (command: string, args: string[], cwd?: string) => {
  const { status } = spawnSync(command, args, { stdio: 'inherit', cwd });
  if (status !== 0) process.exit(status ?? 1);
};
// Its install step would fetch a build for graphics cards from elsewhere; the others come with the package.
run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', `${PACKAGE}@4`], SCRATCH);
run('npx', ['vitest', 'run', 'test/index/embedders/transformers.test.ts']);
