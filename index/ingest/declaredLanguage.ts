import { truncate } from '../text/cut.ts';
import { countFunctionWords, listedLanguages } from '../text/functionWords.ts';
import { detectArticleLanguage } from '../text/language.ts';
import { tokenize } from '../text/tokenize.ts';
import { runningText } from './article.ts';
import type { Document } from './document.ts';

/**
 * Is a document clearly in another language than its file says? Programs write what they are set to: an English page says
 * `lang="de"` where only the template is German. Sure it is where many of its words are function words of another language,
 * and few of the one named.
 */
export function isClearlyAnother(declared: string, document: Omit<Document, 'source'>): boolean {
  if (!listedLanguages.includes(declared)) return false;
  const text = truncate(runningText(document), ENOUGH);
  const words = tokenize(text);
  const found = countFunctionWords(words);
  const language = detectArticleLanguage(text);
  const own = found.get(language) ?? 0;
  return (
    language !== declared &&
    own >= Math.max(MIN_FUNCTION_WORDS, words.length / 6) &&
    own > 4 * (found.get(declared) ?? 0)
  );
}

/** More text than this, in UTF-16 units, says nothing more. */
const ENOUGH = 3000;

const MIN_FUNCTION_WORDS = 10;
