// Where a thread that describes files begins.
import { load } from '../../../bin/load.js';

await load('index/ingest/described/thread.ts');
