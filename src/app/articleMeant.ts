import type { Library, LookupResult } from '../library/library.ts';
import type { Messages } from './messages/types.ts';

/**
 * The article, and the place in it, meant by a choice or by free text; null when nothing fits. Nobody has seen what free
 * text will match, so typing errors are not forgiven there.
 */
export async function meant(
  library: Pick<Library, 'find' | 'read'>,
  m: Messages,
  typed: string,
): Promise<Pick<LookupResult, 'id' | 'passage'> | null> {
  const [, id, passage] = /^#([\w-]{10})(?::(\d{1,6}))?$/.exec(typed.trim()) ?? [];
  if (id && (await library.read({ article: id, from: 0, to: 1 })))
    return { id, ...(passage && { passage: Number(passage) }) };
  const [first] = typed.trim() ? await library.find({ typed, language: languageOf(m), limit: 1 }) : [];
  return first ?? null;
}

/** The language that messages are in (ISO 639-1). */
export function languageOf({ locale }: Messages): string {
  return new Intl.Locale(locale).language;
}
