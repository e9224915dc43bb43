import { countFunctionWords, tokenize } from '../../../index/index.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { id } from './id.ts';
import { ja } from './ja.ts';
import { pt } from './pt.ts';
import type { Messages } from './types.ts';

export const LANGUAGES = { en, pt, es, fr, de, id, ja } as const satisfies Record<string, Messages>;

/**
 * The messages in the first language wished for that there are messages in, else English. A wish is a language
 * code or a locale (`pt`, `pt-BR`, `pt_BR`), or nothing.
 */
export function messagesFor(...wishes: (string | null | undefined)[]): Messages {
  for (const wish of wishes) {
    const code = wish?.toLowerCase().split(/[-_]/)[0] ?? '';
    const found = Object.entries(LANGUAGES).find(([language]) => language === code);
    if (found) return found[1];
  }
  return en;
}

/** The language, of those that there are messages in, that most function words of a text are of; null when they tell none. */
export function spokenIn(text: string): string | null {
  const counts = countFunctionWords(tokenize(text));
  const known = Object.keys(LANGUAGES).map((code) => [code, counts.get(code) ?? 0] as const);
  const [first, second] = known.sort(([, a], [, b]) => b - a);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : null;
}

/** A language's name, or words for a language that nothing told. */
export function languageName(m: Messages, code: string): string {
  return code === 'und' ? m.undetermined : m.languageName(code);
}
