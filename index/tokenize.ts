import anyAscii from 'any-ascii';

/**
 * The words of a text in any language, lower case and NFC, in order. Scripts written without spaces are cut by
 * `Intl.Segmenter`; everything else at what is neither letter, mark nor digit, which is an order of magnitude faster.
 * Digit groups are one word without their separators, so that 1,000 and 1.000 are the same.
 */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const match of plainLetters(text).matchAll(runs)) {
    if (match.groups?.unspaced) {
      for (let at = 0; at < match[0].length; at += MAX_RUN) {
        const run = match[0].slice(at, at + MAX_RUN);
        for (const part of segmenter.segment(run)) if (part.isWordLike) words.push(part.segment);
      }
    } else {
      words.push(match.groups?.number ? match[0].replace(/[.,]/g, '') : match[0]);
    }
  }
  return words;
}

/** Lower case and NFC, without what cannot be seen: wide forms, ligatures, soft hyphens, the dot of a small İ. */
function plainLetters(text: string): string {
  return text
    .normalize('NFC')
    .replace(invisible, '')
    .replace(presentation, (forms) => forms.normalize('NFKC'))
    .toLowerCase()
    .replaceAll('i\u0307', 'i');
}

const invisible = /[\u00ad\u200c\u200d\u2060\ufeff]/g;

/** Ligatures, Arabic presentation forms, full-width and half-width letters, as files made from PDF hold them. */
const presentation = /[\ufb00-\ufdff\ufe70-\ufefc\uff01-\uffdc]+/g;

/** A word without the marks that people leave out when they type: accents, Arabic vowel signs, Hebrew points. */
export function fold(word: string): string {
  if (plain.test(word)) return word;
  return word
    .normalize('NFD')
    .replace(dropped, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ς/g, 'σ')
    .normalize('NFC');
}

/** A word in Latin letters without accents, whatever its script: what grams are made of. */
export function romanise(word: string): string {
  return plain.test(word) ? word : anyAscii(word).toLowerCase();
}

/**
 * The character grams of a word: the word itself between angle brackets, and its 3- to 5-grams with the brackets as
 * characters. Words of one language share them across inflections and typos, related languages across spellings.
 */
export function gramsOf(word: string): string[] {
  const whole = `<${romanise(word).slice(0, MAX_GRAM_WORD)}>`;
  const grams = [whole];
  for (let n = 3; n <= 5; n++) {
    for (let at = 0; at + n <= whole.length; at++) if (n < whole.length) grams.push(whole.slice(at, at + n));
  }
  return grams;
}

/** Longer words are addresses and keys: their first letters tell enough. */
const MAX_GRAM_WORD = 40;

const plain = /^[a-z0-9]*$/;

const dropped = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640]/g;

const unspaced =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]';

const runs = new RegExp(
  `(?<unspaced>${unspaced}+)|(?<number>\\p{N}+(?:[.,]\\p{N}+)*(?!(?!${unspaced})[\\p{L}\\p{M}\\p{N}]))|(?:(?!${unspaced})[\\p{L}\\p{M}\\p{N}])+`,
  'gu',
);

/** Longer runs are cut: Intl.Segmenter takes time quadratic in the length of its text. */
const MAX_RUN = 1000;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
