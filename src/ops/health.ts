import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import { StartError } from '../util/startError.ts';
import { type IndexState, secondsSince } from './metrics.ts';
import type { ReplicaState } from './replicaMetrics.ts';

/** How long the gateway may be silent before the bot counts as unhealthy: two and a half of Discord's heartbeats. */
const GATEWAY_SILENCE_S = 105;

/** How much of the folder is watched: `partly` misses some sub-folders; `lost` means that the folder itself is gone. */
export type WatchState = 'whole' | 'partly' | 'lost';

export interface HealthOptions {
  host: string;
  /** 0: any free port. */
  port: number;
  library: { status(): IndexState };
  registry: Registry;
  /** Absent where there is no Discord. */
  discord?: DiscordHealth;
  /** How much of the folder is watched; undefined without a watcher. */
  watching?: () => WatchState | undefined;
  /** Null where this process is alone. */
  replica?: () => ReplicaState | null;
}

export interface DiscordHealth {
  /** Seconds since the gateway last answered; null: not connected yet. */
  gatewayAge(): number | null;
  /** Do the bot's requests get through to Discord? */
  sending(): boolean;
}

export interface Health {
  port: number;
  close(): Promise<void>;
}

/** Serves `/healthz` and `/metrics`. Rejects with a StartError when it cannot listen on the port. */
export async function serveHealth(options: HealthOptions): Promise<Health> {
  const { host, port } = options;
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0];
    if (request.method !== 'GET' && request.method !== 'HEAD') respond(response, 405, 'GET only\n');
    else if (path === '/healthz') tellHealth(response, options);
    else if (path === '/metrics') void tellMetrics(response, options.registry);
    else respond(response, 404, '/healthz or /metrics\n');
  });
  // A probe asks at once; a connection that stays open without a request is not one.
  server.requestTimeout = 5000;
  server.maxConnections = 50;
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (err) {
    const why = err instanceof Error ? err.message : String(err);
    throw new StartError(
      `Cannot serve /healthz and /metrics on ${host}:${port} (HEALTH_HOST, HEALTH_PORT): ${why}.`,
    );
  }
  // The server must not keep the process alive, and a later failure must not end it.
  server.unref();
  server.on('error', () => {});
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The body of `/healthz`, and whether the bot is healthy. */
export function healthOf({
  library,
  discord,
  watching,
  replica,
}: Pick<HealthOptions, 'library' | 'discord' | 'watching' | 'replica'>) {
  const { builtAt, answering, articles, passages } = library.status();
  const age = discord?.gatewayAge();
  const watch = watching?.();
  const among = replica?.() ?? null;
  const connected = age === undefined || (age !== null && age < GATEWAY_SILENCE_S);
  const sending = discord?.sending() ?? true;
  return {
    healthy: answering && connected && sending,
    index: { answering, ageSeconds: Math.round(secondsSince(builtAt)), articles: articles.length, passages },
    // These do not make it unhealthy: the index goes on answering.
    ...(watch && { watch }),
    ...(among && { replica: among }),
    ...(age !== undefined && {
      gateway: { connected, heartbeatAgeSeconds: age === null ? null : Math.round(age) },
      rest: { sending },
    }),
  };
}

function tellHealth(response: ServerResponse, options: HealthOptions): void {
  const health = healthOf(options);
  respond(response, health.healthy ? 200 : 503, `${JSON.stringify(health)}\n`, 'application/json');
}

async function tellMetrics(response: ServerResponse, registry: Registry): Promise<void> {
  try {
    respond(response, 200, await registry.metrics(), registry.contentType);
  } catch {
    respond(response, 500, 'no metrics\n');
  }
}

function respond(
  response: ServerResponse,
  status: number,
  body: string,
  type = 'text/plain; charset=utf-8',
): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(body);
}
