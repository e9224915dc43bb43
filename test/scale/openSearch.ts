import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Null where there is no Java, or no Maven, to put OpenSearch together with. */
export const JAVA = ['java', 'mvn'].every((name) => spawnSync(name, ['-version']).status === 0) || null;

/** A real OpenSearch cluster on loopback. */
export interface OpenSearch {
  /** Of its nodes. */
  addresses: string[];
  /** Ends a node at once (kill -9). */
  kill(node: number): Promise<void>;
  /** Starts it again, with what it had. */
  start(node: number): Promise<void>;
  /** Resolves when so many nodes are one cluster. */
  until(nodes: number): Promise<void>;
  /** Ends all of it and removes what it had. */
  remove(): Promise<void>;
}

/** Puts a cluster of so many nodes together, of OpenSearch's own artifacts, and starts it: half a minute. */
export async function startOpenSearch(nodes: number): Promise<OpenSearch> {
  // Two hundred ports of its own, as good as surely.
  const port = 20_000 + 200 * Math.floor(Math.random() * 60);
  const home = mkdtempSync(path.join(tmpdir(), 'footnote-opensearch-'));
  const build = path.join(home, 'build');
  cpSync(path.join(import.meta.dirname, 'opensearch'), build, { recursive: true });
  const goals = ['dependency:build-classpath', '-Dmdep.outputFile=classpath', 'compile'];
  execFileSync('mvn', ['-q', '-B', ...goals], { cwd: build });
  const classpath = `${path.join(build, 'target/classes')}:${readFileSync(path.join(build, 'classpath'), 'utf8')}`;
  const running = new Map<number, ChildProcess>();
  const addresses = Array.from({ length: nodes }, (_, node) => `http://127.0.0.1:${port + node}`);
  const start = async (node: number) => {
    const log = openSync(path.join(home, `${node}.log`), 'a');
    const options = ['-Xmx1g', '-Dlog4j2.level=warn', '-cp', classpath, 'OpenSearchNode'];
    const args = [path.join(home, 'data'), node, nodes, port].map(String);
    running.set(node, spawn('java', [...options, ...args], { stdio: ['ignore', log, log] }));
  };
  const kill = async (node: number) => {
    const own = running.get(node);
    running.delete(node);
    if (!own || own.exitCode !== null) return;
    const ended = once(own, 'exit');
    own.kill('SIGKILL');
    await ended;
  };
  const health = async () => {
    for (const address of addresses) {
      const found = await fetch(`${address}/_cluster/health`).catch(() => null);
      if (found?.ok) return (await found.json()) as { number_of_nodes: number; status: string };
    }
    return null;
  };
  const until = async (count: number) => {
    for (let tries = 0; ; tries++) {
      const now = await health();
      if (now?.number_of_nodes === count && now.status !== 'red') return;
      if (tries > 300) throw new Error(`expected a cluster of ${count} nodes, found ${JSON.stringify(now)}`);
      await sleep(500);
    }
  };
  for (let node = 0; node < nodes; node++) await start(node);
  await until(nodes);
  return {
    addresses,
    kill,
    start,
    until,
    async remove() {
      await Promise.all([...running.keys()].map(kill));
      rmSync(home, { recursive: true, force: true });
    },
  };
}
