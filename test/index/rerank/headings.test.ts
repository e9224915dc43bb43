import { describe, expect, test } from 'vitest';
import { answer } from '../../../index/answer.ts';
import type { Answer } from '../../../index/citation.ts';
import { offlineEmbedder } from '../../../index/embedders/offline.ts';
import { buildIndex } from '../../../index/engine/buildIndex.ts';
import type { Article } from '../../../index/ingest/article.ts';
import { readArticle } from '../../support/articles.ts';

const faq = `# Questions

## Can I change my username?

Yes, once every 60 days. The old one stays reserved for you for two weeks.

## Which payment methods do you accept?

1. Credit cards
2. Bank transfer, for yearly plans only

## Is there a mobile app?

For Android only. Another is planned for the spring.
`;

const wiki = `# The harbour of Brest

The harbour of Brest lies in the west of France. Its castle is the oldest that is still in use.

The navy has been there since 1631, when Richelieu chose the place.
`;

async function asked(question: string, ...more: Article[]): Promise<Answer> {
  const articles = [readArticle('faq.md', faq).article, readArticle('brest.md', wiki).article];
  const index = await buildIndex(
    [...articles.map((article) => ({ ...article, language: 'en' })), ...more],
    offlineEmbedder,
  );
  return answer(index, { text: question });
}

function bold({ citations: [first] }: Answer): string | undefined {
  return first?.text.slice(...first.bold);
}

describe('a heading', () => {
  test('answers for what is below it, though that has none of its words', async () => {
    expect(bold(await asked('Can I change my username?'))).toBe('Yes, once every 60 days.');
    const [app] = (await asked('Is there a mobile app?')).citations;
    expect(app?.excerpt).toBe('For Android only. Another is planned for the spring.');
  });

  test('brings the whole list below it, all of it in bold where no item answers better than the others', async () => {
    const found = await asked('Which payment methods do you accept?');
    expect(found.citations[0]?.excerpt).toBe('1. Credit cards 2. Bank transfer, for yearly plans only');
    expect(bold(found)).toMatch(/^Credit cards\nBank transfer, for yearly plans only$/);
  });

  test('answers nothing that it does not ask', async () => {
    // In so small a collection what is nearly asked may be shown, as doubtful.
    expect((await asked('Can I change the colour of the roof?')).verdict).not.toBe('answer');
    expect((await asked('Which trains go to the airport?')).answered).toBe(false);
  });
});

const limits = `# Operations

## Rate limits

Anonymous clients may send 60 requests a minute, members 600.

## Files

Raise the limit of open files before the first start, or uploads fail.
`;

test('a heading that is what was asked counts for more than one of its words in a text', async () => {
  const found = await asked('rate limit', {
    ...readArticle('operations.md', limits).article,
    language: 'en',
  });
  expect(found.citations[0]?.excerpt).toContain('60 requests a minute');
});

const club = `# Satzung

## Vorstand

Der Vorstand besteht aus

- der Vorsitzenden,
- dem Kassenwart und
- zwei Beisitzern.
`;

test('a list that a sentence goes on with is quoted with it', async () => {
  const [first] = (await asked('Wer gehört zum Vorstand?', readArticle('satzung.md', club).article))
    .citations;
  expect(first?.excerpt).toMatch(/^Der Vorstand besteht aus .*zwei Beisitzern\.$/);
});

const prices = `# Prices

| Good | Coins | Where |
|---|---|---|
| Amber | 12 | north harbour |
| Salted herring | 3 | every harbour |
`;

test('of a table the row that answers is in bold', async () => {
  const article = { ...readArticle('prices.md', prices).article, language: 'en' };
  const found = await asked('Where is salted herring sold?', article);
  expect(bold(found)).toBe('Salted herring | 3 | every harbour');
});

test('a word that stands nowhere is not answered, whatever a hash brings near', async () => {
  for (const word of ['basketball', 'bitcoin', 'electricity', 'Elefant', 'how much ram'])
    expect(await asked(word), word).toMatchObject({ answered: false });
});

test('function words alone ask nothing', async () => {
  expect(await asked('a')).toMatchObject({ answered: false, confidence: 0 });
  expect(await asked('the')).toMatchObject({ answered: false, confidence: 0 });
  expect(await asked('What is it?')).toMatchObject({
    answered: false,
    confidence: 0,
  });
});

const guide = `---
url: https://example.com/guide
---

# The lamp

The lamp is lit at dusk by the keeper.

## Öl nachfüllen {#oil}

The tank of the lamp takes forty litres of oil.

## Cleaning \`lens.toml\`

The lens is wiped with vinegar every Monday.

## Repairs

### Cleaning \`lens.toml\`

Scratches in the glass are polished with jeweller's rouge.

<h3 id="mast">The mast</h3>

The mast is painted white in April.

## How is the bell rung?

Pull the rope three times.
`;

test.each([
  ['When is the lamp lit?', ''],
  ['How much oil does the tank take?', '#oil'],
  ['What is the lens wiped with?', '#cleaning-lenstoml'],
  ['What are scratches in the glass polished with?', '#cleaning-lenstoml-1'],
  ['When is the mast painted?', '#mast'],
  ['How is the bell rung?', '#how-is-the-bell-rung'],
])('where an article has an address, “%s” is answered by its section %s', async (question, section) => {
  const [first] = (await asked(question, readArticle('guide.md', guide).article)).citations;
  expect(first?.url).toBe(`https://example.com/guide${section}`);
});
