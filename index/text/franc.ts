import { francAll } from 'franc';
import { attempt } from './attempt.ts';

/**
 * franc's distances of a text to its possible languages: 0 for the nearest, for the others the difference as a part of
 * franc's whole scale times the length in UTF-16 units (negative), so that it grows with the length of the text. Of all
 * languages that franc knows, or of some (codes as `languageCode` gives them); empty when nothing tells.
 */
export function francDistances(text: string, among?: readonly string[]): Map<string, number> {
  const distances = new Map<string, number>();
  const only = among?.flatMap(francCodes);
  for (const [code, score] of attempt(() => francAll(text, { minLength: 1, only }), [])) {
    if (code === 'und') break;
    const language = ours(code);
    distances.set(language, Math.max(distances.get(language) ?? -Infinity, (score - 1) * text.length));
  }
  // Indonesian texts are as near to franc's Malay as to its Indonesian, which ten times as many people read.
  const malay = distances.get('ms');
  if (malay !== undefined && distances.has('id')) distances.set('ms', malay - 4);
  // In Arabic letters Malay is rare enough to be a mistake.
  if (distances.has('ar')) distances.delete('ms');
  return distances.has('zh') || distances.has('ja') ? hanDistances(text) : distances;
}

/**
 * The code used here for a language tag of any kind (`pt-BR`, `zh-TW`, `por`), null for what is no tag. Norwegian of either
 * norm is `no`, Malay `ms`, Filipino `tl`, Chinese in either script `zh`.
 */
export function languageCode(tag: string): string | null {
  try {
    const { language } = new Intl.Locale(tag.replaceAll('_', '-'));
    return language === undefined || language === 'und' ? null : (renamed[language] ?? language);
  } catch {
    return null;
  }
}

const renamed: Readonly<Record<string, string>> = { nb: 'no', nn: 'no', fil: 'tl', zlm: 'ms', zsm: 'ms' };

/** franc counts kana and Han apart and takes the more frequent; Japanese may hold more Han, Chinese no kana. */
function hanDistances(text: string): Map<string, number> {
  const kana = text.match(/[\p{sc=Hira}\p{sc=Kana}]/gu)?.length ?? 0;
  const han = text.match(/\p{sc=Han}/gu)?.length ?? 0;
  if (kana * 10 >= han) return new Map([['ja', 0]]);
  return new Map([
    ['zh', 0],
    ['ja', -10],
  ]);
}

const languages = new Map<string, string>();

function ours(code: string): string {
  let language = languages.get(code);
  if (language === undefined) {
    language = languageCode(code) ?? code;
    languages.set(code, language);
  }
  return language;
}

/** A letter of each script: asked for one, franc names all languages of the script. */
const letters = 'aяاकကአא中あ가กα한বతதગકമਪසខհབგລ';
const codes = new Map<string, string[]>();

/** franc's codes for a language of ours: several for Norwegian and Persian, none for what it does not know. */
function francCodes(language: string): string[] {
  if (codes.size === 0) {
    const all = [...letters].flatMap((letter) => francAll(letter, { minLength: 1 }).map(([code]) => code));
    for (const code of new Set(all)) codes.set(ours(code), [...(codes.get(ours(code)) ?? []), code]);
  }
  return codes.get(language) ?? [];
}
