import type { ReadPassage } from '../../../index/index.ts';
import type { Messages } from '../../app/messages/types.ts';
import type { Asked, Scope } from '../../app/outcome.ts';
import { layOut } from '../../app/quotation/layout.ts';
import { fitting } from '../../app/reader.ts';
import type { PageReply } from '../../app/reply.ts';
import { clip } from '../../app/reports.ts';
import { MESSAGE_TEXT } from '../limits.ts';
import { encodeScope } from '../scope.ts';
import type { Block } from './block.ts';
import { button, row } from './buttons.ts';
import { type Card, inBlocks, memoryOf, questionTexts } from './card.ts';
import { discordStyle, footnote, linked } from './citations.ts';
import { pageLines } from './quotation.ts';

/** What a page of an article was opened from; with the question that can be asked again should the article change. */
export interface Opened {
  /** That of the quotation, which stays bold. */
  mark?: string;
  asked?: Asked | null;
  scope?: Scope;
}

/** A page of an article, as many whole passages as fit. */
export function readerCard(
  { text, filling, written }: Omit<PageReply, 'kind'>,
  m: Messages,
  opened: Opened = {},
): Card {
  const { mark = '', asked, scope } = opened;
  const { path, id, version, language, date, total } = text;
  const heading = discordStyle.strong(linked(text));
  const whole = asked ? questionTexts(asked, m) : [];
  // Rather less of the question than of the article.
  const question = asked && length(whole) > QUESTION ? questionTexts(asked, m, BEGINNING) : whole;
  const room = MESSAGE_TEXT - length(question) - heading.length - FOOTER;
  const shown = text.passages.map((passage, at) => {
    const bold = text.quote?.passage === text.from + at ? text.quote.at : NO_PART;
    return paragraph(passage, text.passages[at - 1], bold, m, room);
  });
  const start = (text.quote?.passage ?? text.from) - text.from;
  // Two line breaks stand between any two.
  const sizes = shown.map(({ length }) => length + 2);
  const [first, last] = fitting(sizes, filling, start, room + 2);
  const from = text.from + first;
  const to = text.from + last;
  const lines = [text.passages[first]?.lines[0] ?? 1, text.passages[last - 1]?.lines[1] ?? 1] as const;
  const { place: at } = text.passages[first] ?? {};
  const place = { article: path, lines, ...(at && { place: at }), language, ...(date && { date }) };
  const by = written ? [`-# ${written}`] : [];
  const blocks: Block[] = [
    ...question,
    { content: heading },
    { content: shown.slice(first, last).join('\n\n') },
    { content: [footnote(place, m, m.reader.paragraphs(from + 1, to, total)), ...by].join('\n') },
  ];
  const state = question.length || scope?.library ? `${mark}:${encodeScope(scope ?? {})}` : mark;
  const page = (way: string, label: string) => button(`read:${id}:${version}:${way}:${state}`, label);
  const buttons = [
    ...(from > 0 ? [page(`b${from}`, m.buttons.previous)] : []),
    ...(to < total ? [page(`f${to}`, m.buttons.next)] : []),
  ];
  return { ...inBlocks(blocks, row(buttons)), memory: memoryOf(asked, question) };
}

const NO_PART: [number, number] = [0, 0];
const FOOTER = 700;
const QUESTION = 900;
/** Characters of a longer one; each may need a backslash. */
const BEGINNING = 150;
const HEADING = 150;

function paragraph(
  { text, blocks, heading, lines }: ReadPassage,
  before: ReadPassage | undefined,
  bold: [from: number, to: number],
  m: Messages,
  room: number,
): string {
  const shown = pageLines(layOut({ text, bold, ...(blocks && { blocks }) }).parts).join('\n');
  // Its heading may need a backslash before each character.
  const fits = shown.length <= room - 2 * HEADING - 10;
  const body = fits ? shown : `${m.answer.tooLong} ${m.answer.lines(...lines)}`;
  if (!heading || heading === before?.heading) return body;
  return `-# ${discordStyle.text(clip(heading, HEADING))}\n${body}`;
}

function length(blocks: Block[]): number {
  return blocks.reduce((sum, { content }) => sum + content.length, 0);
}
