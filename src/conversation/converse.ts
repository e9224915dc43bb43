import type { App } from '../app/app.ts';
import { LANGUAGES, messagesFor } from '../app/messages/messages.ts';
import type { Messages } from '../app/messages/types.ts';
import type { AnswerReply, ListReply, NoteReply } from '../app/reply.ts';
import { articlesReport } from '../app/reports.ts';
import type { Request } from '../app/request.ts';
import { answer, type Inquiry } from './answer.ts';
import { meantBy } from './readings.ts';
import { asksForArticles } from './smallTalk/aboutArticles.ts';
import type { Remark } from './smallTalk/phrases.ts';
import { smallTalkIn } from './smallTalk/smallTalk.ts';

/**
 * What is said to somebody's words: a short line to small talk, the list of articles to a question about them, else an answer. Only an
 * answer is a question to the articles, and remembered as one.
 */
export async function converse(
  request: Request,
  inquiry: Inquiry,
  app: App,
): Promise<AnswerReply | ListReply | NoteReply> {
  const text = meantBy(inquiry.asked.text, (await app.synonyms.of(request.server)) ?? []);
  const talk = remarkIn(text, request);
  if (talk) return talk;
  const said = asksForArticles(text);
  if (said.length === 0) return answer(request, inquiry, app);
  const messages = messagesIn(said, request);
  return { kind: 'list', messages, ...articlesReport(messages, await app.library.contents()) };
}

/** The reply to a message that asks nothing; null for any other. What is small talk elsewhere may be a word of a server's own: see `meantBy`. */
export function remarkIn(text: string, who: Pick<Request, 'locale' | 'm'>): NoteReply | null {
  const talk = smallTalkIn(text);
  if (!talk) return null;
  const { remark, said } = talk;
  const { manners } = messagesIn(said, who);
  const reaction = REACTIONS[remark];
  return { kind: 'note', text: manners.remarks[remark], ...(reaction && { reaction }) };
}

/** To whom says hello, words tell more than a hand: how to ask. */
const REACTIONS: Readonly<Record<Remark, string | undefined>> = {
  greeting: undefined,
  thanks: '❤️',
  farewell: '👋',
  approval: '👍',
};

/**
 * The messages in the language that was used, where there are any. Where that is one of several, the locale decides, and
 * without one the first of them.
 */
function messagesIn(said: readonly string[], { locale, m }: Pick<Request, 'locale' | 'm'>): Messages {
  const spoken = said.filter((code) => Object.hasOwn(LANGUAGES, code));
  const one = said.length === 1 || !locale;
  const [first] = spoken;
  return one && first ? messagesFor(first) : m;
}
