import { isFunctionWord } from './functionWords.ts';
import { questionWords } from './questionWords.ts';
import { splitSentences } from './sentences.ts';
import { tokenize } from './tokenize.ts';

/** What a text asks, and what it says beside. */
export interface Asked {
  asked: string;
  /** Empty where all of it asks. */
  context: string;
}

/**
 * Parts what a text asks from what it tells: its sentences with a question mark, or where there is none those that begin with a
 * question word of the language (ISO 639-1), null when unknown. All of it asks where no such sentence has a word that tells something.
 * A few words after a question go on with it: “Who runs the ferry? and when”.
 */
export function readAsked(text: string, language: string | null): Asked {
  const lines = text.split(/\n+/).map((line) => sentencesOf(line, language ?? 'und'));
  const sentences = lines.flat();
  const marked = sentences.some((sentence) => isMarked(sentence, language));
  const asks = (sentence: string) =>
    (marked ? isMarked(sentence, language) : beginsLikeQuestion(sentence, language)) &&
    countTelling(sentence, language) > 0;
  const asked: string[] = [];
  const context: string[] = [];
  for (const line of lines) {
    const first = line.findIndex(asks);
    for (const [i, sentence] of line.entries()) {
      const goesOn = first >= 0 && i > first && !tells(sentence, language);
      (asks(sentence) || goesOn ? asked : context).push(sentence);
    }
  }
  if (asked.length === 0 || context.length === 0) return { asked: text, context: '' };
  const labels = asked.map((question) => LABEL.exec(question)?.[0] ?? '');
  return {
    asked: asked.map((question, i) => question.slice(labels[i]?.length)).join(' '),
    context: [...labels.map((label) => label.trim()), ...context].filter(Boolean).join(' '),
  };
}

function sentencesOf(line: string, language: string): string[] {
  return splitSentences(line, 0, line.length, language)
    .flatMap(({ start, end }) => line.slice(start, end).split(CHATTED))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** Between sentences of which the second begins in lower case, as in chats; a point may be an abbreviation’s. */
const CHATTED = /(?<=[!?…]["'”’»)]*)\s+/u;

/** A question mark of any script at the end of a sentence; in Armenian inside it. */
const MARKED = /[?？؟⁇⁈‽፧⸮]["'”’»」』)）]*$|՞/u;

/** A Greek question mark is a semicolon. */
function isMarked(sentence: string, language: string | null): boolean {
  return MARKED.test(sentence) || (language === 'el' && /;$/.test(sentence));
}

/** Is it a whole sentence that says something of its own? */
function tells(sentence: string, language: string | null): boolean {
  return /[.!。！]$/u.test(sentence) && countTelling(sentence, language) > FEW;
}

/** A follow-up has so many words that tell something (see src/conversation/followUp.ts). */
const FEW = 3;

function beginsLikeQuestion(sentence: string, language: string | null): boolean {
  const first = tokenize(sentence)[0];
  return first !== undefined && language !== null && wordsOf(language).has(first);
}

const known = new Map<string, ReadonlySet<string>>();

function wordsOf(language: string): ReadonlySet<string> {
  let words = known.get(language);
  if (!words) {
    words = new Set(tokenize(questionWords[language] ?? ''));
    known.set(language, words);
  }
  return words;
}

function countTelling(sentence: string, language: string | null): number {
  return tokenize(sentence).filter((word) => !isFunctionWord(word, language ?? '')).length;
}

/** “Question: ”, “Minecraft: ” */
const LABEL = /^\p{L}[\p{L}\p{M}]*\s?[:：]\s+/u;
