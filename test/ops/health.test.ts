import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Answer } from '../../index/citation.ts';
import { askLibrary } from '../../src/app/ask.ts';
import { planStandalone } from '../../src/conversation/plan.ts';
import type { Library, RebuildReport } from '../../src/library/library.ts';
import { type DiscordHealth, type Health, healthOf, serveHealth } from '../../src/ops/health.ts';
import { logTo } from '../../src/ops/log.ts';
import { type Measured, measure } from '../../src/ops/metrics.ts';
import { StartError } from '../../src/util/startError.ts';

const closers: { close(): unknown }[] = [];
afterEach(async () => {
  for (const { close } of closers.splice(0)) await close();
});

const answer: Answer = {
  language: 'pt',
  verdict: 'answer',
  answered: true,
  citations: [],
  onlyIn: null,
  noArticles: false,
  nearest: [],
  answerability: 0.9,
  confidence: 0.9,
  ms: 3,
};
const report: RebuildReport = { added: [], changed: [], removed: [], problems: [], seconds: 1.5 };

function fake(changes: Partial<Library> = {}): Library {
  const status = () => ({
    articles: [{ path: 'a.txt', title: 'A', language: 'pt', passages: 7 }],
    qualifiers: new Map(),
    passages: 7,
    languages: ['pt'],
    problems: [],
    paths: new Map(),
    builtAt: new Date(Date.now() - 60_000),
    answering: true,
  });
  return {
    ask: async () => answer,
    read: async () => null,
    find: async () => [],
    contents: async () => status(),
    status,
    digest: () => '',
    servers: async () => [],
    rebuild: async () => report,
    rebuildServer: async () => report,
    refreshServers: async () => report,
    close: async () => {},
    ...changes,
  };
}

async function serve(
  library: Library,
  discord?: DiscordHealth,
): Promise<{ get: Get; measured: Measured<Library> }> {
  const measured = measure(library);
  const health = await serveHealth({
    host: '127.0.0.1',
    port: 0,
    library: measured.library,
    registry: measured.registry,
    ...(discord && { discord }),
  });
  closers.push(health, measured);
  return { get: getter(health), measured };
}

type Get = (path: string, method?: string) => Promise<{ status: number; type: string | null; body: string }>;
const getter =
  ({ port }: Health): Get =>
  async (path, method = 'GET') => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method });
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      body: await response.text(),
    };
  };

test('/healthz tells the age of the index and of the last heartbeat', async () => {
  const { get } = await serve(fake(), { gatewayAge: () => 12.3, sending: () => true });
  const { status, body } = await get('/healthz?verbose');
  expect({ status, ...JSON.parse(body) }).toEqual({
    status: 200,
    healthy: true,
    index: { answering: true, ageSeconds: 60, articles: 1, passages: 7 },
    gateway: { connected: true, heartbeatAgeSeconds: 12 },
    rest: { sending: true },
  });
});

test('the documentation shows what it tells', async () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
  const shown: { index: object } = JSON.parse(/^\{"healthy".*\}$/m.exec(page)?.[0] ?? '');
  const { get } = await serve(fake());
  const told: typeof shown = JSON.parse((await get('/healthz')).body);
  expect(Object.keys(shown)).toEqual(Object.keys(told));
  expect(Object.keys(shown.index)).toEqual(Object.keys(told.index));
});

test('/healthz is 503 before the gateway is there, when it is silent, while nothing can be sent and while no thread answers', async () => {
  let age: number | null = null;
  let sending = true;
  const { get } = await serve(fake(), { gatewayAge: () => age, sending: () => sending });
  expect(await get('/healthz')).toMatchObject({
    status: 503,
    body: expect.stringContaining('"connected":false'),
  });
  age = 5;
  expect((await get('/healthz')).status).toBe(200);
  age = 300;
  expect((await get('/healthz')).status).toBe(503);
  age = 5;
  sending = false;
  expect(await get('/healthz')).toMatchObject({
    status: 503,
    body: expect.stringContaining('"sending":false'),
  });
  const dead = fake({ status: () => ({ ...fake().status(), answering: false }) });
  expect(healthOf({ library: dead })).toMatchObject({ healthy: false, index: { answering: false } });
  expect(healthOf({ library: fake() })).not.toHaveProperty('gateway');
});

