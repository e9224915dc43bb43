import { type Citation, functionWords } from '../../index/index.ts';

/** The names and numbers in the telling part of a citation, and in its question: they read much the same in any language. */
export function entityNames({ excerpt, bold, language }: Citation, question: string): string {
  const text = `${excerpt.slice(...bold)} ${question}`;
  const light = functionWords(language);
  const names = text.match(/\p{Lu}[\p{L}\p{M}\p{N}’'-]*|\p{N}+/gu) ?? [];
  return [...new Set(names.filter((name) => !light.has(name.toLowerCase())))].join(' ');
}
