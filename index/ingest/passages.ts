import { type Span, splitSentences } from '../text/sentences.ts';
import { width } from '../text/width.ts';
import { type Article, sourceOf } from './article.ts';
import type { Stretch } from './document.ts';
import { canBeAnnounced, type Group, goesOn, groupBlocks, type Part } from './groups.ts';
import { announces, isAbout, isLead } from './introductions.ts';
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
  const cut = groupBlocks(article).flatMap((group) => cutLong(group, sentencesOf(article, group)));
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
        leads &&
        (isLead(own) ||
          (part.kind === 'paragraph' && canBeAnnounced(next) && announces(own)) ||
          (next.kind === 'item' && spans.length === 1 && own.length <= MAX_BARE_LEAD));
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

/** A single sentence no longer than this says nothing but that a list follows. */
const MAX_BARE_LEAD = 60;

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
/** Code is quoted in so many lines at most. */
export const MAX_CODE_LINES = 12;

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
