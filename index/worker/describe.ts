import type { ModelOptions } from '../embedders/options.ts';
import type { ClusterAddress } from '../engine/opensearch/address.ts';

/** Which cluster some addresses lead to, in some words. Rejects where it does not respond, or the package for it is missing. */
export async function describeCluster(address: ClusterAddress): Promise<string> {
  const { openCluster } = await import('../engine/opensearch/openCluster.ts');
  const cluster = await openCluster(address);
  try {
    const { version } = await cluster.request<{ version: { number: string } }>({ method: 'GET', path: '/' });
    const health = await cluster.request<{ number_of_nodes: number; status: string }>({
      method: 'GET',
      path: '/_cluster/health',
    });
    const count = health.number_of_nodes;
    return `OpenSearch ${version.number}, ${count} ${count === 1 ? 'node' : 'nodes'}, ${health.status}; indices begin with “${address.prefix}”`;
  } finally {
    await cluster.close();
  }
}

/** What a model gives, in some words; one of transformers.js is downloaded first. Rejects with an `EmbeddingError`. */
export async function describeModel(options: ModelOptions, dataDir: string): Promise<string> {
  const { openModel } = await import('../embedders/open.ts');
  const model = await openModel(options, dataDir);
  const began = performance.now();
  const [vector] = await model.embed(['Where does the bus leave?'], 'query');
  const ms = Math.round(performance.now() - began);
  return `${options.model} gives ${vector?.length} dimensions, a question in ${ms} ms`;
}
