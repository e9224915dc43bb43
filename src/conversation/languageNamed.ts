import { countFunctionWords, functionWords, stripDiacritics, tokenize, unspaced } from '../../index/index.ts';
import { countryNames, FROM_THE_END, keyOf, type LanguageName, languageNames } from './languageNames.ts';

/** A language that a text names. */
export interface LanguageNamed {
  /** The language (ISO 639-1). */
  language: string;
  /** The language whose word for it was used. */
  said: string;
  /** The words of the text beside the name. */
  rest: string[];
}

/**
 * The language that a short text names, in the words of any of Discord's languages or in its own, with or without accents,
 * inflected or not. `languages` are those of the articles; others are known too. Null: it names none, or rather a country
 * or people.
 */
export function languageNamed(text: string, languages: readonly string[]): LanguageNamed | null {
  const words = tokenize(text);
  if (words.length === 0 || words.length > LONGEST) return null;
  const found = words.flatMap((_, at) => namesAt(words, at, languages)).filter(isLanguage);
  const most = Math.max(...found.map(({ grade }) => grade));
  const best = found.filter(({ grade }) => grade === most);
  const rest = best[0]?.rest ?? [];
  const spoken = countFunctionWords(rest);
  const score = ({ said, language }: Found) => (spoken.get(said) ?? 0) * 10 + Number(said === language);
  const [first] = best.sort((a, b) => score(b) - score(a));
  return first ? { language: first.language, said: first.said, rest } : null;
}

/** Is this a word for "language" or for asking to be told something in one? */
function asksToSay(word: string): boolean {
  return SAYING.has(word) || LANGUAGE_WORDS.has(word);
}

/** What only asks for a language is no longer than this, in words. */
const LONGEST = 12;

/** Where the name of a language is that of its country, the word for "language" stands with it: in any of these. */
const LANGUAGE_WORDS = new Set(
  'language idioma língua lingua lengua langue sprache bahasa språk sprog taal jezik język języku jazyk kieli kielellä dili nyelv γλώσσα язык языке мова мовою език ภาษา भाषा 言語 语言 語言 언어 kalba kalbą'.split(
    ' ',
  ),
);

const NEEDS_WORD = new Set(['id', 'ms', 'th']);

/** Words of those who ask for a language in a whole sentence. */
const SAYING = new Set(
  'say tell answer repeat show read see version please diga dizer responda responder repita mostre versão favor di dime decir responde repite muestra versión por dis dire réponds répondre répète montre version plaît sag sage sagen antworte antworten zeig zeige wiederhole fassung version bitte katakan jawab ulangi tunjukkan tolong versi'.split(
    ' ',
  ),
);

/** A people rather than a language: “and the English?” */
const OF_PEOPLE = new Set('the os as los las les die der den dem'.split(' '));

interface Found extends LanguageNamed {
  /** The words of the text that are the name, and the one before them. */
  phrase: string;
  before: string;
  /** Another form of the name. */
  form: boolean;
  /** Longer names before shorter ones, the name itself before a form of it. */
  grade: number;
}

function namesAt(words: readonly string[], at: number, languages: readonly string[]): Found[] {
  return (languageNames(languages).get(keyOf(words[at] ?? '')) ?? []).flatMap((name) => {
    const phrase = words.slice(at, at + name.words.length);
    const [form, fits] = fitOf(phrase, name);
    if (!fits) return [];
    const { language, said } = name;
    const rest = [...words.slice(0, at), ...words.slice(at + phrase.length)];
    const grade = 2 * phrase.length - Number(form);
    return [{ language, said, rest, grade, form, phrase: phrase.join(' '), before: words[at - 1] ?? '' }];
  });
}

/** Is it the name in another form, and is it the name at all? */
function fitOf(phrase: readonly string[], { words, plain }: LanguageName): [form: boolean, fits: boolean] {
  if (phrase.length !== words.length) return [false, false];
  if (phrase.every((word, at) => word === words[at])) return [false, true];
  const bared = phrase.map(stripDiacritics);
  // Without its accents a very short name is any word.
  const long = plain.join('').length > 3;
  if (long && bared.every((word, at) => word === plain[at])) return [false, true];
  return [true, plain.length === 1 && isForm(bared[0] ?? '', plain[0] ?? '')];
}

/** Is a word a form of a name, with an ending, or a particle before or after it? */
function isForm(word: string, name: string): boolean {
  if (/^\p{sc=Hang}/u.test(name)) return word.startsWith(name) && word.length <= name.length + 3;
  if (FROM_THE_END.test(name))
    return name.length > 3 && word.endsWith(name) && word.length <= name.length + 3;
  if (name.length < 5 || word.length > name.length + 4) return false;
  return word.startsWith(name.slice(0, Math.max(5, name.length - 2)));
}

function isLanguage({ said, rest, phrase, before, form }: Found): boolean {
  if (rest.some((word) => LANGUAGE_WORDS.has(word))) return true;
  if (NEEDS_WORD.has(said) || OF_PEOPLE.has(before)) return false;
  const elsewhere = countryNames().get(stripDiacritics(phrase));
  if (!elsewhere && !(form && LATIN.test(phrase))) return true;
  // A country in one language is a language in another: the words around it tell. So do those around a form.
  const spoken = countFunctionWords(rest);
  const here = spoken.get(said) ?? 0;
  if (elsewhere && (form || elsewhere.includes(said))) return false;
  if (elsewhere) return here > 0 && elsewhere.every((other) => (spoken.get(other) ?? 0) <= here);
  return here >= Math.max(0, ...spoken.values()) / 2;
}

const LATIN = /^\p{sc=Latin}/u;

/** Does a word only join the name of a language to the rest of a sentence in the language `said`? */
export function joins(word: string, said: string): boolean {
  return (
    functionWords(said).has(word) ||
    asksToSay(word) ||
    word.length === 1 ||
    (unspaced.test(word) && word.length <= 3)
  );
}
