import { defineConfig } from 'vitest/config';
import { isAlone, isQuick, sources } from './test/support/imports.ts';

const tests = sources('test').filter((file) => file.endsWith('.test.ts'));
const shared = tests.filter((file) => !isAlone(file));

export default defineConfig(({ mode }) => {
  // Whole processes, real servers and kills: they take minutes, and one at a time.
  if (mode === 'scale')
    return { test: { include: ['test/scale/**/*.scale.ts'], fileParallelism: false, testTimeout: 600_000 } };
  const slow = mode === 'slow';
  const how = {
    testTimeout: slow ? 600_000 : 30_000,
    hookTimeout: slow ? 600_000 : 30_000,
    env: { THOROUGH: String(slow) },
  };
  return {
    test: {
      maxWorkers: '100%',
      // Loading the same modules again takes longer than most tests, so a process of its own has only what needs one.
      projects: [
        { test: { ...how, name: 'unit', include: shared.filter(isQuick), isolate: false } },
        { test: { ...how, name: 'whole', include: shared.filter((file) => !isQuick(file)), isolate: false } },
        { test: { ...how, name: 'alone', include: tests.filter(isAlone) } },
      ],
    },
  };
});
