import { type Answer, limitOf, type ServerScope } from '../../index/index.ts';
import type { Insights } from './feedback.ts';
import { openServerBook } from './serverBook.ts';
import type { Signals } from './signals.ts';
import { noStore, type Store } from './store/store.ts';

/** Who may read an article or a folder of a server's library: whoever has one of the roles, and in one of the channels everybody. */
export interface Limit {
  /** The article's path, or a folder's, as the index knows it. */
  path: string;
  roles: readonly string[];
  channels: readonly string[];
}

/** Somebody who asks, as far as that decides what they may read. */
export interface Reader {
  /** Their roles in the server. */
  roles: readonly string[];
  /** The channel where they ask, and what it is in. */
  places: readonly string[];
}

/** Who may read nothing that is limited: so are all answers that others see. */
export const ANYBODY: Reader = { roles: [], places: [] };

/** What somebody may read of a server's library. */
export function scopeFor(server: string, limits: readonly Limit[], reader: Reader): ServerScope {
  if (limits.length === 0) return { server };
  const limited = limits.map(({ path }) => path).sort();
  const allowed = limits.filter((limit) => mayRead(limit, reader)).map(({ path }) => path);
  return { server, limited, allowed: allowed.sort() };
}

/** Is an article at or below a limited path? */
export function isLimited(article: string, limits: readonly Limit[]): boolean {
  return (
    limitOf(
      article,
      limits.map(({ path }) => path),
    ) !== ''
  );
}

/**
 * Of a server's library what is open and, where an article is limited, what its limit is about: so nothing else that only some may read answers
 * in its place. Null where `reader` may not read it; without one, it is as for those who may.
 */
export function scopeAround(
  article: string,
  server: string,
  limits: readonly Limit[],
  reader?: Reader,
): ServerScope | null {
  if (limits.length === 0) return { server };
  const limited = limits.map(({ path }) => path).sort();
  const own = limits.find(({ path }) => path === limitOf(article, limited));
  if (own && reader && !mayRead(own, reader)) return null;
  return { server, limited, allowed: own ? [own.path] : [] };
}

/** The limited paths that not everybody may read who sees a place; `everybodyHas` tells whether all who do have one of some roles. */
export function notForAll(
  limits: readonly Limit[],
  places: readonly string[],
  everybodyHas: (roles: readonly string[]) => boolean,
): string[] {
  return limits
    .filter((limit) => !mayRead(limit, { roles: [], places }) && !everybodyHas(limit.roles))
    .map(({ path }) => path);
}

/** What a server has learnt, without the articles that are hidden from who sees it: what was nearest to a decline, too. */
export function withoutHidden(insights: Insights, isHidden: (article: string) => boolean): Insights {
  const near = (all: Insights['declines']) =>
    all.map((one) => (one.nearest !== null && isHidden(one.nearest) ? { ...one, nearest: null } : one));
  return {
    declines: near(insights.declines),
    unsure: near(insights.unsure),
    answers: insights.answers.filter(({ article }) => !isHidden(article)),
    ratings: insights.ratings.filter(({ article }) => !isHidden(article)),
  };
}

/** Is anything of what these limited paths hold named in an answer? */
export function tellsOf({ citations, nearest }: Answer, limited: readonly string[]): boolean {
  const named = [...citations.flatMap(({ alsoIn = [], ...own }) => [own, ...alsoIn]), ...nearest];
  return limited.length > 0 && named.some(({ article }) => limitOf(article, limited) !== '');
}

function mayRead({ roles, channels }: Limit, reader: Reader): boolean {
  return roles.some((id) => reader.roles.includes(id)) || channels.some((id) => reader.places.includes(id));
}

/** Who may read what, of all servers. */
export interface AccessBook {
  /** Null when it could not be read: then nothing of a server's own may be. */
  of(server: string): Promise<readonly Limit[] | null>;
  /** The new limits; null when they could not be kept, or are more than `MAX_LIMITS`. A limit without roles and channels ends. */
  limit(server: string, limit: Limit): Promise<readonly Limit[] | null>;
}

/** Others that share the store are told of changes, and tell of theirs, by `signals`. */
export function openAccess(store: Store, signals?: Signals): AccessBook {
  // What is kept nowhere cannot have been limited.
  if (store === noStore) return { of: async () => [], limit: async () => null };
  const book = openServerBook(store, { table: 'access', read: readLimits }, signals);
  return {
    of: (server) => book.of(server),
    limit: (server, limit) =>
      book.change(server, (before) => {
        const others = before.filter(({ path }) => path !== limit.path);
        const ends = limit.roles.length + limit.channels.length === 0;
        const next = ends ? others : [...others, limit];
        return next.length > MAX_LIMITS ? null : next;
      }),
  };
}

/** Limits as they were kept, whoever wrote them. Throws where they cannot be told: then nobody may read what they may be about. */
export function readLimits(kept: string | null): Limit[] {
  const value: unknown = JSON.parse(kept ?? '[]');
  if (!Array.isArray(value)) throw new Error('expected a list of limits');
  return value.map((one: unknown) => {
    const { path, roles, channels } = (one ?? {}) as Record<string, unknown>;
    if (typeof path !== 'string' || !isIds(roles) || !isIds(channels)) throw new Error('expected a limit');
    return { path, roles, channels };
  });
}

function isIds(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((id) => typeof id === 'string');
}

/** So many at most: each is an index of its own. */
export const MAX_LIMITS = 50;
