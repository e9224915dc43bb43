import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openRateLimiter } from '../../src/app/rateLimit.ts';
import { DEFAULTS, openSettings } from '../../src/app/settings.ts';
import { migrate, STEPS } from '../../src/app/store/postgres/migrations.ts';
import { openPostgresStore, sharedStore } from '../../src/app/store/postgres/open.ts';
import { openPool } from '../../src/app/store/postgres/pool.ts';
import { openPostgres } from '../../src/app/store/postgres/postgres.ts';
import { DatabaseAway } from '../../src/app/store/postgres/sessions.ts';
import { logTo } from '../../src/ops/log.ts';
import { StartError } from '../../src/util/startError.ts';
import { moveContract } from '../contracts/move.ts';
import { sharedShelfContract } from '../contracts/sharedShelf.ts';
import { sharedStoreContract } from '../contracts/sharedStore.ts';
import { storeContract } from '../contracts/store.ts';
import { freePort } from '../support/freePort.ts';
import { PGBOUNCER, startPgbouncer } from '../support/pgbouncer.ts';
import { openPglite, type Pglite } from '../support/pglite.ts';
import { POSTGRES, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { THOROUGH, thoroughly } from '../support/thorough.ts';

const PUT = `INSERT INTO settings (server, value) VALUES (?, ?)
  ON CONFLICT (server) DO UPDATE SET value = excluded.value`;
const noBell = { listen: () => ({ session: () => null, close: async () => {} }) };
// A machine that is busy with other tests.
const UNHURRIED = { statementMs: 30_000 };
const PATIENT = { timeout: 20_000 };

describe('PostgreSQL inside the process', () => {
  let pglite: Pglite;
  beforeAll(async () => {
    pglite = await openPglite();
  }, 60_000);
  afterAll(() => pglite.stop(), 60_000);

  storeContract('PGlite', () => ({
    open: (how) => sharedStore(openPostgres(pglite.sessions()), pglite.sessions(), how),
    clear: () => pglite.clear(),
  }));

  sharedStoreContract('PGlite', async () => ({
    open: async ({ bell, ...how }) =>
      sharedStore(openPostgres(pglite.sessions()), bell ? pglite.sessions() : noBell, how),
    clear: () => pglite.clear(),
  }));

  sharedShelfContract(() => pglite);

  moveContract(() => pglite);
});

describe.skipIf(POSTGRES === null)('a server of PostgreSQL (skipped where there is no initdb)', () => {
  let server: PostgresServer;
  let url: string;
  let logged: string[];
  const log = logTo({ write: (line) => logged.push(line) }, 'info', []);
  const said = () => logged.map((line) => JSON.parse(line).msg);
  const openDatabase = async () => openPostgres(await openPool(url), UNHURRIED);

  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server.remove(), 60_000);
  beforeEach(async () => {
    logged = [];
    url = await server.makeDatabase();
  });

  // The statements are those that PGlite is given above.
  describe.skipIf(!THOROUGH)('keeps what it is given', () => {
    storeContract('PostgreSQL', () => ({
      open: async (how) => {
        const sessions = await openPool(url);
        return sharedStore(openPostgres(sessions, UNHURRIED), sessions, how);
      },
      clear() {},
    }));

    sharedStoreContract('PostgreSQL', async () => ({
      async open({ bell, ...how }) {
        const sessions = await openPool(url);
        return sharedStore(openPostgres(sessions, UNHURRIED), bell ? sessions : noBell, how);
      },
      clear() {},
    }));
  });

  test('many who begin at the same time bring the tables to the newest version once', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, openDatabase));
    await Promise.all(all.map((one) => one.read('SELECT * FROM settings')));
    const versions = await all[0]?.read('SELECT version FROM migrations ORDER BY version');
    expect(versions).toEqual(STEPS.map((_, at) => ({ version: at + 1 })));
    await Promise.all(all.map((one) => one.close()));
  });

  test('an older version goes on beside a newer one, and a step that fails is not half taken', async () => {
    const older = await openDatabase();
    await older.write("INSERT INTO settings (server, value) VALUES ('1', '{}')");
    const sessions = await openPool(url);
    const session = await sessions.open();
    const broken = [...STEPS, 'CREATE TABLE more (a TEXT)', 'ALTER TABLE nowhere ADD COLUMN b TEXT'];
    await expect(migrate(session, broken)).rejects.toThrow('nowhere');
    await migrate(session, [...STEPS, 'CREATE TABLE more (a TEXT)']);
    session.release();
    await sessions.close();
    const again = await openDatabase();
    for (const one of [older, again])
      expect(await one.read('SELECT server FROM settings')).toEqual([{ server: '1' }]);
    expect(await again.read('SELECT * FROM more')).toEqual([]);
    await older.close();
    await again.close();
  });

  test('transactions of two replicas that come in each other’s way are tried again until both count', async () => {
    const [one, other] = [await openDatabase(), await openDatabase()];
    await one.write("INSERT INTO settings (server, value) VALUES ('1', '0')");
    let tries = 0;
    let meet = () => {};
    const met = new Promise<void>((resolve) => {
      meet = resolve;
    });
    const count = (database: typeof one) =>
      database.transaction(async (sql) => {
        const [row] = await sql.read<{ value: string }>("SELECT value FROM settings WHERE server = '1'");
        // Both have read before one writes.
        if (++tries === 2) meet();
        await met;
        await sql.write("UPDATE settings SET value = ? WHERE server = '1'", String(Number(row?.value) + 1));
      });
    await Promise.all([count(one), count(other)]);
    expect(await one.read('SELECT value FROM settings')).toEqual([{ value: '2' }]);
    expect(tries).toBe(3);
    await one.close();
    await other.close();
  });

  test('a transaction whose fault was passed over keeps nothing, and says so', async () => {
    const database = await openDatabase();
    const passedOver = database.transaction(async (sql) => {
      await sql.write("INSERT INTO settings (server, value) VALUES ('1', '{}')");
      await sql.read('SELECT * FROM nowhere').catch(() => {});
    });
    await expect(passedOver).rejects.toThrow('nowhere');
    expect(await database.read('SELECT * FROM settings')).toEqual([]);
    await database.close();
  });

  test('a character that PostgreSQL cannot hold costs no more than itself', async () => {
    const database = await openDatabase();
    await database.write('INSERT INTO settings (server, value) VALUES (?, ?)', '1', 'be\0fore');
    expect(await database.read('SELECT value FROM settings')).toEqual([{ value: 'be\uFFFDfore' }]);
    await database.close();
  });

  thoroughly('what takes too long is given up, and the next statement has another connection', async () => {
    const database = openPostgres(await openPool(url));
    await expect(database.read('SELECT pg_sleep(60)')).rejects.toThrow(DatabaseAway);
    await expect(database.transaction((sql) => sql.read('SELECT pg_sleep(60)'))).rejects.toThrow();
    await expect.poll(() => database.read('SELECT 1 AS one').catch(() => []), PATIENT).toEqual([{ one: 1 }]);
    await database.close();
  });

  thoroughly(
    'a server that goes away in between is told of once, and used again when it is back',
    async () => {
      const store = await openPostgresStore({ url, log });
      expect(said()).toEqual([
        expect.stringMatching(/^Keeping the state in the database “test_\d+” of PostgreSQL \d/),
      ]);
      const makeLimiter = store.shared?.makeLimiter;
      await openSettings(store).change('1', { privately: true });
      const signed = await store.sign('text');
      for (const end of [server.stop, server.kill]) {
        logged = [];
        await end();
        // As a question does: one thing after the other, and several at once.
        for (let times = 0; times < 3; times++)
          expect(await Promise.all([1, 2].map(() => openSettings(store).of('1')))).toEqual([
            DEFAULTS,
            DEFAULTS,
          ]);
        expect(await openSettings(store).change('1', { privately: false })).toBeNull();
        expect(await store.sign('text')).toBe(signed);
        const limiter = openRateLimiter(
          { user: { points: 4, seconds: 30 }, server: { points: 9, seconds: 60 } },
          makeLimiter,
        );
        const asked = [1, 2, 3].map(() => limiter.check({ user: '2', server: '1' }, 2));
        expect((await Promise.all(asked)).filter((refusal) => refusal === undefined)).toHaveLength(2);
        expect(said()).toEqual([
          'The database (DATABASE_URL) cannot be used as it should; carrying on with what is in memory',
        ]);
        await server.start();
        await expect.poll(said, PATIENT).toContain('The database (DATABASE_URL) can be used again');
        expect((await openSettings(store).of('1')).privately).toBe(true);
      }
      expect(logged.join()).not.toContain('password');
      await store.close();
    },
  );

  test('where the server gives few connections, it is told once and gone on with those', async () => {
    const admin = await openPool(url);
    const session = await admin.open();
    const { password, pathname } = new URL(url);
    await session.query(
      `CREATE ROLE few LOGIN PASSWORD '${password}' CONNECTION LIMIT 2; ALTER DATABASE ${pathname.slice(1)} OWNER TO few`,
    );
    session.release();
    await admin.close();
    const store = await openPostgresStore({
      url: Object.assign(new URL(url), { username: 'few' }).href,
      log,
    });
    const ask = () =>
      [store, store.shared?.urgent].map((one) => one?.use((db) => db.read('SELECT pg_sleep(0.02)'), []));
    const asked = await Promise.all(Array.from({ length: 8 }, ask).flat());
    expect(asked.filter((rows) => rows?.length !== 1)).toEqual([]);
    expect(said().sort()).toEqual([
      expect.stringMatching(/^Keeping the state/),
      expect.stringMatching(/^PostgreSQL gives this process no more connections/),
    ]);
    await store.close();
  });

  test('nobody waits for what has left another one without an answer', async () => {
    const store = await openPostgresStore({ url, log });
    store.shared?.urgent.doubt?.();
    expect(await store.use((db) => db.read('SELECT 1'), [])).toEqual([]);
    await expect.poll(() => store.use(async (db) => db.read('SELECT 1'), []), PATIENT).toHaveLength(1);
    await store.close();
  });

  test('the connection of a process that is gone has ended, and that of another one has not', async () => {
    const [one, other] = [await openPostgresStore({ url, log }), await openPostgresStore({ url, log })];
    const lifelines = [one, other].map((store) => store.shared?.urgent.lifeline);
    await expect
      .poll(() => lifelines.map((line) => line?.own()), PATIENT)
      .toEqual([1, 1].map(() => expect.any(Number)));
    const numbers = lifelines.map((line) => line?.own() ?? 0);
    const ended = () => Promise.all(numbers.map((number) => lifelines[0]?.ended(number)));
    expect(await ended()).toEqual([false, false]);
    await other.close();
    await expect.poll(ended, PATIENT).toEqual([false, true]);
    await server.stop();
    // Nobody can tell.
    expect(await ended()).toEqual([false, false]);
    await server.start();
    await one.close();
  });

  thoroughly('a server that is away at the start is gone on without, until it is there', async () => {
    await server.stop();
    const store = await openPostgresStore({ url, log });
    expect(await openSettings(store).change('1', { privately: true })).toBeNull();
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain(`connect ECONNREFUSED 127.0.0.1:${server.port}`);
    await server.start();
    await expect.poll(said, PATIENT).toHaveLength(2);
    expect(await openSettings(store).change('1', { privately: true })).toMatchObject({ privately: true });
    await store.close();
  });

  describe('refuses to start with one sentence, which tells no secret', () => {
    const refusal = (address: string) =>
      openPostgresStore({ url: address, log }).catch((err: unknown) => err);

    test.each([
      [
        'a wrong password',
        (at: URL) => Object.assign(at, { password: 'wrong-password' }),
        'password authentication',
      ],
      ['no password', (at: URL) => Object.assign(at, { password: '' }), 'wants a password'],
      [
        'a database that is not there',
        (at: URL) => Object.assign(at, { pathname: '/none' }),
        '"none" does not exist',
      ],
      [
        'TLS, which the server has not',
        (at: URL) => Object.assign(at, { search: 'sslmode=verify-full' }),
        'SSL',
      ],
      [
        'a certificate that is not there',
        (at: URL) => Object.assign(at, { search: 'sslrootcert=none.pem' }),
        'none.pem',
      ],
    ])('%s', async (_, change, reason) => {
      const err = await refusal(change(new URL(url)).href);
      expect(err).toBeInstanceOf(StartError);
      expect(String(err)).toContain('The database (DATABASE_URL) cannot be used: ');
      expect(String(err)).toContain(reason);
      expect(String(err)).not.toContain('a-password');
      expect(logged).toEqual([]);
    });

    test('an address as psql knows it is taken without a warning', async () => {
      const warn = vi.spyOn(process, 'emitWarning');
      const err = await refusal(Object.assign(new URL(url), { search: 'sslmode=require' }).href);
      expect(String(err)).toContain('SSL');
      expect(warn).not.toHaveBeenCalled();
      warn.mockRestore();
    });

    test('a database in which texts of some languages cannot be kept', async () => {
      const admin = await openPool(url);
      const session = await admin.open();
      await session.query("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
      session.release();
      await admin.close();
      const err = await refusal(Object.assign(new URL(url), { pathname: '/latin' }).href);
      expect(String(err)).toContain('in LATIN1, expected UTF8');
    });

    test('a user who may read and not write', async () => {
      const made = await openPostgresStore({ url, log });
      await made.close();
      logged.length = 0;
      const admin = await openPool(url);
      const session = await admin.open();
      const { password } = new URL(url);
      await session.query(
        `CREATE ROLE reader LOGIN PASSWORD '${password}'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader`,
      );
      session.release();
      await admin.close();
      const err = await refusal(Object.assign(new URL(url), { username: 'reader' }).href);
      expect(String(err)).toContain('permission denied for table settings');
      expect(logged).toEqual([]);
    });
  });

  test.skipIf(!PGBOUNCER)('through PgBouncer in transaction mode (skipped where there is none)', async () => {
    const bouncer = await startPgbouncer(server);
    const two = await Promise.all([1, 2].map(() => openPool(bouncer.through(url))));
    const [one, other] = two.map((sessions) => openPostgres(sessions, UNHURRIED));
    const count = (database = one) =>
      database?.transaction(async (sql) => {
        const [row] = await sql.read<{ value: string }>('SELECT value FROM settings WHERE server = ?', '1');
        await sql.write(PUT, '1', String(Number(row?.value ?? 0) + 1));
      });
    await Promise.all([one, other, one, other, one, other].map(count));
    const all = await Promise.all(
      [one, other].map((database) => database?.read('SELECT value FROM settings')),
    );
    expect(all).toEqual([[{ value: '6' }], [{ value: '6' }]]);
    // Its connections last longer than those of its clients.
    let listened = false;
    const listening = two[0]?.listen(() => {
      listened = true;
    });
    await expect.poll(() => listened, PATIENT).toBe(true);
    expect(listening?.session()).toBe(null);
    await listening?.close();
    await one?.close();
    await other?.close();
    await bouncer.remove();
  });

  test('a port where nothing answers is away, not refused', async () => {
    const port = await freePort();
    const store = await openPostgresStore({ url: `postgres://bot:of-the-bot@127.0.0.1:${port}/bot`, log });
    expect(await store.sign('text')).toBeNull();
    expect(logged).toHaveLength(1);
    await store.close();
  });
});
