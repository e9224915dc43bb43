import { CAPITALISED, type Citation, functionWords } from '../../index/index.ts';

/** The names and numbers in the telling part of a citation, and in its question: they read much the same in any language. */
export function entityNames({ text: read, bold, language }: Citation, question: string): string {
  const text = `${read.slice(...bold)} ${question}`;
  const light = functionWords(language);
  const names = text.match(NAME) ?? [];
  return [...new Set(names.filter((name) => !light.has(name.toLowerCase())))].join(' ');
}

/** With an apostrophe or a hyphen inside: O’Brien, Jean-Pierre. */
const NAME = new RegExp(`${CAPITALISED}(?:[’'-][\\p{L}\\p{M}\\p{N}]*)*|\\p{N}+`, 'gu');
