import { isEmoji, isGesture } from '../text/emoji/emoji.ts';
import type { Query } from './query.ts';
import type { SearchEngine } from './searchEngine.ts';

/**
 * A query without the emoji that ask nothing beside its words: faces and other gestures, and those that the articles neither have
 * nor name; and without the word “emoji” where no article has it (“rocket emoji”). Where there is nothing else, they are what is
 * asked.
 */
export async function withoutIdleEmoji(
  engine: Pick<SearchEngine, 'analyzer' | 'statistics'>,
  query: Query,
): Promise<Query> {
  const mayBeIdle = (word: string) => isEmoji(word) || SAYS_EMOJI.test(word);
  const signs = query.stems.filter(({ word }) => mayBeIdle(word));
  const asksMore = query.stems.some(({ word, isContentWord }) => isContentWord && !mayBeIdle(word));
  if (signs.length === 0 || !asksMore) return query;
  const terms = signs.map(({ stem }) => stem);
  const counts = await engine.statistics({ terms: { text: terms, title: terms } });
  const isIdle = (word: string, stem: string) =>
    isGesture(word) || counts.documentFrequency('text', stem) + counts.documentFrequency('title', stem) === 0;
  const idle = new Set(signs.filter(({ word, stem }) => isIdle(word, stem)).map(({ word }) => word));
  const isKept = (word: string) => !idle.has(word);
  const contentWords = query.contentWords.filter(isKept);
  const stems = query.stems.filter(({ word }) => isKept(word));
  return {
    ...query,
    words: query.words.filter(isKept),
    searchWords: query.searchWords.filter(isKept),
    contentWords,
    stems,
    terms: {
      text: stems.map(({ stem }) => stem),
      subwords: [...new Set(contentWords.flatMap(engine.analyzer.subwords))],
    },
  };
}

const SAYS_EMOJI =
  /^(?:[eé]moji\p{L}{0,3}|эмодзи|емоджи|емоджі|смайлик|絵文字|表情符号|表情符號|이모지|ايموجي|إيموجي|אימוג.?י|อีโมจิ)$/u;
