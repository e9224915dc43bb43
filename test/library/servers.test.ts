import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { articleId } from '../../index/ingest/articleId.ts';
import { type Library, openLibrary } from '../../src/library/library.ts';
import { scopedLibrary } from '../../src/library/scoped.ts';
import { watchSeeds } from '../../src/library/watch.ts';

const ONE = '111111111111111111';
const OTHER = '222222222222222222';

const lighthouse = `# The lighthouse of Porto Vell

The lighthouse of Porto Vell was built in 1887 by the engineer Marta Quill on a rock in front of the harbour.

It burned whale oil until 1921, and its light was seen from thirty kilometres away on clear nights.
`;
const raid = `# Raid nights

The guild of the Amber Foxes meets for raids on Tuesday and Friday at eight in the evening.

The officer Nils Varga decides who may take part, and the treasure is shared by dice.
`;
const bridge = `# A ponte de Vale Novo

A ponte de Vale Novo foi construída em 1904 pelo engenheiro Tomás Abrantes sobre o rio da cidade.

Ela foi fechada aos automóveis em 1998, depois de uma cheia que abriu fendas nos seus pilares.
`;

const log = pino({ level: 'silent' });
let folder: string;
let library: Library;
const write = async (name: string, text: string) => {
  await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
  await writeFile(path.join(folder, name), text);
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'servers-'));
  await write('seeds/lighthouse.md', lighthouse);
  await write('seeds/servers/readme.md', '# About servers\n\nEvery server has a keeper of its own.\n');
  await write(`seeds/servers/${ONE}/raids.md`, raid);
  await write(`data/library/${OTHER}/ponte.md`, bridge);
  // What is common is what the operator says it is, not what a link leads to.
  await symlink(path.join(folder, 'seeds/servers', ONE), path.join(folder, 'seeds/raids'));
  library = await openLibrary({
    seedsDir: path.join(folder, 'seeds'),
    dataDir: path.join(folder, 'data'),
    log,
  });
});
afterAll(async () => {
  await library.close();
  await rm(folder, { recursive: true });
});

const within = (server: string | null) =>
  scopedLibrary(library, async () => (server === null ? null : { server }));
const first = async (server: string | null, text: string) => {
  const { citations, verdict } = await within(server).ask({ text });
  return verdict === 'none' ? null : citations[0]?.article;
};

test('a server is answered from the common articles and its own, never from those of another', async () => {
  const asked = {
    common: 'Who built the lighthouse of Porto Vell?',
    raids: 'When does the guild meet for raids?',
  };
  expect(await first(ONE, asked.common)).toBe('lighthouse.md');
  expect(await first(ONE, asked.raids)).toBe(`servers/${ONE}/raids.md`);
  expect(await first(OTHER, asked.raids)).toBeNull();
  expect(await first(null, asked.raids)).toBeNull();
  expect(await first(OTHER, 'Quem construiu a ponte de Vale Novo?')).toBe(`.uploads/${OTHER}/ponte.md`);
});

test('articles are read, looked up and listed where they may be', async () => {
  const paths = async (server: string | null) =>
    (await within(server).contents()).articles.map((article) => article.path);
  expect(await paths(null)).toEqual(['lighthouse.md', 'servers/readme.md']);
  expect(library.status().articles).toHaveLength(2);
  expect(await paths(ONE)).toEqual([`servers/${ONE}/raids.md`, 'lighthouse.md', 'servers/readme.md']);
  const own = await within(OTHER).contents();
  expect(own.languages).toEqual(['en', 'pt']);
  expect(own.passages).toBe(library.status().passages + 2);
  const id = articleId(`servers/${ONE}/raids.md`);
  expect(own.paths.get(id)).toBeUndefined();
  const read = async (server: string | null) =>
    (await within(server).read({ article: id, from: 0, to: 1 }))?.title;
  expect([await read(ONE), await read(OTHER), await read(null)]).toEqual([
    'Raid nights',
    undefined,
    undefined,
  ]);
  const find = async (server: string | null) =>
    (await within(server).find({ typed: 'raid', limit: 5 })).map(({ title }) => title);
  expect([await find(ONE), await find(OTHER), await find(null)]).toEqual([['Raid nights'], [], []]);
});

