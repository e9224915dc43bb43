import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';
import { serverOf } from '../app/policy.ts';
import { UserError } from '../app/userError.ts';

/**
 * The server that whoever uses this may manage; otherwise throws what to tell them. Discord's own check is a default that
 * a server may change, and a message with buttons outlives a permission.
 */
export function managedServer(interaction: BaseInteraction): string {
  const server = serverOf(interaction);
  if (server === null) throw new UserError((m) => m.insights.onlyInServers);
  if (!interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild))
    throw new UserError((m) => m.trouble.notAllowed);
  return server;
}
