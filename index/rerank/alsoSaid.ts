import type { Lexicon } from '../engine/lexicon.ts';
import { partText } from '../engine/passageParts.ts';
import type { Candidate } from '../engine/searchEngine.ts';
import { joinFinder } from '../text/joins.ts';
import { namesIn } from './namesMeant.ts';
import type { WeightedQuery } from './weightedQuery.ts';

/** Tells the question's own words for what the words of a part of a candidate (see `MatchedWords`), given by their numbers, say otherwise. */
export type AlsoSaid = (
  candidate: Pick<Candidate, 'passage'>,
  words: Uint32Array,
  part: number,
) => readonly string[];

/**
 * Finds what is written as one word and asked as several, or the other way round (Wi-Fi and wifi), and names of function words (The
 * Who). Nothing in most texts.
 */
export function alsoSaidFor(
  { contentWords, joins, functionNames }: WeightedQuery,
  lexicon: Lexicon,
): AlsoSaid {
  const { vocabulary } = lexicon;
  const joined = joinFinder(contentWords);
  const parts = new Map(joins.map(({ joined, words }) => [vocabulary.find(joined), words]));
  return ({ passage }, words, part) => {
    let found: string[] | undefined;
    for (let i = 0; i < words.length; i++) {
      const id = words[i] as number;
      if (joined.mayBegin(vocabulary.hash(id))) {
        const begun = joined.at(lexicon.spell(words.subarray(i, i + joined.most)), 0);
        if (begun.length > 0) found = [...(found ?? []), ...begun];
      }
      const apart = parts.size > 0 ? parts.get(id) : undefined;
      if (apart) found = [...(found ?? []), ...apart];
    }
    if (functionNames.length === 0) return found ?? NONE;
    const names = namesIn(partText(passage, part), lexicon.spell(words), functionNames, part === 0);
    return [...(found ?? []), ...names];
  };
}

const NONE: readonly string[] = [];