test('/metrics counts questions, declines, failures, what waits, reindexes, and measures the process', async () => {
  let next: () => Promise<Answer> = async () => answer;
  let rebuilt: () => Promise<RebuildReport> = async () => report;
  const { get, measured } = await serve(fake({ ask: () => next(), rebuild: () => rebuilt() }));
  const { library, meter } = measured;
  const log = logTo({ write: () => {} }, 'silent', []);
  const ask = () => askLibrary({ library, log, meter }, planStandalone(library, 'a secret question'));
  await ask();
  next = async () => ({ ...answer, verdict: 'none', answered: false, language: null });
  await ask();
  next = () => Promise.reject(new Error('gone'));
  await expect(ask()).rejects.toThrow('gone');
  let go: (found: Answer) => void = () => {};
  next = () =>
    new Promise((resolve) => {
      go = resolve;
    });
  const waits = ask();
  expect(await library.rebuild()).toBe(report);
  rebuilt = () => Promise.reject(new Error('full'));
  await expect(library.rebuild()).rejects.toThrow('full');
  const { status, type, body } = await get('/metrics');
  expect([status, type]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  const value = (name: string) =>
    body
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.split(' ')[1];
  expect(
    [
      'footnote_questions_total{outcome="answered"}',
      'footnote_questions_total{outcome="declined"}',
      'footnote_questions_total{outcome="failed"}',
      'footnote_question_languages_total{language="pt"}',
      'footnote_question_languages_total{language="none"}',
      'footnote_question_seconds_count',
      'footnote_questions_waiting',
      'footnote_reindexes_total{outcome="done"}',
      'footnote_reindexes_total{outcome="failed"}',
      'footnote_reindex_seconds',
      'footnote_index_articles',
      'footnote_index_passages',
      'footnote_index_problems',
      'footnote_index_answering',
    ].map(value),
  ).toEqual('1 1 1 1 1 3 1 1 1 1.5 1 7 0 1'.split(' '));
  expect(Number(value('footnote_index_age_seconds'))).toBeCloseTo(60, 0);
  expect(Number(value('nodejs_eventloop_lag_p99_seconds'))).toBeGreaterThanOrEqual(0);
  expect(body).not.toContain('secret');
  go(answer);
  await waits;
  expect((await get('/metrics')).body).toContain('footnote_questions_waiting 0');
});

test('nothing else is served', async () => {
  const { get } = await serve(fake());
  expect((await get('/')).status).toBe(404);
  expect((await get('/metrics/../etc/passwd')).status).toBe(404);
  expect((await get('/healthz', 'POST')).status).toBe(405);
  expect((await get('/healthz', 'HEAD')).status).toBe(200);
});

test('a port that is taken, and an address that is not of this machine, are one clear sentence', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  closers.push({ close: () => other.close() });
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const { registry } = measure(fake());
  const taken = serveHealth({ host: '127.0.0.1', port, library: fake(), registry });
  await expect(taken).rejects.toThrow(StartError);
  await expect(taken).rejects.toThrow(/^Cannot serve \/healthz and \/metrics on .*EADDRINUSE/);
  const foreign = serveHealth({ host: '203.0.113.1', port: 0, library: fake(), registry });
  await expect(foreign).rejects.toThrow(StartError);
});

test('a replica tells its name, how many live, and how claims came out; alone there is nothing to tell', async () => {
  const state = { id: '3f9a1c07', alive: 2, differing: 0, database: false };
  const measured = measure(fake(), () => state);
  closers.push(measured);
  measured.meter.claimed('own', 0.002);
  measured.meter.claimed('takenOver', 0.004);
  measured.meter.roundTrip(0.001);
  const told = await measured.registry.metrics();
  for (const line of [
    'footnote_replica_info{replica="3f9a1c07"} 1',
    'footnote_replicas 2',
    'footnote_database_reached 0',
    'footnote_claims_total{outcome="takenOver"} 1',
    'footnote_claims_total{outcome="unclaimed"} 0',
    'footnote_claim_seconds_count 2',
    'footnote_database_seconds_count 1',
  ])
    expect(told.split('\n')).toContain(line);
  // It goes on answering.
  expect(healthOf({ library: fake(), replica: () => state })).toMatchObject({
    healthy: true,
    replica: state,
  });

  const single = measure(fake());
  closers.push(single);
  expect(await single.registry.metrics()).not.toMatch(
    /^footnote_(?:replicas|replica_info|database_reached)[ {]/m,
  );
  expect(healthOf({ library: fake(), replica: () => null })).not.toHaveProperty('replica');
});
