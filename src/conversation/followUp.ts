import { collapseWhitespace, functionWords, MAX_QUESTION, tokenize } from '../../index/index.ts';
import { LANGUAGES, spokenIn } from '../app/messages/messages.ts';
import { joins, languageNamed } from './languageNamed.ts';

/** How a question relates to the one before it. */
export type FollowUpKind =
  | { kind: 'standalone' }
  /** Little is said: it leans on the question before if it is not answered alone. `words` are those it says. */
  | { kind: 'ambiguous'; words: string[] }
  /** It says too little to be answered alone. */
  | { kind: 'dependent' }
  /** It only asks for a language (ISO 639-1), in the words of the language `said`. */
  | { kind: 'language'; language: string; said: string };

/** Reads a question that follows another one (`before`); `languages` are those of the articles. Any text is allowed. */
export function classifyFollowUp(text: string, languages: readonly string[], before = ''): FollowUpKind {
  const words = tokenize(text);
  const named = languageNamed(text, languages);
  if (named?.rest.every((word) => isFunctionWord(word) || joins(word, named.said)))
    return { kind: 'language', language: named.language, said: named.said };
  const content = contentWords(text);
  const begins = OPENINGS.has(words[0] ?? '') || OPENING_MARKS.test(text.trim());
  if (content.length === 0 || (begins && content.length <= 1)) return { kind: 'dependent' };
  // In another language somebody asks anew, often the same again.
  const isWhole = !begins && content.length >= WHOLE && isForeign(text, before);
  return content.length <= FEW && !isWhole ? { kind: 'ambiguous', words: content } : { kind: 'standalone' };
}

/**
 * What to search for a question that leans on the one before (`after`): the words of both, without those that only join them.
 * “And in Portuguese?” asks the question before again: its own words are in no article.
 */
export function wordsToSearch(
  { text, after }: { text: string; after?: string },
  languages: readonly string[] = [],
): string {
  if (!after) return text;
  // “quem mais?” after a question in English: its few words would only be in the way.
  const foreign = isForeign(text, after) && tokenize(text).every(isFunctionWord);
  const adds = classifyFollowUp(text, languages).kind !== 'language' && !foreign;
  const both = adds ? `${roomFor(text, after)} ${text}` : after;
  const joined = both.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) =>
    JOINING.has(word.toLowerCase()) ? '' : word,
  );
  return collapseWhitespace(joined.replace(/\s+(?=[?!.,;:؟？！]|$)/gu, '')) || both;
}

/** Is a question in another language than the one before, as far as its words tell? */
function isForeign(text: string, before: string): boolean {
  const [own, other] = [spokenIn(text), spokenIn(before)];
  return own !== null && other !== null && own !== other;
}

/** Whether a question asks for what has not been cited yet: “who else?” */
export function asksForMore(text: string): boolean {
  const words = tokenize(text);
  if (words.some((word) => OTHER.has(word)) || OTHER_MARKS.test(text)) return true;
  return words.some((word) => MORE.has(word)) && words.every(isFunctionWord);
}

/** Whether a question says too little to be answered without the one before it. */
export function saysTooLittle(text: string, languages: readonly string[]): boolean {
  const { kind } = classifyFollowUp(text, languages);
  return kind === 'dependent' || kind === 'language' || asksForMore(text);
}

/** What a further question leans on: not on one that only asked for another language, or for more of the same. */
export function contextQuestion(
  { text, after }: { text: string; after?: string },
  languages: readonly string[],
): string {
  if (!after) return text;
  const empty =
    classifyFollowUp(text, languages).kind === 'language' ||
    (asksForMore(text) && tokenize(text).every(isFunctionWord));
  return empty ? after : `${roomFor(text, after)} ${text}`;
}

/** As much of the question before as can be asked with this one. */
function roomFor(text: string, after: string): string {
  const room = Math.max(0, MAX_QUESTION - text.length - 1);
  // Never half a surrogate pair.
  return after.length <= room ? after : after.slice(0, room).replace(/[\ud800-\udbff]$/, '');
}

/** The words of a text that say something on their own. */
export function contentWords(text: string): string[] {
  return tokenize(text).filter((word) => !isFunctionWord(word));
}

/** Does a text hold at least half of these words, perhaps with other endings? */
export function mentions(text: string, words: readonly string[]): boolean {
  const there = tokenize(text);
  const found = words.filter((word) => there.some((other) => other.startsWith(word.slice(0, STEM))));
  return found.length * 2 >= words.length;
}

/** Up to this many content words may be too few. */
const FEW = 3;

/** and in another language, or after a decline, so many are enough. */
export const WHOLE = 2;

/** Words with the same beginning are taken for forms of one word. */
const STEM = 5;

/** What a question begins with that goes on from another one. */
const OPENINGS = new Set(
  'and or but so then also e ou mas então também y o pero entonces también et ou mais alors aussi und oder aber dann auch dan atau tapi lalu juga'.split(
    ' ',
  ),
);

const OPENING_MARKS = /^(?:そして|それで|じゃあ|では|あと|あるいは|那么|那麼|还有|還有|那|그럼|그리고|و)/u;

/** Words that ask for what is not there yet, whatever else is said, */
const OTHER = new Set(
  'else other others another outro outros outra outras otro otros otra otras autre autres anderen anderer weitere weiterer weiteren lain lainnya'.split(
    ' ',
  ),
);

const OTHER_MARKS = /(?:他に|ほかに|他には|ほかには|其他|还有|還有|别的|別的)/u;

/** and those that do when little else is. */
const MORE = new Set('more further mais más mas encore plus noch mehr weiter lagi もっと ほか'.split(' '));

/** Words that only join a question to the one before. */
const JOINING = new Set([
  ...OTHER,
  ...'more instead same again mais mesmo novamente más mismo encore même andere noch weiter nochmal lagi 他 ほか 他に もっと'.split(
    ' ',
  ),
]);

let lightWords: Set<string> | undefined;

// Built when first needed: the lists are long, and most runs need none of them.
function isFunctionWord(word: string): boolean {
  lightWords ??= new Set([...Object.keys(LANGUAGES).flatMap((code) => [...functionWords(code)]), ...JOINING]);
  return lightWords.has(word);
}
