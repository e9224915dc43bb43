import { functionWords, stripDiacritics } from './functionWords.ts';
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
 */
export function readAsked(text: string, language: string | null): Asked {
  const sentences = sentencesOf(text, language ?? 'und');
  const marked = sentences.filter((sentence) => MARKED.test(sentence) || isGreek(sentence, language));
  const questions = (
    marked.length > 0 ? marked : sentences.filter((one) => beginsLikeQuestion(one, language))
  ).filter((sentence) => tells(sentence, language));
  if (questions.length === 0 || sentences.length === 1) return { asked: text, context: '' };
  const labels = questions.map((question) => LABEL.exec(question)?.[0] ?? '');
  const others = sentences.filter((sentence) => !questions.includes(sentence));
  if (others.length === 0) return { asked: text, context: '' };
  return {
    asked: questions.map((question, i) => question.slice(labels[i]?.length)).join(' '),
    context: [...labels.map((label) => label.trim()), ...others].filter(Boolean).join(' '),
  };
}

function sentencesOf(text: string, language: string): string[] {
  return text.split(/\n+/).flatMap((line) =>
    splitSentences(line, 0, line.length, language)
      .flatMap(({ start, end }) => line.slice(start, end).split(CHATTED))
      .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence)),
  );
}

/** Between sentences of which the second begins in lower case, as in chats; a point may be an abbreviation’s. */
const CHATTED = /(?<=[!?…]["'”’»)]*)\s+/u;

/** A question mark of any script at the end of a sentence; in Armenian inside it. */
const MARKED = /[?？؟⁇⁈‽፧⸮]["'”’»」』)）]*$|՞/u;

/** A Greek question mark is a semicolon. */
function isGreek(sentence: string, language: string | null): boolean {
  return language === 'el' && /;$/.test(sentence);
}

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

function tells(sentence: string, language: string | null): boolean {
  const light = functionWords(language ?? '');
  return tokenize(sentence).some((word) => !light.has(word) && !light.has(stripDiacritics(word)));
}

/** “Question: ”, “Minecraft: ” */
const LABEL = /^\p{L}[\p{L}\p{M}]*\s?[:：]\s+/u;
