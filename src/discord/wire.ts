import {
  DefaultRestOptions,
  RESTJSONErrorCodes,
  type RESTOptions,
  type ResponseLike,
  Routes,
} from 'discord.js';
import { retryForever } from '../util/backoff.ts';
import { openTtlCache } from '../util/ttlCache.ts';

/** How the client's requests reach Discord. */
export interface Wire {
  makeRequest: RESTOptions['makeRequest'];
  /** Has the last request got through? One that has not is followed by others until one has. */
  works(): boolean;
  /** An interaction may have been acknowledged by a replica that died: then it counts as acknowledged. */
  takeOver(interaction: string): void;
  /** Resolves when Discord rejected the token, on second thoughts too. */
  refused: Promise<void>;
}

/**
 * Mends what discord.js does not: it tries again where the connection is reset, but not where it is closed, takes an
 * interaction that was acknowledged at the first attempt for a failure at the second (not one that is refused at the first:
 * another replica has that), and forgets its token at the first
 * 401, which one of Discord's servers may answer by mistake. `signal` ends the looking after a connection that is down.
 */
export function openWire(
  { api = DefaultRestOptions.api, token }: { api?: string; token: string },
  signal: AbortSignal,
  keepLooking = retryForever,
): Wire {
  // The interactions that have been acknowledged, or may have been: Discord said so, or what it said was lost.
  const acknowledged = openTtlCache<true>(10_000, TOKEN_MS);
  let works = true;
  let looking: Promise<void> | null = null;
  let asking: Promise<number> | null = null;
  let refuse = () => {};
  const refused = new Promise<void>((resolve) => {
    refuse = resolve;
  });

  function note(through: boolean): void {
    works = through;
    if (works || looking || signal.aborted) return;
    looking = keepLooking(look, signal, () => {}).finally(() => {
      looking = null;
    });
  }

  async function look(): Promise<void> {
    if (!works) works = (await whoAmI()) < 400;
    if (!works) throw new Error('Still nothing');
  }

  /** The status of the answer to a request that every token may make. */
  function whoAmI(): Promise<number> {
    asking ??= request(`${api}/v${DefaultRestOptions.version}${Routes.user()}`, {
      method: 'GET',
      headers: { Authorization: `Bot ${token}` },
      signal: AbortSignal.timeout(DefaultRestOptions.timeout),
    })
      .then(({ status }) => status)
      .finally(() => {
        asking = null;
      });
    return asking;
  }

  return {
    async makeRequest(url, init) {
      try {
        const interaction = acknowledging(url);
        const again = interaction !== undefined && acknowledged.get(interaction) !== undefined;
        if (interaction !== undefined) acknowledged.set(interaction, true);
        const response = await request(url, init);
        if (again && (await code(response)) === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)
          return { ...response, ok: true, status: 204 };
        if (response.status === 401 && isAuthorized(init)) {
          if ((await whoAmI()) !== 401)
            throw new ConnectionLostError('Discord refused a token that it accepts');
          refuse();
        }
        note(response.status < 500 && !(response.status === 401 && isAuthorized(init)));
        return response;
      } catch (err) {
        note(false);
        throw err;
      }
    },
    works: () => works,
    takeOver: (interaction) => acknowledged.set(interaction, true),
    refused,
  };
}

/** discord.js asks again after an error of this code. */
class ConnectionLostError extends Error {
  readonly code = 'ECONNRESET';
}

type Init = Parameters<RESTOptions['makeRequest']>[1];

/** The whole answer: a connection can be lost in the middle of one. */
async function request(url: string, init: Init): Promise<ResponseLike> {
  try {
    const response = await DefaultRestOptions.makeRequest(url, init);
    const body = await response.arrayBuffer();
    const text = () => Buffer.from(body).toString();
    return {
      ...response,
      body: null,
      arrayBuffer: async () => body,
      text: async () => text(),
      json: async () => JSON.parse(text()),
    };
  } catch (err) {
    throw isLoss(err) ? new ConnectionLostError(err.message, { cause: err }) : err;
  }
}

/** “Other side closed”, and what has been written to a connection that was. */
function isLoss(err: unknown): err is Error {
  return err instanceof Error && 'code' in err && (err.code === 'UND_ERR_SOCKET' || err.code === 'EPIPE');
}

function isAuthorized({ headers }: Init): boolean {
  return headers !== undefined && 'Authorization' in headers;
}

/** The number by which Discord names what is wrong. */
async function code(response: ResponseLike): Promise<unknown> {
  if (response.status !== 400) return undefined;
  const body: unknown = await response.json().catch(() => null);
  return typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
}

/** An interaction can be answered for a quarter of an hour. */
const TOKEN_MS = 15 * 60_000;

/** The interaction that a request acknowledges. discord.js does that once, and tries again where it got no answer. */
function acknowledging(url: string): string | undefined {
  return /\/interactions\/([^/]+)\/[^/]+\/callback(?:\?|$)/.exec(url)?.[1];
}
