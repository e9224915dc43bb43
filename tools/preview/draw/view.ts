import type { Message } from '../../../test/discord/index.ts';
import type { Names } from './inline.ts';

/** Where and for whom a message is drawn. */
export interface View extends Names {
  /** The time of day, or the day, as it stands beside an author. */
  time(at: number): string;
  /** What a menu of Discord's own (of channels, people or roles) offers. */
  offered(type: number): Choice[];
  /** Buttons and menus carry the ids by which they are pressed. */
  live: boolean;
}

export interface Choice {
  value: string;
  label: string;
  description?: string | undefined;
  chosen?: boolean | undefined;
}

/** What of a message is drawn. */
export type Shown = Pick<
  Message,
  | 'id'
  | 'author'
  | 'content'
  | 'components'
  | 'attachments'
  | 'createdAt'
  | 'editedAt'
  | 'ephemeral'
  | 'loading'
  | 'replyTo'
  | 'interaction'
  | 'reactions'
>;
