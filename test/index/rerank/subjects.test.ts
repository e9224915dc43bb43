import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { answer } from '../../../index/answer.ts';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { buildIndex } from '../../../index/engine/buildIndex.ts';
import type { Index } from '../../../index/engine/languageIndex.ts';
import { openFolder } from '../../../index/ingest/folder.ts';
import { readSeeds } from '../../../index/ingest/seeds.ts';

const post = `# Parcels

This page explains how to send, track, change and return a parcel.

## Send

Weigh it, choose the size on the screen and drop it into the lower slot.

## Changing

Open the parcel in the list, write the other street and press Save.

# Depot

Beside each parcel the depot shows a colour.

You can sort the depot, hide the depot or count the depot. Open the depot from the menu.
`;

const weaving = `# Looms in Vellory

When you move a shuttle, Vellory paints the shuttle blue. A shuttle that is empty turns grey. You can name a shuttle, lock a shuttle or hide a shuttle.

To list shuttles, type \`vellory all\`.

## Shuttle

A carrier of thread of its own: what it holds goes through the cloth when you throw it.

## Spool

Keeps the thread that is not in use on a pin, so that it can be taken up again later.

A spool can be dropped. The spool has a small mark next to its number; more than ten spools slow the spool list down.
`;

const soup = `# Caldo verde da avó

O caldo verde da avó é grosso e fica melhor no dia seguinte. Quanto mais fina a couve, melhor o caldo.

## Ingredientes

- 6 batatas
- 200 g de couve
- 2 dentes de alho

## Preparo

Coza as batatas com o alho até ficarem moles.

Junte a couve aos poucos. Com muita couve, o caldo fica amargo.
`;

let index: Index;
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'footnote-subjects-'));
  for (const [name, text] of Object.entries({ 'post.md': post, 'weaving.md': weaving, 'soup.md': soup }))
    await writeFile(join(folder, name), text);
  const { seeds } = await readSeeds(openFolder(folder));
  index = await buildIndex(
    seeds.map(({ article }) => article),
    offlineEmbedder,
  );
  await rm(folder, { recursive: true });
});

test.each([
  ['how do I change a parcel?', 'write the other street'],
  ['how do I send a parcel?', 'drop it into the lower slot'],
  ['what is a shuttle?', 'A carrier of thread of its own'],
  ['what is a shuttle in vellory?', 'A carrier of thread of its own'],
  ['what does a spool do?', 'Keeps the thread that is not in use'],
  ['what is a spool?', 'Keeps the thread that is not in use'],
  ['quantos dentes de alho vão no caldo verde?', '2 dentes de alho'],
  ['quantas batatas vão no caldo?', '6 batatas'],
])(
  '“%s” is answered by the step, the definition or the amount, not by what names the subject most',
  async (question, telling) => {
    const { citations } = await answer(index, { text: question });
    expect(citations[0]?.text.slice(...citations[0].bold)).toContain(telling);
  },
);
