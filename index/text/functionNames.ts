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
  const raws = text.match(WORD) ?? [];
  if (raws.length === 0 || unspaced.test(text)) return [];
  const isLight = raws.map((raw) => tokenize(raw).every((word) => isFunctionWord(word, language)));
  const hasCapital = (at: number) => CAPITAL.test(raws[at] ?? '');
  const names = new Map<string, FunctionName>();
  /** `flags`: of how it is looked for in texts; without them only a title tells. */
  const add = (from: number, to: number, flags?: string) => {
    const run = raws.slice(from, to);
    const name = tokenize(run.join(' ')).join(' ');
    if (flags) names.set(name, { name, inText: written(run, flags) });
    else if (!names.has(name)) names.set(name, { name });
  };
  if (isLight.every(Boolean)) add(0, raws.length, raws.length >= QUOTATION ? 'iu' : undefined);
  const tellsCase = raws.length === 1 || !raws.every((_, at) => hasCapital(at));
  const shouts = raws.length > 1 && raws.every((raw) => raw === raw.toUpperCase());
  for (const [from, raw] of raws.entries()) {
    if (!isLight[from]) continue;
    if (ACRONYM.test(raw) && !shouts) add(from, from + 1, 'u');
    else if (from > 0 && tellsCase && !capitalises && hasCapital(from) && raw.length > 1) add(from, from + 1);
    let isNamed = tellsCase && !capitalises && hasCapital(from);
    for (let to = from + 2; to <= Math.min(raws.length, from + LONGEST) && isLight[to - 1]; to++) {
      isNamed &&= hasCapital(to - 1);
      const isPart = hasCapital(to) || (from > 0 && hasCapital(from - 1));
      if (isNamed && !isPart) add(from, to, 'u');
      else if (from > 0) add(from, to);
    }
  }
  return [...names.values()];
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
