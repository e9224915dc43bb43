import { decodeNamedCharacterReference } from 'decode-named-character-reference';

/** A part of a value, and the stretch of the source it comes from; they run alike where both are of one length. */
export interface Piece {
  value: string;
  source: number;
  end: number;
}

/**
 * Where a value that a parser made of a stretch of the source stands there: its characters come in the same order, with
 * escapes, character references and what begins a line (white space, `>`) left out between.
 */
export function* align(
  value: string,
  source: string,
  from: number,
  to: number,
  literal = false,
): Generator<Piece> {
  if (to - from === value.length) {
    yield { value, source: from, end: to };
    return;
  }
  let start = 0;
  let at = 0;
  let place = from;
  // How far what was taken last reaches.
  let begun = from;
  const taken = (): Piece[] =>
    at > start ? [{ value: value.slice(start, at), source: begun, end: begun + at - start }] : [];
  while (at < value.length && place < to) {
    const reference = literal ? undefined : referenceAt(source, place, value, at);
    if (reference) {
      yield* taken();
      yield { value: reference.decoded, source: place, end: place + reference.length };
      at += reference.decoded.length;
      place += reference.length;
      start = at;
      begun = place;
    } else if (source[place] === value[at] && !(isEscape(source, place, value, at) && !literal)) {
      at++;
      place++;
    } else {
      yield* taken();
      place++;
      start = at;
      begun = place;
    }
  }
  yield* taken();
  if (at < value.length) yield { value: value.slice(at), source: to, end: to };
}

function isEscape(source: string, place: number, value: string, at: number): boolean {
  const next = source[place + 1];
  return source[place] === '\\' && next === value[at] && /[!-/:-@[-`{-~]/.test(next ?? '');
}

function referenceAt(
  source: string,
  place: number,
  value: string,
  at: number,
): { decoded: string; length: number } | undefined {
  if (source[place] !== '&') return undefined;
  REFERENCE.lastIndex = place;
  const [whole, hexadecimal, decimal, name] = REFERENCE.exec(source) ?? [];
  if (!whole) return undefined;
  const decoded = name
    ? decodeNamedCharacterReference(name)
    : character(Number.parseInt(hexadecimal ?? decimal ?? '', hexadecimal ? 16 : 10));
  return decoded && value.startsWith(decoded, at) ? { decoded, length: whole.length } : undefined;
}

const REFERENCE = /&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([0-9A-Za-z]{1,31}));/y;

function character(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}
