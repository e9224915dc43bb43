import type { Messages } from './messages/types.ts';
import type { Text } from './text.ts';

/** What the user did cannot be done: said in their language, never logged as a fault. */
export class UserError extends Error {
  readonly say: (m: Messages) => Text;

  constructor(say: (m: Messages) => Text) {
    super('A mistake of the user');
    this.name = 'UserError';
    this.say = say;
  }
}

/** What a server keeps of its library cannot be read or written now. */
export function notKept(): UserError {
  return new UserError((m) => m.library.notKept);
}
