/** What a statement may be given. A boolean is 0 or 1, JSON is text, a moment is milliseconds since 1970. */
export type Value = string | number | null;

/**
 * Statements in the SQL that SQLite and PostgreSQL both take: `?` for each value and nowhere else, `ON CONFLICT … DO UPDATE`, `RETURNING`,
 * columns with their table's name where `excluded` has them too. Integers up to 2⁵³ come back as numbers, sums too.
 */
export interface Sql {
  /** The rows, of a statement that changes something those of its `RETURNING`. */
  read<Row extends object>(statement: string, ...values: readonly Value[]): Promise<Row[]>;
  /** How many rows it changed. */
  write(statement: string, ...values: readonly Value[]): Promise<number>;
}

/**
 * A database, whatever its dialect. It is opened when something is first asked of it, and brings its tables to the newest
 * version then. Whatever goes wrong rejects, soon: somebody waits for the answer.
 */
export interface Database extends Sql {
  /**
   * All of it or, when `work` rejects, nothing. It sees the database as it was at its first statement, and of two that change the
   * same row one is run again (snapshot isolation); so what `work` decides by must be a row that it changes. As it may be run
   * again, it does nothing but run statements, through what it is given and not through the database: that would wait for itself.
   */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** A transaction that deletes: where the database allows for it, no byte of what is deleted is left on the disk. */
  erase<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** False where nothing has been kept yet: then nothing need be deleted, nor a database made for that. */
  exists(): boolean;
  /** What else has to be done now and then; `now` is milliseconds since 1970. */
  upkeep?(now: number): Promise<void> | void;
  /** `listener` is called when the database can be used again after it could not be reached. */
  onBack?(listener: () => void): void;
  /** It has left somebody without an answer: until it responds again, others are told at once that it is away. */
  doubt?(): void;
  /** Ends after what has been asked of it; what is asked then rejects. */
  close(): Promise<void>;
}
