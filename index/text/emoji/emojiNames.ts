import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { tokenize } from '../tokenize.ts';

/** What an emoji is called in a language (ISO 639-1), else in English, as `tokenize` cuts it; none for one that has no name. */
export function emojiWords(sign: string, language: string | null): readonly string[] {
  const key = `${language} ${sign}`;
  let words = known.get(key);
  if (!words) {
    words = tokenize(
      flagName(sign, language ?? 'en') ?? nameIn(language ?? 'en', sign) ?? nameIn('en', sign) ?? '',
    );
    known.set(key, words);
  }
  return words;
}

/** There are a few thousand at most. */
const known = new Map<string, readonly string[]>();

/** A flag is called as its country is. */
function flagName(sign: string, language: string): string | undefined {
  if (!/^\p{RI}{2}$/u.test(sign)) return undefined;
  const code = Array.from(sign, (letter) =>
    String.fromCharCode((letter.codePointAt(0) as number) - FIRST_LETTER),
  ).join('');
  try {
    return new Intl.DisplayNames([language, 'en'], { type: 'region', fallback: 'none' }).of(code);
  } catch {
    return undefined;
  }
}

/** The regional indicator of A, less the code of A. */
const FIRST_LETTER = 0x1f1e6 - 65;

function nameIn(language: string, sign: string): string | undefined {
  table ??= readTable();
  const place = table.places.get(sign);
  const names = table.names.get(language);
  return (place !== undefined && names?.[place]) || undefined;
}

interface Table {
  places: ReadonlyMap<string, number>;
  names: ReadonlyMap<string, readonly string[]>;
}

// Read when the first emoji is met: most collections have none.
let table: Table | undefined;

function readTable(): Table {
  const packed = readFileSync(new URL('./data/names.json.br', import.meta.url));
  const { emoji, names } = JSON.parse(brotliDecompressSync(packed).toString()) as {
    emoji: string;
    names: Record<string, string>;
  };
  return {
    places: new Map(Array.from(emoji, (sign, place) => [sign, place])),
    names: new Map(Object.entries(names).map(([language, own]) => [language, own.split('\n')])),
  };
}
