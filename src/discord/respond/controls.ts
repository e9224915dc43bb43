import { type APIActionRowComponent, type APIButtonComponent, ButtonStyle, ComponentType } from 'discord.js';
import { type Answer, articleId, fingerprintQuote } from '../../../index/index.ts';
import { foreignMark } from '../../app/caveats.ts';
import type { Messages } from '../../app/messages/types.ts';
import type { Scope } from '../../app/outcome.ts';
import { titled } from '../../app/titled.ts';
import { BUTTON_LABEL } from '../limits.ts';
import { encodeScope } from '../scope.ts';

export type Row = APIActionRowComponent<APIButtonComponent>;

/** What the buttons under an answer need to know. */
export interface Controls {
  scope: Scope;
  /** The id of who asked. */
  asker: string;
  /** Only the asker sees the answer. */
  hidden: boolean;
  /** May the answer be shared from here? */
  shareable: boolean;
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
    ...(from > 0 ? [plain(`more:${Math.max(0, from - PAGE)}:${scope}`, m.buttons.previous)] : []),
    ...(to < answer.citations.length ? [plain(`more:${to}:${scope}`, m.buttons.more)] : []),
  ];
  const inContext = shown.map(({ article, excerpt, lines, number }) =>
    plain(
      // Its number tells it from any other, whatever is cited beside it.
      `context:${articleId(article)}:${encodeMark(excerpt, lines[0], number)}`,
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
  const rated = c.rated && first !== undefined && from === 0;
  const thumbs = rated ? [true, false].map((helpful) => thumb(helpful, articleId(first.article))) : [];
  return [
    ...thumbs,
    ...(c.form ? [plain(`follow:${scope}`, m.buttons.followUp)] : []),
    ...(c.shareable ? [plain(`share:${c.replyTo ?? ''}:${scope}`, m.buttons.share)] : []),
    ...(c.hidden ? [] : [plain(`dismiss:${c.asker}:${scope}`, m.buttons.dismiss)]),
  ];
}

function nearestButtons(
  answer: Answer,
  m: Messages,
  { scope, onlyLanguage }: Controls,
): APIButtonComponent[] {
  const titles = answer.nearest.map((near) => {
    const foreign = foreignMark(near.language, answer, m);
    return plain(`read:${articleId(near.article)}`, titled(near, BUTTON_LABEL - foreign.length) + foreign);
  });
  const { article, language, ...everywhere } = scope;
  const wider = plain(`again:${encodeScope(everywhere)}`, m.buttons.allArticles);
  return article || (language && !onlyLanguage) ? [...titles, wider] : titles;
}

export function thumb(helpful: boolean, article: string): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    custom_id: `rate:${helpful ? 'up' : 'down'}:${article}`,
    emoji: { name: helpful ? '👍' : '👎' },
  };
}

export function plain(customId: string, label: string, disabled = false): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    custom_id: customId,
    label,
    ...(disabled && { disabled }),
  };
}

/** No row without buttons. */
export function row(components: APIButtonComponent[]): Row[] {
  return components.length ? [{ type: ComponentType.ActionRow, components }] : [];
}

/** The mark of a quotation that begins in this line, in a custom id; after it, its number in the answer. */
export function encodeMark(excerpt: string, from: number, number = 1): string {
  const { line, length, hash } = fingerprintQuote(excerpt, from);
  return [line, length, hash, number].map((part) => part.toString(36)).join('.');
}

export function decodeMark(text: string | undefined): ReturnType<typeof fingerprintQuote> | null {
  const [line, length, hash] = (text ?? '').split('.').map((part) => Number.parseInt(part, 36));
  if (line === undefined || length === undefined || hash === undefined) return null;
  return [line, length, hash].every(Number.isSafeInteger) ? { line, length, hash } : null;
}
