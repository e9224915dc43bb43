import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readArticle } from '../../../../index/articles/reader.ts';
import { toDocuments, toPassages } from '../../../../index/engine/opensearch/passageDocument.ts';
import type { IndexedPassage } from '../../../../index/engine/searchEngine.ts';
import { openFolder } from '../../../../index/ingest/folder.ts';
import { splitPassages } from '../../../../index/ingest/passages.ts';
import { readSeeds } from '../../../../index/ingest/seeds.ts';
import { beginningOf } from '../../../../index/rerank/copies.ts';
import { renderExcerpt, standingOf } from '../../../../index/rerank/excerpt.ts';
import { markSentences } from '../../../../index/rerank/leftOut.ts';
import { readArticle as parseArticle } from '../../../support/articles.ts';
import { some } from '../../../support/thorough.ts';

const root = join(import.meta.dirname, '../../../..');

const MARKDOWN = `---
title: The harbour
url: https://example.com/harbour
---
# The harbour of Elmouth

Some **bold** words, and a [link](https://example.com).

## Ferries {#ferries}

It sails on these days:

1. Monday, at \`six\`
2. Tuesday
   > Only in *summer*.

| Ship | Year |
|------|------|
| Ana  | 1890 |
| Bea  | 1901 |

\`\`\`sh
if true
    ferry --now
\`\`\`

### Who runs them?

${'The company runs them, and has done so for a very long time. '.repeat(60)}

&amp; that is all.
`;

describe('a passage that was sent away', () => {
  test('comes back with all that is shown of it, each alone or together with others of its article', () => {
    expectSame(passagesOf(parseArticle('harbour.md', MARKDOWN).article));
    expectSame(
      passagesOf(parseArticle('notes.txt', `Notes\n\n${'One line\nof two.\n\n'.repeat(40)}`).article),
    );
  });

  test.each(['seeds', '../shared/eval/natural/handbook/seeds', '../shared/eval/natural/geyser/seeds'])(
    'in %s, where that is there',
    async (folder) => {
      const path = join(root, folder);
      if (!existsSync(path)) return;
      const { seeds } = await readSeeds(openFolder(path));
      for (const { article } of some(seeds.slice(0, 60), 4)) expectSame(passagesOf(article));
    },
  );
});

function passagesOf(article: ReturnType<typeof parseArticle>['article']): IndexedPassage[] {
  return splitPassages(article).map((passage) => ({ ...passage, article }));
}

function expectSame(passages: IndexedPassage[]): void {
  const sent = JSON.parse(JSON.stringify(toDocuments(passages))) as ReturnType<typeof toDocuments>;
  const alone = sent.flatMap((document) => toPassages([document]));
  const together = toPassages(sent);
  expect(new Set(together.map(({ article }) => article)).size).toBe(1);
  for (const [i, passage] of passages.entries()) {
    const seen = shownOf(passage);
    expect(shownOf(alone[i] as IndexedPassage)).toEqual(seen);
    expect(shownOf(together[i] as IndexedPassage)).toEqual(seen);
  }
}

/** All that answering and reading say of a passage. */
function shownOf(passage: IndexedPassage) {
  const { article, sentences, heading, line, start, end, introduction } = passage;
  const { path, title, language, url, date } = article;
  const last = sentences.length - 1;
  const windows = [
    { from: 0, to: last },
    { from: last, to: last },
    { from: 0, to: 0 },
  ];
  return {
    article: { path, title, language, url, date },
    passage: { heading, line, start, end, sentences, introduction },
    excerpts: windows.map((window) => renderExcerpt(passage, window, [window.from, window.to])),
    standing: windows.map((window) => standingOf(passage, window)),
    beginning: beginningOf(passage, 0),
    marks: markSentences(passage),
    read: readArticle(
      { article, hash: 'abc', passages: [passage], first: 0, total: 1 },
      { article: path, from: 0, to: 1 },
    ),
  };
}
