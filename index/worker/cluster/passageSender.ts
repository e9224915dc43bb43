import { type Cluster, ClusterError } from '../../engine/opensearch/cluster.ts';
import { WRITE_MS } from './versions.ts';

/** Sends documents to a cluster, some at a time. */
export class PassageSender {
  #cluster: Cluster;
  #lines: string[] = [];
  #size = 0;
  #sending = new Set<Promise<void>>();
  #failed: unknown;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  /** Takes a document; waits where too many are under way. Throws where an earlier one could not be sent. */
  async send(index: string, id: string, document: object): Promise<void> {
    const line = JSON.stringify(document);
    this.#lines.push(JSON.stringify({ index: { _index: index, _id: id } }), line);
    this.#size += line.length;
    if (this.#size < BATCH) return;
    this.#begin();
    while (this.#sending.size >= AT_ONCE) await Promise.race(this.#sending);
    this.#throwFailed();
  }

  /** Resolves when all of it is in the cluster. */
  async flush(): Promise<void> {
    if (this.#lines.length > 0) this.#begin();
    await Promise.all(this.#sending);
    this.#throwFailed();
  }

  #begin(): void {
    const body = `${this.#lines.join('\n')}\n`;
    this.#lines = [];
    this.#size = 0;
    const sending: Promise<void> = this.#cluster
      .request<BulkResponse>({
        method: 'POST',
        path: '/_bulk',
        query: { filter_path: 'errors,items.*.error,items.*.status' },
        body,
        patienceMs: WRITE_MS,
        check: refuseErrors,
      })
      .then(
        () => {},
        (error: unknown) => {
          this.#failed ??= error;
        },
      )
      .finally(() => this.#sending.delete(sending));
    this.#sending.add(sending);
  }

  #throwFailed(): void {
    if (this.#failed) throw this.#failed;
  }
}

interface BulkResponse {
  errors: boolean;
  items?: { index: { status: number; error?: { type: string; reason: string } } }[];
}

function refuseErrors({ errors, items = [] }: BulkResponse): void {
  if (!errors) return;
  const refused = items.flatMap(({ index: { status, error } }) => (error ? [{ status, ...error }] : []));
  const { status, type, reason } = refused.find((one) => one.status !== 429) ??
    refused[0] ?? { status: 500, type: 'error', reason: 'unknown' };
  throw new ClusterError(status, type, reason);
}

/** Characters sent together, and how often at once: more gains nothing. */
const BATCH = 4_000_000;
const AT_ONCE = 2;
