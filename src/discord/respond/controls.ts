import { type APIButtonComponent, ButtonStyle } from 'discord.js';
import { type Answer, articleId, type Citation, fingerprintQuote } from '../../../index/index.ts';
import { foreignMark } from '../../app/caveats.ts';
import type { Messages } from '../../app/messages/types.ts';
import type { Scope } from '../../app/outcome.ts';
import type { Action } from '../../app/reply.ts';
import { titled } from '../../app/titled.ts';
import { PAGE } from '../../conversation/answer.ts';
import { BUTTON_LABEL } from '../limits.ts';
import { encodeScope } from '../scope.ts';
import { button, emojiButton, type Row, row } from './buttons.ts';

/**
 * Rows of buttons below the citations `from` to `to` (exclusive), or below a decline: the nearest articles, and in one row, where
 * that has room, those that turn the page and the other actions of the reply. `scope` is that of the question.
 */
export function answerRows(
  answer: Answer,
  [from, to]: [from: number, to: number],
  m: Messages,
  scope: Scope,
  actions: readonly Action[],
): Row[] {
  const state = encodeScope(scope);
  const pages = [
    ...(from > 0 ? [button(`more:${Math.max(0, from - PAGE)}:${state}`, m.buttons.previous)] : []),
    ...(to < answer.citations.length ? [button(`more:${to}:${state}`, m.buttons.more)] : []),
  ];
  const buttons = (above: boolean) =>
    actions
      .filter(({ kind }) => (kind === 'read') === above)
      .flatMap((action) => actionButtons(action, answer, m, state));
  const below = [...pages, ...buttons(false)];
  return [row(buttons(true)), row(below.slice(0, ROOM)), row(below.slice(ROOM))].flat();
}

/** The button beside a citation. */
export function contextButton(
  { article, text, lines, number }: Pick<Citation, 'article' | 'text' | 'lines' | 'number'>,
  m: Messages,
): APIButtonComponent {
  // Its number tells it from any other, whatever is cited beside it.
  return button(`context:${articleId(article)}:${encodeMark(text, lines[0], number)}`, m.buttons.inContext);
}

/** Buttons in a row. */
const ROOM = 5;

function actionButtons(action: Action, answer: Answer, m: Messages, state: string): APIButtonComponent[] {
  switch (action.kind) {
    case 'read': {
      const near = answer.nearest.find(({ article }) => articleId(article) === action.article);
      if (!near) return [];
      const foreign = foreignMark(near.language, answer, m);
      const title = titled(near, BUTTON_LABEL - foreign.length) + foreign;
      return [button(`read:${action.article}`, title)];
    }
    case 'again':
      return [button(`again:${encodeScope(action.scope)}`, m.buttons.allArticles)];
    case 'rate': {
      const of = action.verdict === 'maybe' ? ':maybe' : '';
      return [
        emojiButton(`rate:up:${action.article}${of}`, '👍'),
        emojiButton(`rate:down:${action.article}${of}`, '👎'),
      ];
    }
    case 'team':
      return [button(`team::${state}`, m.manners.team.ask)];
    case 'notify':
      return [button(`notify:${action.declined}:${state}`, m.answering.notify)];
    case 'follow':
      return [button(`follow:${state}`, m.buttons.followUp)];
    case 'share':
      return [button(`share:${action.replyTo ?? ''}:${state}`, m.buttons.share)];
    case 'dismiss':
      return [button(`dismiss:${action.user}:${state}`, m.buttons.dismiss)];
    case 'command':
      return [commandButton(action)];
  }
}

/** The button of what a command offers itself. */
export function commandButton({
  command,
  state,
  label,
  danger,
}: Extract<Action, { kind: 'command' }>): APIButtonComponent {
  return button(`${command}:${state}`, label, danger ? ButtonStyle.Danger : ButtonStyle.Secondary);
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
