import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Library, openLibrary, type Progress } from '../../../src/library/library.ts';
import { logTo } from '../../../src/ops/log.ts';
import { StartError } from '../../../src/util/startError.ts';
import { meant, library as texts } from '../../support/bilingual.ts';
import { thoroughly } from '../../support/thorough.ts';

// The whole way: a library whose thread asks an endpoint on this machine for its vectors.
vi.setConfig({ testTimeout: 20_000 });

const KEY = 'sk-0123456789-secret';
const root = mkdtempSync(path.join(tmpdir(), 'footnote-embeddings-'));
const seedsDir = path.join(root, 'seeds');
const dataDir = path.join(root, 'data');

let server: Server;
let url: string;
/** What the endpoint does with a request; null: what it should. */
let trouble: ((response: ServerResponse) => void) | null = null;
let asked: string[] = [];

beforeAll(async () => {
  mkdirSync(seedsDir);
  for (const [name, text] of Object.entries(texts)) writeFileSync(path.join(seedsDir, name), text);
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { input } = JSON.parse(body) as { input: string[] };
    asked.push(...input);
    if (trouble) trouble(response);
    else response.end(JSON.stringify({ data: input.map((text) => ({ embedding: [...meant(text)] })) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(root, { recursive: true });
});

const CHINESE = '灯塔是什么时候建成的？';
const ENGLISH = 'When was the lighthouse of Porto Vell built?';
const ANSWER = 'The lighthouse of Porto Vell was built in 1887 by an engineer from Genoa.';

async function open(
  lines: string[] = [],
  onProgress?: (progress: Progress) => void,
  patient = false,
): Promise<Library> {
  const log = logTo({ write: (line: string) => lines.push(line) }, 'warn', [KEY]);
  const embedding = { kind: 'http', url, model: 'table', key: KEY } as const;
  return openLibrary({ seedsDir, dataDir, embedding, patient, log }, onProgress);
}

describe('a library with an endpoint', () => {
  test('finds across languages; a restart and a reindex embed only what is new', async () => {
    asked = [];
    const stages = new Set<string>();
    let library = await open([], ({ stage }) => stages.add(stage));
    const passages = library.status().passages;
    expect(stages).toContain('embed');
    // One text tells the dimension, others what cosines mean.
    expect(asked).toHaveLength(passages + 1 + 2 * 16);
    const { answered, citations, onlyIn } = await library.ask({ text: CHINESE });
    expect({ answered, onlyIn, excerpt: citations[0]?.excerpt }).toEqual({
      answered: true,
      onlyIn: 'en',
      excerpt: ANSWER,
    });

    asked = [];
    writeFileSync(path.join(seedsDir, 'new.txt'), 'New\n\nThe volcano has been silent since 1603.\n');
    await library.rebuild();
    expect(asked).toEqual(['New\nThe volcano has been silent since 1603.']);
    expect((await library.ask({ text: '火山' })).citations[0]?.article).toBe('new.txt');
    await library.rebuild();
    expect(asked).toHaveLength(2);
    await library.close();

    asked = [];
    library = await open();
    expect(asked).toEqual(['?']);
    expect((await library.ask({ text: CHINESE })).citations[0]?.excerpt).toBe(ANSWER);
    await library.close();
  });

  test('that falls silent answers by the words in time, and the log says so once', async () => {
    const lines: string[] = [];
    const library = await open(lines);
    // A request may take a minute, longer than this test.
    trouble = () => {};
    for (const text of [ENGLISH, ENGLISH, CHINESE]) {
      const { citations } = await library.ask({ text });
      expect(citations[0]?.excerpt).toBe(ANSWER);
    }
    trouble = null;
    await library.close();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('Searching by words alone');
  });

  thoroughly('that is slow is waited for where nobody waits for the answer', async () => {
    const lines: string[] = [];
    const [impatient, patient] = [await open(lines), await open(lines, undefined, true)];
    // Longer than somebody is kept waiting.
    trouble = (response) => {
      const input = asked.splice(0);
      const data = input.map((text) => ({ embedding: [...meant(text)] }));
      setTimeout(() => response.end(JSON.stringify({ data })), 1500);
    };
    asked = [];
    const text = '灯塔?';
    const byMeaning = await patient.ask({ text, explain: true });
    expect(lines).toEqual([]);
    asked = [];
    const byWords = await impatient.ask({ text, explain: true });
    expect(lines).toHaveLength(1);
    const weighed = ({ explanation = [] }: typeof byWords) =>
      explanation[0]?.answerProbability.contributions.some(({ name }) => name.startsWith('semantic'));
    expect([weighed(byMeaning), weighed(byWords)]).toEqual([true, false]);
    trouble = null;
    await Promise.all([impatient.close(), patient.close()]);
  });

  test('that fails at a reindex keeps the old index, and says why without the key', async () => {
    const library = await open();
    trouble = (response) => response.writeHead(403).end(`{"error":"the key ${KEY} has run out"}`);
    writeFileSync(path.join(seedsDir, 'more.txt'), 'More\n\nThe museum opens at nine.\n');
    const error = await library.rebuild().then(
      () => null,
      (error: unknown) => error,
    );
    expect(error).toBeInstanceOf(StartError);
    expect((error as Error).message).toBe(
      `The embedding endpoint ${url}/embeddings (EMBEDDINGS_URL) returned HTTP 403 for the model “table”: “{"error":"the key [hidden] has run out"}”.`,
    );
    expect(library.status().articles.map((article) => article.path)).not.toContain('more.txt');
    expect((await library.ask({ text: ENGLISH })).citations[0]?.excerpt).toBe(ANSWER);
    trouble = null;
    expect((await library.rebuild()).added).toEqual(['more.txt']);
    await library.close();
  });

  test('that refuses at the start says why', async () => {
    trouble = (response) => response.writeHead(404).end('no such model');
    await expect(open()).rejects.toThrow(/returned HTTP 404 for the model “table”: “no such model”/);
    trouble = null;
  });

  test('whose vectors have another length now gets all passages again', async () => {
    const library = await open();
    trouble = (response) => {
      const count = asked.length;
      asked = [];
      response.end(JSON.stringify({ data: Array(count).fill({ embedding: [1, 2, 3] }) }));
    };
    asked = [];
    writeFileSync(path.join(seedsDir, 'more.txt'), 'More\n\nThe museum opens at ten.\n');
    await library.rebuild();
    trouble = null;
    expect((await library.ask({ text: ENGLISH })).citations[0]?.excerpt).toBe(ANSWER);
    await library.close();
  });
});
