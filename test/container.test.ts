import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { readConfig, VARIABLES } from '../src/config.ts';

const root = join(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const dockerfile = read('Dockerfile');
const service = parse(read('compose.yaml')).services.footnote;

test('the image holds what the bot needs to run, and nothing else', () => {
  const kept = read('.dockerignore')
    .split('\n')
    .flatMap((line) => /^!(.+)$/.exec(line)?.[1] ?? []);
  const sources = readdirSync(root).filter(
    (name) =>
      statSync(join(root, name)).isDirectory() &&
      !/^(?:\.|test$|docs$|seeds$|tools$|node_modules$)/.test(name),
  );
  expect(kept.sort()).toEqual(
    ['.npmrc', 'package-lock.json', 'package.json', 'tsconfig.json', ...sources].sort(),
  );
  expect(dockerfile).toContain('npm ci --omit=dev');
  const { dependencies } = JSON.parse(read('package.json'));
  expect(Object.keys(dependencies)).toContain('tsx');
});

test('it runs as a user without rights, on a file system that it cannot write to, and tells its health', () => {
  expect(dockerfile).toMatch(/^FROM node:24-slim$/m);
  expect(dockerfile).toMatch(/^USER node$/m);
  expect(dockerfile).toMatch(/^HEALTHCHECK .*\n.*\/healthz/m);
  expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], restart: 'unless-stopped' });
  expect(service.volumes).toContain('./seeds:/seeds:ro');
});

test('two of them share a PostgreSQL and an OpenSearch that are there before them, and nothing else', () => {
  const { services, volumes } = parse(read('compose.scale.yaml'));
  const { footnote, postgres, opensearch } = services;
  const { build, environment, deploy, depends_on, volumes: mounts, ...same } = footnote;
  expect(deploy).toEqual({ replicas: 2 });
  const isThere = { condition: 'service_healthy' };
  expect(depends_on).toEqual({ postgres: isThere, opensearch: isThere });
  expect(postgres.healthcheck.test[1]).toContain(`-U ${postgres.environment.POSTGRES_USER}`);
  const { build: _, environment: alone, volumes: data, ...usual } = service;
  expect(same).toEqual(usual);
  const { DATABASE_URL: template, INDEX_URL, ...others } = environment;
  expect(others).toEqual(alone);
  expect(template).toContain(`:${postgres.environment.POSTGRES_PASSWORD}@`);
  const DATABASE_URL = template.replace(/\$\{.*?\}/, 'secret');
  const { databaseUrl, cluster } = readConfig({ DATABASE_URL, INDEX_URL });
  expect(databaseUrl).toBe(DATABASE_URL);
  const { POSTGRES_USER: username, POSTGRES_DB: name } = postgres.environment;
  expect(new URL(DATABASE_URL)).toMatchObject({ hostname: 'postgres', username, pathname: `/${name}` });
  expect(cluster).toEqual({ nodes: ['http://opensearch:9200'], prefix: 'footnote' });
  // Its client is in the image where that is asked for, in the version that the bot names.
  expect(dockerfile).toMatch(/^ARG OPENSEARCH$/m);
  expect(build.args).toEqual({ OPENSEARCH: 1 });
  const [command = ''] = /@opensearch-project\/opensearch@\d+/.exec(dockerfile) ?? [];
  expect(read('docs/scaling.md')).toContain(`npm install --no-save --ignore-scripts ${command}`);
  // A folder of its own each.
  expect(mounts).toEqual(data.map((mount: string) => mount.replace(/^data:/, '')));
  const kept = [postgres, opensearch].flatMap(({ volumes }) => volumes);
  expect(kept.map((mount: string) => mount.split(':')[0])).toEqual(Object.keys(volumes));
});

test('in Kubernetes the next one takes part before the one before leaves', () => {
  const [deployment, budget, ...more] = parseAllDocuments(read('docs/kubernetes/footnote.yaml')).map((own) =>
    own.toJS(),
  );
  expect([deployment.kind, budget.kind, more]).toEqual(['Deployment', 'PodDisruptionBudget', []]);
  const { replicas, selector, strategy, template } = deployment.spec;
  expect(replicas).toBe(2);
  expect(strategy.rollingUpdate).toEqual({ maxSurge: 1, maxUnavailable: 0 });
  for (const matchLabels of [selector.matchLabels, budget.spec.selector.matchLabels])
    expect(matchLabels).toEqual(template.metadata.labels);
  const { containers, volumes, terminationGracePeriodSeconds } = template.spec;
  expect(`${terminationGracePeriodSeconds}s`).toBe(service.stop_grace_period);
  const [bot] = containers;
  const env = Object.fromEntries(
    bot.env.map(({ name, value }: { name: string; value: unknown }) => [name, value]),
  );
  expect(Object.keys(env).filter((name) => !isSetting(name))).toEqual([]);
  const config = readConfig(env);
  expect(config).toMatchObject({ seedsDir: '/seeds', dataDir: '/data', watch: 'poll' });
  expect(bot.ports).toEqual([{ name: 'health', containerPort: config.healthPort }]);
  for (const probe of [bot.startupProbe, bot.readinessProbe])
    expect(probe.httpGet).toEqual({ path: '/healthz', port: 'health' });
  const names = (all: { name: string }[]) => all.map(({ name }) => name);
  expect(names(bot.volumeMounts)).toEqual(names(volumes));
  const secrets = [...read('docs/kubernetes/footnote.yaml').matchAll(/--from-literal=(\w+)=/g)];
  expect(secrets.map(([, name]) => name)).toEqual(['DISCORD_TOKEN', 'DATABASE_URL', 'INDEX_URL']);
});

test('by systemd each replica has a folder and a port of its own', () => {
  const unit = read('docs/systemd/footnote@.service');
  const values = (key: string) =>
    [...unit.matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value = '']) => value);
  const [start = ''] = values('ExecStart');
  expect(existsSync(join(root, start.replace(/^.*\/opt\/footnote\//, '')))).toBe(true);
  const settings = values('Environment').flatMap((line) => line.split(' '));
  const env = Object.fromEntries(settings.map((one) => one.replaceAll('%i', '1').split('=')));
  expect(Object.keys(env).filter((name) => !isSetting(name))).toEqual([]);
  const { dataDir, healthPort } = readConfig(env);
  expect(dataDir).toBe(`/var/lib/${values('StateDirectory')[0]?.replace('%i', '1')}`);
  expect(healthPort).toBe(9091);
  expect(`${values('TimeoutStopSec')[0]}s`).toBe(service.stop_grace_period);
  // Others are sections, comments and what stands for a key.
  expect(unit.split('\n').filter((line) => line && !/^(?:#|\[\w+\]$|[A-Z]\w+=)/.test(line))).toEqual([]);
});

test('its settings are settings', () => {
  const set = [...dockerfile.matchAll(/([A-Z_]{4,})=\S/g)].map(([, name]) => name);
  expect(set.length).toBeGreaterThan(2);
  expect(set.filter((name) => !isSetting(name))).toEqual([]);
  expect(Object.keys(service.environment).filter((name) => !isSetting(name))).toEqual([]);
});

/** Of the bot, of Node or of the C library. */
function isSetting(name: string | undefined): boolean {
  const known: (string | undefined)[] = ['NODE_ENV', 'MALLOC_MMAP_THRESHOLD_', ...VARIABLES];
  return known.includes(name);
}
