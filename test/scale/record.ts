import { execFileSync } from 'node:child_process';
import { JAVA, startOpenSearch } from './openSearch.ts';

// Writes down what a real cluster answers to the contract of search engines, for test/index/engine/opensearch/recorded.test.ts.

if (!JAVA) throw new Error('expected Java and Maven, found none');
const cluster = await startOpenSearch(1);
try {
  execFileSync('npx', ['vitest', 'run', 'test/index/engine/opensearch/recorded.test.ts'], {
    env: { ...process.env, RECORD_FROM: cluster.addresses[0] },
    stdio: 'inherit',
  });
} finally {
  await cluster.remove();
}
