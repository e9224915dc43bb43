import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { isLoopback } from '../../../src/util/loopback.ts';
import { page } from './page.ts';
import type { Deed, Room, Seat } from './room.ts';

export interface PreviewServer {
  address: string;
  close(): Promise<void>;
}

export interface ServedRoom extends Room {
  commands(): { name: string; description: string }[];
  /** Resolves when something may have changed. */
  change(isNew: () => boolean): Promise<unknown>;
}

/** Serves the room on this machine alone; another port where the wanted one is taken. */
export async function serve(room: ServedRoom, port: number): Promise<PreviewServer> {
  const server = createServer((request, response) => {
    answer(request, response, room).catch((err: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end(String(err));
    });
  });
  const listen = async (wanted: number) => {
    server.listen(wanted, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(port).catch((err: NodeJS.ErrnoException) => {
    if (err.code !== 'EADDRINUSE') throw err;
    return listen(0);
  });
  // A TCP server has an address object.
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

const FILES: Record<string, [path: string, type: string]> = {
  '/discord.css': ['../draw/discord.css', 'text/css'],
  '/preview.css': ['preview.css', 'text/css'],
  '/client.js': ['client.js', 'text/javascript'],
};

async function answer(request: IncomingMessage, response: ServerResponse, room: ServedRoom): Promise<void> {
  const { method, headers } = request;
  const url = new URL(request.url ?? '/', `http://${headers.host}`);
  // A page of another site could name this machine by a name of its own.
  if (!isLoopback(url)) return end(response, 403, 'text/plain', 'Not from here.');
  const [path, type] = FILES[url.pathname] ?? [];
  if (method === 'GET' && url.pathname === '/') return end(response, 200, 'text/html', page(room.commands()));
  if (method === 'GET' && path && type)
    return end(response, 200, type, await readFile(join(import.meta.dirname, path), 'utf8'));
  if (method === 'GET' && url.pathname === '/events')
    return follow(response, room, seatIn(Object.fromEntries(url.searchParams)));
  // No page of another site can send this type without being asked first, and nobody answers that.
  if (method === 'POST' && url.pathname === '/act' && headers['content-type'] === 'application/json')
    return end(response, 200, 'application/json', JSON.stringify(await act(request, room)));
  return end(response, 404, 'text/plain', 'There is nothing here.');
}

function end(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, ...SAFE }).end(body);
}

/** Nothing of an article, however it came there, is run; pictures may come from the web, as in Discord. */
const SAFE = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data: https: http:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
};

/** Sends what is to be seen, again and again as it changes, until nobody looks any more. */
async function follow(response: ServerResponse, room: ServedRoom, seat: Seat): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', ...SAFE });
  let seen = '';
  let open = true;
  response.once('close', () => {
    open = false;
  });
  while (open) {
    const version = room.version(seat);
    if (version !== seen) response.write(`data: ${JSON.stringify(room.see(seat))}\n\n`);
    seen = version;
    await room.change(() => !open || room.version(seat) !== seen);
  }
}

async function act(request: IncomingMessage, room: Room): Promise<{ form?: string; problem?: string }> {
  try {
    const { deed, seat } = JSON.parse(await bodyOf(request)) as { deed: Deed; seat: Record<string, string> };
    return await room.act(deed, seatIn(seat));
  } catch (err) {
    return { problem: err instanceof Error ? err.message : String(err) };
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > LARGEST) throw new Error('That is too large for Discord.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

/** A file of 10 MB, as Discord takes it, in letters. */
const LARGEST = 15 * 1024 * 1024;

function seatIn({ who, where, locale = 'en-US' }: Record<string, string>): Seat {
  return {
    who: who === 'manager' ? 'manager' : 'member',
    where: where === 'direct' ? 'direct' : 'channel',
    locale,
  };
}
