import type { Answer, Question } from '../../index/index.ts';
import type { Asked, Found, Plan, Scope } from '../app/outcome.ts';
import type { Visibility } from '../app/policy.ts';
import { declineUnsure, type Sureness } from '../app/sureness.ts';
import type { Synonym } from '../app/synonyms.ts';
import type { Library } from '../library/library.ts';
import { entityNames } from './entityNames.ts';
import {
  asksForMore,
  classifyFollowUp,
  contentWords,
  contextQuestion,
  mentions,
  WHOLE,
  wordsToSearch,
} from './followUp.ts';
import { meantBy, readingsOf } from './readings.ts';
import { search } from './search.ts';
import { speaks } from './speaks.ts';

/** A question in a conversation. */
export interface Turn {
  asked: Asked;
  /** How it is narrowed. */
  scope: Scope;
  /** What was asked before: used only if the question says too little alone. */
  previous?: Previous;
  /** The sentences (see `Citation.sentences`) cited before in the conversation: left out if more is asked for. */
  cited?: readonly string[];
  /** How many citations at most; unless given, those worth reading at once. */
  limit?: number;
  /** Say what the scores of the citations are made of. */
  explain?: boolean;
  /** Pictures of the folder are shown, too. */
  pictures?: boolean;
}

/** What a question may lean on. */
export interface Previous {
  asked: Asked;
  /** When the oldest question in it was asked, in milliseconds since 1970. */
  at: number;
  /** How it was asked. */
  scope: Scope;
  /** False after a decline: it has no subject that the articles are known to have. */
  answered: boolean;
  /** The sentences that have been cited so far. */
  cited: readonly string[];
  /** The id of the message that answers it, and who sees that. */
  answer?: { message: string; visibility: Visibility };
}

/** What must be known of the articles, and of the server where the question is asked. */
export interface Known {
  /** The languages that there are articles in. */
  languages: readonly string[];
  /** The path of an article by its `articleId`; undefined for one that is gone. */
  pathOf(id: string): string | undefined;
  /** How sure an answer must be. */
  sureness: Sureness;
  /** The server's own. */
  synonyms: readonly Synonym[];
}

/**
 * The searches for a question, one after the other until one answers. A question that says too little is read together
 * with the one before; one that may say enough is tried on its own first. Where everything is wanted, the last search is for
 * what is nearest.
 */
export function* planAttempts(turn: Turn, known: Known): Plan {
  const outcome = yield* attempts(turn, known);
  const { question, answer, note } = outcome;
  if (known.sureness !== 'everything' || answer.answered) return outcome;
  // All that answers was shown, or there is nothing to search.
  if (note && note.kind !== 'declinedIn') return outcome;
  const nearest = yield* search({ ...question, everything: true }, known);
  if (!nearest.answered) return outcome;
  const { note: _, ...shown } = outcome;
  return { ...shown, answer: nearest };
}

function* attempts(turn: Turn, known: Known): Plan {
  const { previous, asked } = turn;
  if (!previous) return yield* attempt(turn, known);
  // How much it says is what its words mean.
  const meant = meantBy(asked.text, known.synonyms);
  const followUp = classifyFollowUp(meant, known.languages, previous.asked.text);
  // What was cited is remembered until a question begins something new.
  const alone = asksForMore(asked.text) ? { ...turn, cited: previous.cited } : turn;
  if (followUp.kind === 'standalone') return yield* attempt(alone, known);

  const backed = withContext(previous, turn, known);
  if (followUp.kind === 'dependent') return yield* attempt(backed, known);
  if (followUp.kind === 'language') {
    // An article is in one language.
    const { article: _, ...everywhere } = backed.scope;
    const there = known.languages.includes(followUp.language);
    const wanted = { ...everywhere, ...(there && { language: followUp.language }) };
    return yield* inLanguage(followUp, { ...backed, scope: wanted }, known);
  }

  const first = yield* attempt(alone, known);
  if (first.answer.verdict === 'answer') return first;
  // A decline lends nothing to a question that has an answer, or a subject, of its own.
  if (!previous.answered && (first.answer.answered || followUp.words.length >= WHOLE)) return first;
  const better = yield* attempt(backed, known);
  // Together with the question before, almost anything is answered: only a quotation that also has half of the new words counts.
  const asks = [asked.text, ...readingsOf(asked.text, known.synonyms).map(({ text }) => text)]
    .map(contentWords)
    .filter(({ length }) => length > 0);
  return asks.some((words) => mentions(quotation(better.answer), words)) ? better : first;
}

/** The plan for a question on its own, outside of any server. */
export function planStandalone(
  library: Library,
  text: string,
  {
    locale,
    explain = false,
    sureness = 'balanced',
  }: { locale?: string; explain?: boolean; sureness?: Sureness } = {},
): Plan {
  const { languages } = library.status();
  const scope = locale ? { locale } : {};
  const known = { languages, pathOf: () => undefined, sureness, synonyms: [] };
  return planAttempts({ asked: { text }, scope, explain }, known);
}

