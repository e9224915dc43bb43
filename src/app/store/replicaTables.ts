/**
 * The tables of what replicas have in common (`src/replicas/`), in the SQL of any database. `at` is milliseconds since 1970; an owner is a
 * replica's id, empty when it has given back what it had.
 */
export const REPLICA_TABLES: readonly string[] = [
  `CREATE TABLE claims (
     event TEXT PRIMARY KEY, owner TEXT NOT NULL, done INTEGER NOT NULL, at BIGINT NOT NULL
   )`,
  'CREATE INDEX claims_open ON claims (owner) WHERE done = 0',
  'CREATE TABLE replicas (id TEXT PRIMARY KEY, beats BIGINT NOT NULL, about TEXT NOT NULL)',
  'CREATE TABLE leases (name TEXT PRIMARY KEY, owner TEXT NOT NULL)',
  'CREATE TABLE identifies (bucket INTEGER PRIMARY KEY, at BIGINT NOT NULL)',
  `CREATE TABLE jobs (
     name TEXT PRIMARY KEY, run INTEGER NOT NULL, state TEXT NOT NULL, owner TEXT NOT NULL, said TEXT NOT NULL
   )`,
];
