import type { APIButtonComponent } from 'discord.js';
import { type Answer, articleId, fingerprintQuote } from '../../../index/index.ts';
import { foreignMark } from '../../app/caveats.ts';
import type { Messages } from '../../app/messages/types.ts';
import type { Scope } from '../../app/outcome.ts';
import type { Visibility } from '../../app/policy.ts';
import { titled } from '../../app/titled.ts';
import { BUTTON_LABEL } from '../limits.ts';
import { encodeScope } from '../scope.ts';
import { button, emojiButton, type Row, row } from './buttons.ts';

/** What the buttons under an answer need to know. */
export interface Controls {
  scope: Scope;
  /** The id of who asked. */
  asker: string;
  visibility: Visibility;
  /** May the answer be shared from here? */
  canShare: boolean;
  /** The id of the message that a shared answer replies to. */
  replyTo?: string;
  /** Can ratings be kept here? */
  rated: boolean;
  /** Replies to the answer do not reach the bot, so it offers a form. */
  form: boolean;
  /** It asks for nothing but another language, which leaves nothing wider to ask for. */
  onlyLanguage?: boolean;
}

/** Rows of buttons under the citations `from` to `to` (exclusive), or under a decline. */
export function answerRows(
  answer: Answer,
  [from, to]: [from: number, to: number],
  m: Messages,
  c: Controls,
): Row[] {
  const scope = encodeScope(c.scope);
  const shown = answer.citations.slice(from, to);
  const pages = [
    ...(from > 0 ? [button(`more:${Math.max(0, from - PAGE)}:${scope}`, m.buttons.previous)] : []),
    ...(to < answer.citations.length ? [button(`more:${to}:${scope}`, m.buttons.more)] : []),
  ];
  const inContext = shown.map(({ article, text, lines, number }) =>
    button(
      // Its number tells it from any other, whatever is cited beside it.
      `context:${articleId(article)}:${encodeMark(text, lines[0], number)}`,
      shown.length > 1 ? `${m.buttons.inContext} ${m.number(number)}` : m.buttons.inContext,
    ),
  );
  return [
    row(answer.answered ? [...inContext, ...pages] : nearestButtons(answer, m, c)),
    row(below(answer, from, m, c, scope)),
  ].flat();
}

/** How many citations a page of an answer has. */
export const PAGE = 3;

function below(answer: Answer, from: number, m: Messages, c: Controls, scope: string): APIButtonComponent[] {
  const [first] = answer.citations;
  const rated = c.rated && first !== undefined && from === 0 ? articleId(first.article) : null;
  const thumbs = rated
    ? [emojiButton(`rate:up:${rated}`, '👍'), emojiButton(`rate:down:${rated}`, '👎')]
    : [];
  return [
    ...thumbs,
    ...(c.form ? [button(`follow:${scope}`, m.buttons.followUp)] : []),
    ...(c.canShare ? [button(`share:${c.replyTo ?? ''}:${scope}`, m.buttons.share)] : []),
    ...(c.visibility === 'public' ? [button(`dismiss:${c.asker}:${scope}`, m.buttons.dismiss)] : []),
  ];
}

function nearestButtons(
  answer: Answer,
  m: Messages,
  { scope, onlyLanguage }: Controls,
): APIButtonComponent[] {
  const titles = answer.nearest.map((near) => {
    const foreign = foreignMark(near.language, answer, m);
    return button(`read:${articleId(near.article)}`, titled(near, BUTTON_LABEL - foreign.length) + foreign);
  });
  const { article, language, ...everywhere } = scope;
  const wider = button(`again:${encodeScope(everywhere)}`, m.buttons.allArticles);
  return article || (language && !onlyLanguage) ? [...titles, wider] : titles;
}

/** The mark of a quotation that begins in this line, in a custom id; after it, its number in the answer. */
export function encodeMark(quoted: string, from: number, number = 1): string {
  const { line, length, hash } = fingerprintQuote(quoted, from);
  return [line, length, hash, number].map((part) => part.toString(36)).join('.');
}

export function decodeMark(text: string | undefined): ReturnType<typeof fingerprintQuote> | null {
  const [line, length, hash] = (text ?? '').split('.').map((part) => Number.parseInt(part, 36));
  if (line === undefined || length === undefined || hash === undefined) return null;
  return [line, length, hash].every(Number.isSafeInteger) ? { line, length, hash } : null;
}
