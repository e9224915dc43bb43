import type { Article } from './article.ts';
import { type Span, sentences } from './sentences.ts';

/** A paragraph of an article: joined where the file broke it in mid-sentence, cut where it is very long. */
export interface Passage extends Span {
  /** In order, each inside the passage; never empty. */
  sentences: Span[];
  /** Line of its first character in the file, 1-based. */
  line: number;
  /** The Markdown headings above it, outermost first, as one line; empty where there are none. */
  heading: string;
}

/** Cuts an article's body into passages. Offsets count in `article.text`. */
export function passages(article: Article): Passage[] {
  const { text } = article;
  const cut = blocks(article).flatMap((block) =>
    cutLong(block, sentences(text, block.start, block.end, article.language)),
  );
  let line = 1;
  let at = 0;
  return cut.map((passage) => {
    for (
      let newline = text.indexOf('\n', at);
      newline >= 0 && newline < passage.start;
      newline = text.indexOf('\n', at)
    ) {
      at = newline + 1;
      line++;
    }
    return { ...passage, line };
  });
}

/** Longer passages are cut at a sentence: beyond this length BM25 cannot tell the paragraph from the chapter. */
const MAX_PASSAGE = 1500;

interface Block extends Span {
  heading: string;
  kind: 'prose' | 'list' | 'code';
}

function blocks(article: Article): Block[] {
  const markdown = article.path.toLowerCase().endsWith('.md');
  const result: Block[] = [];
  const headings: string[] = [];
  let open: Block | undefined;
  let fence: string | undefined;
  const close = () => {
    if (open) add(article.text, result, open);
    open = undefined;
  };
  for (const line of lines(article.text, article.bodyStart)) {
    const text = article.text.slice(line.start, line.end);
    const fenced = markdown && /^\s{0,3}(```+|~~~+)/.exec(text)?.[1];
    if (fenced && (!fence || fenced.startsWith(fence))) {
      fence = fence ? undefined : fenced;
      if (open && open.kind !== 'code') close();
    }
    const heading = markdown && !fence && !fenced && /^\s{0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$/.exec(text);
    if (heading) {
      close();
      const level = (heading[1] as string).length;
      headings.length = Math.min(headings.length, level - 1);
      headings[level - 1] = heading[2] as string;
    } else if (!fence && text.trim() === '') {
      close();
    } else if (open) {
      open.end = line.end;
    } else {
      const kind = fence || fenced ? 'code' : isItem(text) ? 'list' : 'prose';
      open = { start: line.start, end: line.end, heading: headings.filter(Boolean).join(' › '), kind };
    }
  }
  close();
  return result;
}

function isItem(line: string): boolean {
  return /^\s*(?:[-*+•]|\d{1,3}[.)])\s/.test(line);
}

/** Adds a block, joined to the one before where the file broke a sentence in two or put a list after its lead. */
function add(text: string, result: Block[], block: Block): void {
  if (!/[\p{L}\p{N}]/u.test(text.slice(block.start, block.end))) return;
  const last = result.at(-1);
  if (
    last &&
    last.heading === block.heading &&
    continues(text.slice(last.start, last.end), text.slice(block.start, block.end), last, block)
  ) {
    last.end = block.end;
  } else {
    result.push(block);
  }
}

function continues(before: string, after: string, last: Block, block: Block): boolean {
  if (last.kind === 'code' || block.kind === 'code') return false;
  if (block.kind === 'list') return /[:：]\s*$/.test(before);
  // Scripts without lower case: only a comma tells that the sentence goes on.
  return (
    /[,，、،]\s*$/.test(before) ||
    (!/[.!?…。！？:;][\s"'”’»)\]]*$/u.test(before) && /^\s*\p{Ll}/u.test(after))
  );
}

function* lines(text: string, from: number): Generator<Span> {
  let start = from;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    yield { start, end };
    start = end + 1;
  }
}

function cutLong(block: Block, all: Span[]): Omit<Passage, 'line'>[] {
  const result: Omit<Passage, 'line'>[] = [];
  // Equal parts: a cut at the limit alone would leave a last passage of one sentence.
  const parts = Math.ceil((block.end - block.start) / MAX_PASSAGE);
  const target = (block.end - block.start) / parts;
  let group: Span[] = [];
  const flush = () => {
    const first = group[0];
    const last = group.at(-1);
    if (first && last)
      result.push({ start: first.start, end: last.end, sentences: group, heading: block.heading });
    group = [];
  };
  for (const sentence of all) {
    const first = group[0];
    if (first && sentence.end - first.start > target + MAX_PASSAGE / 4) flush();
    group.push(sentence);
    if (parts > 1 && sentence.end - (group[0] as Span).start >= target) flush();
  }
  flush();
  return result;
}
