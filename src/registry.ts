import { articles } from '../commands/articles.ts';
import { ask } from '../commands/ask.ts';
import { help } from '../commands/help.ts';
import { reindex } from '../commands/reindex.ts';
import { status } from '../commands/status.ts';
import type { Command } from './command.ts';

/** Every command, in the order in which people see them. */
export const COMMANDS: readonly Command[] = [ask, articles, status, help, reindex];
