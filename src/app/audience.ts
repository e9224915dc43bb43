import type { Command } from './command.ts';
import type { Request } from './request.ts';
import { UserError } from './userError.ts';

/** Whether somebody may use a command here. */
export function mayUse(command: Pick<Command, 'audience'>, who: Pick<Request, 'server' | 'rights'>): boolean {
  try {
    refuseOthers(command, who);
    return true;
  } catch {
    return false;
  }
}

/**
 * Throws what to tell whoever may not use a command. Discord's own check is a default that a server may change, and a message
 * with buttons outlives a permission.
 */
export function refuseOthers(
  { audience }: Pick<Command, 'audience'>,
  { server, rights }: Pick<Request, 'server' | 'rights'>,
): void {
  if (audience === 'everybody') return;
  if (audience === 'serverManagers') {
    if (server === null) throw new UserError((m) => m.insights.onlyInServers);
    if (!rights.managesServer) throw new UserError((m) => m.trouble.notAllowed);
  } else if (!rights.runsBot && !rights.managesServer)
    throw new UserError(({ trouble }) =>
      rights.inServer ? trouble.notAllowed : trouble.notAllowedInDirectMessages,
    );
}
