import { isFunctionWord } from './functionWords.ts';
import { unspaced } from './scripts.ts';
import { tokenize } from './tokenize.ts';

/** Function words of a question that may be what something is called: The Who, IT, to be or not to be. */
export interface FunctionName {
  /** Its words as `tokenize` cuts them, with a space between. */
  name: string;
  /** How it stands in a text; absent where only an article's title, which is just this, can tell that it is a name. */
  inText?: RegExp;
}

/**
 * The names that a question may mean by its function words: what it says in capitals where other words have none (IT, The Who); all
 * of it, where it has nothing else; and any of them next to each other, which a title may be. `capitalises`: nouns have capitals
 * in its language, and so have polite pronouns.
 */
export function functionNames(text: string, language: string, capitalises: boolean): FunctionName[] {
  const words = (text.match(WORD) ?? []).map((raw) => ({ raw, ...read(raw, language) }));
  if (words.length === 0 || unspaced.test(text)) return [];
  const names = new Map<string, FunctionName>();
  const add = (from: number, to: number, inText?: RegExp) => {
    const name = tokenize(
      words
        .slice(from, to)
        .map(({ raw }) => raw)
        .join(' '),
    ).join(' ');
    if (inText || !names.has(name)) names.set(name, { name, ...(inText && { inText }) });
  };
  const isWhole = words.every(({ light }) => light);
  if (isWhole)
    add(
      0,
      words.length,
      words.length >= QUOTATION
        ? written(
            words.map(({ raw }) => raw),
            'iu',
          )
        : undefined,
    );
  const tellsCase = words.length === 1 || words.some(({ raw }) => !CAPITAL.test(raw));
  const shouts = words.length > 1 && words.every(({ raw }) => raw === raw.toUpperCase());
  for (const [from, { raw, light }] of words.entries()) {
    if (!light) continue;
    if (ACRONYM.test(raw) && !shouts) add(from, from + 1, written([raw], 'u'));
    else if (from > 0 && tellsCase && !capitalises && CAPITAL.test(raw) && raw.length > 1)
      add(from, from + 1);
    for (let to = from + 2; to <= Math.min(words.length, from + LONGEST); to++) {
      const run = words.slice(from, to);
      if (!run.every((word) => word.light)) break;
      const isNamed = tellsCase && !capitalises && run.every((word) => CAPITAL.test(word.raw));
      const isPart =
        CAPITAL.test(words[to]?.raw ?? '') || (from > 0 && CAPITAL.test(words[from - 1]?.raw ?? ''));
      if (isNamed && !isPart)
        add(
          from,
          to,
          written(
            run.map((word) => word.raw),
            'u',
          ),
        );
      else if (from > 0) add(from, to);
    }
  }
  return [...names.values()];
}

function read(raw: string, language: string): { light: boolean } {
  return { light: tokenize(raw).every((word) => isFunctionWord(word, language)) };
}

/** These words one after the other, whatever stands between them, the first with or without a capital. */
function written(words: readonly string[], flags: string): RegExp {
  const [first = '', ...rest] = words;
  const initial = first.slice(0, 1);
  const start =
    words.length > 1 ? `[${initial.toLowerCase()}${initial.toUpperCase()}]${first.slice(1)}` : first;
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${[start, ...rest].join('[^\\p{L}\\p{N}]+')}(?![\\p{L}\\p{N}])`,
    flags,
  );
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const CAPITAL = /^\p{Lu}/u;
const ACRONYM = /^\p{Lu}{2,}$/u;

/** So many function words that stand somewhere in this order are quoted; fewer come together by chance. */
const QUOTATION = 5;

/** Words in a name. */
const LONGEST = 6;
