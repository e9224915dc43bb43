import { type APIMessageTopLevelComponent, ComponentType, MessageFlags } from 'discord.js';
import { type Answer, type Citation, collapseWhitespace, worthReading } from '../../../index/index.ts';
import { caveats } from '../../app/caveats.ts';
import type { Origin, Owned } from '../../app/kept.ts';
import type { Messages } from '../../app/messages/types.ts';
import type { Asked, Found } from '../../app/outcome.ts';
import type { AnswerReply } from '../../app/reply.ts';
import { clip } from '../../app/reports.ts';
import { type Line, markUp, markUpLine } from '../../app/text.ts';
import { PAGE } from '../../conversation/answer.ts';
import { MESSAGE_COMPONENTS, MESSAGE_TEXT } from '../limits.ts';
import { type Block, blockParts } from './block.ts';
import type { ControlRow, Row } from './buttons.ts';
import { cited, decline, discordStyle, readBy, unquoted } from './citations.ts';
import { answerRows, contextButton } from './controls.ts';
import { escapeMarkdown } from './markup.ts';

/** A whole Discord message, ready to be sent or put in place of another. */
export interface Card {
  flags: MessageFlags.IsComponentsV2;
  components: APIMessageTopLevelComponent[];
  files?: { name: string; attachment: Buffer }[];
  /** Messages that follow it. */
  more?: readonly Card[];
  /** What its buttons need and do not find in it. */
  memory?: CardMemory;
  /** An emoji that says the same, where a reaction to a message can take its place. */
  reaction?: string;
  /** The name of the thread that is opened for it, where that is allowed. */
  inThread?: string;
}

export interface CardMemory {
  /** The whole question, and the one before it, where only the beginning is shown. */
  text?: string | Owned;
  after?: string | Owned;
  /** The sentences cited on this page and those before it, */
  shown?: readonly string[];
  /** those cited before in the conversation, */
  before?: readonly string[];
  /** and the id of the answer that this one goes on with, which then has cited these too. */
  moreOf?: string;
  /** The number of the decline that it tells of. */
  declined?: number;
}

/**
 * What stands around an answer. `asked` repeats the question, for those who did not see it and for the buttons, which read it
 * there. Without `actions`, nothing can be pressed below it.
 */
export type CardOptions = Partial<
  Pick<AnswerReply, 'asked' | 'notes' | 'note' | 'declineText' | 'from' | 'scope' | 'actions'>
>;

/**
 * An answer or a decline. A quotation is shown whole or not at all: what does not fit in a message is left to the next
 * page or, without buttons, counted.
 */
export function card(answer: Found, m: Messages, options: CardOptions = {}): Card {
  const { asked, notes = [], note, declineText, from = 0, scope = {}, actions } = options;
  const question = asked?.text.trim() ? questionTexts(asked, m) : [];
  const head = [...question];
  const memory = memoryOf(asked, question);
  const ours = notes.map((text) => markUp(text, discordStyle));
  const said = from === 0 ? [...ours, ...caveats(answer, m, note), ...readBy(answer, m, scope)] : ours;
  const rows = (shown: [from: number, to: number]) =>
    actions ? answerRows(answer, shown, m, scope, actions) : [];
  if (said.length) head.push({ content: said.join('\n') });
  if (!answer.answered) {
    const here = Boolean(scope.article);
    const how = { here, buttons: Boolean(actions), ...(declineText && { declineText }) };
    const blocks = [...head, { content: decline(answer, m, how) }];
    return { ...inBlocks(blocks, rows([0, 0])), memory };
  }
  const { blocks, to } = citations(answer, m, head, from, Boolean(actions));
  const shown = answer.citations.slice(0, to).flatMap(({ sentences }) => sentences);
  const made = inBlocks(
    [...head, ...blocks],
    rows([from, to]),
    answer.verdict === 'maybe' ? MUTED : undefined,
  );
  return { ...made, memory: { ...memory, shown } };
}

/** A message of lines, with blocks below them; if they are too many, the last lines are counted instead of shown. */
export function panel(
  m: Messages,
  report: readonly Line[],
  rows: ControlRow[] = [],
  below: Block[] = [],
): Card {
  const lines = report.map((line) => markUpLine(line, discordStyle));
  const room = MESSAGE_TEXT - m.more(lines.length).length - 1 - length(below);
  const fits = (count: number) => lines.slice(0, count).join('\n').length <= room;
  let count = lines.length;
  while (count > 0 && !fits(count)) count--;
  const shown = count === lines.length ? lines : [...lines.slice(0, count), m.more(lines.length - count)];
  return inBlocks([{ content: shown.join('\n') }, ...below], rows);
}

/** One sentence of ours, and perhaps a question and buttons with it. */
export function note(sentence: string, rows: Row[] = []): Card {
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: ComponentType.TextDisplay, content: sentence }, ...rows],
  };
}

