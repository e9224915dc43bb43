import { defineConfig } from 'vitest/config';
import { isAlone, isQuick, sources } from './test/imports.ts';

const tests = sources('test').filter((file) => file.endsWith('.test.ts'));
const shared = tests.filter((file) => !isAlone(file));

export default defineConfig({
  test: {
    maxWorkers: '100%',
    testTimeout: 30_000,
    // Loading the same modules again takes longer than most tests, so a process of its own has only what needs one.
    projects: [
      { extends: true, test: { name: 'unit', include: shared.filter(isQuick), isolate: false } },
      {
        extends: true,
        test: { name: 'whole', include: shared.filter((file) => !isQuick(file)), isolate: false },
      },
      { extends: true, test: { name: 'alone', include: tests.filter(isAlone) } },
    ],
  },
});
