import { analyse } from 'chardet';
import iconv from 'iconv-lite';
/**
 * The text of bytes in an encoding older than Unicode; null where it is not sure which. Not by Node's `TextDecoder`: that
 * of Node 20 takes Windows-1252 for Latin-1, without its dashes, quotes and euro.
 */
export function detectText(bytes: Uint8Array): { text: string; encoding: string } | null {
  const found = analyse(bytes.subarray(0, ENOUGH)).filter(({ name }) => iconv.encodingExists(name));
  const [best] = found;
  if (!best) return null;
  const encoding = widest(best.name);
  const sample = iconv.decode(bytes.subarray(0, ENOUGH), encoding);
  const rival = found
    .slice(1)
    .find(({ name }) => iconv.decode(bytes.subarray(0, ENOUGH), widest(name)) !== sample);
  const sure = MULTIBYTE.test(encoding)
    ? best.confidence >= 90
    : best.confidence >= 15 && best.confidence >= 1.4 * (rival?.confidence ?? 0);
  if (!sure) return null;
  const text = iconv.decode(bytes, encoding);
  if (CONTROL.test(text) || (!MULTIBYTE.test(encoding) && !isPlausible(text))) return null;
  return { text, encoding };
}

/** The text of bytes in an encoding by its name; null for a name that is none. */
export function decodeAs(bytes: Uint8Array, name: string): string | null {
  return iconv.encodingExists(name) ? iconv.decode(bytes, widest(name)) : null;
}

/** Bytes that are looked at: an encoding shows early. */
const ENOUGH = 64 * 1024;

const MULTIBYTE = /^(?:shift_jis|cp932|euc-|big5|gb|iso-2022)/i;

/** The encoding that holds all of one, and is what most files said to be in it are. */
function widest(name: string): string {
  return WIDEST[name.toLowerCase()] ?? name;
}

const WIDEST: Readonly<Record<string, string>> = {
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'us-ascii': 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'iso-8859-11': 'windows-874',
  'koi8-r': 'koi8-u',
  shift_jis: 'cp932',
  'shift-jis': 'cp932',
  'euc-kr': 'cp949',
  gb2312: 'gb18030',
  gbk: 'gb18030',
};

/** What no text holds, and what stands for bytes that mean nothing in an encoding. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\0-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]/;

/**
 * Whether text was read in the right encoding, as far as its letters tell: in a wrong one there are signs within words,
 * and capitals after small letters.
 */
function isPlausible(text: string): boolean {
  let foreign = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) foreign++;
  const odd = text.match(ODD)?.length ?? 0;
  return odd <= foreign * 0.02;
}

const ODD = /\p{Ll}(?![A-Z])\p{Lu}|\p{L}(?![\p{L}\p{M}\p{N}’ʼ·–—…\u00ad])(?![\0-\x7f])\P{Z}(?=\p{L})/gu;
