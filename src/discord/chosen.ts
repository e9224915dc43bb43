import type { BaseInteraction } from 'discord.js';
import { once, type ServerScope } from '../../index/index.ts';
import { serverOf } from '../app/policy.ts';
import { scopeIn } from './questionIn.ts';
import { decodeScope } from './scope.ts';
import type { SharedLibraries } from './sharedLibraries.ts';

/** A server's library that somebody has chosen to ask. */
export interface Chosen {
  /** What they may read of it now; null where there is none, or nothing for them. It is looked at once. */
  scope(): Promise<ServerScope | null>;
}

export function openChosen(look: () => Promise<ServerScope | null>): Chosen {
  return { scope: once(look) };
}

/**
 * The library that whoever uses an interaction has chosen: by an option or, in what goes on from an answer, with the question. None where
 * a server's own is read anyway.
 */
export function chosenIn(interaction: BaseInteraction, shared: SharedLibraries): Chosen | undefined {
  if (serverOf(interaction) !== null) return undefined;
  const { id: user } = interaction.user;
  if (interaction.isChatInputCommand() || interaction.isAutocomplete()) {
    const typed = interaction.options.getString('library')?.trim();
    return typed ? openChosen(() => shared.meant(typed, user)) : undefined;
  }
  const library = keptIn(interaction);
  return library === undefined ? undefined : openChosen(() => shared.scope(library, user));
}

/** What was pressed or filled in may have a question's scope itself; else it is with the other buttons of the message. */
function keptIn(interaction: BaseInteraction): string | undefined {
  if (!interaction.isMessageComponent() && !interaction.isModalSubmit()) return undefined;
  const { customId, message } = interaction;
  const own = decodeScope(customId.slice(customId.lastIndexOf(':') + 1)).library;
  return own ?? (message ? scopeIn(message).library : undefined);
}
