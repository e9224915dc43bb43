import { setTimeout as sleep } from 'node:timers/promises';
import { type ServerScope, shownPath } from '../../index/index.ts';
import { scopeFor } from '../app/access.ts';
import type { App } from '../app/app.ts';
import { type Choice, fitting } from '../app/choice.ts';
import { openTtlCache } from '../util/ttlCache.ts';
import type { Directory } from './directory.ts';

/**
 * The libraries of servers that somebody shares with the bot, for where no server's own is read: direct messages, and places without the
 * bot. What cannot be read is as if it were not there.
 */
export interface SharedLibraries {
  /** What somebody may read of a server's library now; null where that is nothing. */
  scope(server: string, user: string): Promise<ServerScope | null>;
  /** The same of the one that is meant by what was typed: by its server's id, or name. */
  meant(typed: string, user: string): Promise<ServerScope | null>;
  /** Those that fit what was typed so far, by the names of their servers; what Discord has not told in time is there the next time. */
  choices(typed: string, user: string): Promise<Choice[]>;
}

/** For so long somebody's roles are remembered for what is offered while they type, in milliseconds. No answer relies on it. */
const RECENT_MS = 60_000;
/** Memberships that are remembered. */
const REMEMBERED = 10_000;
/** Of so many servers Discord is asked at each keystroke, those where somebody was seen lately first; */
const AT_ONCE = 10;
/** by all who type together, in a second; */
const A_SECOND = 20;
/** and for so long they wait, in milliseconds: Discord wants to have suggestions after three seconds. */
const TYPING_MS = 1500;

export function openSharedLibraries(
  { library, access, log }: Pick<App, 'library' | 'access' | 'log'>,
  directory: Directory,
  now: () => number = Date.now,
): SharedLibraries {
  const recent = openTtlCache<{ roles: readonly string[] | null }>(REMEMBERED, RECENT_MS, now);
  const names = openTtlCache<string>(REMEMBERED, 10 * RECENT_MS, now);
  const mayAsk = openBudget(A_SECOND, now);

  async function rolesNow(server: string, user: string): Promise<readonly string[] | null> {
    const key = `${user} ${server}`;
    try {
      const roles = await directory.rolesOf(server, user);
      recent.set(key, { roles });
      return roles;
    } catch (err) {
      log.warn({ err, server }, 'Could not ask Discord for the roles of a member');
      recent.delete(key);
      return null;
    }
  }

  async function nameOf(server: string): Promise<string> {
    const known = directory.name(server) ?? names.get(server);
    if (known !== undefined) return known;
    const name = await directory.nameOf(server).catch(() => null);
    if (name !== null) names.set(server, name);
    return name ?? server;
  }

  /** A channel opens what is limited to it only there. */
  async function scopeOf(server: string, roles: readonly string[] | null): Promise<ServerScope | null> {
    const limits = roles && (await access.of(server));
    if (!roles || !limits) return null;
    // Everybody has the role that is called as the server is.
    const scope = scopeFor(server, limits, { roles: [...roles, server], places: [] });
    const { articles } = await library.contents(scope);
    return articles.some(({ path }) => shownPath(path) !== path) ? scope : null;
  }

  async function choices(typed: string, user: string): Promise<Choice[]> {
    const fits = fitting(typed);
    const before = (server: string) => recent.get(`${user} ${server}`);
    const possible = (await library.servers())
      .filter((server) => before(server)?.roles !== null)
      .filter((server) => fits(directory.name(server) ?? names.get(server) ?? typed));
    const known = possible.filter(before);
    const unasked = firstOf(
      possible.filter((server) => !before(server)),
      AT_ONCE,
      (server) => directory.hasSeen(server, user),
      (server) => directory.name(server) !== undefined,
    );
    const found: Choice[] = [];
    const offer = async (server: string, roles: readonly string[] | null) => {
      if (!(await scopeOf(server, roles))) return;
      const name = await nameOf(server);
      if (fits(name)) found.push({ name, value: server });
    };
    const offering = [
      ...known.map(async (server) => offer(server, before(server)?.roles ?? null)),
      ...unasked.filter(mayAsk).map(async (server) => offer(server, await rolesNow(server, user))),
    ];
    await Promise.race([Promise.allSettled(offering), sleep(TYPING_MS, undefined, { ref: false })]);
    return [...found].sort((a, b) => a.name.localeCompare(b.name));
  }

  const scope = async (server: string, user: string) => scopeOf(server, await rolesNow(server, user));

  return {
    scope,
    choices,
    async meant(typed, user) {
      const text = typed.trim();
      if (/^\d+$/.test(text) && (await library.servers()).includes(text)) return scope(text, user);
      const fit = await choices(text, user);
      const named = fit.find(({ name }) => name.toLowerCase() === text.toLowerCase()) ?? fit[0];
      return named ? scope(named.value, user) : null;
    },
  };
}

/** So many of `all`, first those of which the first of `is` is true, then the next. */
function firstOf<T>(all: readonly T[], count: number, ...is: ((one: T) => boolean)[]): T[] {
  const [first, ...next] = is;
  if (!first || all.length <= count) return all.slice(0, count);
  const those = all.filter(first);
  const rest = all.filter((one) => !first(one));
  return [...those.slice(0, count), ...firstOf(rest, Math.max(0, count - those.length), ...next)];
}

/** True so many times in a second. */
function openBudget(most: number, now: () => number): () => boolean {
  let since = 0;
  let used = 0;
  return () => {
    if (now() - since >= 1000) [since, used] = [now(), 0];
    return used++ < most;
  };
}