function withContext(previous: Previous, turn: Turn, { languages }: Known): Turn {
  const { article, language } = previous.scope;
  const narrowed = { ...(article && { article }), ...(language && { language }) };
  const after = previous.asked.owners?.text ?? previous.asked.owners?.after;
  const owners = after && { owners: { after } };
  return {
    ...turn,
    asked: { ...turn.asked, after: contextQuestion(previous.asked, languages), ...owners },
    scope: { ...narrowed, ...turn.scope, since: previous.at },
    cited: previous.cited,
  };
}

function quotation({ citations: [first] }: Answer): string {
  return first ? `${first.title} ${first.text}` : '';
}

/** The question, or what it asks for beyond what was cited before. */
function* attempt(turn: Turn, known: Known): Plan {
  const { asked, limit, explain, pictures, cited = [] } = turn;
  const followUp = asked.after ? classifyFollowUp(asked.text, known.languages) : null;
  if (followUp?.kind === 'language') return yield* inLanguage(followUp, turn, known);

  const article = turn.scope.article && known.pathOf(turn.scope.article);
  const gone = turn.scope.article && !article;
  const scope = gone ? withoutArticle(turn.scope) : turn.scope;
  const { locale, language } = scope;
  const leaveOut = asksForMore(asked.text) ? cited : [];
  const question: Question = {
    text: wordsToSearch(asked, known.languages),
    ...(limit !== undefined && { limit }),
    ...(leaveOut.length && { leaveOut }),
    ...(explain && { explain }),
    ...(pictures && { pictures }),
    ...(locale && { locale }),
    ...(language && { language }),
    ...(article && { article }),
  };
  const found = declineUnsure(yield* search(question, known), known.sureness);
  const outcome = {
    question,
    asked,
    scope,
    cited,
    speaks: speaks(turn, found, known.languages),
    narrowed: Boolean(article || language || leaveOut.length),
    ...(gone && { articleGone: true as const }),
  };
  if (found.answered) return { ...outcome, answer: found };
  if (leaveOut.length) {
    // “who?” tells a language, and with it which articles are searched; a bare name before it told none.
    const rest = asked.after
      ? declineUnsure(yield* search({ ...question, text: asked.after }, known), known.sureness)
      : found;
    if (rest.answered) return { ...outcome, answer: rest };
    return { ...outcome, answer: { ...found, nearest: [] }, note: { kind: 'nothingElse' } };
  }
  // If there are no articles in it, the answer says so already.
  const here = language && !article && !found.noArticles;
  return { ...outcome, answer: found, ...(here && { note: { kind: 'declinedIn', language } }) };
}

/** The question before, answered from the articles in another language. */
function* inLanguage(
  { language, said }: { language: string; said: string },
  { asked, scope, limit, cited = [] }: Turn,
  known: Known,
): Plan {
  const { languages, sureness } = known;
  const { locale } = scope;
  const text = wordsToSearch(asked, languages);
  const question: Question = { text, language, ...(limit !== undefined && { limit }) };
  const outcome = {
    question,
    asked,
    scope: withoutArticle(scope),
    cited,
    speaks: [said, locale],
    onlyLanguage: true as const,
    narrowed: true,
  };
  if (!languages.includes(language))
    return { ...outcome, answer: NOTHING, note: { kind: 'noneIn', language } };

  const answer = declineUnsure(yield* search(question, known), sureness);
  if (answer.answered) return { ...outcome, answer };
  // The same words are seldom in two languages, but names are: those of the answer that is being asked about.
  const before = yield* search({ text, ...(locale && { locale }), limit: 1 }, known);
  const names = before.citations[0] && entityNames(before.citations[0], text);
  const near = names ? yield* search({ text: names, language, limit: 1 }, known) : answer;
  // However surely it is about these names, it may only help, and no sentence of it is the one that answers.
  const citations = near.citations.map((citation) => ({ ...citation, boldShare: 0 }));
  const closest = declineUnsure({ ...near, citations, verdict: 'maybe' }, sureness);
  if (!closest.answered || near.answerability < CLOSE)
    return { ...outcome, answer, note: { kind: 'declinedIn', language } };
  return { ...outcome, answer: closest, note: { kind: 'closest', language } };
}

/** Below this answerability, a quotation only happens to have a name in common. */
const CLOSE = 0.55;

function withoutArticle({ article: _, ...everywhere }: Scope): Scope {
  return everywhere;
}

const NOTHING: Found = {
  language: null,
  verdict: 'none',
  answered: false,
  citations: [],
  onlyIn: null,
  noArticles: false,
  nearest: [],
  answerability: 0,
  confidence: 0,
  ms: 0,
};
