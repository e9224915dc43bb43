import { articleId, type Citation } from '../../index/index.ts';
import type { AnswerReply, QuoteMark, Reply } from '../app/reply.ts';
import type { Previous } from '../conversation/plan.ts';
import { isLongAgo, leanOn } from '../conversation/previous.ts';
import type { ReaderPage } from './readerPage.ts';

/** What the lines before have shown, from which the next may go on. */
export interface Memory {
  /** The last answer or decline; `to` is how many of its citations have been shown, `at` when. */
  answer?: { reply: AnswerReply; to: number; at: number };
  /** The page of an article that is open; its quotation stays bold. */
  page?: ReaderPage & { quote: QuoteMark | null };
  /** The `articleId`s that the numbers from 1 on stand for. */
  articles: readonly string[];
}

/** What a reply has shown of itself. */
export interface Shown {
  text: string;
  /** Of an answer: the number of its citations, those on pages before counted. */
  to?: number;
  page?: ReaderPage;
}

/** The memory after a reply was shown; `quote` is that of a page. */
export function remember(memory: Memory, reply: Reply, shown: Shown, quote: QuoteMark | null): Memory {
  if (reply.kind === 'gone') return { ...memory, articles: reply.article ? [reply.article] : [] };
  if (reply.kind === 'page') return shown.page ? { ...memory, page: { ...shown.page, quote } } : memory;
  if (reply.kind !== 'answer') return memory;
  const { answered, citations, nearest } = reply.answer;
  const articles = (answered ? citations : nearest).map(({ article }) => articleId(article));
  return { answer: { reply, to: shown.to ?? 0, at: Date.now() }, articles };
}

/** What a question may lean on, unless that is too long ago (`late`). */
export function beforeThis({ answer }: Memory): { previous?: Previous; late?: true } {
  if (!answer) return {};
  const { reply, to, at } = answer;
  const shown = reply.answer.citations.slice(0, to).flatMap(({ sentences }) => sentences);
  const { asked, scope, cited: before } = reply;
  const now = Date.now();
  if (isLongAgo(at, now)) return { late: true };
  const cited = { before, shown };
  const previous = leanOn({ asked, scope, at, answered: reply.answer.answered, cited }, now);
  return previous ? { previous } : {};
}

/** The citations that were last shown. */
export function citationsIn({ answer }: Memory): readonly Citation[] {
  return answer ? answer.reply.answer.citations.slice(answer.reply.from, answer.to) : [];
}

/** The commands that what was just shown can be followed with. */
export function offers(reply: Reply, memory: Memory): string[] {
  if (reply.kind === 'page') {
    const { from = 0, to = 0, total = 0 } = memory.page ?? {};
    return [...(from > 0 ? ['/previous'] : []), ...(to < total ? ['/next'] : [])];
  }
  const numbered = memory.articles.map((_, at) => `/article ${at + 1}`);
  if (reply.kind === 'gone') return numbered;
  if (reply.kind !== 'answer') return [];
  const cited = citationsIn(memory);
  const contexts = cited.map(({ number }) => (cited.length > 1 ? `/context ${number}` : '/context'));
  const more = (memory.answer?.to ?? 0) < reply.answer.citations.length;
  const wider = reply.actions.some(({ kind }) => kind === 'again');
  const all = wider ? ['/all'] : [];
  if (!reply.answer.answered) return [...numbered, ...all];
  return [...contexts, ...(more ? ['/more'] : []), ...all];
}
