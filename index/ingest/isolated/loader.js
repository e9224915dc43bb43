// Where the process that reads files begins.
import { load } from '../../../bin/load.js';

await load('index/ingest/isolated/reader.ts');
