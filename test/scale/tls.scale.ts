import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ClusterAway, ClusterError } from '../../index/engine/opensearch/cluster.ts';
import { NoCertificates, openCluster } from '../../index/engine/opensearch/openCluster.ts';
import { secretsOf } from '../../src/config.ts';
import { openLibrary } from '../../src/library/library.ts';
import { logTo, redact } from '../../src/ops/log.ts';

const OPENSSL = spawnSync('openssl', ['version']).status === 0;
const PASSWORD = 'p%40ss-of-the-bot';
const HEALTH = { method: 'GET', path: '/_cluster/health' } as const;

describe.skipIf(!OPENSSL)(
  'a cluster behind TLS, with the real client (skipped where there is no openssl)',
  () => {
    let folder: string;
    let ca: string;
    const servers: Server[] = [];

    beforeAll(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'footnote-tls-'));
      ca = makeAuthority('own');
      makeAuthority('other');
    });
    afterAll(() => {
      for (const server of servers) server.close();
      rmSync(folder, { recursive: true });
    });

    const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });

    function makeAuthority(name: string): string {
      openssl(
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-days',
        '2',
        '-subj',
        `/CN=${name}`,
        '-keyout',
        `${name}.key`,
        '-out',
        `${name}.pem`,
      );
      return path.join(folder, `${name}.pem`);
    }

    /** A node that answers whoever knows the password, with a certificate for a name; its address. */
    async function serve(name: string, authority = 'own'): Promise<string> {
      const own = `${authority}-${name}`;
      writeFileSync(path.join(folder, `${own}.ext`), `subjectAltName=${name}`);
      openssl(
        'req',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-subj',
        '/CN=node',
        '-keyout',
        `${own}.key`,
        '-out',
        `${own}.csr`,
      );
      openssl(
        'x509',
        '-req',
        '-days',
        '2',
        '-in',
        `${own}.csr`,
        '-CA',
        `${authority}.pem`,
        '-CAkey',
        `${authority}.key`,
        '-CAcreateserial',
        '-extfile',
        `${own}.ext`,
        '-out',
        `${own}.pem`,
      );
      const read = (file: string) => readFileSync(path.join(folder, file));
      const server = createServer(
        { key: read(`${own}.key`), cert: read(`${own}.pem`) },
        (request, response) => {
          const known =
            request.headers.authorization === `Basic ${btoa(`bot:${decodeURIComponent(PASSWORD)}`)}`;
          response.writeHead(known ? 200 : 401, { 'content-type': 'application/json' });
          response.end(known ? '{"status":"green"}' : '"Unauthorized"');
        },
      );
      servers.push(server);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return `https://bot:${PASSWORD}@127.0.0.1:${(server.address() as AddressInfo).port}`;
    }

    const ask = async (address: string, file?: string) => {
      const cluster = await openCluster({ nodes: [address], ...(file && { ca: file }) });
      return cluster.request(HEALTH).finally(() => cluster.close());
    };
    const untrusted = (address: string, file?: string) =>
      ask(address, file).catch((error: unknown) => (error instanceof ClusterAway ? error.untrusted : error));

    test('is trusted by a certificate of the authority that is named', async () => {
      expect(await ask(await serve('IP:127.0.0.1'), ca)).toEqual({ status: 'green' });
    });

    test('is not by one of another authority, or for another name, at once and with the reason', async () => {
      const right = await serve('IP:127.0.0.1');
      expect(await untrusted(right)).toMatch(/certificate/);
      expect(await untrusted(await serve('IP:127.0.0.1', 'other'), ca)).toMatch(/certificate/);
      expect(await untrusted(await serve('DNS:elsewhere.example.com'), ca)).toMatch(/altnames/);
    });

    test('says what is wrong with the file', async () => {
      const address = await serve('IP:127.0.0.1');
      await expect(ask(address, path.join(folder, 'none.pem'))).rejects.toThrow(NoCertificates);
      await expect(ask(address, path.join(folder, 'own.key'))).rejects.toThrow('found none in it');
    });

    test('refuses another password, which is never told', async () => {
      const wrong = (await serve('IP:127.0.0.1')).replace(PASSWORD, 'wr%40ng-password');
      const error = await ask(wrong, ca).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ClusterError);
      expect((error as ClusterError).status).toBe(401);
      const all = [String(error), JSON.stringify(error)].join();
      expect(all).not.toMatch(/wr(?:%40|@)ng/);
      expect(redact(wrong, secretsOf({ INDEX_URL: wrong }))).not.toMatch(/wr(?:%40|@)ng/);
    });

    test('ends the start with one sentence', async () => {
      const address = await serve('IP:127.0.0.1');
      const lines: string[] = [];
      const start = openLibrary({
        seedsDir: path.join(import.meta.dirname, '../../seeds'),
        dataDir: folder,
        cluster: { nodes: [address], prefix: 'tls' },
        log: logTo({ write: (line) => lines.push(line) }, 'info', []),
      });
      await expect(start).rejects.toThrow(
        /^The OpenSearch cluster \(INDEX_URL\) cannot be trusted: .*certificate.* \(INDEX_CA\)\.$/,
      );
      expect(lines.join()).not.toContain('ss-of-the-bot');
    });
  },
);
