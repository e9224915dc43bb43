import { articleId } from '../../index/read.ts';
import { askLibrary } from '../ask.ts';
import { type Asked, type Card, card } from '../card.ts';
import { WEAK } from '../citations.ts';
import type { Context } from '../command.ts';
import { leaningOf, mentions, wordsToSearch } from '../followup.ts';
import { type Controls, PAGE } from './controls.ts';

/** A question on its way to an answer. */
export interface Asking extends Omit<Controls, 'rated'> {
  asked: Asked;
  /** What was asked before: used only if the question says too little alone. */
  before?: { asked: Asked; at: number };
  /** Whose settings hold: null outside of servers that have the bot. */
  server: string | null;
  /** Is it asked for the first time, so that it counts in what the server learns? */
  counts: boolean;
  /** The question is nobody else's business. */
  discreet: boolean;
  /** The first citation shown, counted from 0. */
  from?: number;
  notes?: string[];
  /** One of the notes names the languages that there are articles in. */
  languagesTold?: boolean;
  /** Does the answer repeat the question? */
  repeats: boolean;
}

/** The answer to a question as a message with its buttons. */
export async function answerCard(asking: Asking, context: Context): Promise<Card> {
  const { library } = context;
  const leaning = asking.before && leaningOf(asking.asked.text, library.status().languages);
  if (!asking.before || leaning?.kind === 'alone') return (await answered(asking, context)).card;

  const { asked, at } = asking.before;
  const backed: Asking = {
    ...asking,
    repeats: true,
    asked: { ...asking.asked, after: [asked.after, asked.text].filter(Boolean).join(' ') },
    scope: { ...asking.scope, since: at },
  };
  if (leaning?.kind === 'language') {
    const scope = { ...backed.scope, language: leaning.language };
    return (await answered({ ...backed, scope }, context)).card;
  }
  if (leaning?.kind === 'leans') return (await answered(backed, context)).card;

  const alone = await answered({ ...asking, counts: false }, context);
  const better = alone.sure ? null : await answered({ ...backed, counts: false }, context);
  // Backed up, anything is answered; only what also speaks of the new words answers this question.
  const fits = better?.answered && leaning?.kind === 'perhaps' && mentions(better.quotation, leaning.words);
  return (await answered(fits ? backed : asking, context)).card;
}

async function answered(asking: Asking, context: Context) {
  const { asked, scope, server, counts, discreet, from = 0, repeats, ...rest } = asking;
  const { notes = [], languagesTold = false, ...controls } = rest;
  const { library, log, settings, feedback, m } = context;
  const article = scope.article && pathOf(scope.article, context);
  const missing = scope.article && !article ? [m.reader.articleGone] : [];
  const { article: _, ...everywhere } = scope;
  const question = {
    text: wordsToSearch(asked, scope.language),
    limit: from + PAGE + 1,
    ...(scope.locale && { locale: scope.locale }),
    ...(scope.language && { language: scope.language }),
    ...(article && { article }),
  };
  const origin = { server, user: controls.asker };
  const { answer, frame } = await askLibrary(library, log, question, {
    settings: settings.of(server),
    discreet,
    ...(counts && { counts: { feedback, origin } }),
  });
  const [first] = answer.citations;
  return {
    answered: answer.answered,
    sure: answer.answered && answer.confidence >= WEAK,
    quotation: first ? `${first.title} ${first.excerpt}` : '',
    card: card(languagesTold ? { ...answer, noArticles: false } : answer, frame, {
      ...(repeats && { asked }),
      notes: [...missing, ...notes],
      from: Math.min(from, Math.max(0, answer.citations.length - 1)),
      controls: { ...controls, scope: article ? scope : everywhere, rated: server !== null },
    }),
  };
}

/** The path of an article by its short name. */
export function pathOf(id: string, { library }: Pick<Context, 'library'>): string | undefined {
  return library.status().articles.find(({ path }) => articleId(path) === id)?.path;
}
