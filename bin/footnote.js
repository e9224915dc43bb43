// What npm starts.
import { load } from './load.js';

await load('src/main.ts');
