import { languageOf } from '../app/articleMeant.ts';
import type { Messages } from '../app/messages/types.ts';
import { clip } from '../app/reports.ts';
import { qualified, titled } from '../app/titled.ts';
import type { Library } from '../library/library.ts';
import { CHOICE_TEXT, CHOICES } from './limits.ts';

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
