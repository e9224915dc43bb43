import type { App } from '../app/app.ts';
import type { AnswerReply } from '../app/reply.ts';
import type { Request } from '../app/request.ts';
import { answer, type Inquiry } from './answer.ts';
import { meantBy } from './readings.ts';
import { asksForArticles } from './smallTalk/aboutArticles.ts';
import { smallTalkIn } from './smallTalk/smallTalk.ts';

/**
 * The answer to a question that nobody asked the bot, if it is sure of it; null if not. Only what is answered is counted: that the
 * articles do not say what people talk about among themselves tells nothing of the articles.
 */
export async function answerIfSure(
  request: Request,
  inquiry: Inquiry,
  app: App,
): Promise<AnswerReply | null> {
  const text = meantBy(inquiry.asked.text, (await app.synonyms.of(request.server)) ?? []);
  if (smallTalkIn(text) || asksForArticles(text).length > 0) return null;
  const found = await answer(request, { ...inquiry, again: true }, app);
  if (found.answer.verdict !== 'answer') return null;
  app.meter.begin()({ outcome: 'answered', language: found.answer.language });
  await app.feedback.record(request, found.answer, null);
  return found;
}
