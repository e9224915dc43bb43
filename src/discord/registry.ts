import { article } from '../../commands/article.ts';
import { articles } from '../../commands/articles.ts';
import { ask } from '../../commands/ask.ts';
import { askAbout } from '../../commands/askAbout.ts';
import { help } from '../../commands/help.ts';
import { insights } from '../../commands/insights.ts';
import { privacy } from '../../commands/privacy.ts';
import { reindex } from '../../commands/reindex.ts';
import { settings } from '../../commands/settings.ts';
import { status } from '../../commands/status.ts';
import { again } from './buttons/again.ts';
import { context } from './buttons/context.ts';
import { dismiss } from './buttons/dismiss.ts';
import { follow } from './buttons/follow.ts';
import { more } from './buttons/more.ts';
import { rate } from './buttons/rate.ts';
import { read } from './buttons/read.ts';
import { share } from './buttons/share.ts';
import type { Button, Command, MessageCommand } from './command.ts';

/** Every command, in the order in which people see them. */
export const COMMANDS: readonly Command[] = [
  ask,
  article,
  articles,
  status,
  help,
  reindex,
  settings,
  insights,
  privacy,
];

/** Every entry in the menu of a message. */
export const MESSAGE_COMMANDS: readonly MessageCommand[] = [askAbout];

/** Every button of the bot's messages. */
export const BUTTONS: readonly Button[] = [context, more, share, dismiss, rate, follow, read, again];
