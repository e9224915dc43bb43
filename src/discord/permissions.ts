import { PermissionFlagsBits, type PermissionsBitField } from 'discord.js';
import type { Messages } from '../messages.ts';

export type Permission = keyof Messages['trouble']['permissions'];

/** What the bot lacks to reply in a channel, by the permissions it has there. */
export function missingHere(granted: Readonly<PermissionsBitField> | null, inThread: boolean): Permission[] {
  const writing: Permission = inThread ? 'SendMessagesInThreads' : 'SendMessages';
  const needed: Permission[] = ['ViewChannel', writing, 'ReadMessageHistory'];
  return granted ? needed.filter((name) => !granted.has(PermissionFlagsBits[name])) : needed;
}

export function permissionNames(m: Messages, missing: Permission[]): string {
  return m.list(missing.map((name) => m.trouble.permissions[name]));
}
