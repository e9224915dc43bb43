import type { Command, CommandName } from '../src/app/command.ts';
import { article } from './article.ts';
import { articles } from './articles.ts';
import { ask } from './ask.ts';
import { help } from './help.ts';
import { insights } from './insights.ts';
import { library } from './library.ts';
import { privacy } from './privacy.ts';
import { reindex } from './reindex.ts';
import { settings } from './settings.ts';
import { status } from './status.ts';

/** Every command, in the order in which people see them. */
const BY_NAME = {
  ask,
  article,
  articles,
  status,
  help,
  reindex,
  settings,
  insights,
  library,
  privacy,
} satisfies { [Name in CommandName]: Command & { name: Name } };

export const COMMANDS: readonly Command[] = Object.values(BY_NAME);
