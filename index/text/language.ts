import { compare } from './compare.ts';
import { codePointBoundary, truncate } from './cut.ts';
import { francDistances, languageCode } from './franc.ts';
import { countFunctionWords, listedLanguages, stripDiacritics } from './functionWords.ts';
import { joinNeighbours } from './joins.ts';
import { CJK } from './scripts.ts';
import { tokenize } from './tokenize.ts';

/** What the articles tell about languages. */
export interface Corpus {
  /** Codes of the articles' languages. */
  languages: readonly string[];
  /** Share (0 to 1) of a language's passages that hold a word, one of `corpusWords`. */
  share(language: string, word: string): number;
}

/** The language of a question. Codes are those of `languageCode`. */
export interface Detection {
  /** The most likely of the corpus' languages; null when none is possible. */
  language: string | null;
  /** The language it was asked in, with articles or without; null when nothing tells. */
  detected: string | null;
  /** Asked in a language without articles: `detected`. */
  unsupported: boolean;
  /** Names, or too close to call: search all of the corpus' languages. */
  ambiguous: boolean;
}

/** Fitted by test/eval/language.ts. Points are in function words. */
export const languageWeights = {
  /** UTF-16 units of text for which franc's whole scale weighs as much as one function word. */
  francLength: 18,
  /** A word that the passages of one language alone hold. */
  passages: 1,
  /** Passages of this share at which such a word is worth half of that: rare words are names as often as not. */
  rareShare: 0.005,
  locale: 0.5,
  /** A smaller lead over the corpus' next language leaves the language unsure. */
  ambiguousLead: 0.5,
  /** A language without articles has to lead by more, */
  unsupportedLead: 0.5,
  /** by this where it is a close relative, whose words are half the same, */
  unsupportedRelatedLead: 1,
  /** while this part of the passages' points counts, which only the other side can have. */
  unsupportedPassageShare: 0.25,
  /** What a function word counts in an article that holds few. */
  sparseFunctionWord: 0.5,
  /** What is against a language of an article that has no list of function words. */
  unlistedPenalty: 1,
};

/**
 * Language of a question: franc's distances, function words, the articles' own words and the user's locale each give
 * points, and the language with the most wins. Any text is allowed; an empty one has no language.
 */
export function detectLanguage(
  text: string,
  corpus: Corpus,
  locale?: string,
  weights = languageWeights,
): Detection {
  const sample = sampleOf(text);
  const words = tokenize(sample);
  const functionWordCounts = countFunctionWords(words);
  const localeLanguage = locale === undefined ? null : languageCode(locale);
  const withoutPassages = new Map<string, number>();
  for (const [language, distance] of francDistances(sample, [...listedLanguages, ...corpus.languages])) {
    const own = language === localeLanguage ? weights.locale : 0;
    withoutPassages.set(
      language,
      distance / weights.francLength + (functionWordCounts.get(language) ?? 0) + own,
    );
  }
  const passages = passagePoints(words, corpus, weights);
  const points = new Map(
    [...withoutPassages].map(([language, sum]) => [language, sum + (passages.get(language) ?? 0)]),
  );

  const [supported, next] = rankByPoints(points, (language) => corpus.languages.includes(language));
  const [other] = rankByPoints(withoutPassages, (language) => !corpus.languages.includes(language));
  if (!supported) {
    const [first, second] = other ? rankByPoints(withoutPassages) : rankByPoints(francDistances(sample));
    // Of a name alone, any language that happens to look like it would be as good.
    const names = words.length < 3 && first && second && first[1] - second[1] < weights.ambiguousLead;
    const detected = (!names && first?.[0]) || null;
    return { language: null, detected, unsupported: detected !== null, ambiguous: true };
  }
  const [language, sum] = supported;
  const fair = sum - (1 - weights.unsupportedPassageShare) * (passages.get(language) ?? 0);
  const unsupported =
    other !== undefined &&
    words.length >= 3 &&
    other[1] - fair >
      (inOneFamily(related, language, other[0]) ? weights.unsupportedRelatedLead : weights.unsupportedLead) &&
    !inOneFamily(confusable, language, other[0]);
  const names = !functionWordCounts.get(language) || words.length === 1;
  const ambiguous = next !== undefined && (names || sum - next[1] < weights.ambiguousLead);
  // A name that stands in the articles of several languages tells none of them.
  const there = passages.get(next?.[0] ?? '') ?? 0;
  const shared = there > 0 && (passages.get(language) ?? 0) <= 2 * there;
  if (ambiguous && names && shared && language !== localeLanguage && words.length < 3)
    return { language: null, detected: null, unsupported: false, ambiguous };
  return { language, detected: unsupported ? other[0] : language, unsupported, ambiguous };
}

/** The words of a text that a `Corpus` will be asked for, without accents: also neighbouring ones written as one. */
export function corpusWords(text: string): string[] {
  const words = tokenize(sampleOf(text)).map(stripDiacritics);
  return [...words, ...joinNeighbours(words).map(({ joined }) => joined)];
}

function sampleOf(text: string): string {
  return mainScript(truncate(text, MAX_SAMPLE));
}

