import { articleId } from '../../index/read.ts';
import { type Asked, type Card, card } from '../card.ts';
import { isWeak } from '../citations.ts';
import type { Context } from '../command.ts';
import { asksForMore, leanedOn, leaningOf, mentions } from '../followup.ts';
import type { Before } from './asked.ts';
import { type Controls, PAGE } from './controls.ts';
import { find } from './finding.ts';

/** A question on its way to an answer. */
export interface Asking extends Omit<Controls, 'rated' | 'onlyLanguage'> {
  asked: Asked;
  /** What was asked before: used only if the question says too little alone. */
  before?: Before;
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
  const { before, asked, scope } = asking;
  const { languages } = context.library.status();
  if (!before) return (await answered(asking, context)).card;

  const leaning = leaningOf(asked.text, languages);
  // What was cited is remembered until a question begins something new.
  const alone = asksForMore(asked.text) ? { ...asking, scope: { ...scope, cited: before.cited } } : asking;
  if (leaning.kind === 'alone') return (await answered(alone, context)).card;

  const { article, language } = before.scope;
  const narrowed = { ...(article && { article }), ...(language && { language }) };
  const backed: Asking = {
    ...asking,
    repeats: true,
    asked: { ...asked, after: leanedOn(before.asked, languages) },
    scope: { ...narrowed, ...scope, since: before.at, cited: before.cited },
  };
  if (leaning.kind === 'language') {
    // An article is in one language.
    const { article: _, ...everywhere } = backed.scope;
    const there = languages.includes(leaning.language);
    const wanted = { ...everywhere, ...(there && { language: leaning.language }) };
    return (await answered({ ...backed, scope: wanted }, context)).card;
  }
  if (leaning.kind === 'leans') return (await answered(backed, context)).card;

  const first = await answered({ ...alone, counts: false }, context);
  const better = first.sure ? null : await answered({ ...backed, counts: false }, context);
  // Backed up, anything is answered; only what also speaks of the new words answers this question.
  const fits = better?.answered && mentions(better.quotation, leaning.words);
  return (await answered(fits ? backed : alone, context)).card;
}

async function answered(asking: Asking, context: Context) {
  const { asked, scope, server, counts, discreet, from = 0, repeats, ...rest } = asking;
  const { notes = [], languagesTold = false, before: _, ...controls } = rest;
  const { settings, feedback, m } = context;
  const article = scope.article && pathOf(scope.article, context);
  const missing = scope.article && !article ? [m.reader.articleGone] : [];
  const { article: __, ...everywhere } = scope;
  const origin = { server, user: controls.asker };
  const found = await find(
    { asked, scope, ...(article && { article }), limit: from + PAGE + 1 },
    { settings: settings.of(server), discreet, ...(counts && { counts: { feedback, origin } }) },
    context,
  );
  const { answer, frame, instead, onlyLanguage = false } = found;
  const [first] = answer.citations;
  return {
    answered: answer.answered,
    sure: answer.answered && !isWeak(answer),
    quotation: first ? `${first.title} ${first.excerpt}` : '',
    card: card(languagesTold ? { ...answer, noArticles: false } : answer, frame, {
      ...(repeats && { asked }),
      ...(instead && { instead }),
      notes: [...missing, ...notes, ...found.notes],
      from: Math.min(from, Math.max(0, answer.citations.length - 1)),
      controls: {
        ...controls,
        scope: article ? scope : everywhere,
        rated: server !== null,
        onlyLanguage,
      },
    }),
  };
}

/** The path of an article by its short name. */
export function pathOf(id: string, { library }: Pick<Context, 'library'>): string | undefined {
  return library.status().articles.find(({ path }) => articleId(path) === id)?.path;
}
