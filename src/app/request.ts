import type { Progress } from '../library/library.ts';
import type { Messages } from './messages/types.ts';
import type { Owner } from './owner.ts';
import type { Visibility } from './policy.ts';
import type { Text } from './text.ts';

/** Who wants something, where, and with which options: what a surface hands to the app beside the question itself. */
export interface Request extends Owner {
  surface: 'discord' | 'terminal';
  /** The messages in the language of whoever asks. */
  m: Messages;
  /** A hint for the language of the question. */
  locale?: string;
  rights: Rights;
  /** Who sees the reply. */
  visibility: Visibility;
  /** Nobody but the asker sees it, so the words of the question are neither kept nor logged. */
  sensitive: boolean;
  /** May a private answer be shared from here? */
  canShare: boolean;
  /** Limited paths of the server's library that whoever asks may read and others here may not: what tells of them is not shared. */
  notForAll: readonly string[];
  /** Replies to the answer do not reach the bot, so it offers a form. */
  form: boolean;
  /** The answer repeats the question, for those who did not see it. The answer to a follow-up always does. */
  repeats: boolean;
  /** Files can be sent here: pictures of the folder that stand in what is quoted. */
  pictures: boolean;
  /** The part of a command that is meant, where it has parts. */
  subcommand?: keyof Messages['subcommandNames'];
  /** What the bot could do there, but is not allowed to. */
  lacks?: readonly OptionalPermission[];
  options: OptionValues;
  /** The largest file that can be sent here, in bytes. */
  largestFile?: number;
  /** Tells in a channel of the server, in its language; what cannot be told is logged. */
  announce?(channel: string, say: (m: Messages) => Text): Promise<void>;
  /** Told that something begins that takes long (null), and then how far it is. */
  progress?(now: Progress | null): void;
}

/** A permission that the bot uses where it has it. */
export type OptionalPermission = keyof Messages['manners']['permissions'];

/** What whoever asks may do beside asking. */
interface Rights {
  /** It is asked in a server, whether that has the bot or not, */
  inServer: boolean;
  /** and they may manage it. */
  managesServer: boolean;
  /** They run the bot. */
  runsBot: boolean;
}

/** The options of all commands, by their English names. */
export interface OptionValues {
  question?: string;
  article?: string;
  language?: string;
  private?: boolean;
  page?: number;
  name?: string;
  days?: number;
  file?: readonly GivenFile[];
  url?: string;
  fresh?: boolean;
  role?: string;
  channel?: string;
  everybody?: boolean;
  word?: string;
  means?: string;
}

/** A file that somebody attached. */
export interface GivenFile {
  name: string;
  /** In bytes. */
  size: number;
  /** Rejects when it cannot be had. */
  read(): Promise<Uint8Array>;
}
