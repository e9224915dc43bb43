import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answer } from '../../../index/answer.ts';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { buildIndex } from '../../../index/engine/buildIndex.ts';
import { sourceOf } from '../../../index/ingest/article.ts';
import { collapseWhitespace } from '../../../index/text/whitespace.ts';
import { width } from '../../../index/text/width.ts';
import { readArticle } from '../../support/articles.ts';

const words = fc
  .array(
    fc.constantFrom(
      'lantern',
      'harbour',
      'keeper',
      'the',
      'of',
      'opens',
      'nine',
      '1871',
      'Ida',
      'Ł',
      '灯台',
      'a &amp; b',
    ),
    {
      minLength: 1,
      maxLength: 25,
    },
  )
  .map((list) => list.join(' '));

/** Words with marks around some of them. */
const inline = fc
  .array(
    fc.oneof(
      words,
      words.map((text) => `**${text}**`),
      words.map((text) => `_${text}_`),
      words.map((text) => `\`${text}\``),
      words.map((text) => `[${text}](https://example.org/x)`),
      words.map((text) => `<b>${text}</b>`),
      fc.constant('![a picture](/a.png)'),
      fc.constant('<!-- unseen -->'),
      fc.constant('%%unseen%%'),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(' '));

const block = fc.oneof(
  inline,
  inline.map((text) => `## ${text}`),
  inline.map((text) => `${text}:`),
  inline.map((text) => `**${text}?**`),
  inline.map((text) => `> ${text}`),
  inline.map((text) => `:::note ${text}\n${text}\n:::`),
  inline.map((text) => `=== "tab"\n\n    ${text}`),
  fc
    .array(inline, { minLength: 1, maxLength: 12 })
    .map((items) => items.map((text) => `- ${text}`).join('\n')),
  fc
    .array(inline, { minLength: 1, maxLength: 5 })
    .map((items) => items.map((text, at) => `${at + 1}. ${text}`).join('\n\n')),
  fc
    .array(fc.tuple(words, words), { minLength: 1, maxLength: 12 })
    .map((rows) => `| a | b |\n|---|---|\n${rows.map(([a, b]) => `| ${a} | ${b} |`).join('\n')}`),
  fc
    .array(words, { minLength: 1, maxLength: 20 })
    .map((lines) => `\`\`\`sh\n${lines.map((text) => `  ${text}`).join('\n')}\n\`\`\``),
  inline.map((text) => `<details><summary>${text}</summary>\n\n${text}\n\n</details>`),
);

const page = fc
  .array(block, { minLength: 1, maxLength: 12 })
  .map((blocks) => `# Lantern\n\n${blocks.join('\n\n')}\n`);
const questions = fc.constantFrom(
  'Who is the keeper of the lantern?',
  'harbour',
  'When was the lantern built?',
  '灯台 Ida',
);

const letters = (text: string): string[] => text.replaceAll('&amp;', '&').match(/[\p{L}\p{N}]/gu) ?? [];

test('whatever is cited is a slice of the file, what is read has its words in its order, and the bold part is in that', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('page.md', 'page.txt'), page, questions, async (name, raw, text) => {
      const { article } = readArticle(name, raw);
      const index = await buildIndex([{ ...article, language: 'en' }], offlineEmbedder);
      const { citations } = await answer(index, { text, limit: 9 });
      const source = sourceOf(article);
      const lines = source.split('\n');
      for (const { context = [], ...citation } of citations) {
        for (const {
          excerpt,
          text: read,
          lines: [from, to],
          blocks,
        } of [citation, ...context]) {
          // As it stands, on its lines.
          expect(collapseWhitespace(source)).toContain(excerpt);
          expect(collapseWhitespace(lines.slice(from - 1, to).join('\n'))).toContain(excerpt);
          // What people read: the same words in the same order.
          expect(read).toBe(read.trim() && read);
          const left = letters(excerpt);
          let at = 0;
          for (const letter of letters(read)) {
            at = left.indexOf(letter, at) + 1;
            expect(at, `${read} in ${excerpt}`).toBeGreaterThan(0);
          }
          if (name === 'page.md') expect(read).not.toContain('unseen');
          let end = 0;
          for (const block of blocks) {
            expect(block.start).toBeGreaterThanOrEqual(end);
            expect(block.end).toBeLessThanOrEqual(read.length);
            end = block.end;
          }
        }
        expect(width(collapseWhitespace(citation.text))).toBeLessThanOrEqual(500);
        const [from, to] = citation.bold;
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(citation.text.length);
      }
    }),
    { numRuns: 60 },
  );
});
