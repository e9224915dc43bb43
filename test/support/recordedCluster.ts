import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Cluster, ClusterError, type ClusterRequest } from '../../index/engine/opensearch/cluster.ts';

/** By request, in the order in which they came, what a cluster answered. */
export type Recording = Record<string, { status: number; body: unknown }[]>;

/** A cluster that is asked over HTTP, without any of what a real client is for. */
export function fetchCluster(address: string): Cluster {
  return {
    async request<T>({ method, path, query = {}, body, check }: ClusterRequest<T>): Promise<T> {
      const url = new URL(path, address);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
      const response = await fetch(url, {
        method,
        headers: { 'content-type': typeof body === 'string' ? 'application/x-ndjson' : 'application/json' },
        ...(body && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const answer = (await response.json()) as T & { error?: { type: string; reason: string } };
      if (!response.ok) {
        const { type = 'error', reason = '' } = answer.error ?? {};
        throw new ClusterError(response.status, type, reason);
      }
      check?.(answer);
      return answer;
    },
    close: async () => {},
  };
}

/** Hands on what is asked of the server at `address`, and writes down what it answered. */
export async function serveRecording(address: string, recording: Recording) {
  return serve(async (method, path, body, type) => {
    const response = await fetch(new URL(path, address), {
      method,
      headers: { 'content-type': type },
      ...(body && { body }),
    });
    const answer = { status: response.status, body: await response.json() };
    const key = keyOf(method, path, body);
    recording[key] = [...(recording[key] ?? []), answer];
    return answer;
  });
}

/** Answers as was written down; the last answer again where there is no further one. */
export async function serveRecorded(recording: Recording) {
  const asked = new Map<string, number>();
  return serve(async (method, path, body) => {
    const key = keyOf(method, path, body);
    const answers = recording[key];
    if (!answers) return { status: 501, body: { error: { type: 'unknown', reason: `nobody asked ${key}` } } };
    const times = asked.get(key) ?? 0;
    asked.set(key, times + 1);
    return answers[Math.min(times, answers.length - 1)] as Recording[string][number];
  });
}

/** What is written depends on the version of Node (a state) and is not looked at; what is searched for is. */
function keyOf(method: string, path: string, body: string): string {
  return [method, path, /_(?:msearch|mget|search)$/.test(path.split('?')[0] ?? '') ? body : ''].join(' ');
}

type Answer = (
  method: string,
  path: string,
  body: string,
  type: string,
) => Promise<{ status: number; body: unknown }>;

async function serve(answer: Answer): Promise<{ address: string; close(): void }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const { method = 'GET', url = '/', headers } = request;
      const { status, body } = await answer(
        method,
        url,
        Buffer.concat(chunks).toString(),
        headers['content-type'] ?? 'application/json',
      );
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  };
}
