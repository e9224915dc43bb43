import type { App } from './app.ts';
import type { Choice } from './choice.ts';
import type { Messages } from './messages/types.ts';
import type { Form, Reply } from './reply.ts';
import type { OptionValues, Request } from './request.ts';

/** What a part of a command is called in English. */
export type SubcommandName = keyof Messages['subcommandNames'];

/** What a command is called in English; each language of messages has names of its own. */
export type CommandName = keyof Messages['commandNames'];

/** A command, the same on every surface. A UserError that it throws is shown to the user. */
export interface Command {
  name: CommandName;
  /** One line in the messages of a language. */
  describe(m: Messages): string;
  /** The first one takes what is written after the command where options are not named. */
  options?: readonly Option[];
  /** Then it is used by their names (`Request.subcommand`), and the options are theirs. */
  subcommands?: readonly Subcommand[];
  audience: Audience;
  /** Others may see the reply too, where they may see answers. */
  public?: true;
  /** It takes longer than a moment. */
  slow?: true;
  /** It counts as a question for the rate limit, not as a look at something. */
  searches?: true;
  run(request: Request, app: App): Promise<Reply>;
  /** What has to be filled in first; null: nothing. Soon: nobody has been told yet that something happens. */
  form?(request: Request, app: App): Promise<Form | null>;
  /** Takes a form of its own that was filled in: `values` by the names of its fields. */
  submit?(
    request: Request,
    app: App,
    state: string,
    values: Readonly<Record<string, string>>,
  ): Promise<Reply>;
  /** What has to be filled in first for what an action or a menu of its own replies does, as above. */
  open?(request: Request, app: App, state: string, values: readonly string[]): Promise<Form | null>;
  /** What an action of its own replies does: the new state of that reply. `values` are those chosen, if it is a menu. */
  act?(request: Request, app: App, state: string, values: readonly string[]): Promise<Reply>;
}

/**
 * Who may use a command: everybody anywhere; who may manage the server that has the bot, and only there; or, in a direct
 * conversation too, who runs the bot.
 */
export type Audience = 'everybody' | 'serverManagers' | 'managers';

export interface Subcommand {
  name: SubcommandName;
  describe(m: Messages): string;
  options?: readonly Option[];
}

export interface Option {
  name: keyof OptionValues;
  describe(m: Messages): string;
  /** Of a role or a channel, its id is given. */
  type: 'text' | 'number' | 'yesNo' | 'files' | 'role' | 'channel';
  required?: true;
  /** Of a number; of files, how many. */
  least?: number;
  most?: number;
  /** What is offered for what was typed so far. */
  suggest?(typed: string, m: Messages, app: App, request: Request): Promise<Choice[]>;
}

export type { Choice };
