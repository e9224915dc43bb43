import type { Messages } from './messages.ts';

/** What the user did cannot be done: said in their language, never logged as a fault. */
export class UserError extends Error {
  readonly say: (m: Messages) => string;

  constructor(say: (m: Messages) => string) {
    super('A mistake of the user');
    this.name = 'UserError';
    this.say = say;
  }
}

/** The bot cannot start or go on; the message is one clear sentence for whoever runs it. */
export class StartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartError';
  }
}
