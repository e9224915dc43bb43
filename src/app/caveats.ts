import { type Answer, type Citation, worthReading } from '../../index/index.ts';
import { languageName } from './messages/messages.ts';
import type { Messages } from './messages/types.ts';
import type { Note } from './outcome.ts';
import { placeName } from './placeName.ts';
import type { Style } from './text.ts';

/** What a reader should know before the answer, as sentences above it. What is only the closest is said to be that already. */
export function caveats(answer: Answer, m: Messages, note?: Note): string[] {
  const unsure = answer.verdict === 'maybe' && note?.kind !== 'closest';
  const maybe = unsure ? [m.answer.maybe(worthReading(answer.citations))] : [];
  // What may not answer was not found; the footnotes tell its language.
  const found = answer.verdict === 'answer' ? answer.onlyIn : null;
  return [...languageCaveat({ ...answer, onlyIn: found }, m), ...maybe];
}

function languageCaveat({ language, noArticles, onlyIn }: Answer, m: Messages): string[] {
  const found = onlyIn && languageName(m, onlyIn);
  if (!noArticles || !language) return found ? [m.answer.onlyIn(found)] : [];
  const asked = languageName(m, language);
  return [found ? m.answer.noArticlesBut(asked, found) : m.answer.noArticles(asked)];
}

/** A title of an article that is not in the language of the question is marked with its own. */
export function foreignMark(language: string, answer: Answer, m: Messages): string {
  return language === answer.language ? '' : ` (${languageName(m, language)})`;
}

/** The other places where the same text stands, as part of a footnote; `text` renders a path. */
export function alsoIn({ alsoIn: places = [] }: Citation, m: Messages, text: Style['text']): string[] {
  if (places.length === 0) return [];
  const named = places.slice(0, NAMED);
  const left = places.length - named.length;
  const list = m.list(named.map((occurrence) => placeName(occurrence, m, text)));
  return [m.answer.alsoIn(list) + (left ? ` ${m.more(left)}` : '')];
}

/** For a text that stands everywhere, this many other places are enough. */
const NAMED = 3;
