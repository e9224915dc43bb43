import { fields, list, text } from './json.ts';
import type { Pings } from './types.ts';

export const nobody: Pings = { users: [], roles: [], everyone: false };

interface Room {
  /** May ping everyone, and roles that are not mentionable. */
  readonly mayPingAll: boolean;
  readonly users: readonly string[];
  readonly roles: readonly { id: string; mentionable: boolean }[];
  /** The author of the message that this one replies to. */
  readonly repliedTo: string | undefined;
}

/**
 * Whom a text notifies under `allowed_mentions`; without one, everybody it names. Code blocks count as any text, so
 * this errs on the side of a ping.
 */
export function pingsOf(content: string, allowedMentions: unknown, room: Room): Pings {
  const given = allowedMentions !== undefined && allowedMentions !== null;
  const allowed = fields(allowedMentions);
  const parse = given ? list(allowed.parse) : ['users', 'roles', 'everyone'];
  const mayPing = (kind: 'users' | 'roles', id: string) =>
    parse.includes(kind) || list(allowed[kind]).includes(id);

  const users = named(content, /<@!?(\d+)>/g).filter((id) => room.users.includes(id) && mayPing('users', id));
  const repliedUser = given ? allowed.replied_user === true : true;
  if (room.repliedTo && repliedUser) users.push(room.repliedTo);
  const roles = named(content, /<@&(\d+)>/g).filter((id) => {
    const role = room.roles.find((known) => known.id === id);
    return role !== undefined && (role.mentionable || room.mayPingAll) && mayPing('roles', id);
  });
  const everyone = /@(everyone|here)\b/.test(content) && parse.includes('everyone') && room.mayPingAll;
  return { users: [...new Set(users)], roles: [...new Set(roles)], everyone };
}

export function union(a: Pings, b: Pings): Pings {
  return {
    users: [...new Set([...a.users, ...b.users])],
    roles: [...new Set([...a.roles, ...b.roles])],
    everyone: a.everyone || b.everyone,
  };
}

function named(content: string, pattern: RegExp): string[] {
  return [...content.matchAll(pattern)].map((match) => text(match[1]));
}
