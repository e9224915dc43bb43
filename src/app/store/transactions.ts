import { AsyncLocalStorage } from 'node:async_hooks';
import type { Sql } from './database.ts';

/** Keeps the statements of transactions where they belong, in any database. */
export interface Transactions {
  /** Throws when it is called from inside a transaction that has not ended. */
  mustBeOutside(): void;
  /** Runs the work of a transaction; what it is given takes no statement any more when it has ended. */
  run<T>(sql: Sql, work: (sql: Sql) => Promise<T>): Promise<T>;
}

export function openTransactions(): Transactions {
  const inside = new AsyncLocalStorage<{ open: boolean }>();
  return {
    mustBeOutside() {
      if (inside.getStore()?.open)
        throw new Error('Inside a transaction only its own statements run: this one would wait for itself');
    },

    async run(sql, work) {
      const turn = { open: true };
      const mustBeOpen = () => {
        if (!turn.open) throw new Error('The transaction of this statement has ended');
      };
      const own: Sql = {
        async read(statement, ...values) {
          mustBeOpen();
          return sql.read(statement, ...values);
        },
        async write(statement, ...values) {
          mustBeOpen();
          return sql.write(statement, ...values);
        },
      };
      try {
        return await inside.run(turn, () => work(own));
      } finally {
        turn.open = false;
      }
    },
  };
}
