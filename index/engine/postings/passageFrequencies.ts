import { stripDiacritics } from '../../text/functionWords.ts';
import { Vocabulary } from '../../text/vocabulary.ts';
import type { Field } from './field.ts';

/** By word of the vocabulary: does it stand in a document, numbered from 1 to below `end`, of any of the fields? 1 where it does. */
export function wordsInUse(words: Vocabulary, fields: readonly Field[], end: number): Uint8Array {
  const used = new Uint8Array(words.size);
  for (const field of fields)
    for (let doc = 1; doc < end; doc++) for (const word of field.words(doc)) used[word] = 1;
  return used;
}

/**
 * In how many of a field's documents, numbered from 1 to below `end`, each word of the vocabulary stands, in the form of
 * `stripDiacritics`.
 */
export function passageFrequencies(words: Vocabulary, field: Field, end: number): Map<string, number> {
  const forms = new Vocabulary();
  const formOf = Uint32Array.from({ length: words.size }, (_, id) =>
    forms.intern(stripDiacritics(words.word(id))),
  );
  const counts = new Uint32Array(forms.size);
  /** By form, the last document that it was counted for. */
  const seen = new Uint32Array(forms.size);
  for (let doc = 1; doc < end; doc++) {
    for (const word of field.words(doc)) {
      const form = formOf[word] as number;
      if (seen[form] === doc) continue;
      seen[form] = doc;
      counts[form] = (counts[form] as number) + 1;
    }
  }
  // The vocabulary has the words of titles too.
  const found = new Map<string, number>();
  for (const [id, count] of counts.entries()) if (count > 0) found.set(forms.word(id), count);
  return found;
}
