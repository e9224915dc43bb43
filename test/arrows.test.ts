import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { code, imported, isAlone, isQuick, reach, sources } from './support/imports.ts';

const files = ['src', 'commands', 'index'].flatMap(sources);
const imports = files.flatMap((file) => imported(file).map((what) => ({ file, what })));

/** The rooms, from the top down: what stands in one may import from those below it, types included. */
const ROOMS: readonly (readonly string[])[] = [
  ['src/main.ts'],
  ['src/services.ts', 'src/doctor.ts'],
  ['src/config.ts'],
  // The surfaces, and what both of them can do.
  ['src/discord/', 'src/terminal/'],
  ['commands/'],
  ['src/conversation/'],
  ['src/replicas/'],
  ['src/app/'],
  ['src/library/'],
  ['src/web/'],
  ['src/ops/'],
  ['src/util/'],
  ['index/index.ts'],
  ['index/worker/'],
  ['index/answer.ts'],
  ['index/cite.ts'],
  ['index/articles/'],
  ['index/citation.ts', 'index/question.ts'],
  ['index/verdict.ts'],
  ['index/rerank/'],
  ['index/engine/'],
  ['index/embedders/'],
  ['index/wordvectors/'],
  ['index/ingest/'],
  ['index/text/'],
];

const floors = ROOMS.flatMap((rooms, floor) => rooms.map((room) => ({ room, floor })));

function roomOf(file: string): { room: string; floor: number } | undefined {
  return floors.find(({ room }) => (room.endsWith('/') ? file.startsWith(room) : file === room));
}

test('there is something to check, and every file has its room', () => {
  expect(imports).toContainEqual({ file: 'commands/ask.ts', what: 'src/conversation/languageChoices.ts' });
  expect(files.filter((file) => !roomOf(file))).toEqual([]);
});

test('docs/architecture.md names the same rooms in the same order', () => {
  const page = readFileSync(join(import.meta.dirname, '../docs/architecture.md'), 'utf8');
  const [, list = ''] = /^```text\n([\s\S]*?)^```$/m.exec(page) ?? [];
  const named = list.match(/^\S+/gm) ?? [];
  expect(named).toEqual(ROOMS.flat());
});

test('imports point down only', () => {
  const up = wrong((file, what) => {
    const [from, to] = [roomOf(file), roomOf(what)];
    if (!from || !to || from.room === to.room) return false;
    return to.floor <= from.floor;
  });
  expect(up).toEqual([]);
});

test('nothing imports in a circle, types included', () => {
  expect(circles()).toEqual([]);
});

test('the index has one door', () => {
  expect(
    wrong((file, what) => !file.startsWith('index/') && what.startsWith('index/') && what !== DOOR),
  ).toEqual([]);
});

test('commands and buttons know nothing of each other, and only their lists know them all', () => {
  const lists = { 'commands/': 'commands/index.ts', 'src/discord/buttons/': 'src/discord/registry.ts' };
  const listOf = (what: string) => Object.entries(lists).find(([part]) => what.startsWith(part))?.[1];
  expect(
    wrong((file, what) => what !== listOf(what) && listOf(what) !== undefined && file !== listOf(what)),
  ).toEqual([]);
});

test('discord.js stays where Discord is spoken to', () => {
  const isDiscords = (what: string) => /^(?:discord\.js|@discordjs\/|discord-api-types)/.test(what);
  expect(wrong((file, what) => isDiscords(what) && !file.startsWith('src/discord/'))).toEqual([]);
});

test('what speaks to Discord is loaded only when there is a token', () => {
  expect(reach('src/main.ts')).not.toContain('discord.js');
  expect(reach('src/terminal/repl.ts')).not.toContain('discord.js');
  expect(reach('src/discord/bot.ts')).toContain('discord.js');
});

test('what searches is loaded only in the thread of the index', () => {
  expect(reach('index/worker/worker.ts')).toContain('@orama/orama');
  expect(reach('src/main.ts')).not.toContain('@orama/orama');
  expect(reach(DOOR)).not.toContain('index/answer.ts');
});

test('what an embedding model needs is loaded only where there is one', () => {
  const loaded = [...reach('index/worker/worker.ts'), ...reach('src/main.ts')];
  const offline = ['embedder', 'offline', 'apart/embedApart'].map((name) => `index/embedders/${name}.ts`);
  expect(loaded.filter((file) => file.startsWith('index/embedders/') && !offline.includes(file))).toEqual([]);
  expect(reach('index/embedders/open.ts')).toContain('index/embedders/cache.ts');
  expect(reach('index/embedders/open.ts')).not.toContain('index/embedders/http.ts');
});

test('what reads files of a format is loaded only where there is such a file', () => {
  const loaded = [...reach('index/worker/worker.ts'), ...reach('index/ingest/isolated/reader.ts')];
  expect(loaded.filter((file) => file.startsWith('index/ingest/formats/'))).toEqual([]);
  expect(reach('index/worker/worker.ts')).not.toContain('index/ingest/isolated/isolated.ts');
  expect(reach('index/ingest/formats/pdf.ts')).toContain('@embedpdf/pdfium');
});

