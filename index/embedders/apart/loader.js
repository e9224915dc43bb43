// Where the thread that embeds begins.
import { load } from '../../../bin/load.js';

await load('index/embedders/apart/thread.ts');
