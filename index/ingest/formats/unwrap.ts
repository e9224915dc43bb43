/** How often each word is there, of words that stand in the middle of a line. */
export type Vocabulary = ReadonlyMap<string, number>;

/** The words of lines, but for those that a line begins or ends with. */
export function vocabularyOf(lines: readonly string[]): Vocabulary {
  const words = new Map<string, number>();
  for (const line of lines)
    for (const [word] of line.slice(0, -1).matchAll(/(?<=[\s(“"])\p{L}[\p{L}\p{M}-]*(?=[\s.,;:)”"])/gu))
      words.set(word.toLowerCase(), (words.get(word.toLowerCase()) ?? 0) + 1);
  return words;
}

/** Lines as one running text, and where in it each begins: words that were parted are whole again. */
export function unwrap(lines: readonly string[], vocabulary: Vocabulary): { text: string; starts: number[] } {
  let text = '';
  const starts: number[] = [];
  for (const line of lines) {
    const next = line.trim();
    const parted = /(\p{L}[\p{L}\p{M}]*)([-\u00ad‐])$/u.exec(text);
    const [rest] = /^\p{Ll}[\p{L}\p{M}]*/u.exec(next) ?? [];
    if (parted && rest) {
      const [, begin = '', hyphen] = parted;
      const whole = vocabulary.get((begin + rest).toLowerCase()) ?? 0;
      const compound = vocabulary.get(`${begin}-${rest}`.toLowerCase()) ?? 0;
      text =
        text.slice(0, -1) +
        (compound > whole || (hyphen !== '\u00ad' && whole === 0 && isCompound(begin, rest)) ? '-' : '');
    } else if (text && !(UNSPACED.test(text.slice(-1)) && UNSPACED.test(next.slice(0, 1)))) text += ' ';
    starts.push(text.length);
    text += next;
  }
  return { text: text.replaceAll('\u00ad', ''), starts };
}

/** Whether a hyphen may well belong to a word that no other place of the text tells of: both of its parts are whole words. */
function isCompound(begin: string, rest: string): boolean {
  return (
    /^(?:self|well|non|ex|co|e|x|t|pre|post|multi|anti|all|half|high|low|long|short|open|real|end|read|write)$/i.test(
      begin,
    ) && rest.length > 2
  );
}

/** Scripts without spaces between words. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Mymr}、。，．：；！？）」』】（「『【ー々]/u;
