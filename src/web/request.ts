import { Agent as HttpAgent, get as httpGet, type IncomingMessage, type RequestOptions } from 'node:http';
import { Agent as HttpsAgent, get as httpsGet } from 'node:https';
import { isIP, type LookupFunction, type Socket } from 'node:net';
import { AddressError } from './addressError.ts';

/** How hosts are found, and which of their addresses may be asked. */
export interface Network {
  /** The IP addresses of a host. */
  resolve(host: string): Promise<string[]>;
  isAllowed(address: string): boolean;
}

/** How the bot calls itself; sites address it by the first word in their robots.txt. */
export const USER_AGENT = 'Footnote/0.1 (Discord bot that answers from articles)';

/**
 * One GET, without following where it leads. The host is looked up once, every address that it has must be allowed, and the connection goes to
 * one of these very addresses. Rejects with an AddressError.
 */
export async function request(
  url: URL,
  headers: Record<string, string>,
  { resolve, isAllowed }: Network,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  // In brackets where it is one of IPv6.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [host] : await found(resolve(host), signal);
  if (addresses.length === 0) throw new AddressError('unreachable');
  if (!addresses.every(isAllowed)) throw new AddressError('private');
  const secure = url.protocol === 'https:';
  const options: RequestOptions = {
    host,
    port: url.port || (secure ? 443 : 80),
    path: url.pathname + url.search,
    headers: { 'user-agent': USER_AGENT, host: url.host, ...headers },
    lookup: lookupIn(addresses),
    // A connection of its own: one that is kept could be another one's.
    agent: secure ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false }),
    signal,
  };
  return new Promise((done, fail) => {
    const asking = (secure ? httpsGet : httpGet)(options, done);
    asking.on('error', (cause) => fail(problemOf(cause, signal)));
    asking.on('socket', (socket: Socket) => {
      socket.once('connect', () => {
        if (!isAllowed(socket.remoteAddress ?? '')) asking.destroy(new AddressError('private'));
      });
    });
  });
}

/** In place of a second look-up, whose answer could be another one. */
function lookupIn(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_, { all: wantsAll }, callback) => {
    const [first] = all;
    if (wantsAll) callback(null, all);
    else callback(null, first?.address ?? '', first?.family ?? 4);
  };
}

async function found(resolving: Promise<string[]>, signal: AbortSignal): Promise<string[]> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  aborted.catch(() => {});
  try {
    signal.throwIfAborted();
    return await Promise.race([resolving, aborted]);
  } catch (cause) {
    throw problemOf(cause, signal);
  }
}

/** What is wrong, whatever was thrown. */
export function problemOf(cause: unknown, signal: AbortSignal): AddressError {
  if (cause instanceof AddressError) return cause;
  return new AddressError(signal.aborted ? 'too-slow' : 'unreachable', { cause });
}
