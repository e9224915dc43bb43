import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './freePort.ts';
import { ordinaryUser } from './postgres.ts';

/** Where PgBouncer is; null where it is not. */
export const PGBOUNCER = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin']
  .map((folder) => join(folder, 'pgbouncer'))
  .find((file) => existsSync(file));

/** A PgBouncer in transaction mode: connections to it share two to the server, one transaction after the other. */
export async function startPgbouncer(server: { port: number }) {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-pgbouncer-'));
  const port = await freePort();
  const who = ordinaryUser();
  const file = join(folder, 'pgbouncer.ini');
  const settings = [
    `[databases]\n* = host=127.0.0.1 port=${server.port}\n[pgbouncer]`,
    `listen_addr = 127.0.0.1\nlisten_port = ${port}\nunix_socket_dir =`,
    `auth_type = scram-sha-256\nauth_file = ${join(folder, 'users')}`,
    'pool_mode = transaction\ndefault_pool_size = 2\nserver_reset_query_always = 0',
  ];
  writeFileSync(file, `${settings.join('\n')}\n`);
  writeFileSync(join(folder, 'users'), `"footnote" "a-password-of-the-test"\n`);
  chmodSync(folder, 0o755);
  if (who) chownSync(folder, who.uid, who.gid);
  const child: ChildProcess = spawn(PGBOUNCER ?? 'pgbouncer', ['-q', file], { stdio: 'ignore', ...who });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  while (!(await listens(port))) {
    if (child.exitCode !== null) throw new Error(`PgBouncer ended with ${child.exitCode}`);
    await pause(20);
  }
  return {
    /** The same database through it. */
    through: (url: string) => Object.assign(new URL(url), { port: String(port) }).href,
    async remove() {
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.unref();
    socket.once('connect', () => socket.destroy());
  });
}
