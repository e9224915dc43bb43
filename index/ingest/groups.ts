import { collapseWhitespace } from '../text/whitespace.ts';
import type { Article } from './article.ts';
import type { Block, Stretch } from './document.ts';
import { announces, isLead, isQuestion } from './introductions.ts';

/** A block that can be quoted, and whether it is a question that the next one answers. */
export type Part = Exclude<Block, { kind: 'heading' }> & { asks: boolean };

/** Blocks that belong together. */
export interface Group {
  parts: Part[];
  heading: string;
  /** The nearest heading. */
  under?: Stretch;
}

/** An article's blocks in groups of those that belong together. */
export function groupBlocks(article: Article): Group[] {
  return joinShort(joinBlocks(article));
}

/** Blocks joined where one introduces the next, where they are of one list or table, or the file broke a sentence. */
function joinBlocks({ text, blocks }: Article): Group[] {
  const groups: Group[] = [];
  const headings: string[] = [];
  // The title is above what comes before the first heading.
  let under: Stretch | undefined;
  let open: Group | undefined;
  for (const [at, block] of blocks.entries()) {
    const own = text.slice(block.start, block.end);
    if (block.kind === 'heading') {
      headings.length = Math.min(headings.length, block.level - 1);
      headings[block.level - 1] = collapseWhitespace(own);
      under = { start: block.start, end: block.end };
      open = undefined;
    } else if (/[\p{L}\p{N}]/u.test(own)) {
      const next = blocks[at + 1];
      const labelled = isLabel(text, block, next) ? ({ ...block, kind: 'term' } as const) : block;
      const part: Part = { ...labelled, asks: asks(text, block, next) };
      if (open && belongs(text, open.parts.at(-1) as Part, part)) open.parts.push(part);
      else {
        open = { parts: [part], heading: headings.filter(Boolean).join(' › '), ...(under && { under }) };
        groups.push(open);
      }
    }
  }
  return groups;
}

/** A section that fits into an excerpt is one passage: what its heading announces may be in any of its lines. */
function joinShort(groups: Group[]): Group[] {
  const joined: Group[] = [];
  for (let at = 0; at < groups.length; ) {
    const { heading, under } = groups[at] as Group;
    let end = at + 1;
    while (under && groups[end]?.under === under) end++;
    const section = groups.slice(at, end);
    const parts = section.flatMap((group) => group.parts);
    const length = (parts.at(-1)?.end ?? 0) - (parts[0]?.start ?? 0);
    const isShort = section.length > 1 && length <= SHORT_SECTION && !parts.some((part) => part.asks);
    if (isShort && under) joined.push({ parts, heading, under });
    else joined.push(...section);
    at = end;
  }
  return joined;
}

const SHORT_SECTION = 400;

/** A shorter paragraph, in UTF-16 units, introduces the list after it, whatever it ends in. */
const MAX_LEAD = 200;

/** Is a block a question that the next one answers? Items of a list are not where all of them ask. */
function asks(text: string, block: Block, next: Block | undefined): boolean {
  const { kind, start, end } = block;
  if (!next || next.kind === 'heading' || end - start > MAX_QUESTION) return false;
  if (kind !== 'paragraph' && kind !== 'item' && kind !== 'term' && kind !== 'quote') return false;
  if (kind === 'item' && next.kind === 'item' && next.depth <= block.depth) return false;
  return (
    isQuestion(text.slice(start, end)) &&
    !isQuestion(text.slice(next.start, Math.min(next.end, next.start + MAX_QUESTION)))
  );
}

/** Is a block a few words, all of them bold, that stand above what follows as a heading does? */
function isLabel(text: string, { kind, start, end, marks = [] }: Block, next: Block | undefined): boolean {
  if (kind !== 'paragraph' || !next || next.kind === 'heading' || end - start > MAX_LABEL) return false;
  const bold = marks.some((mark) => mark.kind === 'strong' && mark.start === start && mark.end === end);
  return (
    bold && !/\p{N}|[:：]\s*\S/u.test(text.slice(start, end)) && !SENTENCE_END.test(text.slice(start, end))
  );
}

const MAX_LABEL = 60;

/** A longer one is a paragraph that ends in a question. */
const MAX_QUESTION = 300;

function belongs(text: string, last: Part, next: Part): boolean {
  if (next.asks) return false;
  if (last.asks || last.kind === 'term') return true;
  if (last.group !== undefined && last.group === next.group) return true;
  // The end tells: the whole would be read again with every block that joins it.
  const before = text.slice(Math.max(last.start, last.end - 8), last.end).trimEnd();
  if (isLead(before) && last.kind !== 'code' && last.kind !== 'row') return true;
  if (last.kind === 'paragraph' && canBeAnnounced(next)) {
    const sentences = text
      .slice(Math.max(last.start, last.end - MAX_LEAD), last.end)
      .split(BETWEEN_SENTENCES);
    if (announces(sentences.at(-1) ?? '')) return true;
  }
  if (next.kind === 'code' || next.kind === 'row' || next.kind === 'definition') return false;
  if (last.kind === 'code' || last.kind === 'row') return false;
  // "The board consists of", then a list.
  if (next.kind === 'item')
    return last.kind === 'paragraph' && (!SENTENCE_END.test(before) || last.end - last.start <= MAX_LEAD);
  return goesOn(before, text.slice(next.start, next.end));
}

/** Is a part code, a list or a table? */
export function canBeAnnounced({ kind }: Pick<Part, 'kind'>): boolean {
  return kind === 'code' || kind === 'item' || kind === 'row';
}

const BETWEEN_SENTENCES = /(?<=[.!?…])\s+(?=\S)|(?<=[。！？])(?=\S)/u;

/** Where the file broke a sentence in two. Scripts without lower case: only a comma tells that it goes on. */
export function goesOn(before: string, after: string): boolean {
  return (
    /[,，、،]$/.test(before) ||
    (!/[:;]$/.test(before) && !SENTENCE_END.test(before) && /^\s*\p{Ll}/u.test(after))
  );
}

const SENTENCE_END = /[.!?…。！？][\s"'”’»)\]]*$/u;
