import { Uint32Buffer } from '../../text/buffers.ts';
import { appendWordIds } from '../../text/tokenize.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';
import type { IndexedPassage, PassageWords } from '../searchEngine.ts';

/** The words of a passage by their numbers in a vocabulary, which learns those that are new. */
export function numberWords(
  { article, heading, sentences }: IndexedPassage,
  words: Vocabulary,
): PassageWords {
  const ids = new Uint32Buffer();
  const take = (text: string) => {
    ids.length = 0;
    appendWordIds(text, words, ids);
    return ids.values.slice(0, ids.length);
  };
  const [title, headings] = [take(article.title), take(heading)];
  ids.length = 0;
  const starts = [0];
  for (const { start, end } of sentences) {
    appendWordIds(article.text.slice(start, end), words, ids);
    starts.push(ids.length);
  }
  return {
    title,
    heading: headings,
    text: ids.values.slice(0, ids.length),
    starts: Uint32Array.from(starts),
  };
}

/** The same in base64: counts and numbers, seven bits a byte, lowest first (LEB128). */
export function packWords({ title, heading, text, starts }: PassageWords): string {
  const bytes: number[] = [];
  const add = (number: number) => {
    let rest = number;
    while (rest > 127) {
      bytes.push((rest & 127) | 128);
      rest >>>= 7;
    }
    bytes.push(rest);
  };
  for (const count of [title.length, heading.length, starts.length]) add(count);
  for (const [i, start] of starts.entries()) add(start - (starts[i - 1] ?? 0));
  for (const words of [title, heading, text]) for (const word of words) add(word);
  return Buffer.from(bytes).toString('base64');
}

export function unpackWords(packed: string): PassageWords {
  const bytes = Buffer.from(packed, 'base64');
  let at = 0;
  const next = () => {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] as number;
      number |= (byte & 127) << shift;
      if (byte < 128) return number >>> 0;
    }
  };
  const [titles, headings, count] = [next(), next(), next()];
  const starts = new Uint32Array(count);
  for (let i = 0, start = 0; i < count; i++) starts[i] = start += next();
  const take = (length: number) => {
    const words = new Uint32Array(length);
    for (let i = 0; i < length; i++) words[i] = next();
    return words;
  };
  return { title: take(titles), heading: take(headings), text: take(starts.at(-1) ?? 0), starts };
}
