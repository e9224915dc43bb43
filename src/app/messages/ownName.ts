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
