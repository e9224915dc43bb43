import { IndexAwayError } from '../library/errors.ts';
import type { Library } from '../library/library.ts';
import { UserError } from './userError.ts';

/** A library that says in the user's language that its index cannot be reached, where that lies elsewhere. */
export function calmLibrary(library: Library): Library {
  const calm = async <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw error instanceof IndexAwayError ? new UserError(({ trouble }) => trouble.indexAway) : error;
    });
  return {
    ...library,
    ask: (question, scope) => calm(library.ask(question, scope)),
    read: (reading, scope) => calm(library.read(reading, scope)),
    find: (request, scope) => calm(library.find(request, scope)),
  };
}
