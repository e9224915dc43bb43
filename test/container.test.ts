import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
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

test('two of them share a PostgreSQL that is there before them, and nothing else', () => {
  const [, yaml = ''] = /^```yaml\n([\s\S]*?)^```$/m.exec(read('docs/scaling.md')) ?? [];
  const { services, volumes } = parse(yaml);
  const { footnote, postgres } = services;
  const { environment, deploy, depends_on, volumes: mounts, ...same } = footnote;
  expect(deploy).toEqual({ replicas: 2 });
  expect(depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
  expect(postgres.healthcheck.test[1]).toContain(`-U ${postgres.environment.POSTGRES_USER}`);
  const { environment: alone, volumes: data, ...usual } = service;
  expect(same).toEqual(usual);
  const { DATABASE_URL, ...others } = environment;
  expect(others).toEqual(alone);
  expect(readConfig({ DATABASE_URL }).databaseUrl).toBe(DATABASE_URL);
  expect(new URL(DATABASE_URL)).toMatchObject({
    hostname: 'postgres',
    username: 'footnote',
    pathname: '/footnote',
  });
  expect(DATABASE_URL).toContain(`:${postgres.environment.POSTGRES_PASSWORD}@`);
  // A folder of its own each.
  expect(mounts).toEqual(data.map((mount: string) => mount.replace(/^data:/, '')));
  expect(postgres.volumes.map((mount: string) => mount.split(':')[0])).toEqual(Object.keys(volumes));
});

test('its settings are settings', () => {
  const set = [...dockerfile.matchAll(/([A-Z_]{4,})=\S/g)].map(([, name]) => name);
  const known: (string | undefined)[] = ['NODE_ENV', 'MALLOC_MMAP_THRESHOLD_', ...VARIABLES];
  expect(set.length).toBeGreaterThan(2);
  expect(set.filter((name) => !known.includes(name))).toEqual([]);
  expect(Object.keys(service.environment).filter((name) => !known.includes(name))).toEqual([]);
});
