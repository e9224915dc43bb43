import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { ClusterAddress } from './address.ts';
import { type Cluster, ClusterAway, ClusterError, type ClusterRequest } from './cluster.ts';

/** What is used of `@opensearch-project/opensearch` (3.x), which the project does not install. */
export interface OpenSearchPackage {
  Client: new (options: {
    nodes: string[];
    maxRetries: number;
    requestTimeout: number;
    ssl?: { ca: string };
  }) => {
    transport: {
      request(
        params: { method: string; path: string; querystring?: object; body?: object; bulkBody?: string },
        options: { requestTimeout: number },
      ): PromiseLike<{ body: unknown }>;
    };
    close(): Promise<void>;
  };
}

/** The package is not there. The message is one clear sentence. */
export class NoClusterPackage extends Error {}

/** The file of `ClusterAddress.ca` cannot be read, or has none. The message is one clear sentence. */
export class NoCertificates extends Error {}

/** Opens a cluster by the addresses of its nodes. Throws `NoClusterPackage` and `NoCertificates`. */
export async function openCluster(
  { nodes, ca }: Pick<ClusterAddress, 'nodes' | 'ca'>,
  load = loadPackage,
): Promise<Cluster> {
  const ssl = ca === undefined ? null : { ca: readCertificates(ca) };
  const { Client } = await load();
  // It takes the nodes in turn and leaves one that is away alone for a while; how often is tried is said here.
  const client = new Client({ nodes, maxRetries: 0, requestTimeout: QUESTION_MS, ...(ssl && { ssl }) });
  return {
    async request<T>(request: ClusterRequest<T>): Promise<T> {
      const { patienceMs = QUESTION_MS } = request;
      const end = performance.now() + patienceMs;
      for (let tries = 1; ; tries++) {
        const done = await ask(request, Math.max(1, end - performance.now())).catch(toKnown);
        if ('answer' in done) return done.answer as T;
        // Another node at once, then all of them again and again.
        const wait =
          tries < nodes.length ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - nodes.length));
        if (!done.again || performance.now() + wait > end) throw done.error;
        await pause(wait);
      }
    },
    close: () => client.close(),
  };

  async function ask<T>(
    { method, path, query, body, check }: ClusterRequest<T>,
    leftMs: number,
  ): Promise<{ answer: T }> {
    const content = typeof body === 'string' ? { bulkBody: body } : body && { body };
    const { body: answer } = await client.transport.request(
      { method, path, ...(query && { querystring: query }), ...content },
      { requestTimeout: Math.min(leftMs, Math.max(TRY_MS, leftMs / 2)) },
    );
    check?.(answer as T);
    return { answer: answer as T };
  }
}

/** What one question may wait for each of its two requests. */
const QUESTION_MS = 8000;

/** What one try may take, so that there is time for another. */
const TRY_MS = 3000;

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5000;

/** What the client throws, as ours: `again` where it may be another time. */
function toKnown(thrown: unknown): { error: Error; again: boolean } {
  if (thrown instanceof ClusterError) return { error: thrown, again: isBusy(thrown.status) };
  const { name, message, statusCode, body } = thrown as {
    name?: string;
    message?: string;
    statusCode?: number;
    body?: { error?: { type?: string; reason?: string } | string };
  };
  if (name === 'ConnectionError' && message && UNTRUSTED.test(message))
    return { error: new ClusterAway(thrown, message), again: false };
  if (name !== 'ResponseError' || statusCode === undefined)
    return AWAY.has(name ?? '')
      ? { error: new ClusterAway(thrown), again: true }
      : { error: thrown as Error, again: false };
  const { type = 'error', reason = '' } = typeof body?.error === 'object' ? body.error : {};
  const error = new ClusterError(statusCode, type, reason || String(body?.error ?? ''));
  if (!isBusy(statusCode)) return { error, again: false };
  return { error: new ClusterAway(error), again: true };
}

const AWAY = new Set(['ConnectionError', 'TimeoutError', 'NoLivingConnectionsError']);

/** As Node words it: who signed, for whom, until when. */
const UNTRUSTED = /certificate|altnames/i;

/** Too much to do, or a node that is not yet, or no longer, part of a whole. */
function isBusy(status: number): boolean {
  return status === 429 || (status >= 502 && status <= 504);
}

function readCertificates(file: string): string {
  const refused = (found: string) =>
    new NoCertificates(`INDEX_CA: expected a file with certificates in PEM at “${file}”, found ${found}.`);
  try {
    const text = readFileSync(file, 'utf8');
    if (!text.includes('-----BEGIN CERTIFICATE-----')) throw refused('none in it');
    return text;
  } catch (error) {
    if (error instanceof NoCertificates) throw error;
    throw refused(`the error ${(error as NodeJS.ErrnoException).code}`);
  }
}

const PACKAGE: string = '@opensearch-project/opensearch';

async function loadPackage(): Promise<OpenSearchPackage> {
  try {
    const { default: whole, ...named } = await import(PACKAGE);
    return named.Client ? named : whole;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_MODULE_NOT_FOUND' && message.includes(PACKAGE))
      throw new NoClusterPackage(
        `INDEX_URL needs a package that is not installed (about 7 MB): npm install --no-save --ignore-scripts ${PACKAGE}@3`,
      );
    throw new NoClusterPackage(`${PACKAGE} cannot be loaded: ${message}`, { cause: error });
  }
}
