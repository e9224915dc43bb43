import { describe, expect, test } from 'vitest';
import { collectHeadings, type HeadingPlace } from '../../../index/articles/catalogue.ts';
import {
  createArticleLookup,
  type LookupRequest,
  MAX_LOOKUP_STEPS,
  openCatalogues,
  type Titles,
} from '../../../index/articles/lookup.ts';
import { LookupBudget } from '../../../index/articles/lookupBudget.ts';
import { splitPassages } from '../../../index/ingest/passages.ts';
import { readArticle } from '../../support/articles.ts';
import { openBotHarness } from '../../support/botHarness.ts';
import { openFixtures } from '../../support/fixtures.ts';

/** What the finder reads of the index of these files, all in English unless their front matter says otherwise. */
function titlesOf(files: Record<string, string>): Titles {
  const articles = Object.entries(files).map(([path, raw]) => {
    const { article } = readArticle(path, raw);
    return { ...article, language: article.language === 'und' ? 'en' : article.language };
  });
  const headings = new Map<string, HeadingPlace[]>();
  for (const article of articles) {
    const own = headings.get(article.language) ?? [];
    headings.set(article.language, own);
    own.push(...collectHeadings(splitPassages(article).map((passage) => ({ ...passage, article }))));
  }
  return { articles, headings };
}

function naming(files: Record<string, string>, how: Partial<LookupRequest> = {}) {
  const find = createArticleLookup(openCatalogues(titlesOf(files)));
  return (typed: string, more: Partial<LookupRequest> = {}) =>
    find({ typed, language: 'en', limit: 25, ...how, ...more }).map(({ title, heading }) =>
      heading ? `${title} › ${heading}` : title,
    );
}

describe('what somebody types', () => {
  const names = naming({
    'harbour/lamp.md':
      '# The lantern of Cape Verity\n\n## Cleaning\n\nText.\n\n## Lens of the lantern\n\nText.',
    'harbour/keeper.md': '# The keeper of the lantern\n\n## Today\n\nText.',
    'ships.md': '# Ships\n\n## Cape ships\n\nText.',
    'coast/ships.md': '# Ships on the coast\n\nText.',
    'strait.md': '---\ntitle: Straße von Bering\n---\nText.',
    'tokyo.md': '# 東京大学の歴史\n\nText.',
    'em-barco.md': '---\nlang: pt\n---\n# Ships e barcos\n\nTexto.',
  });

  test('is found in any order of its words, each of them or its beginning', () => {
    expect(names('verity lantern')).toEqual(['The lantern of Cape Verity']);
    expect(names('ver cape the')).toEqual(['The lantern of Cape Verity']);
    expect(names('STRASSE ber')).toEqual(['Straße von Bering']);
    expect(names('lantern ships')).toEqual([]);
  });

  test('is a heading with words of its title, and a path likewise', () => {
    expect(names('keeper today')).toEqual(['The keeper of the lantern › Today']);
    expect(names('today keeper')).toEqual(['The keeper of the lantern › Today']);
    expect(names('keeper harbour')).toEqual(['The keeper of the lantern']);
    expect(names('harbour/lamp.md')).toEqual(['The lantern of Cape Verity']);
  });

  test('may begin at any letter where words are written without spaces, in any order too', () => {
    expect(names('京大')).toEqual(['東京大学の歴史']);
    expect(names('歴史 東京')).toEqual(['東京大学の歴史']);
    expect(names('大学歴史')).toEqual(['東京大学の歴史']);
  });

  test('is ranked: the title in full, its beginning, all words in it, headings, paths, the language of the user before', () => {
    expect(names('ships')).toEqual(['Ships', 'Ships on the coast', 'Ships › Cape ships', 'Ships e barcos']);
    expect(names('ships', { language: 'pt' })[1]).toBe('Ships e barcos');
    expect(names('the lantern')).toEqual([
      'The lantern of Cape Verity',
      'The keeper of the lantern',
      'The lantern of Cape Verity › Lens of the lantern',
    ]);
    expect(names('coast')).toEqual(['Ships on the coast']);
    expect(names('harbour')).toEqual(['The keeper of the lantern', 'The lantern of Cape Verity']);
  });

  test('with typing errors is forgiven where nothing else fits, in choices only', () => {
    expect(names('cape lanterm')).toEqual([]);
    expect(names('cape lanterm', { forgiving: true })).toEqual(['The lantern of Cape Verity']);
    expect(names('verritty', { forgiving: true })).toEqual(['The lantern of Cape Verity']);
    expect(names('clening', { forgiving: true })).toEqual(['The lantern of Cape Verity › Cleaning']);
    expect(names('harbor', { forgiving: true })).toEqual(names('harbour'));
    expect(names('today', { forgiving: true })).toEqual(['The keeper of the lantern › Today']);
    expect(names('sourdough bread', { forgiving: true })).toEqual([]);
  });

  test('is no trouble, whatever it is', () => {
    for (const typed of ['', ' ', '?', '\0', '\ud83d', '\uffff', 'x'.repeat(6000), 'the '.repeat(1500)])
      expect(() => names(typed, { forgiving: true })).not.toThrow();
    expect(names('')).toHaveLength(7);
    expect(names('?!')).toEqual([]);
  });
});

