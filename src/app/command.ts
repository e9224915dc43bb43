import type { App } from './app.ts';
import type { Messages } from './messages/types.ts';
import type { Reply } from './reply.ts';
import type { OptionValues, Request } from './request.ts';

/** What a command is called in English; each language of messages has names of its own. */
export type CommandName = keyof Messages['commandNames'];

/** A command, the same on every surface. A UserError that it throws is shown to the user. */
export interface Command {
  name: CommandName;
  /** One line in the messages of a language. */
  describe(m: Messages): string;
  /** The first one takes what is written after the command where options are not named. */
  options?: readonly Option[];
  audience: Audience;
  /** Others may see the reply too, where they may see answers. */
  public?: true;
  /** It takes longer than a moment. */
  slow?: true;
  /** It counts as a question for the rate limit, not as a look at something. */
  searches?: true;
  run(request: Request, app: App): Promise<Reply>;
  /** What an action of its own replies does: the new state of that reply. `values` are those chosen, if it is a menu. */
  act?(request: Request, app: App, state: string, values: readonly string[]): Promise<Reply>;
}

/**
 * Who may use a command: everybody anywhere; who may manage the server that has the bot, and only there; or, in a direct
 * conversation too, who runs the bot.
 */
export type Audience = 'everybody' | 'serverManagers' | 'managers';

export interface Option {
  name: keyof OptionValues;
  describe(m: Messages): string;
  type: 'text' | 'number' | 'yesNo';
  required?: true;
  /** Of a number. */
  least?: number;
  most?: number;
  /** What is offered for what was typed so far. */
  suggest?(typed: string, m: Messages, app: App): Promise<Choice[]>;
}

/** A suggestion: what is shown, and what the command gets. */
export interface Choice {
  name: string;
  value: string;
}
