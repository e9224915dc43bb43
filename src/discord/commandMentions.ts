import type { Client } from 'discord.js';

/**
 * How a message names a slash command so that it can be clicked; null for one that Discord does not have. The commands were fetched
 * when they were registered.
 */
export function commandMentions(client: Client): (name: string, subcommand?: string) => string | null {
  return (name, subcommand) => {
    const id = client.application?.commands.cache.find((command) => command.name === name)?.id;
    return id ? `</${subcommand ? `${name} ${subcommand}` : name}:${id}>` : null;
  };
}
