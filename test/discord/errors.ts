import { type Fields, fields, list } from './json.ts';

/** An answer by which Discord refuses. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: Fields | undefined;
  /** false: it can happen to a good bot, so it is no violation. */
  readonly blame: boolean;

  constructor(status: number, code: number, message: string, how: { blame?: boolean; errors?: Fields } = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.blame = how.blame ?? true;
    this.errors = how.errors;
  }

  get body(): Fields {
    const { message, code, errors } = this;
    return errors ? { message, code, errors } : { message, code };
  }
}

const unlucky = { blame: false };

export const refuse = {
  unauthorized: () => new Refusal(401, 0, '401: Unauthorized', unlucky),
  unknownRoute: () => new Refusal(404, 0, '404: Not Found'),
  methodNotAllowed: () => new Refusal(405, 0, '405: Method Not Allowed'),
  invalidJson: () => new Refusal(400, 50109, 'The request body contains invalid JSON.'),
  tooLarge: () => new Refusal(413, 40005, 'Request entity too large'),
  unknownChannel: () => new Refusal(404, 10003, 'Unknown Channel', unlucky),
  unknownGuild: () => new Refusal(404, 10004, 'Unknown Guild', unlucky),
  unknownMember: () => new Refusal(404, 10007, 'Unknown Member', unlucky),
  unknownMessage: () => new Refusal(404, 10008, 'Unknown Message', unlucky),
  unknownUser: () => new Refusal(404, 10013, 'Unknown User', unlucky),
  unknownEmoji: () => new Refusal(400, 10014, 'Unknown Emoji'),
  unknownWebhook: () => new Refusal(404, 10015, 'Unknown Webhook'),
  unknownApplication: () => new Refusal(404, 10002, 'Unknown Application'),
  unknownInteraction: () => new Refusal(404, 10062, 'Unknown interaction'),
  unknownCommand: () => new Refusal(404, 10063, 'Unknown application command'),
  acknowledgedTwice: () => new Refusal(400, 40060, 'Interaction has already been acknowledged.'),
  tooManyFollowUps: () =>
    new Refusal(400, 40094, 'This interaction has reached the maximum number of follow-up messages.'),
  missingAccess: () => new Refusal(403, 50001, 'Missing Access', unlucky),
  cannotEditOthers: () => new Refusal(403, 50005, 'Cannot edit a message authored by another user'),
  emptyMessage: () => new Refusal(400, 50006, 'Cannot send an empty message'),
  cannotDm: () => new Refusal(403, 50007, 'Cannot send messages to this user', unlucky),
  threadExists: () =>
    new Refusal(400, 160_004, 'A thread has already been created for this message', unlucky),
  missingPermissions: () => new Refusal(403, 50013, 'Missing Permissions', unlucky),
  deadToken: () => new Refusal(401, 50027, 'Invalid Webhook Token'),
  cannotReplyUnread: () =>
    new Refusal(400, 160002, 'Cannot reply without permission to read message history', unlucky),
};

interface Wrong {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
}

/** Collects what is wrong with a body, by path. */
export class FormErrors {
  readonly #found: Wrong[] = [];

  add(path: readonly (string | number)[], code: string, message: string): void {
    this.#found.push({ path, code, message });
  }

  throwIfAny(): void {
    if (this.#found.length > 0) throw invalidForm(this.#found);
  }
}

/** Code 50035, in Discord's shape: the errors nested as the body is. */
export function invalidForm(wrongs: readonly Wrong[], blame = true): Refusal {
  const errors: Fields = {};
  for (const { path, code, message } of wrongs) {
    let at = errors;
    for (const key of path) {
      const next = fields(at[key]);
      at[key] = next;
      at = next;
    }
    at._errors = [...list(at._errors), { code, message }];
  }
  return new Refusal(400, 50035, 'Invalid Form Body', { errors, blame });
}