test('Orama stays in its adapter, and only one place opens that', () => {
  const adapter = 'index/engine/orama/';
  expect(wrong((file, what) => /^@orama\/orama(?:\/|$)/.test(what) && !file.startsWith(adapter))).toEqual([]);
  const opens = ({ file, what }: (typeof imports)[number]) =>
    what.startsWith(adapter) && !file.startsWith(adapter);
  expect(imports.filter(opens).map(({ file }) => file)).toEqual(['index/engine/openEngine.ts']);
});

test('answering and reranking know of an engine what any engine has: neither how it keeps passages nor which it is', () => {
  const above = (file: string) => /^index\/(?:rerank\/|answer\.ts$)/.test(file);
  const seam = [
    'searchEngine',
    'statistics',
    'query',
    'readQuery',
    'analyzer',
    'bm25',
    'corpus',
    'lexicon',
    'passageParts',
  ].map((name) => `index/engine/${name}.ts`);
  expect(
    wrong(
      (file, what) =>
        above(file) &&
        what.startsWith('index/engine/') &&
        // What words mean is the same whatever engine finds them.
        !what.startsWith('index/wordvectors/') &&
        !seam.includes(what),
    ),
  ).toEqual([]);
  const inside = /^index\/engine\/(?:orama|postings|vectors)\//;
  const reached = ['index/answer.ts', ...seam].flatMap((file) =>
    imported(file).filter((what) => inside.test(what)),
  );
  expect(reached).toEqual([]);
  expect([...reach('index/answer.ts')].filter((what) => inside.test(what))).toEqual([]);
});

test('what speaks to a cluster is loaded only where the index lies in one, and only one place names its client', () => {
  const isOfCluster = (file: string) => /^index\/(?:worker\/cluster|engine\/opensearch)\//.test(file);
  const loaded = [...reach('index/worker/worker.ts'), ...reach('src/main.ts')].filter(isOfCluster);
  expect([...new Set(loaded)]).toEqual(['index/engine/opensearch/address.ts']);
  const naming = files.filter((file) => code(file).includes('@opensearch-project'));
  expect(naming).toEqual(['index/engine/opensearch/openCluster.ts']);
});

test('libsql stays where SQLite is', () => {
  const places = /^src\/app\/store\/sqlite\//;
  expect(wrong((file, what) => what === 'libsql' && !places.test(file))).toEqual([]);
  expect(imports).toContainEqual({ file: 'src/app/store/sqlite/connection.ts', what: 'libsql' });
});

test('node-postgres stays where PostgreSQL is, and is loaded only where there is one', () => {
  const places = /^src\/app\/store\/postgres\//;
  expect(wrong((file, what) => what === 'pg' && !places.test(file))).toEqual([]);
  expect(imports).toContainEqual({ file: 'src/app/store/postgres/pool.ts', what: 'pg' });
  for (const entry of ['src/main.ts', 'src/app/app.ts', 'src/app/store/store.ts'])
    expect([...reach(entry)].filter((file) => file === 'pg' || places.test(file))).toEqual([]);
});

test('the environment and the end of the process belong to main', () => {
  const using = (pattern: RegExp) => files.filter((file) => pattern.test(code(file)));
  expect(using(/process\.env\b/)).toEqual(['src/main.ts']);
  expect(using(/process\.exit\b/)).toEqual(['src/main.ts']);
});

test('a quick test needs no double of Discord, directly or not, and starts neither process nor thread', () => {
  expect(isQuick('test/terminal/wrap.test.ts')).toBe(true);
  expect(isQuick('test/discord/bot.test.ts')).toBe(false);
  expect(isQuick('test/main.test.ts')).toBe(false);
  expect(isQuick('test/discord/edits.test.ts')).toBe(false);
});

test('a test that replaces a module, or counts what its process holds, has a process of its own', () => {
  expect(isAlone('test/index/worker/soundBuild.test.ts')).toBe(true);
  expect(isAlone('test/library/threads.test.ts')).toBe(true);
  expect(isAlone('test/discord/leaks.test.ts')).toBe(true);
  expect(isAlone('test/discord/bot.test.ts')).toBe(false);
});

const DOOR = 'index/index.ts';

function wrong(isWrong: (file: string, what: string) => boolean): string[] {
  return imports.filter(({ file, what }) => isWrong(file, what)).map(({ file, what }) => `${file} → ${what}`);
}

/** Files that import each other, directly or not (Tarjan 1972, strongly connected components). */
function circles(): string[][] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const visit = (file: string): number => {
    const own = order.size;
    order.set(file, own);
    lowest.set(file, own);
    open.push(file);
    for (const what of imported(file).filter((name) => files.includes(name))) {
      const other = order.has(what) ? order.get(what) : visit(what);
      if (open.includes(what)) lowest.set(file, Math.min(lowest.get(file) ?? own, other ?? own));
    }
    const low = lowest.get(file) ?? own;
    if (low === own) {
      const circle = open.splice(open.indexOf(file));
      if (circle.length > 1) found.push(circle);
    }
    return low;
  };
  for (const file of files) if (!order.has(file)) visit(file);
  return found;
}
