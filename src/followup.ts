import { functionWords } from '../index/functionwords.ts';
import { wordsOf } from '../index/tokenize.ts';
import { ownName } from './choices.ts';
import { LANGUAGES, languageName } from './messages.ts';

/** How a question stands to the one before it. */
export type Leaning =
  | { kind: 'alone' }
  /** Little is said: it leans on the question before if it is not answered alone. `words` are those it says. */
  | { kind: 'perhaps'; words: string[] }
  /** It says too little to be answered alone. */
  | { kind: 'leans' }
  /** It only asks for another language (ISO 639-1). */
  | { kind: 'language'; language: string };

/** Reads a question that follows another one; `languages` are those of the articles. Any text is allowed. */
export function leaningOf(text: string, languages: readonly string[]): Leaning {
  const words = wordsOf(text);
  const heavy = words.filter((word) => !isLight(word));
  const named = languageIn(text, languages);
  if (named && heavy.every((word) => named.words.includes(word)))
    return { kind: 'language', language: named.language };
  const begins = OPENINGS.has(words[0] ?? '') || OPENING_MARKS.test(text.trim());
  if (heavy.length === 0 || (begins && heavy.length <= 1)) return { kind: 'leans' };
  return heavy.length <= FEW ? { kind: 'perhaps', words: heavy } : { kind: 'alone' };
}

/**
 * What to search for a question that leans on the one before (`after`): the words of both, without those that only join them.
 * “And in Portuguese?” asks the question before again, in Portuguese: its own words are in no article.
 */
export function wordsToSearch({ text, after }: { text: string; after?: string }, language?: string): string {
  if (!after) return text;
  const asksForLanguage = language !== undefined && leaningOf(text, [language]).kind === 'language';
  const both = asksForLanguage ? after : `${after} ${text}`;
  const joined = both.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) =>
    JOINING.has(word.toLowerCase()) ? '' : word,
  );
  return (
    joined
      .replace(/\s+(?=[?!.,;:؟？！]|$)/gu, '')
      .replace(/\s+/gu, ' ')
      .trim() || both
  );
}

/** Does a text hold one of these words, perhaps with another ending? */
export function mentions(text: string, words: readonly string[]): boolean {
  const there = wordsOf(text);
  return words.some((word) => there.some((other) => other.startsWith(word.slice(0, STEM))));
}

/** So few telling words may be too few. */
const FEW = 3;

/** Words with the same beginning are taken for forms of one word. */
const STEM = 5;

/** What a question begins with that goes on from another one. */
const OPENINGS = new Set(
  'and or but so then also e ou mas então também y o pero entonces también et ou mais alors aussi und oder aber dann auch dan atau tapi lalu juga'.split(
    ' ',
  ),
);

const OPENING_MARKS = /^(?:そして|それで|じゃあ|では|あと|あるいは|那么|那麼|还有|還有|那|그럼|그리고|و)/u;

/** Words that say nothing alone, beside each language's function words. */
const MORE =
  'else more other others another instead same again outro outros outra outras mais mesmo novamente otro otros otra otras más mismo autre autres encore même andere anderen anderer weitere weiter noch nochmal lain lainnya lagi 他 ほか 他に もっと';

const JOINING = new Set(MORE.split(' '));

let light: Set<string> | undefined;

// The lists are long, and most runs need none of them at once.
function isLight(word: string): boolean {
  light ??= new Set([...Object.keys(LANGUAGES).flatMap((code) => [...functionWords(code)]), ...JOINING]);
  return light.has(word);
}

function languageIn(
  text: string,
  languages: readonly string[],
): { language: string; words: string[] } | null {
  const said = new Set(wordsOf(text));
  for (const language of languages) {
    const names = [ownName(language), ...Object.values(LANGUAGES).map((m) => languageName(m, language))];
    const words = names.flatMap(wordsOf).filter((word) => said.has(word));
    if (words.length) return { language, words };
  }
  return null;
}
