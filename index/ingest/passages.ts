import { type Span, splitSentences } from '../text/sentences.ts';
import { collapseWhitespace } from '../text/whitespace.ts';
import { width } from '../text/width.ts';
import { type Article, sourceOf } from './article.ts';
import type { Block, Stretch } from './document.ts';
import { isAbout, isLead, isQuestion } from './introductions.ts';
import { toSource } from './sourceMap.ts';

/**
 * What a sentence is: of running text, an item, a row, code, a definition; or what only introduces the next ones and
 * answers nothing: a lead (“You need:”), a question, a table's header, a term, what a page is about.
 */
export const SENTENCE_KINDS = [
  'text',
  'quote',
  'item',
  'row',
  'code',
  'definition',
  'lead',
  'question',
  'header',
  'term',
  'about',
] as const;

export type SentenceKind = (typeof SENTENCE_KINDS)[number];

export interface PassageSentence extends Span {
  kind: SentenceKind;
}

/** Blocks that belong together: joined where the file broke a sentence or a list from its lead, cut where long. */
export interface Passage extends Span {
  /** In order, each inside the passage; never empty. */
  sentences: PassageSentence[];
  /** Line of its first character in the file, 1-based. */
  line: number;
  /** The headings above it, outermost first, as one line; empty where there are none. */
  heading: string;
  /** What stands before it and introduces it: the nearest heading, and the lead, header or question of what was cut. */
  introduction: Introduction[];
}

/** What introduces a passage from before it. */
export interface Introduction extends Stretch {
  kind: (typeof INTRODUCTIONS)[number];
}

export const INTRODUCTIONS = ['heading', 'lead', 'question', 'header', 'term'] as const;

/** Does a sentence only introduce others? */
export function introduces({ kind }: Pick<PassageSentence, 'kind'>): boolean {
  return kind === 'lead' || kind === 'question' || kind === 'header' || kind === 'term' || kind === 'about';
}

/** Cuts an article into passages. Offsets count in `article.text`. */
export function splitPassages(article: Article): Passage[] {
  const source = sourceOf(article);
  const cut = joinShort(joinBlocks(article)).flatMap((group) => cutLong(group, sentencesOf(article, group)));
  let line = 1;
  let at = 0;
  return cut.map((passage) => {
    const start = toSource(article, passage.start);
    for (
      let newline = source.indexOf('\n', at);
      newline >= 0 && newline < start;
      newline = source.indexOf('\n', at)
    ) {
      at = newline + 1;
      line++;
    }
    return { ...passage, line };
  });
}

/** Longer passages are cut at a sentence: beyond this length BM25 cannot tell the paragraph from the chapter. */
const MAX_PASSAGE = 1500;

/** A block that can be quoted, and whether it is a question that the next one answers. */
type Part = Exclude<Block, { kind: 'heading' }> & { asks: boolean };

