import type { Lexicon } from '../engine/lexicon.ts';
import type { Query } from '../engine/query.ts';
import type { Candidate } from '../engine/searchEngine.ts';
import type { FunctionName } from '../text/functionNames.ts';

/** A query that takes for names those of its function words that some candidate is called or has as a name. */
export function withNamesMeant(query: Query, candidates: readonly Candidate[], lexicon: Lexicon): Query {
  const { stem } = lexicon.analyzer;
  const meant = query.functionNames.filter((name) =>
    candidates.some((candidate) => has(candidate, name, lexicon)),
  );
  if (meant.length === 0) return { ...query, functionNames: [] };
  const own = meant.map(({ name }) => name);
  const telling = query.stems.some(({ isContentWord }) => isContentWord) ? query.contentWords : [];
  return {
    ...query,
    functionNames: meant,
    contentWords: [...telling, ...own],
    stems: [
      ...query.stems,
      ...own.map((name) => ({
        word: name,
        stem: stem(name),
        share: 1,
        isContentWord: true,
        isEntity: true,
        isName: true,
        rarity: 1,
      })),
    ],
    terms: { ...query.terms, text: [...query.terms.text, ...own.map(stem)] },
  };
}

/** The names that stand in a text of these words: those that are known by themselves, and those that a title is as a whole. */
export function namesIn(
  text: string,
  words: readonly string[],
  names: readonly FunctionName[],
  isTitle: boolean,
): string[] {
  if (names.length === 0) return [];
  const whole = isTitle ? words.join(' ') : '';
  return names.flatMap(({ name, inText }) => (whole === name || inText?.test(text) ? [name] : []));
}

function has({ passage, words }: Candidate, name: FunctionName, lexicon: Lexicon): boolean {
  const { article, heading, sentences } = passage;
  if (namesIn(article.title, lexicon.spell(words.title), [name], true).length > 0) return true;
  const { inText } = name;
  if (!inText) return false;
  return (
    inText.test(heading) || sentences.some(({ start, end }) => inText.test(article.text.slice(start, end)))
  );
}
