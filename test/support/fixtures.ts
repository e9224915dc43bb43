import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Citation } from '../../index/citation.ts';
import type { Question } from '../../index/question.ts';
import { verdictOn } from '../../index/verdict.ts';
import { type Library, openLibrary } from '../../src/library/library.ts';
import { logTo } from '../../src/ops/log.ts';

/** A folder of small articles and the library over it, for the tests of what people see in Discord. */
export interface Fixtures {
  library: Library;
  /** Where the library finds what servers have added. */
  dataDir: string;
  /** Writes an article; `reindex` makes it known. */
  write(path: string, text: string | Uint8Array): Promise<void>;
  remove(path: string): Promise<void>;
  reindex(): Promise<unknown>;
  close(): Promise<void>;
}

export async function openFixtures(files: Record<string, string | Uint8Array> = ARTICLES): Promise<Fixtures> {
  const folder = await mkdtemp(join(tmpdir(), 'footnote-fixtures-'));
  const write = async (path: string, text: string | Uint8Array) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) await write(path, text);
  const dataDir = join(folder, '.data');
  const library = await openLibrary({ seedsDir: folder, dataDir, log: silent });
  return {
    library,
    dataDir,
    write,
    remove: (path) => rm(join(folder, path), { recursive: true }),
    reindex: () => library.rebuild(),
    async close() {
      await library.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A quotation for a scripted answer: `[path, excerpt, the part in bold]`. */
export type Quotation = [path: string, excerpt: string, bold: string];

/**
 * The library with answers that are given instead of found, so that whole messages can be compared whatever the ranking
 * does. `answers` are found by a part of the question; without quotations, and where no part fits, it declines. What
 * was asked is in `asked`.
 */
export function scripted(
  library: Library,
  answers: Record<string, { language: string; quotations: Quotation[]; score?: number }>,
): Library & { asked: Question[] } {
  const asked: Question[] = [];
  const summary = (path: string) => library.status().articles.find((article) => article.path === path);
  const cited = ([path, excerpt, bold]: Quotation, at: number): Omit<Citation, 'score'> => {
    const text = ARTICLES[path] ?? '';
    const pattern = excerpt.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+');
    const found = new RegExp(pattern, 'u').exec(text);
    if (!found) throw new Error(`${path} does not hold “${excerpt}”`);
    const line = (end: number) => text.slice(0, end).split('\n').length;
    const from = excerpt.indexOf(bold);
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1];
    const [url, date] = [field('url'), field('date')];
    return {
      number: at + 1,
      article: path,
      title: summary(path)?.title ?? path,
      language: summary(path)?.language ?? 'und',
      excerpt,
      text: excerpt,
      blocks: [],
      bold: [from, from + bold.length],
      boldShare: 0.3,
      lines: [line(found.index), line(found.index + found[0].length)],
      sentences: [excerpt],
      ...(url && { url }),
      ...(date && { date }),
    };
  };
  return {
    ...library,
    asked,
    async ask(question) {
      asked.push(question);
      const script = Object.entries(answers).find(([part]) => question.text.includes(part))?.[1];
      const only = question.language;
      const quotations = (script?.quotations ?? []).filter(
        ([path, excerpt]) =>
          (!only || summary(path)?.language === only) && !question.leaveOut?.includes(excerpt),
      );
      const { score = 1 } = script ?? {};
      const citations = quotations
        .slice(0, question.limit ?? 3)
        .map((quotation, at) => ({ ...cited(quotation, at), score }));
      const found = citations[0]?.language;
      const nearest = library.status().articles.slice(0, 2);
      const language = only ?? script?.language ?? 'en';
      return {
        language,
        verdict: citations.length > 0 ? verdictOn(score) : 'none',
        answered: citations.length > 0,
        citations,
        onlyIn: found && found !== language ? found : null,
        noArticles: false,
        nearest: citations.length ? [] : nearest.map(({ path, ...rest }) => ({ article: path, ...rest })),
        answerability: 0.9,
        confidence: 0.9,
        ms: 1,
      };
    },
  };
}

const silent = logTo({ write: () => {} }, 'silent', []);

/** Small articles in three languages, one of them written from right to left, and one full of markup. */
export const ARTICLES: Record<string, string> = {
  'lighthouse.md': `---
lang: en
url: https://example.com/lighthouse
date: 2019-05-31
---
# The lighthouse of Cape Verity

## History

The lighthouse of Cape Verity was built in 1871 by the engineer Clara Bowman. It stands on a granite cliff, forty
metres above the sea.

A storm destroyed the first lantern in 1890. The keeper Amos Reed repaired it with parts of a shipwreck.

## Today

The lamp has been electric since 1932. Its light is seen from thirty nautical miles away.

A museum in the house of the keeper shows the old lantern. It opens every day in summer.

${Array.from({ length: 40 }, (_, at) => `Entry ${at + 1} of the log book. ${'The night was calm and the lamp burned well. '.repeat(4)}`).join('\n\n')}
`,
  'coast/lantern.txt': `The lantern of Cape Verity

The keeper of the lighthouse cleaned the lantern every morning. The lantern of the lighthouse burned whale oil at first.

Later keepers of the lighthouse lit the lantern with paraffin. Each lantern of the lighthouse had eight lenses.
`,
  'coast/ships.txt': `Ships on the coast

Captains feared the rocks before the lighthouse had a lantern. After the lantern was lit, no ship was lost near the
lighthouse for nine years.
`,
  'biblioteca.txt': `A biblioteca flutuante

A biblioteca flutuante do rio Tapajós foi inaugurada em março de 1998 pela professora Helena Prado. O barco leva três
mil livros às aldeias da margem.

Em cada aldeia a biblioteca fica dois dias. As crianças escolhem os livros e os devolvem na viagem seguinte.
`,
  'maktaba.txt': `مكتبة الإسكندرية

افتتحت مكتبة الإسكندرية الجديدة في عام 2002 على شاطئ البحر. تضم المكتبة (Bibliotheca Alexandrina) أكثر من مليون كتاب في قاعاتها.

يزور المكتبة كل عام طلاب من جميع أنحاء العالم.
`,
  'hostile.txt': `The tower manual

The tower manual says: press **red**, then ||hidden|| and \`code\`, ask <@123456789012345678> or @everyone, see [x](http://y) # not > a quote.

Its zero\u200bwidth joke\u2060 hides nothing about the elevator. ${'🦊'.repeat(500)} is the sign of the elevator.

Things to carry:

- a **lamp**
- # a rope
- a map
`,
};
