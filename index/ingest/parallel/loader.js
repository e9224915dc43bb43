// Where a thread that parses files begins.
import { load } from '../../../bin/load.js';

await load('index/ingest/parallel/thread.ts');
