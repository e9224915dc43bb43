import { COMMANDS } from '../../commands/index.ts';
import { askAbout } from './askAbout.ts';
import { again } from './buttons/again.ts';
import { context } from './buttons/context.ts';
import { dismiss } from './buttons/dismiss.ts';
import { follow } from './buttons/follow.ts';
import { more } from './buttons/more.ts';
import { notify } from './buttons/notify.ts';
import { rate } from './buttons/rate.ts';
import { read } from './buttons/read.ts';
import { share } from './buttons/share.ts';
import { team } from './buttons/team.ts';
import type { Button, MessageCommand, SlashCommand } from './command.ts';
import { slashCommand } from './slashCommand.ts';

/** Every command, in the order in which people see them. */
export const SLASH_COMMANDS: readonly SlashCommand[] = COMMANDS.map(slashCommand);

/** Every entry in the menu of a message. */
export const MESSAGE_COMMANDS: readonly MessageCommand[] = [askAbout];

/** Every button of the bot's messages. */
export const BUTTONS: readonly Button[] = [
  context,
  more,
  share,
  dismiss,
  rate,
  follow,
  read,
  again,
  team,
  notify,
];
