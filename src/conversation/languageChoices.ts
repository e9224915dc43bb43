import { languageName } from '../app/messages/messages.ts';
import { ownName } from '../app/messages/ownName.ts';
import type { Messages } from '../app/messages/types.ts';
import { languageNamed } from './languageNamed.ts';

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
  return all.filter(({ name, value }) =>
    [name, value, ownName(value)].some((known) => fold(known).startsWith(wanted)),
  );
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

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .trim()
    .toLowerCase();
}
