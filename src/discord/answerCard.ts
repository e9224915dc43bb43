import { askLibrary, type LocalizedOutcome, type Recording } from '../app/ask.ts';
import { languageName } from '../app/messages/messages.ts';
import type { Messages } from '../app/messages/types.ts';
import type { Asked, Note } from '../app/outcome.ts';
import { asksForMore } from '../conversation/followUp.ts';
import { planAttempts } from '../conversation/plan.ts';
import type { Context } from './command.ts';
import type { PreviousAnswer } from './questionIn.ts';
import { type Card, card } from './respond/card.ts';
import { type Controls, PAGE } from './respond/controls.ts';

/** A question on its way to an answer. */
export interface AnswerRequest extends Omit<Controls, 'rated' | 'onlyLanguage'> {
  asked: Asked;
  /** What was asked before: used only if the question says too little alone. */
  previous?: PreviousAnswer;
  /** The sentences cited before in the conversation. */
  cited?: readonly string[];
  /** Whose settings hold: null outside of servers that have the bot. */
  server: string | null;
  /** Whether it is asked for the first time, and so counts in the server's insights. */
  counts: boolean;
  /** Whether only the asker sees the answer. */
  sensitive: boolean;
  /** The first citation shown, counted from 0. */
  from?: number;
  notes?: string[];
  /** One of the notes names the languages that there are articles in. */
  languagesTold?: boolean;
  /** Whether the answer repeats the question. The answer to a follow-up always does. */
  repeats: boolean;
}

/** The answer to a question as a message with its buttons. */
export async function answerCard(request: AnswerRequest, context: Context): Promise<Card> {
  const { asked, previous, cited, server, counts, sensitive, from = 0, repeats, ...rest } = request;
  const { notes = [], languagesTold = false, scope, ...controls } = rest;
  const { settings, feedback, library } = context;
  const chosen = await settings.of(server);
  const plan = planAttempts(
    { asked, scope, limit: from + PAGE + 1, ...(previous && { previous }), ...(cited && { cited }) },
    {
      languages: library.status().languages,
      pathOf: (id) => library.status().paths.get(id),
      least: chosen.confidence,
    },
  );
  const origin = { server, user: controls.asker };
  const recording: Recording = {
    counts,
    sensitive,
    learns: { feedback, origin, keepsQuestions: chosen.keepsQuestions },
  };
  const outcome = await askLibrary(context, plan, recording);
  const { answer, messages, onlyLanguage = false } = outcome;
  const said = noteTexts(outcome, library.status().languages);
  const made = card(languagesTold ? { ...answer, noArticles: false } : answer, messages, {
    ...((repeats || outcome.asked.after) && { asked: outcome.asked }),
    ...(said.declineText && { declineText: said.declineText }),
    notes: [...(outcome.articleGone ? [context.m.reader.articleGone] : []), ...notes, ...said.notes],
    from: Math.min(from, Math.max(0, answer.citations.length - 1)),
    controls: { ...controls, scope: outcome.scope, rated: server !== null, onlyLanguage },
  });
  // Nobody else may learn what only one person was shown.
  const goesOn =
    previous &&
    asksForMore(asked.text) &&
    (previous.visibility === 'private' || controls.visibility === 'public');
  const memory = {
    ...made.memory,
    before: outcome.cited,
    ...(goesOn && { moreOf: previous.message }),
    ...(outcome.declined !== undefined && { declined: outcome.declined }),
  };
  return { ...made, memory };
}

/** What a note says: above the citations, or in place of “the articles don’t say”. */
function noteTexts(
  { note, messages }: Pick<LocalizedOutcome, 'note' | 'messages'>,
  languages: readonly string[],
): { notes: string[]; declineText?: string } {
  if (!note) return { notes: [] };
  if (note.kind === 'closest')
    return { notes: [messages.answer.closest(languageName(messages, note.language))] };
  return { notes: [], declineText: declineTextFor(note, messages, languages) };
}

function declineTextFor(note: Note, m: Messages, languages: readonly string[]): string {
  if (note.kind === 'nothingElse') return m.answer.nothingElse;
  const named = languageName(m, note.language);
  if (note.kind !== 'noneIn') return m.answer.declinedIn(named);
  const there = m.list(languages.map((code) => languageName(m, code)));
  return `${m.answer.noArticles(named)}\n${m.answer.languages(there)}`;
}