/**
 * Language of an article's body: ISO 639-1 where there is a two-letter code (as `languageCode`), else ISO 639-3; `und`
 * when nothing tells. Looks at the beginning, middle and end of a long text.
 */
export function detectArticleLanguage(text: string, weights = languageWeights): string {
  const sample = mainScript(excerpts(text));
  const words = tokenize(sample);
  const functionWordCounts = countFunctionWords(words);
  const most = Math.max(...functionWordCounts.values());
  // A text is full of the function words of its language. If it is not, they are chance finds: its language has no list.
  const full = most >= Math.max(3, words.length / 4);
  const likely = [...functionWordCounts.keys()].filter(
    (language) => (functionWordCounts.get(language) ?? 0) > most / 2,
  );
  const near = full ? francDistances(sample, likely) : new Map<string, number>();
  const points = new Map<string, number>();
  for (const [language, distance] of near.size > 0 ? near : francDistances(sample)) {
    const found = (functionWordCounts.get(language) ?? 0) * (full ? 1 : weights.sparseFunctionWord);
    points.set(
      language,
      distance / weights.francLength +
        found -
        (listedLanguages.includes(language) ? 0 : weights.unlistedPenalty),
    );
  }
  return rankByPoints(points)[0]?.[0] ?? 'und';
}

/** Who reads the one reads the other, and a short text does not tell them apart. */
const confusable = [
  ['id', 'ms'],
  ['pt', 'gl'],
  ['hr', 'bs', 'sr'],
  ['nl', 'af'],
];

/** A few words of the one may all be words of the other. */
const related = [
  ['pt', 'gl', 'es', 'ca', 'it'],
  ['da', 'no', 'sv'],
  ['cs', 'sk'],
  ['ru', 'uk', 'bg', 'be', 'mk'],
  ['hr', 'bs', 'sr', 'sl'],
  ['nl', 'af', 'de'],
  ['zh', 'ja'],
];

function inOneFamily(families: string[][], a: string, b: string): boolean {
  return families.some((family) => family.includes(a) && family.includes(b));
}

/** Longest part of a text that is looked at, in UTF-16 units. */
const MAX_SAMPLE = 1200;

function excerpts(text: string): string {
  if (text.length <= MAX_SAMPLE) return text;
  const size = MAX_SAMPLE / 3;
  const middle = Math.floor((text.length - size) / 2);
  const part = (from: number) =>
    text.slice(codePointBoundary(text, from), codePointBoundary(text, from + size));
  return [0, middle, text.length - size].map(part).join(' ');
}

/**
 * The part of a text that tells its language: without Latin letters where another script makes up a quarter of it, as names
 * keep theirs, unless it is the Latin part that holds the function words.
 */
function mainScript(text: string): string {
  const rest = text.replace(/\p{sc=Latin}+/gu, ' ');
  const others = (rest.match(/\p{L}/gu)?.length ?? 0) + 1.5 * (rest.match(dense)?.length ?? 0);
  if (others === 0) return text;
  const latin = text.match(/\p{sc=Latin}/gu)?.length ?? 0;
  if (others * 3 < latin) return text;
  const names = text.replace(nonLatin, ' ');
  return functionWordsIn(names) > functionWordsIn(rest) + (latin > others ? 0 : 1) ? names : rest;
}

/** Letters that say as much as two or three Latin ones. */
const dense = new RegExp(`[${CJK}]`, 'gu');
const nonLatin = /(?:(?!\p{sc=Latin})[\p{L}\p{M}])+/gu;

function functionWordsIn(text: string): number {
  return Math.max(0, ...countFunctionWords(tokenize(text)).values());
}

/** Each word, but function words of several languages, is worth one function word, divided among the languages by the shares of their passages that hold it. */
function passagePoints(
  words: readonly string[],
  corpus: Corpus,
  weights: typeof languageWeights,
): Map<string, number> {
  const points = new Map<string, number>();
  const plain = words.map(stripDiacritics);
  const sharesOf = (word: string) => corpus.languages.map((language) => corpus.share(language, word));
  const known = new Map(plain.map((word) => [word, sharesOf(word)]));
  const isUnknown = (word: string) => known.get(word)?.every((share) => share === 0) ?? false;
  // A function word of several of them (do, a) has been counted, and few articles of one have it less often by chance.
  const isShared = (word: string) => {
    const own = countFunctionWords([word]);
    return corpus.languages.filter((language) => own.has(language)).length > 1;
  };
  // What no article has may stand there as one word: parseManifestFile.
  const joins = joinNeighbours(plain).filter(({ words }) => words.every(isUnknown));
  for (const word of [...plain, ...joins.map(({ joined }) => joined)]) {
    if (isShared(word)) continue;
    const shares = known.get(word) ?? sharesOf(word);
    const sum = shares.reduce((a, b) => a + b, 0);
    corpus.languages.forEach((language, i) => {
      const part = (shares[i] ?? 0) / (sum + weights.rareShare || 1);
      points.set(language, (points.get(language) ?? 0) + weights.passages * part);
    });
  }
  return points;
}

function rankByPoints(
  points: ReadonlyMap<string, number>,
  fits = (_language: string) => true,
): [string, number][] {
  return [...points].filter(([language]) => fits(language)).sort(([a, x], [b, y]) => y - x || compare(a, b));
}