test('articles of one title are told apart, a server’s own from the common ones', async () => {
  await write(`seeds/servers/${ONE}/lighthouse.md`, lighthouse.replace('1887', '1902'));
  await library.rebuildServer(ONE);
  const { qualifiers } = await within(ONE).contents();
  const [own, common] = [`servers/${ONE}/lighthouse.md`, 'lighthouse.md'].map((of) => qualifiers.get(of));
  expect(own).toBeDefined();
  expect(own).not.toBe(common);
  expect((await within(OTHER).contents()).qualifiers.get('lighthouse.md')).toBeUndefined();
  await rm(path.join(folder, `seeds/servers/${ONE}/lighthouse.md`));
});

test('a change of a server’s articles is worked into its own index alone, and told', async () => {
  await library.rebuildServer(ONE);
  const { builtAt } = library.status();
  await write(
    `data/library/${ONE}/dues.md`,
    '# Dues\n\nEvery member of the guild pays five silver coins a month.\n',
  );
  await write(`data/library/${ONE}/empty.md`, '# Nothing but a title\n');
  const report = await library.rebuildServer(ONE);
  expect({ ...report, seconds: 0 }).toEqual({
    added: [`.uploads/${ONE}/dues.md`],
    changed: [],
    removed: [],
    problems: [{ path: `.uploads/${ONE}/empty.md`, reason: 'empty', detail: '' }],
    seconds: 0,
  });
  expect(await first(ONE, 'How much does a member pay a month?')).toBe(`.uploads/${ONE}/dues.md`);
  expect(await first(OTHER, 'How much does a member pay a month?')).not.toContain(ONE);
  expect(library.status().builtAt).toBe(builtAt);
  await rm(path.join(folder, `data/library/${ONE}`), { recursive: true });
  expect((await library.rebuildServer(ONE)).removed).toEqual([`.uploads/${ONE}/dues.md`]);
  expect(await first(ONE, 'How much does a member pay a month?')).toBeNull();
  // All of them, and the only one.
  await rm(path.join(folder, `data/library/${OTHER}/ponte.md`));
  expect((await library.rebuildServer(OTHER)).removed).toEqual([`.uploads/${OTHER}/ponte.md`]);
  expect((await within(OTHER).contents()).articles).toHaveLength(2);
});

test('the watcher works the change of a server’s folder into that server’s index', async () => {
  await first(ONE, 'raids');
  const { builtAt } = library.status();
  const seeds = path.join(folder, 'seeds');
  const watcher = await watchSeeds(seeds, library, log, { settledMs: 20 });
  await write(`seeds/servers/${ONE}/potions.md`, '# Potions\n\nThe potion of haste is brewed of nettles.\n');
  await expect
    .poll(() => first(ONE, 'What is the potion of haste brewed of?'), { timeout: 10_000 })
    .toBe(`servers/${ONE}/potions.md`);
  expect(library.status().builtAt).toBe(builtAt);
  await watcher.close();
});

test('articles that not everybody may read are there for those alone who may', async () => {
  const limited = [`servers/${ONE}/raids.md`];
  const scoped = (allowed: string[]) =>
    scopedLibrary(library, async () => ({ server: ONE, limited, allowed }));
  const asked = { text: 'When does the guild of the Amber Foxes meet for raids?' };
  const may = scoped(limited);
  const mayNot = scoped([]);
  expect((await may.ask(asked)).citations[0]?.article).toBe(limited[0]);
  const { ms: _, ...declined } = await mayNot.ask(asked);
  expect(declined).toMatchObject({ verdict: 'none' });
  expect((await mayNot.contents()).articles.map(({ title }) => title)).not.toContain('Raid nights');
  // To the last digit as if there were none.
  await rm(path.join(folder, 'seeds', limited[0] as string));
  await library.rebuildServer(ONE);
  const { ms: __, ...without } = await mayNot.ask(asked);
  expect(without).toEqual(declined);
});

test('nobody waits for the large library of another server', async () => {
  const server = '333333333333333333';
  const mills = Array.from(
    { length: 2500 },
    (_, i) => `The mill number ${i} of the valley grinds oats for ${i * 7} farms.`,
  );
  // One file, which is read in one go: what takes long is to index it.
  await write(`data/library/${server}/mills.md`, `# Mills\n\n${mills.join('\n\n')}\n`);
  let done = false;
  const large = first(server, 'Which mill grinds oats for 49 farms?').finally(() => {
    done = true;
  });
  // They are answered between batches of its passages.
  let answered = 0;
  for (; !done; answered++) await first(null, 'Who built the lighthouse of Porto Vell?');
  expect(await large).toContain(server);
  expect(answered).toBeGreaterThan(2);
});
