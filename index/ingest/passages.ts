import { type Span, splitSentences } from '../text/sentences.ts';
import { collapseWhitespace } from '../text/whitespace.ts';
import { type Article, sourceOf } from './article.ts';
import type { Block } from './document.ts';

/** A paragraph of an article: joined where the file broke it in mid-sentence, cut where it is very long. */
export interface Passage extends Span {
  /** In order, each inside the passage; never empty. */
  sentences: Span[];
  /** Line of its first character in the file, 1-based. */
  line: number;
  /** The headings above it, outermost first, as one line; empty where there are none. */
  heading: string;
}

/** Cuts an article into passages. Offsets count in `article.text`. */
export function splitPassages(article: Article): Passage[] {
  const { text } = article;
  const source = sourceOf(article);
  const cut = joinBlocks(article).flatMap((group) =>
    cutLong(group, splitSentences(text, group.start, group.end, article.language)),
  );
  let line = 1;
  let at = 0;
  return cut.map((passage) => {
    for (
      let newline = source.indexOf('\n', at);
      newline >= 0 && newline < passage.start;
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

/** Blocks that belong together. */
interface Group extends Span {
  heading: string;
  /** Of its last block. */
  kind: Block['kind'];
  /** How many headings are above it: blocks are joined within a section only. */
  section: number;
}

/** Blocks joined where the file broke a sentence in two or put a list after its lead. */
function joinBlocks({ text, blocks }: Article): Group[] {
  const groups: Group[] = [];
  const headings: string[] = [];
  let section = 0;
  for (const { kind, ...block } of blocks) {
    const own = text.slice(block.start, block.end).trimEnd();
    if (kind === 'heading' && 'level' in block) {
      headings.length = Math.min(headings.length, block.level - 1);
      headings[block.level - 1] = collapseWhitespace(own);
      section++;
      continue;
    }
    if (!/[\p{L}\p{N}]/u.test(own)) continue;
    const end = block.start + own.length;
    const last = groups.at(-1);
    if (last?.section === section && continues(text, last, kind, own)) Object.assign(last, { end, kind });
    else
      groups.push({ kind, start: block.start, end, heading: headings.filter(Boolean).join(' › '), section });
  }
  return groups;
}

function continues(text: string, last: Group, kind: Block['kind'], own: string): boolean {
  if (last.kind === 'code' || kind === 'code') return false;
  // The end tells: the whole would be read again with every block that joins it.
  const before = text.slice(Math.max(last.start, last.end - 8), last.end);
  // "The board consists of", then a list.
  if (kind === 'item')
    return /[:：]$/.test(before) || (last.kind === 'paragraph' && !SENTENCE_END.test(before));
  // Scripts without lower case: only a comma tells that the sentence goes on.
  return (
    /[,，、،]$/.test(before) ||
    (!/[:;]\s*$/.test(before) && !SENTENCE_END.test(before) && /^\s*\p{Ll}/u.test(own))
  );
}

const SENTENCE_END = /[.!?…。！？][\s"'”’»)\]]*$/u;

/** The sentences of a group in parts of about the same length, where it is long. */
function cutLong({ start, end, heading }: Group, all: Span[]): Omit<Passage, 'line'>[] {
  const result: Omit<Passage, 'line'>[] = [];
  // Equal parts: a cut at the limit alone would leave a last passage of one sentence.
  const parts = Math.ceil((end - start) / MAX_PASSAGE);
  const target = (end - start) / parts;
  let part: Span[] = [];
  const flush = () => {
    const first = part[0];
    const last = part.at(-1);
    if (first && last) result.push({ start: first.start, end: last.end, sentences: part, heading });
    part = [];
  };
  for (const sentence of all) {
    const first = part[0];
    if (first && sentence.end - first.start > target + MAX_PASSAGE / 4) flush();
    part.push(sentence);
    if (parts > 1 && sentence.end - (part[0] as Span).start >= target) flush();
  }
  flush();
  return result;
}
