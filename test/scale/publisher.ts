import { openCluster } from '../../index/engine/opensearch/openCluster.ts';
import { openFolder } from '../../index/ingest/folder.ts';
import { publish } from '../../index/worker/cluster/publish.ts';

// Publishes a folder, and says what came of it: node --import tsx test/scale/publisher.ts FOLDER PREFIX ADDRESS...

const [folder = '', prefix = '', ...nodes] = process.argv.slice(2);
const cluster = await openCluster({ nodes });
const { kind } = await publish({ cluster, prefix }, openFolder(folder), 'test', undefined, { saveMs: 500 });
console.log(kind);
await cluster.close();
