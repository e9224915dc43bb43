import type { Library } from '../library/library.ts';
import { languageOf } from './articleMeant.ts';
import type { Choice } from './command.ts';
import type { Messages } from './messages/types.ts';
import { clip } from './reports.ts';
import { qualified, titled } from './titled.ts';

/** More suggestions nobody reads, and Discord shows no more. */
const CHOICES = 25;
/** Characters of one, likewise. */
const LONGEST = 100;

/** The articles, and headings in them, that fit what was typed. A choice's value is what `meant` reads again. */
export async function articleChoices(
  library: Pick<Library, 'find' | 'contents'>,
  m: Messages,
  typed: string,
): Promise<Choice[]> {
  const found = await library.find({ typed, language: languageOf(m), limit: CHOICES, forgiving: true });
  const { qualifiers } = await library.contents();
  return found.map(({ id, path, title, heading, passage }) => {
    const article = { title, ...qualified(qualifiers, path) };
    return {
      name: heading
        ? clip(`${titled(article, LONGEST / 2)} › ${heading}`, LONGEST)
        : titled(article, LONGEST),
      value: passage === undefined ? `#${id}` : `#${id}:${passage}`,
    };
  });
}
