import type { Answer } from '../../index/answer.ts';
import { askLibrary, type Framed, type House } from '../ask.ts';
import type { Asked } from '../card.ts';
import type { Context } from '../command.ts';
import { asksForMore, leaningOf, wordsToSearch } from '../followup.ts';
import { languageName, type Messages, messagesFor, spokenIn } from '../messages.ts';
import { namesOf } from '../names.ts';
import { isAmong, placeOf, type Scope } from './scope.ts';

/** What to look for. */
export interface Wanted {
  asked: Asked;
  scope: Scope;
  /** The path of the only article to search. */
  article?: string;
  /** How many citations at most. */
  limit: number;
}

/** What was found, in its frame, with what has to be said about it. */
export interface Finding extends Framed {
  /** Sentences above the citations. */
  notes: string[];
  /** In place of “the articles don’t say”. */
  instead?: string;
  /** Only another language was asked for. */
  onlyLanguage?: boolean;
}

/** Looks for an answer, as a follow-up to what was cited before or in another language too. */
export async function find(wanted: Wanted, house: House, context: Context): Promise<Finding> {
  const { asked, scope, article, limit } = wanted;
  const { library, log } = context;
  const { languages } = library.status();
  const { locale, language } = scope;
  const asks = asked.after ? leaningOf(asked.text, languages) : null;
  if (asks?.kind === 'language') return findIn(asks.language, asks.said, wanted, house, context);

  const cited = asksForMore(asked.text) ? (scope.cited ?? []) : [];
  const isCited: House['leaveOut'] = (citation) => isAmong(cited, placeOf(citation.article, citation.lines));
  const question = {
    text: wordsToSearch(asked, languages),
    // What is left out makes room for what came after it.
    limit: limit + (cited.length && EVERY),
    ...(locale && { locale }),
    ...(language && { language }),
    ...(article && { article }),
  };
  const found = await askLibrary(library, log, question, {
    ...house,
    ...(cited.length && { leaveOut: isCited }),
  });
  const { answer } = found;
  // Its few words tell the language of a follow-up better than those of the question before.
  const spoken = asked.after ? spokenIn(asked.text) : null;
  const frame = spoken ? messagesFor(spoken) : found.frame;
  if (answer.answered)
    return { answer: { ...answer, citations: answer.citations.slice(0, limit) }, frame, notes: [] };
  if (cited.length)
    return { answer: { ...answer, nearest: [] }, frame, notes: [], instead: frame.answer.nothingElse };
  // Where there are no articles in it, that is said already.
  const here = language && !article && !answer.noArticles;
  return {
    answer,
    frame,
    notes: [],
    ...(here && { instead: frame.answer.declinedIn(languageName(frame, language)) }),
  };
}

/** More than an answer ever has. */
const EVERY = 40;

/** The question before, answered from the articles in another language. */
async function findIn(
  language: string,
  said: string,
  { asked, scope, limit }: Wanted,
  house: House,
  { library, log }: Context,
): Promise<Finding> {
  const { languages } = library.status();
  const frame = messagesFor(said, scope.locale);
  const { locale } = scope;
  const named = languageName(frame, language);
  if (!languages.includes(language)) return noneIn(named, languages, frame);

  const text = wordsToSearch(asked, languages);
  const { answer } = await askLibrary(library, log, { text, language, limit }, house);
  if (answer.answered) return { answer, frame, notes: [], onlyLanguage: true };
  const instead = frame.answer.declinedIn(named);
  // The same words are seldom in two languages, but names are: those of the answer that is being asked about.
  const before = await library.ask({ text, ...(locale && { locale }), limit: 1 });
  const names = before.citations[0] && namesOf(before.citations[0], text);
  const near = names ? await library.ask({ text: names, language, limit: 1 }) : answer;
  const [first] = near.citations;
  if (!first || near.confidence < CLOSE || first.score < house.settings.confidence)
    return { answer, frame, notes: [], instead, onlyLanguage: true };
  // What is said above it is doubt enough.
  const closest = { ...near, citations: [{ ...first, score: 1 }] };
  return { answer: closest, frame, notes: [frame.answer.closest(named)], onlyLanguage: true };
}

/** What shares less with an answer than this only happens to share a name with it. */
const CLOSE = 0.55;

function noneIn(named: string, languages: readonly string[], frame: Messages): Finding {
  const there = frame.list(languages.map((code) => languageName(frame, code)));
  const instead = `${frame.answer.noArticles(named)}\n${frame.answer.languages(there)}`;
  return { answer: NOTHING, frame, notes: [], instead, onlyLanguage: true };
}

const NOTHING: Answer = {
  language: null,
  answered: false,
  citations: [],
  onlyIn: null,
  noArticles: false,
  nearest: [],
  confidence: 0,
  ms: 0,
};
