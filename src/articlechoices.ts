import type { Found, Library } from './library.ts';
import { CHOICE_TEXT, CHOICES } from './limits.ts';
import type { Messages } from './messages.ts';
import { clip } from './reports.ts';
import { qualified, titled } from './titled.ts';

/** The articles, and headings in them, that fit what was typed. A choice's value is what `meant` reads again. */
export async function articleChoices(
  library: Pick<Library, 'find' | 'status'>,
  m: Messages,
  typed: string,
): Promise<{ name: string; value: string }[]> {
  const found = await library.find({ typed, language: languageOf(m), limit: CHOICES, forgiving: true });
  const { qualifiers } = library.status();
  return found.map(({ id, path, title, heading, passage }) => {
    const article = { title, ...qualified(qualifiers, path) };
    return {
      name: heading
        ? clip(`${titled(article, CHOICE_TEXT / 2)} › ${heading}`, CHOICE_TEXT)
        : titled(article, CHOICE_TEXT),
      value: passage === undefined ? `#${id}` : `#${id}:${passage}`,
    };
  });
}

/**
 * The article, and the place in it, meant by a choice or by free text; null when nothing fits. Nobody has seen what free
 * text leads to, so that typing errors are not forgiven there.
 */
export async function meant(
  library: Pick<Library, 'find' | 'read'>,
  m: Messages,
  typed: string,
): Promise<Pick<Found, 'id' | 'passage'> | null> {
  const [, id, passage] = /^#([\w-]{10})(?::(\d{1,6}))?$/.exec(typed.trim()) ?? [];
  if (id && (await library.read({ article: id, from: 0, to: 1 })))
    return { id, ...(passage && { passage: Number(passage) }) };
  const [first] = typed.trim() ? await library.find({ typed, language: languageOf(m), limit: 1 }) : [];
  return first ?? null;
}

function languageOf({ locale }: Messages): string {
  return new Intl.Locale(locale).language;
}