/** Rows in pages that each fit in a message beside a heading and a footer; at least one page. */
export function pages(rows: string[]): string[][] {
  const all: string[][] = [[]];
  let used = 0;
  for (const row of rows) {
    used += row.length + 1;
    if (used > MESSAGE_TEXT - FRAME || (all.at(-1)?.length ?? 0) >= ROWS) {
      all.push([]);
      used = row.length + 1;
    }
    all.at(-1)?.push(row);
  }
  return all;
}

/**
 * The question as the buttons find it again: by the numbers of its components. Of more than `length` characters only the
 * beginning is shown, under another number.
 */
export function questionTexts({ text, after, cut }: Asked, m: Messages, length = ASKED): Block[] {
  const [own, before] = [clip(text, length), clip(after ?? '', length)];
  // Always between isolates: by them it is told from the words around it.
  const written = before && `\u2068${escapeMarkdown(before)}\u2069`;
  const previous = {
    id: cut || isLonger(after, length) ? AFTER_CUT_ID : AFTER_ID,
    content: `-# ${m.answer.following(written)}`,
  };
  const question = {
    id: cut || isLonger(text, length) ? ASKED_CUT_ID : ASKED_ID,
    content: discordStyle.strong(discordStyle.text(own)),
  };
  return written ? [question, previous] : [question];
}

/** What has to be kept of a question that is shown so. */
export function memoryOf(asked: Asked | null | undefined, blocks: Block[]): CardMemory {
  if (!asked || asked.cut) return {};
  const { text, after = '', owners = {} } = asked;
  const has = (wanted: number) => blocks.some(({ id }) => id === wanted);
  const owned = (value: string, by?: Origin) => (by ? { value, ...by } : value);
  return {
    ...(has(ASKED_CUT_ID) && { text: owned(text, owners.text) }),
    ...(has(AFTER_CUT_ID) && { after: owned(after, owners.after) }),
  };
}

/** Large numbers: Discord gives the small ones to components that have none. */
export const ASKED_ID = 70_001;
export const AFTER_ID = 70_002;
/** The same of a question of which only the beginning is shown. */
export const ASKED_CUT_ID = 70_003;
export const AFTER_CUT_ID = 70_004;

/** Blocks in a frame, which may have a bar in a colour, a line between any two, and rows of buttons below them. */
export function inBlocks(blocks: Block[], rows: ControlRow[] = [], color?: number): Card {
  const components = blocks.flatMap((block, at) => [
    // A question and the one before it are one thing.
    ...(at && block.id !== AFTER_ID && block.id !== AFTER_CUT_ID
      ? [{ type: ComponentType.Separator } as const]
      : []),
    ...blockParts(block),
  ]);
  const bar = color === undefined ? {} : { accent_color: color };
  const container = { type: ComponentType.Container, components, ...bar } as const;
  const files = new Map(
    blocks.flatMap(({ pictures = [] }) => pictures.flatMap(({ url, file }) => (file ? [[url, file]] : []))),
  );
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [container, ...rows],
    ...(files.size > 0 && { files: [...files.values()] }),
  };
}

/** What may only help has a bar in the grey of those who are away. */
const MUTED = 0x80848e;
const ASKED = 600;
const FRAME = 300;
/** Who shared it is said below an answer later. */
const SHARED = 100;
const ROWS = 25;

function isLonger(question: string | undefined, length: number): boolean {
  return collapseWhitespace(question ?? '').length > length;
}

function citations(
  answer: Answer,
  m: Messages,
  head: Block[],
  from: number,
  paged: boolean,
): { blocks: Block[]; to: number } {
  const room = MESSAGE_TEXT - SHARED - length(head);
  const page = answer.citations.slice(from, from + (from === 0 ? worthReading(answer.citations) : PAGE));
  const beside = (citation: Citation) => (paged ? { beside: contextButton(citation, m) } : {});
  const texts = page.map((citation) => ({ ...cited(citation, m, answer.verdict), ...beside(citation) }));
  const tail = (left: number) => (left && !paged ? [{ content: m.answer.leftOut(left) }] : []);
  for (let count = texts.length; count > 0; count--) {
    const blocks = [...texts.slice(0, count), ...tail(texts.length - count)];
    // A line between any two blocks, a heading with its button, a quotation and its pictures, the frame, and two rows of five buttons.
    const components = head.length * 2 + blocks.length * 6 + 13;
    if (length(blocks) <= room && components <= MESSAGE_COMPONENTS) return { blocks, to: from + count };
  }
  const [first] = page;
  const pointed = first ? [{ content: unquoted(first, m, answer.verdict), ...beside(first) }] : [];
  return { blocks: [...pointed, ...tail(texts.length - 1)], to: from + pointed.length };
}

function length(blocks: Block[]): number {
  return blocks.reduce((sum, { content }) => sum + content.length, 0);
}