/** Blocks that belong together. */
interface Group {
  parts: Part[];
  heading: string;
  /** The nearest heading. */
  under?: Stretch;
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
      const part: Part = { ...block, asks: asks(text, block, blocks[at + 1]) };
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

/** A single sentence no longer than this says nothing but that a list follows. */
const MAX_BARE_LEAD = 60;

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

/** A longer one is a paragraph that ends in a question. */
const MAX_QUESTION = 300;

function belongs(text: string, last: Part, next: Part): boolean {
  if (next.asks) return false;
  if (last.asks || last.kind === 'term') return true;
  if (last.group !== undefined && last.group === next.group) return true;
  // The end tells: the whole would be read again with every block that joins it.
  const before = text.slice(Math.max(last.start, last.end - 8), last.end).trimEnd();
  if (isLead(before) && last.kind !== 'code' && last.kind !== 'row') return true;
  if (next.kind === 'code' || next.kind === 'row' || next.kind === 'definition') return false;
  if (last.kind === 'code' || last.kind === 'row') return false;
  // "The board consists of", then a list.
  if (next.kind === 'item')
    return last.kind === 'paragraph' && (!SENTENCE_END.test(before) || last.end - last.start <= MAX_LEAD);
  return goesOn(before, text.slice(next.start, next.end));
}

/** Where the file broke a sentence in two. Scripts without lower case: only a comma tells that it goes on. */
function goesOn(before: string, after: string): boolean {
  return (
    /[,，、،]$/.test(before) ||
    (!/[:;]$/.test(before) && !SENTENCE_END.test(before) && /^\s*\p{Ll}/u.test(after))
  );
}

const SENTENCE_END = /[.!?…。！？][\s"'”’»)\]]*$/u;

/** The sentences of a group, each with what it is. */
function sentencesOf({ text, language }: Article, { parts }: Group): PassageSentence[] {
  const sentences: PassageSentence[] = [];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as Part;
    let { end } = part;
    // A sentence may go on in the next paragraph.
    for (let next = parts[i + 1]; next && isBroken(text, part, end, next); next = parts[i + 1]) {
      end = next.end;
      i++;
    }
    const next = parts[i + 1];
    const spans =
      part.kind === 'code' ? codeLines(text, part) : splitSentences(text, part.start, end, language);
    for (const [at, span] of spans.entries()) {
      const leads = at === spans.length - 1 && next !== undefined && next.kind !== part.kind;
      const own = text.slice(span.start, span.end);
      const isOne =
        leads && (isLead(own) || (next.kind === 'item' && spans.length === 1 && own.length <= MAX_BARE_LEAD));
      const about = part.kind === 'paragraph' && isAbout(own);
      const kind = part.asks ? 'question' : isOne ? 'lead' : about ? 'about' : kindOf(part, next);
      sentences.push({ ...span, kind });
    }
  }
  return sentences;
}

function isBroken(text: string, part: Part, end: number, next: Part): boolean {
  if (part.kind !== 'paragraph' || next.kind !== 'paragraph' || part.asks || next.asks) return false;
  const before = text.slice(Math.max(part.start, end - 8), end).trimEnd();
  return goesOn(before, text.slice(next.start, next.end));
}

function kindOf(part: Part, next: Part | undefined): SentenceKind {
  if (part.kind === 'row') return part.header && next ? 'header' : 'row';
  if (part.kind === 'term') return next ? 'term' : 'text';
  return part.kind === 'paragraph' ? 'text' : part.kind;
}

/** Code is one sentence where it fits into an excerpt with its lead, else its lines are. */
function codeLines(text: string, { start, end }: Stretch): Span[] {
  const code = text.slice(start, end);
  const own = { start: start + code.search(/\S/), end: start + code.trimEnd().length };
  if (width(code) <= MAX_CODE && code.split('\n').length <= MAX_CODE_LINES) return [own];
  const spans: Span[] = [];
  let at = start;
  for (const line of code.split('\n')) {
    if (line.trim()) spans.push(...splitLong(text, at + line.search(/\S/), at + line.trimEnd().length));
    at += line.length + 1;
  }
  return spans;
}

const MAX_CODE = 400;
const MAX_CODE_LINES = 12;

/** A line that is too long for any excerpt is cut as a sentence is. */
function splitLong(text: string, start: number, end: number): Span[] {
  return end - start > MAX_CODE ? splitSentences(text, start, end, 'und') : [{ start, end }];
}

/** The sentences of a group in parts of about the same length, where it is long. */
function cutLong({ heading, under }: Group, all: PassageSentence[]): Omit<Passage, 'line'>[] {
  const result: Omit<Passage, 'line'>[] = [];
  const [start, end] = [all[0]?.start ?? 0, all.at(-1)?.end ?? 0];
  // Equal parts: a cut at the limit alone would leave a last passage of one sentence.
  const parts = Math.ceil((end - start) / MAX_PASSAGE);
  const target = (end - start) / parts;
  let part: PassageSentence[] = [];
  // What introduces the sentences to come.
  let lead: PassageSentence | undefined;
  const headed: Introduction[] = under ? [{ ...under, kind: 'heading' }] : [];
  let introduction = headed;
  const flush = () => {
    const first = part[0];
    const last = part.at(-1);
    if (!first || !last) return;
    result.push({ start: first.start, end: last.end, sentences: part, heading, introduction });
    part = [];
    introduction = lead ? [...headed, lead as Introduction] : headed;
  };
  for (const sentence of all) {
    const first = part[0];
    if (first && sentence.end - first.start > target + MAX_PASSAGE / 4) flush();
    part.push(sentence);
    if (introduces(sentence)) lead = sentence;
    else if (sentence.kind === 'text' && lead?.kind !== 'question') lead = undefined;
    if (parts > 1 && sentence.end - (part[0] as Span).start >= target && !introduces(sentence)) flush();
  }
  flush();
  return result;
}
