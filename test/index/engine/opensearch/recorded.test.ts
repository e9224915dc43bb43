import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe } from 'vitest';
import { searchEngineContract } from '../../../contracts/searchEngine.ts';
import { publishArticles } from '../../../support/clusterEngines.ts';
import {
  fetchCluster,
  type Recording,
  serveRecorded,
  serveRecording,
} from '../../../support/recordedCluster.ts';

// What a real cluster has answered, written down by `node --import tsx test/scale/record.ts`.
const FILE = path.join(import.meta.dirname, 'answers.json.gz');

const { RECORD_FROM } = process.env;

describe('recorded answers', () => {
  const recording: Recording = RECORD_FROM ? {} : JSON.parse(gunzipSync(readFileSync(FILE)).toString());
  const servers: { close(): void }[] = [];
  let collections = 0;
  searchEngineContract('OpenSearch, recorded', async (articles, embedder) => {
    const server = await (RECORD_FROM ? serveRecording(RECORD_FROM, recording) : serveRecorded(recording));
    servers.push(server);
    const target = { cluster: fetchCluster(server.address), prefix: `recorded${collections++}` };
    return publishArticles(target, articles, embedder);
  });
  afterAll(() => {
    for (const server of servers) server.close();
    if (RECORD_FROM) writeFileSync(FILE, gzipSync(JSON.stringify(recording)));
  });
});