describe('a keystroke', () => {
  const SYLLABLES = ['ka', 'lo', 'mi', 'ter', 'ran', 'pol', 'ven', 'sti', 'gra', 'bel', 'tho', 'nar'];
  const word = (n: number) => [n, n >> 3, n >> 6].map((at) => SYLLABLES[(at * 7) % 12]).join('');
  const line = (n: number) => [n, n * 5 + 1, n * 11 + 2].map(word).join(' ');
  const many = (headings: number) => {
    const sections = (article: number) =>
      Array.from({ length: 20 }, (_, at) => `## ${line(article * 20 + at)}\n\nText.\n`).join('\n');
    const articles = Array.from({ length: headings / 20 }, (_, article): [string, string] => [
      `d${article % 9}/${article}.md`,
      `# The ${line(article * 3)}\n\n${sections(article)}`,
    ]);
    return createArticleLookup(openCatalogues(titlesOf(Object.fromEntries(articles))));
  };
  const typed = [
    ...['', 't', 'k', 'the', word(40), `${word(40)} ${word(201)}`, 'ka lo mi', 'd', 'zzzz', 'katerx milox'],
    'the '.repeat(20),
    SYLLABLES.join(' '),
    Array.from({ length: 30 }, (_, at) => word(at * 9)).join(' '),
  ];

  test('looks at so much and no more, be there twice as many headings', () => {
    const spent = [2000, 4000].map((headings) => {
      const find = many(headings);
      return typed.map((typed) => {
        const budget = new LookupBudget(MAX_LOOKUP_STEPS);
        find({ typed, language: 'en', limit: 25, forgiving: true }, budget);
        return MAX_LOOKUP_STEPS - budget.left;
      });
    });
    // A search by halving is finished, in each table that is looked into.
    for (const most of spent.flat()) expect(most).toBeLessThan(MAX_LOOKUP_STEPS + 200);
    expect(Math.max(...(spent[1] ?? []).slice(0, 2))).toBeLessThan(200);
  });

  test('has its choices nevertheless', () => {
    const find = many(4000);
    for (const typed of ['', 't', 'k', 'ka', 'd'])
      expect(find({ typed, language: 'en', limit: 25 })).toHaveLength(25);
    const [first] = find({ typed: `the ${line(300)}`, language: 'en', limit: 25 });
    expect(first?.title).toBe(`The ${line(300)}`);
  });
});

test('a question behind seventy keystrokes waits for forty searches at most', async () => {
  const fixtures = await openFixtures();
  const plenty = { points: 1000, seconds: 600 };
  const rateLimits = {
    user: plenty,
    server: plenty,
    typing: { user: { points: 40, seconds: 600 }, server: plenty },
  };
  let searches = 0;
  const before: number[] = [];
  const harness = await openBotHarness(
    {
      ...fixtures.library,
      find(request) {
        searches++;
        return fixtures.library.find(request);
      },
      ask(question) {
        before.push(searches);
        return fixtures.library.ask(question);
      },
    },
    { keeps: false, rateLimits },
  );
  const { discord } = harness;
  try {
    const typed = 'the lighthouse of cape verity and whatever else one may type so quickly';
    const keystrokes = Array.from({ length: 70 }, (_, at) =>
      discord.autocomplete(discord.user, '/ask', 'article', typed.slice(0, at + 1)),
    );
    const asked = await discord.slash(discord.user, '/ask', { question: 'When was the lighthouse built?' });
    expect((await asked.settled()).text).toContain('1871');
    const offered = await Promise.all(keystrokes);
    expect(before[0]).toBeLessThanOrEqual(40);
    expect(searches).toBe(40);
    expect(offered.filter((choices) => choices.length > 0).length).toBeGreaterThan(0);
    expect(harness.faults()).toEqual([]);
    const other = await discord.autocomplete(discord.admin, '/ask', 'article', 'light');
    expect(other.map(({ name }) => name)).toEqual(['The lighthouse of Cape Verity']);
  } finally {
    await harness.close();
    await fixtures.close();
  }
});
