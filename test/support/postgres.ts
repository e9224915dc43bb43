import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './freePort.ts';

/** A real server on this machine's loopback, in a temporary folder. */
export interface PostgresServer {
  port: number;
  /** Makes an empty database; its URL. */
  makeDatabase(): Promise<string>;
  /** As an operator ends it: sessions are broken off, all is on the disk. */
  stop(): Promise<void>;
  /** As a power cut does. */
  kill(): Promise<void>;
  /** Again after one of these, at the same port. Resolves when it takes connections. */
  start(): Promise<void>;
  /** Ends it, and deletes what it kept. */
  remove(): Promise<void>;
}

/** Where PostgreSQL's programs are: on the path, or where Debian keeps them; null where there are none. */
export const POSTGRES = findPrograms();

const PASSWORD = 'a-password-of-the-test';

/** Starts a server of its own. `settings` as in postgresql.conf. */
export async function startPostgres(settings: Record<string, string> = {}): Promise<PostgresServer> {
  if (POSTGRES === null) throw new Error('There is no initdb on this machine');
  const programs = POSTGRES;
  const folder = mkdtempSync(join(tmpdir(), 'footnote-postgres-'));
  const data = join(folder, 'data');
  const port = await freePort();
  const who = ordinaryUser();
  chmodSync(folder, 0o755);
  if (who) chownSync(folder, who.uid, who.gid);
  const secret = join(folder, 'password');
  writeFileSync(secret, PASSWORD);
  execFileSync(
    join(programs, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'footnote',
      '-A',
      'scram-sha-256',
      `--pwfile=${secret}`,
      '-E',
      'UTF8',
      '--locale=C',
      '-N',
    ],
    { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], ...who },
  );
  const options = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: folder,
    fsync: 'off',
    ...settings,
  };
  let server: ChildProcess | null = null;
  let made = 0;

  const url = (database: string) => `postgres://footnote:${PASSWORD}@127.0.0.1:${port}/${database}`;

  async function ask(statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: url('postgres') });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  }

  async function start(): Promise<void> {
    const given = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = spawn(join(programs, 'postgres'), ['-D', data, ...given], {
      cwd: folder,
      stdio: 'ignore',
      ...who,
    });
    server = child;
    process.once('exit', () => child.kill('SIGQUIT'));
    while (child.exitCode === null) {
      try {
        return await ask('SELECT 1');
      } catch {
        await pause(50);
      }
    }
    throw new Error(`PostgreSQL ended with ${child.exitCode}`);
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const child = server;
    server = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }

  await start();
  return {
    port,
    async makeDatabase() {
      const name = `test_${++made}`;
      await ask(`CREATE DATABASE ${name}`);
      // A machine that is busy with other tests.
      return `${url(name)}?connect_timeout=30`;
    },
    stop: () => end('SIGINT'),
    // The postmaster's “immediate”: no checkpoint, its children go with it, as none would after SIGKILL.
    kill: () => end('SIGQUIT'),
    start,
    async remove() {
      await end('SIGQUIT');
      rmSync(folder, { recursive: true });
    },
  };
}

function findPrograms(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const places = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(debian, version, 'bin')),
  ];
  return (
    places.find((place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'postgres'))) ?? null
  );
}

/** PostgreSQL refuses to run as root. */
export function ordinaryUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
