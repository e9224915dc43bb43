import { defineConfig } from 'vitest/config';
import { isQuick, sources } from './test/imports.ts';

const tests = sources('test').filter((file) => file.endsWith('.test.ts'));

export default defineConfig({
  test: {
    maxWorkers: '100%',
    testTimeout: 30_000,
    projects: [
      // What holds nothing open needs no process of its own: loading the same modules again takes longer than most tests.
      { extends: true, test: { name: 'unit', include: tests.filter(isQuick), isolate: false } },
      { extends: true, test: { name: 'whole', include: tests.filter((file) => !isQuick(file)) } },
    ],
  },
});
