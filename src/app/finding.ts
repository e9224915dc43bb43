/** What was looked at of what the bot needs, and how it is. */
export interface Finding {
  about: string;
  /** `note`: it works, and there is something to know. */
  state: 'good' | 'note' | 'bad';
  found: string;
  /** What to do about it. */
  todo?: string;
}
