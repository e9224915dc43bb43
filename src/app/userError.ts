import type { Messages } from './messages/types.ts';

/** What the user did cannot be done: said in their language, never logged as a fault. */
export class UserError extends Error {
  readonly say: (m: Messages) => string;

  constructor(say: (m: Messages) => string) {
    super('A mistake of the user');
    this.name = 'UserError';
    this.say = say;
  }
}
