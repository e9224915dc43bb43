import { openServerBook } from './serverBook.ts';
import type { Signals } from './signals.ts';
import type { Store } from './store/store.ts';
import { SURENESSES, type Sureness } from './sureness.ts';

/** What a server has chosen. */
export interface Settings {
  /** The channels and categories in which answers may be public; null: everywhere, empty: nowhere. */
  publicIn: readonly string[] | null;
  /** The language (a key of LANGUAGES) of what the bot says where the question does not tell; null: the server's own. */
  language: string | null;
  /** Answers to slash commands are private unless the asker wants otherwise. */
  privately: boolean;
  /** How sure an answer must be to be shown. */
  sureness: Sureness;
  /** May the texts of questions that were declined be kept? */
  keepsQuestions: boolean;
  /** The role whose members help where the articles don't say, and the channel where they are asked; null: none. */
  helperRole: string | null;
  helperChannel: string | null;
  /** The channels in which questions are answered that nobody asked the bot, where it may read them. */
  unaskedIn: readonly string[];
  /** The channel that is told of changes of the server's library; null: none. */
  libraryChannel: string | null;
  /** Mentions are answered in a thread that is opened from them. */
  inThread: boolean;
}

export const DEFAULTS: Settings = {
  publicIn: null,
  language: null,
  privately: false,
  sureness: 'balanced',
  keepsQuestions: false,
  helperRole: null,
  helperChannel: null,
  unaskedIn: [],
  libraryChannel: null,
  inThread: false,
};

/** Is there anybody to turn to where the articles don't say? */
export function hasHelpers({ helperRole, helperChannel }: Settings): boolean {
  return helperRole !== null || helperChannel !== null;
}

/** The settings of all servers. They are read for every answer, so they are held in memory. */
export interface SettingsBook {
  /** Of a server; outside of one (null) the defaults. */
  of(server: string | null): Promise<Settings>;
  /** The new settings; null when they could not be kept. */
  change(server: string, change: Partial<Settings>): Promise<Settings | null>;
}

/** Others that share the store are told of changes, and tell of theirs, by `signals`. */
export function openSettings(store: Store, signals?: Signals): SettingsBook {
  const book = openServerBook(store, { table: 'settings', read: readSettings }, signals);
  return {
    of: async (server) => (server === null ? null : await book.of(server)) ?? DEFAULTS,
    change: (server, change) => book.change(server, (before) => ({ ...before, ...change })),
  };
}

/** Settings as they were kept, whoever wrote them: what is missing or wrong is the default. */
export function readSettings(kept: string | null): Settings {
  const value = parsed(kept);
  const {
    publicIn,
    language,
    privately,
    sureness,
    keepsQuestions,
    helperRole,
    helperChannel,
    unaskedIn,
    libraryChannel,
  } = value;
  return {
    publicIn: idsIn(publicIn) ?? DEFAULTS.publicIn,
    language: typeof language === 'string' ? language : DEFAULTS.language,
    privately: typeof privately === 'boolean' ? privately : DEFAULTS.privately,
    sureness: SURENESSES.find((known) => known === sureness) ?? DEFAULTS.sureness,
    keepsQuestions: typeof keepsQuestions === 'boolean' ? keepsQuestions : DEFAULTS.keepsQuestions,
    helperRole: typeof helperRole === 'string' ? helperRole : DEFAULTS.helperRole,
    helperChannel: typeof helperChannel === 'string' ? helperChannel : DEFAULTS.helperChannel,
    unaskedIn: idsIn(unaskedIn) ?? DEFAULTS.unaskedIn,
    libraryChannel: typeof libraryChannel === 'string' ? libraryChannel : DEFAULTS.libraryChannel,
    inThread: typeof value.inThread === 'boolean' ? value.inThread : DEFAULTS.inThread,
  };
}

function idsIn(kept: unknown): string[] | null {
  return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : null;
}

function parsed(kept: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(kept ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
