// Where a thread begins, in a file of its own: packages are looked for from here, whatever folder the bot was started in.
import { load } from '../../bin/load.js';

await load(process.argv[2]);
