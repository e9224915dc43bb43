import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import type { Citation } from '../../../index/citation.ts';
import { logTo } from '../../../src/ops/log.ts';
import { askOne } from '../../../src/terminal/cli.ts';
import { type Fixtures, openFixtures } from '../../support/fixtures.ts';

let fixtures: Fixtures | undefined;
afterEach(async () => {
  await fixtures?.close();
  fixtures = undefined;
});

async function citations(articles: Record<string, string>, text: string, limit = 5): Promise<Citation[]> {
  fixtures = await openFixtures(articles);
  return (await fixtures.library.ask({ text, limit })).citations;
}

const HANDBOOK = '# Handbook\n\nThe crane key hangs behind the blue door. Ask Odile for the code.\n';
const where = 'Where does the crane key hang?';

describe('one text is cited once', () => {
  test('for all copies of its file: that of the first path, the others are named', async () => {
    const [first, ...more] = await citations(
      { 'c.md': HANDBOOK, 'a.md': HANDBOOK, 'b/b.md': `\n${HANDBOOK}` },
      where,
    );
    expect(first).toMatchObject({
      article: 'a.md',
      excerpt: 'The crane key hangs behind the blue door. Ask Odile for the code.',
      lines: [3, 3],
      alsoIn: [
        { article: 'b/b.md', lines: [4, 4] },
        { article: 'c.md', lines: [3, 3] },
      ],
    });
    expect(more).toEqual([]);
  });

  test('and none of them takes the place of what reads differently', async () => {
    const copies = Array.from({ length: 45 }, (_, at) => [`copy${at}.md`, HANDBOOK] as const);
    const other = '# Notes\n\nUntil spring the crane key used to hang in the office beside the kettle.\n';
    const found = await citations({ ...Object.fromEntries(copies), 'notes.md': other }, where);
    expect(found.map(({ article }) => article).sort()).toEqual(['copy0.md', 'notes.md']);
    expect(found.find(({ article }) => article === 'copy0.md')?.alsoIn).toHaveLength(44);
  });

  test('where an article repeats it, in other lines and in capitals too', async () => {
    const found = await citations(
      {
        'rules.md':
          '# Rules\n\n## Morning\n\nThe crane key hangs behind the blue door.\n\n## Evening\n\nThe  crane key hangs\nbehind THE blue door.\n',
      },
      where,
    );
    expect(found).toHaveLength(1);
    const [first] = found;
    const places = [first?.lines, ...(first?.alsoIn ?? []).map(({ lines }) => lines)];
    expect(places.sort()).toEqual([
      [5, 5],
      [9, 10],
    ]);
  });

  test('but a text with another sentence beside it is another text', async () => {
    const found = await citations({ 'a.md': HANDBOOK, 'b.md': HANDBOOK.replace('Odile', 'Bruno') }, where);
    expect(found.map(({ article }) => article).sort()).toEqual(['a.md', 'b.md']);
    for (const citation of found) expect(citation).not.toHaveProperty('alsoIn');
  });

  test('and so is a short one below another heading', async () => {
    const article = (name: string) => `# Rules\n\n## May I climb the ${name} crane?\n\nYes, always.\n`;
    const found = await citations(
      { 'a.md': article('red'), 'b.md': article('green') },
      'May I climb the green crane?',
    );
    expect(found[0]).toMatchObject({ article: 'b.md', excerpt: 'Yes, always.' });
    for (const citation of found) expect(citation).not.toHaveProperty('alsoIn');
  });

  test('in the JSON, beside the keys that were there', async () => {
    fixtures = await openFixtures({ 'a.md': HANDBOOK, 'b.md': HANDBOOK });
    const output = new PassThrough();
    const session = { input: Readable.from([]), output, errors: output, colors: false };
    const log = logTo({ write: () => {} }, 'silent', []);
    await askOne({ question: where, json: true }, { ...session, library: fixtures.library, log });
    const [citation] = JSON.parse(await text(output.end())).citations;
    expect(Object.keys(citation)).toEqual('article language excerpt highlight lines alsoIn score'.split(' '));
    expect(citation.alsoIn).toEqual([{ article: 'b.md', lines: [3, 3] }]);
  });

  test('asked of one article, the others are not named', async () => {
    fixtures = await openFixtures({ 'a.md': HANDBOOK, 'b.md': HANDBOOK });
    const { citations } = await fixtures.library.ask({ text: where, article: 'b.md' });
    expect(citations).toMatchObject([{ article: 'b.md' }]);
    expect(citations[0]).not.toHaveProperty('alsoIn');
  });
});
