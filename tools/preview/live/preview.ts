import { type APIApplicationCommand, ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import { openStage, type StageOptions } from '../stage.ts';
import { openRoom } from './room.ts';
import { type PreviewServer, serve } from './server.ts';

/** Starts the bot in a double of Discord on this machine, and serves the page that shows both. */
export async function openPreview({
  port,
  ...options
}: Omit<StageOptions, 'columns'> & { port: number }): Promise<PreviewServer> {
  const stage = await openStage({ ...options, columns: COLUMNS });
  const { discord } = stage;
  const room = openRoom(stage);
  const server = await serve(
    {
      ...room,
      commands: () => discord.registeredCommands.flatMap(waysToUse),
      change: (isNew) => discord.until(isNew, 'a change', FOREVER),
    },
    port,
  );
  return {
    address: server.address,
    async close() {
      await server.close();
      room.close();
      await stage.close();
    },
  };
}

/** A command, or each of its subcommands, as it is typed. */
function waysToUse({ type, name, description, options = [] }: APIApplicationCommand) {
  if (type !== ApplicationCommandType.ChatInput) return [];
  const parts = options.filter((option) => option.type === ApplicationCommandOptionType.Subcommand);
  if (parts.length === 0) return [{ name, description }];
  return parts.map((part) => ({ name: `${name} ${part.name}`, description: part.description }));
}

/** What fits beside Discord. */
const COLUMNS = 60;
/** The longest that a timer can wait. */
const FOREVER = 2 ** 31 - 1;
