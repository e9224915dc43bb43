import { upTo } from '../index/words/cut.ts';
import { languageNamed } from './languagenamed.ts';
import { CHOICE_TEXT, CHOICES } from './limits.ts';
import { languageName, type Messages } from './messages.ts';

/** What asks for no language in particular. */
const AUTO = 'auto';

/** The languages whose name or code starts with what was typed, named in the user's language. */
export function languageChoices(
  m: Messages,
  languages: string[],
  typed: string,
): { name: string; value: string }[] {
  const wanted = fold(typed);
  const all = [
    { name: m.auto, value: AUTO },
    ...languages.map((code) => ({ name: languageName(m, code), value: code })),
  ];
  return all
    .filter(({ name, value }) =>
      [name, value, ownName(value)].some((known) => fold(known).startsWith(wanted)),
    )
    .slice(0, CHOICES)
    .map(({ name, value }) => ({ name: upTo(name, CHOICE_TEXT), value }));
}

/** The language meant by a choice or by free text: null for any, undefined when there is no such language. */
export function chosenLanguage(
  m: Messages,
  languages: string[],
  typed: string | null,
): string | null | undefined {
  const wanted = fold(typed ?? '');
  if (!wanted || wanted === AUTO || wanted === fold(m.auto)) return null;
  const called = languages.find((code) =>
    [code, languageName(m, code), ownName(code)].some((name) => fold(name) === wanted),
  );
  // Or by its name in any other language.
  return called ?? languages.find((code) => code === languageNamed(wanted, languages)?.language);
}

/** Where Unicode has only the name of the country. */
const OWN_NAMES = new Map([
  ['id', 'Bahasa Indonesia'],
  ['ms', 'Bahasa Melayu'],
]);

/** What a language calls itself; the code where that is not known. */
export function ownName(code: string): string {
  const own = OWN_NAMES.get(code);
  if (own) return own;
  try {
    return new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code;
  } catch {
    return code; // `und` and the like.
  }
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .trim()
    .toLowerCase();
}
