import { openWordVectors, type WordVectors } from './wordVectors.ts';

let table: WordVectors | undefined;

/** The project's own table, read when it is first asked for: once a thread. */
export function sharedWordVectors(): WordVectors {
  table ??= openWordVectors();
  return table;
}
