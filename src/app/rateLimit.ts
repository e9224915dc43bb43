import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Owner } from './owner.ts';
import { UserError } from './userError.ts';

/** How much is allowed: points per seconds. */
export interface RateLimits {
  user: Points;
  server: Points;
  /** The same for suggestions while somebody types. */
  typing?: { user: Points; server: Points };
}

interface Points {
  points: number;
  seconds: number;
}

export interface Refusal {
  error: UserError;
  repeated: boolean;
}

export interface RateLimiter {
  /**
   * Counts a request; `cost` is in points. Undefined: it is allowed. Else a UserError that says when to try again, and
   * whether the request before was refused too.
   */
  check(who: Owner, cost: number): Promise<Refusal | undefined>;
  /** Whether suggestions may be looked up while somebody types. Counted separately. */
  mayType(who: Owner): Promise<boolean>;
  /** True once in ten minutes for each key: for what need not be said again. */
  once(what: string): Promise<boolean>;
}

/** A question is worth two: it takes a search. */
export const QUESTION = 2;
/** A page that is turned, a press that shows something. */
export const VIEW = 1;

/** Twelve questions in half a minute are nobody's reading pace; a server has many people. */
const LIMITS: RateLimits = {
  user: { points: 24, seconds: 30 },
  server: { points: 1200, seconds: 60 },
};

/** Four keystrokes a second for ten seconds are more than Discord asks about while a person types. */
const TYPING: Required<RateLimits>['typing'] = {
  user: { points: 40, seconds: 10 },
  server: { points: 6000, seconds: 60 },
};

/** Counts points by keys. */
export interface Limiter {
  points: number;
  /** Rejects with a RateLimiterRes when that is too much. */
  consume(key: string, cost: number): Promise<unknown>;
}

/** Makes a limiter that lets `points` pass in `duration` seconds; `keyPrefix` tells it from others. */
export type MakeLimiter = (how: { keyPrefix: string; points: number; duration: number }) => Limiter;

const inMemory: MakeLimiter = (how) => new RateLimiterMemory(how);

export function openRateLimiter(
  { user, server, typing = TYPING }: RateLimits = LIMITS,
  makeLimiter = inMemory,
): RateLimiter {
  const make = (keyPrefix: string, { points, seconds }: Points) =>
    makeLimiter({ keyPrefix, points, duration: seconds });
  const doing = both(make('user', user), make('server', server));
  const keystrokes = both(make('typing user', typing.user), make('typing server', typing.server));
  const said = make('said', { points: 1, seconds: 600 });

  return {
    async check(who, cost) {
      const refused = await doing(who, cost);
      if (!refused) return undefined;
      const seconds = Math.max(1, Math.ceil(refused.wait / 1000));
      return { error: new UserError((m) => m.trouble.tooFast(m.duration(seconds))), repeated: refused.again };
    },
    mayType: async (who) => (await keystrokes(who, 1)) === null,
    once: async (what) => (await taken(said, what, 1)) === null,
  };
}

function both(users: Limiter, servers: Limiter): (who: Owner, cost: number) => ReturnType<typeof taken> {
  // The user first: one who is refused takes nothing from the server.
  return async (who, cost) =>
    (await taken(users, who.user, cost)) ??
    (who.server === null ? null : await taken(servers, who.server, cost));
}

/** Null: it is allowed. Else how many milliseconds to wait, and whether the request before was refused too. */
async function taken(
  limiter: Limiter,
  key: string,
  cost: number,
): Promise<{ wait: number; again: boolean } | null> {
  try {
    await limiter.consume(key, cost);
    return null;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return { wait: refusal.msBeforeNext, again: refusal.consumedPoints - cost > limiter.points };
  }
}
