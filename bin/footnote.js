// What npm starts.
import { load } from './load.js';

try {
  await load('src/main.ts');
} catch (error) {
  // 1 means that the articles don't say.
  console.error(error);
  process.exit(2);
}
