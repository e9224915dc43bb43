import { articleId } from '../../index/index.ts';
import { tellsOf } from '../app/access.ts';
import type { App } from '../app/app.ts';
import { askLibrary } from '../app/ask.ts';
import { languageName } from '../app/messages/messages.ts';
import type { Messages } from '../app/messages/types.ts';
import type { Note, Outcome } from '../app/outcome.ts';
import type { Action, AnswerReply } from '../app/reply.ts';
import type { Request } from '../app/request.ts';
import { hasHelpers } from '../app/settings.ts';
import type { Text } from '../app/text.ts';
import { asksForMore, saysTooLittle } from './followUp.ts';
import { planAttempts, type Turn } from './plan.ts';

/** How many citations a page of an answer has. */
export const PAGE = 3;

/** A question on its way to an answer, and how that is shown. */
export interface Inquiry extends Omit<Turn, 'limit' | 'explain' | 'pictures'> {
  /** The first citation shown, counted from 0. */
  from?: number;
  /** Those that are functions are said in the language of the answer. */
  notes?: readonly (Text | ((m: Messages) => string))[];
  /** What it would have leaned on was answered too long ago. */
  late?: boolean;
  /** One of the notes names the languages that there are articles in. */
  languagesTold?: boolean;
  /** It was answered before: it counts in no statistics. */
  again?: boolean;
  /** The id of the message that a shared answer replies to. */
  replyTo?: string;
}

/** The only way from a question to its answer, whatever the surface: a plan, run and recorded once. */
export async function answer(request: Request, inquiry: Inquiry, app: App): Promise<AnswerReply> {
  const { server, sensitive, visibility, pictures, m } = request;
  // Looked at anew for each: what could be read before may be closed by now.
  const chosenLibrary = await request.chosen?.();
  const {
    asked,
    previous,
    from = 0,
    notes = [],
    languagesTold = false,
    again = false,
    late = false,
  } = inquiry;
  const { settings, feedback, library, synonyms } = app;
  const { languages, paths } = await library.contents();
  const chosen = await settings.of(server);
  const { library: _, ...anywhere } = inquiry.scope;
  const scope = { ...anywhere, ...(chosenLibrary && { library: chosenLibrary }) };
  const plan = planAttempts(
    { ...inquiry, scope, limit: from + PAGE + 1, pictures },
    {
      languages,
      pathOf: (id) => paths.get(id),
      sureness: chosen.sureness,
      synonyms: (await synonyms.of(chosenLibrary ?? server)) ?? [],
    },
  );
  // What somebody else wrote is not kept as the question of whoever asks with it.
  const keepsQuestions = chosen.keepsQuestions && !asked.owners?.text;
  const outcome = await askLibrary(app, plan, {
    counts: !again,
    sensitive,
    learns: { feedback, owner: request, keepsQuestions },
  });
  // Somebody who manages the server sees it, and can write an answer.
  const isOpen = keepsQuestions && !sensitive && app.shelf.quota.articles > 0;
  const { messages, note } = outcome;
  const declineText = note && declineTextFor(note, messages, languages);
  const closest =
    note?.kind === 'closest' ? [messages.answer.closest(languageName(messages, note.language))] : [];
  // Nobody else may learn what only one person was shown.
  const { answer: before } = previous ?? {};
  const goesOn =
    before && asksForMore(asked.text) && (before.visibility === 'private' || visibility === 'public');
  const shown = Math.min(from, Math.max(0, outcome.answer.citations.length - 1));
  return {
    kind: 'answer',
    ...outcome,
    answer: languagesTold ? { ...outcome.answer, noArticles: false } : outcome.answer,
    notes: [
      ...(chosenLibrary === null ? [m.trouble.noSuchLibrary] : []),
      ...(outcome.articleGone ? [m.reader.articleGone] : []),
      ...(late && saysTooLittle(asked.text, languages) ? [tooLate(messages, request)] : []),
      ...notes.map((note) => (typeof note === 'function' ? note(messages) : note)),
      ...closest,
    ],
    ...(declineText && { declineText }),
    repeats: request.repeats || outcome.asked.after !== undefined,
    from: shown,
    actions: actionsFor(
      outcome,
      shown,
      { ...request, canShare: request.canShare && !tellsOf(outcome.answer, request.notForAll) },
      { ...inquiry, helped: hasHelpers(chosen), ...(isOpen && { open: outcome.declined }) },
    ),
    ...(goesOn && { moreOf: before.message }),
  };
}

function tooLate({ manners }: Messages, { surface }: Pick<Request, 'surface'>): string {
  return surface === 'terminal' ? manners.late : `${manners.late} ${manners.replyInstead}`;
}

/** In place of “the articles don’t say”. */
function declineTextFor(note: Note, m: Messages, languages: readonly string[]): string | undefined {
  if (note.kind === 'closest') return undefined;
  if (note.kind === 'nothingElse') return m.answer.nothingElse;
  const named = languageName(m, note.language);
  if (note.kind !== 'noneIn') return m.answer.declinedIn(named);
  const there = m.list(languages.map((code) => languageName(m, code)));
  return `${m.answer.noArticles(named)}\n${m.answer.languages(there)}`;
}

/** What can be done with an answer whose citations are shown from `from` on, or with a decline. */
export function actionsFor(
  { answer, scope, onlyLanguage }: Pick<Outcome, 'answer' | 'scope' | 'onlyLanguage'>,
  from: number,
  request: Pick<Request, 'server' | 'user' | 'visibility' | 'canShare' | 'form'>,
  {
    replyTo,
    helped = false,
    open,
  }: Pick<Inquiry, 'replyTo'> & { helped?: boolean; open?: number | undefined } = {},
): Action[] {
  const { article, language, ...everywhere } = scope;
  const nearest = answer.nearest.map((near) => ({ kind: 'read', article: articleId(near.article) }) as const);
  const [first] = answer.citations;
  const wider = article || (language && !onlyLanguage);
  return [
    ...(answer.answered ? [] : nearest),
    ...(answer.verdict !== 'answer' && wider && from === 0
      ? [{ kind: 'again', scope: everywhere } as const]
      : []),
    ...(request.server !== null && first && from === 0 && answer.verdict !== 'none'
      ? [{ kind: 'rate', article: articleId(first.article), verdict: answer.verdict } as const]
      : []),
    ...(request.server !== null && helped && !answer.answered ? [{ kind: 'team' } as const] : []),
    ...(open !== undefined && !answer.answered ? [{ kind: 'notify', declined: open } as const] : []),
    ...(request.form ? [{ kind: 'follow' } as const] : []),
    ...(request.visibility === 'private' && request.canShare
      ? [{ kind: 'share', ...(replyTo && { replyTo }) } as const]
      : []),
    ...(request.visibility === 'public' ? [{ kind: 'dismiss', user: request.user } as const] : []),
  ];
}
